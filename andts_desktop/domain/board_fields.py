"""What the fields of a board's sheet are called, and the key that says which sheet it is.

A field's name is made of what it is about and of what is asked: "node-12:status". The numbers
are those of the file that the sheet was made of, which the key names, so that what is written in
a sheet finds its way back whatever has been renamed or moved in the plan meanwhile.
"""

import binascii
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from andts_desktop.domain.follow_up import Sex
from andts_desktop.domain.form_fields import plain
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId, UnitId

KEY = "_sheet:key"
"""The hidden field that holds the key."""
KEY_ENTRY = "/AndtsBoardSheet"
"""Where the key stands among the facts of a PDF."""
RESPONDENT = "_sheet:respondent"
NO_CAUSE = "_none"
"""What the choice of a cause holds before one is chosen."""
PREFIX = "ANDTSB1"
"""The key's first part; a later form of the key has another number."""
STATUS, CAUSE, COMMENT = "status", "cause", "comment"
OUTCOMES: dict[Sex, str] = {
    Sex.TOTAL: "outcome",
    Sex.WOMEN: "outcome-women",
    Sex.MEN: "outcome-men",
}
"""What is asked, as the ends of the fields' names have it."""
_BETWEEN = "|"
_MOST_DIGITS = 18
_FIELD = re.compile(r"(node|indicator)-([0-9]{1,18}):([a-z-]+)")
_PARTS = 7


@dataclass(frozen=True, slots=True)
class SheetKey:
    """Which sheet it is: the file's own key, the plan, the year and the board."""

    file_key: str
    plan_id: PlanId
    year: int
    unit_id: UnitId
    unit_name: str


def status_field(node: NodeId) -> str:
    """Return the name of the field where an activity's status is chosen."""
    return f"node-{node}:{STATUS}"


def cause_field(node: NodeId) -> str:
    """Return the name of the field where the cause of a deviation is chosen."""
    return f"node-{node}:{CAUSE}"


def comment_field(node: NodeId) -> str:
    """Return the name of the field of the comment on an activity."""
    return f"node-{node}:{COMMENT}"


def outcome_field(indicator: IndicatorId, sex: Sex = Sex.TOTAL) -> str:
    """Return the name of the field of an indicator's outcome."""
    return f"indicator-{indicator}:{OUTCOMES[sex]}"


def outcome_comment_field(indicator: IndicatorId) -> str:
    """Return the name of the field of the comment on an indicator."""
    return f"indicator-{indicator}:{COMMENT}"


def choice_value(key: str) -> str:
    """Return what a chosen status or cause is called in its field; never "Off" or NO_CAUSE."""
    return f"k-{plain(key)}"


@dataclass(frozen=True, slots=True)
class SheetField:
    """What a field asks: of an activity or of an indicator, and which thing of it."""

    about: NodeId | IndicatorId
    part: str
    is_indicator: bool


def parse_field(name: str) -> SheetField | None:
    """Read a field's name back; None for what is none of a sheet's activities and indicators."""
    found = _FIELD.fullmatch(name)
    if found is None:
        return None
    kind, number, part = found.groups()
    if kind == "indicator":
        return SheetField(IndicatorId(int(number)), part, is_indicator=True)
    return SheetField(NodeId(int(number)), part, is_indicator=False)


def sheet_key_text(key: SheetKey) -> str:
    """Write a key as one line of ASCII letters without spaces, with a sum that tells damage."""
    names = (key.file_key, str(key.plan_id), str(key.year), str(key.unit_id), key.unit_name)
    body = _BETWEEN.join((PREFIX, *(quote(each, safe="", errors="replace") for each in names)))
    return f"{body}{_BETWEEN}{_sum(body)}"


def parse_sheet_key(text: str) -> SheetKey | None:
    """Read a key back; None for what is no key, or one that was cut or changed."""
    body, _, checksum = re.sub(r"\s", "", text).rpartition(_BETWEEN)
    fields = body.split(_BETWEEN)
    if checksum != _sum(body) or len(fields) != _PARTS - 1 or fields[0] != PREFIX:
        return None
    if not all(map(_is_number, fields[2:5])):
        return None
    plan_id, year, unit_id = map(int, fields[2:5])
    return SheetKey(unquote(fields[1]), PlanId(plan_id), year, UnitId(unit_id), unquote(fields[5]))


def _sum(body: str) -> str:
    return f"{binascii.crc32(body.encode('utf-8', 'replace')):08x}"


def _is_number(text: str) -> bool:
    return re.fullmatch(f"[0-9]{{1,{_MOST_DIGITS}}}", text) is not None
