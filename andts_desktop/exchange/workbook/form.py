"""What a sheet of our own workbooks is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

_E = TypeVar("_E", bound=StrEnum)

CONTINUED = "fortsättning"
"""In the first cell of a row whose texts go on from the row above, since a cell has a limit."""
YES = "ja"
CHOICES = "Val"
"""The hidden sheet with the lists to choose from."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, its list of choices, a hint for who edits."""

    header: str
    width: int
    choices: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet: its name and columns, the first `required` of which must be there.

    With `has_long_texts` a text that is too long for a cell goes on in further rows. `of` is
    what the workbook holds, in the definite form.
    """

    name: str
    columns: tuple[Column, ...]
    required: int
    has_long_texts: bool = False
    of: str = "planen"

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers from left to right."""
        return tuple(column.header for column in self.columns)


@dataclass(frozen=True, slots=True)
class Record:
    """A row to be written; `depth` is how far down the tree it stands, from 1."""

    texts: Mapping[str, str]
    depth: int = 1
    is_bold: bool = False


def choice_of(text: str, names: Mapping[_E, str]) -> _E | None:
    """Return the value whose Swedish name the text is, None where it is none of them."""
    wanted = text.strip().casefold()
    return next((value for value, name in names.items() if name.casefold() == wanted), None)
