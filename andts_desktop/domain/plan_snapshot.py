"""A whole plan kept as text, with all its ids, for the versions of a plan."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    Indicator,
    IndicatorKind,
    Level,
    LevelRole,
    NationalGoalLink,
    Node,
    Plan,
    PlanDetails,
    PreventionLevel,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
    substances_of,
)
from andts_desktop.errors import FileError

FORMAT = "andts-plan-snapshot-1"
_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
_Json = dict[str, Any]


def write_snapshot(plan: Plan) -> str:
    """Return the plan as JSON, from which `read_snapshot` makes an equal plan.

    What is empty or as usual is left out, so that a program with more fields reads it too.
    """
    root = {
        "format": FORMAT,
        "id": plan.id,
        "details": _told(plan.details),
        "levels": [_told(level) for level in plan.levels],
        "chapters": [_told(chapter) for chapter in plan.chapters],
        "nodes": [_node(node) for node in plan.nodes],
    }
    return json.dumps(root, ensure_ascii=False, separators=(",", ":"))


def read_snapshot(text: str) -> Plan:
    """Return the plan that the text keeps; raises FileError where it keeps none.

    A field that is missing is empty. A field that is not known is passed over.
    """
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        raise _unreadable("texten är inte giltig JSON") from None
    item = _Item(root if isinstance(root, dict) else {})
    if item.text("format") != FORMAT:
        raise _unreadable(f"formatet ska vara ”{FORMAT}”")
    levels = tuple(map(_read_level, item.items("levels")))
    by_key = {level.key: level for level in levels}
    return Plan(
        id=PlanId(item.id("id")),
        details=_read_details(item.item("details")),
        levels=levels,
        chapters=tuple(map(_read_chapter, item.items("chapters"))),
        nodes=tuple(_read_node(each, None, by_key) for each in item.items("nodes")),
    )


def _unreadable(reason: str) -> FileError:
    return FileError(
        f"Den sparade versionen av planen går inte att läsa: {reason}. "
        "Öppna en säkerhetskopia av filen om du behöver versionen."
    )


def _told(value: Any, *apart: str) -> _Json:  # noqa: ANN401 - any of the plan's dataclasses
    """Return the fields of a value that say something, without those that are told apart."""
    return {
        each.name: getattr(value, each.name)
        for each in fields(value)
        if each.name not in apart and _says(getattr(value, each.name), each.default)
    }


def _says(value: object, default: object) -> bool:
    return default is MISSING or value != default


def _node(node: Node) -> _Json:
    told = _told(
        node, "parent_id", "level", "responsibilities", "national_goals", "indicators", "children"
    )
    lists = {
        "responsibilities": _responsibilities(node.responsibilities),
        "national_goals": [_told(link) for link in node.national_goals],
        "indicators": [_indicator(each) for each in node.indicators],
        "children": [_node(each) for each in node.children],
    }
    return {"level": node.level.key, **told, **_filled(lists)}


def _indicator(indicator: Indicator) -> _Json:
    told = _told(indicator, "node_id", "responsibilities")
    return told | _filled({"responsibilities": _responsibilities(indicator.responsibilities)})


def _responsibilities(responsibilities: Responsibilities) -> list[_Json]:
    return [_told(each) for each in responsibilities.entries]


def _filled(lists: Mapping[str, list[Any]]) -> _Json:
    return {name: each for name, each in lists.items() if each}


@dataclass(frozen=True, slots=True)
class _Item:
    """An object of a snapshot, read field by field and refused where a field is of another kind."""

    fields: Mapping[str, Any]

    def text(self, name: str) -> str:
        return self._value(name, str, "")

    def flag(self, name: str) -> bool:
        return self._value(name, bool, default=False)

    def number(self, name: str) -> int | None:
        return None if self.fields.get(name) is None else self._value(name, int, 0)

    def id(self, name: str) -> int:
        number = self.number(name)
        if number is None:
            raise _unreadable(f"”{name}” saknas")
        return number

    def choice(self, name: str, kind: type[_E], usual: _E) -> _E:
        value = self.text(name)
        if name in self.fields and value not in set(kind):
            raise _unreadable(f"”{value}” är inget känt värde av ”{name}”")
        return kind(value) if name in self.fields else usual

    def item(self, name: str) -> "_Item":
        return _Item(self._value(name, dict, {}))

    def items(self, name: str) -> tuple["_Item", ...]:
        values = self._value(name, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise _unreadable(f"”{name}” är av fel slag")
        return tuple(map(_Item, values))

    def letters(self, name: str) -> str:
        return "".join(map(str, self._value(name, list, [])))

    def _value(self, name: str, kind: type[_T], default: _T) -> _T:
        value = self.fields.get(name, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise _unreadable(f"”{name}” är av fel slag")
        return value


def _read_details(item: _Item) -> PlanDetails:
    years = ("period_from", "period_to")
    texts = {
        each.name: item.text(each.name) for each in fields(PlanDetails) if each.name not in years
    }
    return PlanDetails(
        **texts, period_from=item.number("period_from"), period_to=item.number("period_to")
    )


def _read_level(item: _Item) -> Level:
    return Level(
        key=item.text("key"),
        role=item.choice("role", LevelRole, LevelRole.GOAL),
        singular=item.text("singular"),
        plural=item.text("plural"),
        parent=item.text("parent"),
        has_status=item.flag("has_status"),
        has_indicators=item.flag("has_indicators"),
        has_responsibility=item.flag("has_responsibility"),
    )


def _read_chapter(item: _Item) -> Chapter:
    number = item.number("id")
    return Chapter(
        kind=item.choice("kind", ChapterKind, ChapterKind.OTHER),
        title=item.text("title"),
        text=item.text("text"),
        id=None if number is None else ChapterId(number),
    )


def _read_node(item: _Item, parent_id: NodeId | None, levels: Mapping[str, Level]) -> Node:
    node_id = NodeId(item.id("id"))
    if item.text("level") not in levels:
        raise _unreadable(f"nivån ”{item.text('level')}” finns inte")
    return Node(
        id=node_id,
        parent_id=parent_id,
        level=levels[item.text("level")],
        number=item.text("number"),
        title=item.text("title"),
        text=item.text("text"),
        key=item.text("key"),
        starts=item.text("starts"),
        ends=item.text("ends"),
        recurs=item.text("recurs"),
        prevention_level=item.choice("prevention_level", PreventionLevel, PreventionLevel.NONE),
        substances=substances_of(item.letters("substances")),
        responsibilities=_read_responsibilities(item),
        national_goals=tuple(
            NationalGoalLink(each.text("goal_set"), each.text("number"))
            for each in item.items("national_goals")
        ),
        indicators=tuple(_read_indicator(each, node_id) for each in item.items("indicators")),
        children=tuple(_read_node(each, node_id, levels) for each in item.items("children")),
    )


def _read_indicator(item: _Item, node_id: NodeId) -> Indicator:
    return Indicator(
        id=IndicatorId(item.id("id")),
        node_id=node_id,
        text=item.text("text"),
        kind=item.choice("kind", IndicatorKind, IndicatorKind.UNKNOWN),
        target=item.text("target"),
        unit=item.text("unit"),
        direction=item.choice("direction", Direction, Direction.NONE),
        by_sex=item.flag("by_sex"),
        responsibilities=_read_responsibilities(item),
    )


def _read_responsibilities(item: _Item) -> Responsibilities:
    return Responsibilities(
        tuple(
            Responsibility(
                UnitId(each.id("unit_id")),
                each.text("unit_name"),
                each.choice("role", ResponsibilityRole, ResponsibilityRole.PARTNER),
            )
            for each in item.items("responsibilities")
        )
    )
