"""A fault of an instrument, and the place where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]


class PlaceKind(StrEnum):
    """What a fault is about."""

    INSTRUMENT = "instrument"
    PART = "part"
    QUESTION = "question"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong, as a Swedish sentence.

    `place` is the id of the part or question, empty for the whole; a fault of an option has its
    question's id there, and its own in `option`. `field` is the field's name in the file
    format, empty where no single field is at fault. `path` leads to the field in the file and
    tells two questions with one id apart. What is not an error only deserves a look.
    """

    place: str
    kind: PlaceKind
    field: str
    text: str
    is_error: bool = True
    option: str = ""
    path: Path = ()

    @property
    def is_gap(self) -> bool:
        """Tell whether it is only that a part is empty, as every part of an empty frame is."""
        return self.kind is PlaceKind.PART and self.field == "questions"

    @property
    def reason(self) -> str:
        """The text as a clause without a full stop, as errors end."""
        return self.text[:1].lower() + self.text[1:].removesuffix(".")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an instrument, to find faults at."""

    kind: PlaceKind
    id: str
    path: Path
    option: str = ""

    @classmethod
    def of_whole(cls) -> "Place":
        """Return the place of the instrument itself."""
        return cls(PlaceKind.INSTRUMENT, "", ())

    def of_part(self, number: int, part_id: str) -> "Place":
        """Return the place of a part right below."""
        return Place(PlaceKind.PART, part_id, (*self.path, "parts", number))

    def of_question(self, number: int, question_id: str) -> "Place":
        """Return the place of a question right below."""
        return Place(PlaceKind.QUESTION, question_id, (*self.path, "questions", number))

    def of_option(self, number: int, option_id: str) -> "Place":
        """Return the place of one of the question's options."""
        return Place(PlaceKind.OPTION, self.id, (*self.path, "options", number), option_id)

    def fault(self, field: str, text: str, *, is_error: bool = True, within: Path = ()) -> Fault:
        """Return a fault here; `within` leads from the field to a value inside it."""
        path = (*self.path, field, *within) if field else self.path
        return Fault(self.id, self.kind, field, text, is_error, self.option, path)


def missing_text(place: Place, field: str, text: str, name: str) -> Iterator[Fault]:
    """Yield a fault where a text that is needed is empty."""
    if not text.strip():
        yield place.fault(field, f"{name} saknas.")


def missing_id(place: Place, field: str, value: str, name: str) -> Iterator[Fault]:
    """Yield a fault where an id is empty or has a space in it, since ids are stored in a row."""
    yield from missing_text(place, field, value, name)
    if value.strip() and re.search(r"\s", value):
        yield place.fault(field, f"{name} är ”{value}”, men får inte ha mellanslag.")
