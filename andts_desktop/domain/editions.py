"""The history of documents handed over: each edition, and what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from andts_desktop.domain.ids import PlanId, RoundId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperSize

Passages = Sequence[tuple[str, str]]
"""A document's words in reading order: the headings above each text, and the text."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A document that was saved, printed or put in a mail draft; `at` is local time in ISO.

    `subject` tells whom it is about where there is one for each; `way` says in a word or two
    what was done with it. `digest` is the SHA-256 of the file in hexadecimal. The history
    outlives what it is about: `plan_id` and `round_id` may be those of what is no more.
    """

    id: int | None
    at: str
    kind: PaperKind
    form: PaperForm
    year: int
    title: str
    file_name: str
    folder: str = ""
    plan_id: PlanId | None = None
    round_id: RoundId | None = None
    subject: str = ""
    size: PaperSize = PaperSize.A4
    way: str = "sparad"
    pages: int = 0
    is_final: bool = False
    digest: str = ""


class PassageChange(StrEnum):
    """How a passage differs between two editions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """One difference: where it stands, and the wording before and after (empty where none)."""

    change: PassageChange
    place: str
    old: str
    new: str


def changes_between(old: Passages, new: Passages) -> tuple[ChangedPassage, ...]:
    """Return what differs, in the new document's order; what only moved is taken as changed."""
    found: list[ChangedPassage] = []
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            found += _replaced(old[first:last], new[start:end])
    return tuple(found)


def _replaced(old: Passages, new: Passages) -> list[ChangedPassage]:
    paired = min(len(old), len(new))
    both = [
        ChangedPassage(PassageChange.CHANGED, place, before, after)
        for (_, before), (place, after) in zip(old[:paired], new[:paired], strict=True)
    ]
    gone = [ChangedPassage(PassageChange.REMOVED, place, text, "") for place, text in old[paired:]]
    come = [ChangedPassage(PassageChange.ADDED, place, "", text) for place, text in new[paired:]]
    return [*both, *gone, *come]
