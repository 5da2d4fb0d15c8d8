"""What a plan template says of the years in which the plan was followed up."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    GoalAssessment,
    ProseSection,
    StatusKind,
)
from andts_desktop.domain.json_source import JsonObject

_T = TypeVar("_T")
_SCALE = {kind.key: kind for kind in DEFAULT_STATUS_SCALE}
_CAUSES = {cause.key for cause in DEFAULT_CAUSES}


@dataclass(frozen=True, slots=True)
class KeyedStatus:
    """A dated status report on the node with that key."""

    node_key: str
    date: str
    status_key: str
    cause_key: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class KeyedOutcome:
    """The outcome of a node's indicator, which is known by its position from 0."""

    node_key: str
    indicator: int
    text: str = ""
    value: Decimal | None = None
    assessment: GoalAssessment | None = None


@dataclass(frozen=True, slots=True)
class KeyedAssessment:
    """Whether the goal with that key was reached."""

    node_key: str
    assessment: GoalAssessment


@dataclass(frozen=True, slots=True)
class KeyedProse:
    """Written follow-up; `node_key` is set for the prose of a goal."""

    section: ProseSection
    text: str
    node_key: str = ""


@dataclass(frozen=True, slots=True)
class TemplateYear:
    """Everything a template says of one year, by the keys of its nodes."""

    year: int
    status: tuple[KeyedStatus, ...] = ()
    outcomes: tuple[KeyedOutcome, ...] = ()
    assessments: tuple[KeyedAssessment, ...] = ()
    prose: tuple[KeyedProse, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """What can be followed up of a node."""

    has_status: bool
    indicators: int


def read_follow_up(root: JsonObject, nodes: Mapping[str, Followed]) -> tuple[TemplateYear, ...]:
    """Read the template's `follow_up`, each year once; `nodes` holds the nodes by their keys.

    Raises ResourceError, with the line, for a node, a status or a cause that is not there.
    """
    reader = _YearReader(nodes)
    years: list[TemplateYear] = []
    for item in root.objects("follow_up"):
        read = reader.year(item)
        if any(read.year == earlier.year for earlier in years):
            raise item.fail(f"året {read.year} finns redan", "year")
        years.append(read)
    return tuple(years)


class _YearReader:
    """Reads a year's follow-up against the nodes of the plan."""

    def __init__(self, nodes: Mapping[str, Followed]) -> None:
        self._nodes = nodes

    def year(self, item: JsonObject) -> TemplateYear:
        year = item.year("year")
        if year is None:
            raise item.fail("”year” saknas")
        return TemplateYear(
            year=year,
            status=_each_once(item, "status", self._status, lambda it: (it.node_key, it.date)),
            outcomes=_each_once(
                item, "outcomes", self._outcome, lambda it: (it.node_key, it.indicator)
            ),
            assessments=_each_once(item, "assessments", self._assessment, lambda it: it.node_key),
            prose=_each_once(item, "prose", self._prose, lambda it: (it.section, it.node_key)),
        )

    def _node(self, item: JsonObject) -> tuple[str, Followed]:
        key = item.filled_text("node")
        if key not in self._nodes:
            raise item.fail(f"nyckeln ”{key}” finns inte bland planens noder", "node")
        return key, self._nodes[key]

    def _status(self, item: JsonObject) -> KeyedStatus:
        key, node = self._node(item)
        if not node.has_status:
            raise item.fail(f"nivån för ”{key}” har ingen status", "node")
        kind = _status_kind(item)
        return KeyedStatus(
            node_key=key,
            date=_date(item),
            status_key=kind.key,
            cause_key=_cause(item, kind),
            comment=item.text("comment", ""),
        )

    def _outcome(self, item: JsonObject) -> KeyedOutcome:
        key, node = self._node(item)
        position = item.decimal("indicator")
        if position % 1 or position >= node.indicators:
            raise item.fail(
                f"”{key}” har ingen indikator på plats {position}, räknat från 0", "indicator"
            )
        assessment = item.text("assessment", "")
        return KeyedOutcome(
            node_key=key,
            indicator=int(position),
            text=item.text("text", ""),
            value=item.decimal("value") if item.fields.get("value") else None,
            assessment=item.choice("assessment", GoalAssessment) if assessment else None,
        )

    def _assessment(self, item: JsonObject) -> KeyedAssessment:
        return KeyedAssessment(self._node(item)[0], item.choice("assessment", GoalAssessment))

    def _prose(self, item: JsonObject) -> KeyedProse:
        section = item.choice("section", ProseSection)
        if section is not ProseSection.GOAL and item.text("node", ""):
            raise item.fail("bara avsnittet ”goal” hör till en nod", "node")
        key = self._node(item)[0] if section is ProseSection.GOAL else ""
        return KeyedProse(section, item.filled_text("text"), key)


def _each_once(
    year: JsonObject,
    field: str,
    read: Callable[[JsonObject], _T],
    what: Callable[[_T], object],
) -> tuple[_T, ...]:
    found: dict[object, _T] = {}
    for item in year.objects(field):
        value = read(item)
        if what(value) in found:
            raise item.fail("samma sak sägs två gånger om året")
        found[what(value)] = value
    return tuple(found.values())


def _status_kind(item: JsonObject) -> StatusKind:
    key = item.filled_text("status")
    if key not in _SCALE:
        raise item.fail(f"”status” är ”{key}” men ska vara något av: {', '.join(_SCALE)}", "status")
    return _SCALE[key]


def _cause(item: JsonObject, kind: StatusKind) -> str:
    key = item.text("cause", "")
    if key and key not in _CAUSES:
        known = ", ".join(sorted(_CAUSES))
        raise item.fail(f"”cause” är ”{key}” men ska vara något av: {known}", "cause")
    if key and not kind.is_deviation:
        raise item.fail(f"”{kind.key}” är ingen avvikelse och har ingen orsak", "cause")
    return key


def _date(item: JsonObject) -> str:
    text = item.text("date")
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        is_date = False
    else:
        is_date = bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII))
    if not is_date:
        raise item.fail("”date” ska vara en dag, till exempel 2016-12-31", "date")
    return text
