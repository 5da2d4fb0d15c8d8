"""What the papers about a plan are made from, and in which order its chapters stand."""

import datetime as dt
from dataclasses import dataclass

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import Chapter, ChapterKind, Plan
from andts_desktop.domain.plan_diff import PlanDiff
from andts_desktop.domain.plan_texts import plan_texts
from andts_desktop.domain.plan_versions import PlanVersion

_LOOKED_UP = frozenset(
    {
        ChapterKind.CONCEPTS,
        ChapterKind.GLOSSARY,
        ChapterKind.REFERENCES,
        ChapterKind.PARTNERS,
        ChapterKind.KNOWLEDGE_NEEDS,
    }
)
"""The kinds of chapters that things are looked up in, once the goals are read."""


@dataclass(frozen=True, slots=True)
class PlanHead:
    """Whether the plan is printed as decided, and the day it is printed as of ("läget per")."""

    as_of: dt.date
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What has changed between two versions, to be printed; `plan` is the newer one.

    `new_version` is None where that is being worked on and is not decided yet. `is_next` tells
    whether the newer one is the first after the older.
    """

    head: PlanHead
    plan: Plan
    old_version: PlanVersion
    new_version: PlanVersion | None
    diff: PlanDiff
    is_next: bool = True


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan to be printed whole; `changes` are those since the version before, if any."""

    head: PlanHead
    plan: Plan
    changes: PlanChanges | None = None

    def file_name(self) -> str:
        """Name the file without its ending: by its version, or by the day where it has none."""
        details = self.plan.details
        version = f"version {details.version}" if details.version and self.head.is_final else ""
        return f"{details.title} {version or self.head.as_of.isoformat()}"

    def texts(self) -> tuple[str, ...]:
        """Return everything that the plan says."""
        return tuple(filter(None, plan_texts(self.plan)))


def chapter_title(chapter: Chapter) -> str:
    """Return the chapter's own title, or that of its kind where it has none."""
    return chapter.title.strip() or CHAPTER_KIND_NAMES[chapter.kind].capitalize()


def is_named(chapter: Chapter, name: str) -> bool:
    """Tell whether the chapter has that title, in whatever case."""
    return chapter_title(chapter).casefold() == name.casefold()


def parted_chapters(plan: Plan) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
    """Return the written chapters that stand before the goals, and those after them.

    All stand in the plan's own order. It keeps no place for its goals, so they go before the
    lists and references that end the plan.
    """
    written = tuple(chapter for chapter in plan.written_chapters() if chapter.text.strip())
    place = len(written)
    for number in reversed(range(len(written))):
        if written[number].kind in _LOOKED_UP:
            place = number
        elif written[number].kind is not ChapterKind.OTHER:
            break
    return written[:place], written[place:]
