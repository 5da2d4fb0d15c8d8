"""What was understood of a document, how sure that is, and what the user decided instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.plan_import.source import LeftOut, Place

SURE = 0.8
"""A guess below this is marked for the user to look at."""


class BlockRole(StrEnum):
    """What a block of the source is to the plan."""

    TITLE = "title"
    LEVEL = "level"
    CHAPTER = "chapter"
    PROSE = "prose"
    NODE_TEXT = "node_text"
    TABLE = "table"
    IGNORE = "ignore"


class ColumnMeaning(StrEnum):
    """What a column of a table holds; LEVEL for the titles of one of the plan's levels."""

    LEVEL = "level"
    NUMBER = "number"
    TEXT = "text"
    INDICATOR = "indicator"
    TARGET = "target"
    OUTCOME = "outcome"
    LEAD = "lead"
    CO_RESPONSIBLE = "co_responsible"
    RESPONSIBLE = "responsible"
    PARTNERS = "partners"
    TIME = "time"
    STATUS = "status"
    COMMENT = "comment"
    NATIONAL_GOALS = "national_goals"
    PREVENTION_LEVEL = "prevention_level"
    SUBSTANCES = "substances"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class BlockGuess:
    """What one block is taken for; `level` is the key of the plan's level for LEVEL.

    `certainty` runs from 0 to 1; `reason` says in Swedish what it rests on.
    """

    block: int
    role: BlockRole
    level: str = ""
    certainty: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column is taken for; `block` is the (first) table's place among the blocks.

    A table that goes on over a page, or comes again with the same header, is one to the user.
    """

    block: int
    column: int
    header: str
    meaning: ColumnMeaning
    level: str = ""
    certainty: float = 1.0
    reason: str = ""


NodePath = tuple[int, ...]
"""Places among the siblings, from the top of the plan down; (1, 0) is the second's first child."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a node comes from, and how sure its reading is (0 to 1)."""

    block: int
    place: Place
    certainty: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpNote:
    """What a document says of how far a node has come, in its own words."""

    status: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user decided instead of a guess; empty before that.

    `blocks` by the block's place, `columns` by the first table's place and column; the value's
    second part is the level's key for LEVEL. `level_names` renames levels: key to singular and
    plural. `bold_leads` says whether bold marks the lead, None to find out.
    """

    blocks: Mapping[int, tuple[BlockRole, str]] = field(default_factory=dict)
    columns: Mapping[tuple[int, int], tuple[ColumnMeaning, str]] = field(default_factory=dict)
    level_names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    bold_leads: bool | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A plan as it was understood, with every guess and everything that is not in it.

    `follow_up` is no part of the plan; it can be stored as its first status reports.
    """

    template: PlanTemplate
    blocks: tuple[BlockGuess, ...]
    columns: tuple[ColumnGuess, ...]
    origins: Mapping[NodePath, Origin]
    left_out: tuple[LeftOut, ...] = ()
    follow_up: Mapping[NodePath, FollowUpNote] = field(default_factory=dict)

    def unsure(self) -> tuple[NodePath, ...]:
        """Return the nodes whose reading should be looked at, in reading order."""
        return tuple(path for path, each in self.origins.items() if each.certainty < SURE)
