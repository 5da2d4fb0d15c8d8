"""Plan templates: a plan as data, before it has a place in a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from andts_desktop.domain.json_source import JsonDocument, JsonObject, unique
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    IndicatorKind,
    Level,
    LevelRole,
    PlanDetails,
    PreventionLevel,
    ResponsibilityRole,
    Substance,
    allowed_levels,
    substances_of,
)
from andts_desktop.domain.units import UnitKind

if TYPE_CHECKING:
    from andts_desktop.domain.template_follow_up import Followed, TemplateYear

FORMAT = "andts-plan-1"


@dataclass(frozen=True, slots=True)
class NamedResponsibility:
    """A unit's part by the unit's name, before the unit has an id."""

    unit_name: str
    role: ResponsibilityRole


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator to be stored."""

    text: str
    kind: IndicatorKind = IndicatorKind.UNKNOWN
    target: str = ""
    unit: str = ""
    direction: Direction = Direction.NONE
    by_sex: bool = False
    responsibilities: tuple[NamedResponsibility, ...] = ()


@dataclass(frozen=True, slots=True)
class NodeDraft:
    """A node to be stored, with everything below it."""

    level_key: str
    title: str
    number: str = ""
    text: str = ""
    key: str = ""
    starts: str = ""
    ends: str = ""
    recurs: str = ""
    prevention_level: PreventionLevel = PreventionLevel.NONE
    substances: tuple[Substance, ...] = ()
    national_goals: tuple[str, ...] = ()
    responsibilities: tuple[NamedResponsibility, ...] = ()
    indicators: tuple[IndicatorDraft, ...] = ()
    children: tuple["NodeDraft", ...] = ()

    def unit_names(self) -> tuple[str, ...]:
        """Return the names of the units that take part in the node or in its indicators."""
        of_indicators = (each for draft in self.indicators for each in draft.responsibilities)
        return tuple(each.unit_name for each in (*self.responsibilities, *of_indicators))

    def walk(self) -> Iterator["NodeDraft"]:
        """Yield this node, then every node below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit to be stored."""

    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A whole plan as a template gives it; `id` is the template's name."""

    id: str
    details: PlanDetails
    levels: tuple[Level, ...]
    units: tuple[UnitDraft, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    nodes: tuple[NodeDraft, ...] = ()
    follow_up: "tuple[TemplateYear, ...]" = ()

    def walk(self) -> Iterator[NodeDraft]:
        """Yield every node in reading order."""
        for node in self.nodes:
            yield from node.walk()


def read_plan_template(
    text: str, source: str, national_goals: frozenset[str] | None = None
) -> PlanTemplate:
    """Read a template from its JSON text; raises ResourceError with file, line and reason.

    `national_goals` are the numbers that nodes may link to, None where any will do.
    """
    from andts_desktop.domain.template_follow_up import read_follow_up

    root = JsonDocument(source, text).root()
    if root.text("format") != FORMAT:
        raise root.fail(f"formatet ska vara ”{FORMAT}”", "format")
    levels = unique(root.objects("levels"), "key", _level)
    _check_levels(root, levels)
    units = unique(root.objects("units"), "name", _unit)
    reader = _NodeReader(levels, frozenset(unit.name for unit in units), national_goals)
    nodes = tuple(reader.node(each, None) for each in root.objects("nodes"))
    return PlanTemplate(
        id=root.filled_text("id"),
        details=_details(root),
        levels=levels,
        units=units,
        chapters=tuple(_chapter(each) for each in root.objects("chapters")),
        nodes=nodes,
        follow_up=read_follow_up(root, _followed(nodes, levels)),
    )


def _followed(nodes: Sequence[NodeDraft], levels: Sequence[Level]) -> "dict[str, Followed]":
    from andts_desktop.domain.template_follow_up import Followed

    with_status = {level.key for level in levels if level.has_status}
    return {
        node.key: Followed(node.level_key in with_status, len(node.indicators))
        for top in nodes
        for node in top.walk()
        if node.key
    }


def _details(root: JsonObject) -> PlanDetails:
    period = root.nested("period")
    first, last = period.year("from"), period.year("to")
    if first is not None and last is not None and last < first:
        raise period.fail("perioden slutar innan den börjar", "to")
    return PlanDetails(
        title=root.filled_text("title"),
        short_title=root.text("short_title", ""),
        municipality=root.text("municipality", ""),
        period_from=first,
        period_to=last,
        version=root.text("version", ""),
        version_date=root.text("version_date", ""),
        case_number=root.text("diarienummer", ""),
        decided_by=root.text("decided_by", ""),
        decided_on=root.text("decided_on", ""),
        source=root.text("source", ""),
    )


def _level(item: JsonObject) -> Level:
    return Level(
        key=item.filled_text("key"),
        role=item.choice("role", LevelRole),
        singular=item.filled_text("singular"),
        plural=item.filled_text("plural"),
        parent=item.text("parent", ""),
        has_status=item.flag("status"),
        has_indicators=item.flag("indicators"),
        has_responsibility=item.flag("responsibility"),
    )


def _check_levels(root: JsonObject, levels: Sequence[Level]) -> None:
    if not levels:
        raise root.fail("planen har inga nivåer", "levels")
    known: set[str] = set()
    for item, level in zip(root.objects("levels"), levels, strict=True):
        if level.parent and level.parent not in known:
            reason = f"nivån ”{level.parent}” finns inte ovanför ”{level.key}”"
            raise item.fail(reason, "parent")
        known.add(level.key)


def _unit(item: JsonObject) -> UnitDraft:
    return UnitDraft(item.filled_text("name"), item.choice("kind", UnitKind))


def _substances(item: JsonObject) -> tuple[Substance, ...]:
    letters = item.text("substances", "")
    if not set(letters) <= set(Substance):
        raise item.fail(f"”{letters}” är inte bokstäver ur ANDTS", "substances")
    return substances_of(letters)


def _chapter(item: JsonObject) -> Chapter:
    return Chapter(item.choice("kind", ChapterKind), item.text("title"), item.text("text"))


class _NodeReader:
    """Reads nodes against the plan's levels and units, and keeps node keys unique."""

    def __init__(
        self,
        levels: Sequence[Level],
        unit_names: frozenset[str],
        national_goals: frozenset[str] | None,
    ) -> None:
        self._levels = {level.key: level for level in levels}
        self._order = tuple(levels)
        self._units = unit_names
        self._national = national_goals
        self._keys: set[str] = set()

    def node(self, item: JsonObject, parent: Level | None) -> NodeDraft:
        level = self._levels.get(item.text("level"))
        if level is None:
            raise item.fail(f"nivån ”{item.text('level')}” finns inte i ”levels”", "level")
        if level not in allowed_levels(self._order, parent):
            above = "överst i planen" if parent is None else f"under {parent.singular}"
            raise item.fail(f"{level.singular} kan inte ligga {above}", "level")
        key = item.text("key", "")
        if key and key in self._keys:
            raise item.fail(f"nyckeln ”{key}” finns redan", "key")
        self._keys.add(key)
        return NodeDraft(
            level_key=level.key,
            title=item.filled_text("title"),
            number=item.text("number", ""),
            text=item.text("text", ""),
            key=key,
            starts=item.text("starts", ""),
            ends=item.text("ends", ""),
            recurs=item.text("recurs", ""),
            prevention_level=item.choice("prevention_level", PreventionLevel, ""),
            substances=_substances(item),
            national_goals=self._national_goals(item),
            responsibilities=self._responsibilities(item),
            indicators=tuple(self._indicator(each) for each in item.objects("indicators")),
            children=tuple(self.node(each, level) for each in item.objects("children")),
        )

    def _national_goals(self, item: JsonObject) -> tuple[str, ...]:
        numbers = item.texts("national_goals")
        for position, number in enumerate(numbers):
            path = (*item.path, "national_goals", position)
            if self._national is not None and number not in self._national:
                raise item.document.error(f"det nationella målet ”{number}” finns inte", path)
            if number in numbers[:position]:
                raise item.document.error(f"det nationella målet ”{number}” står två gånger", path)
        return numbers

    def _indicator(self, item: JsonObject) -> IndicatorDraft:
        return IndicatorDraft(
            text=item.filled_text("text"),
            kind=item.choice("kind", IndicatorKind, ""),
            target=item.text("target", ""),
            unit=item.text("unit", ""),
            direction=item.choice("direction", Direction, ""),
            by_sex=item.flag("by_sex", default=False),
            responsibilities=self._responsibilities(item),
        )

    def _responsibilities(self, item: JsonObject) -> tuple[NamedResponsibility, ...]:
        lead = item.text("lead", "")
        named = [("lead", lead, ResponsibilityRole.LEAD)] if lead else []
        named += [
            ("co_responsible", name, ResponsibilityRole.CO_RESPONSIBLE)
            for name in item.texts("co_responsible")
        ]
        named += [("partners", name, ResponsibilityRole.PARTNER) for name in item.texts("partners")]
        seen: set[str] = set()
        for field_name, name, _ in named:
            if name not in self._units:
                raise item.fail(f"enheten ”{name}” finns inte i ”units”", field_name)
            if name in seen:
                raise item.fail(f"enheten ”{name}” står två gånger", field_name)
            seen.add(name)
        return tuple(NamedResponsibility(name, role) for _, name, role in named)
