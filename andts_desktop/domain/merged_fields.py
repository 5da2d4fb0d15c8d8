"""What a part of a plan says once a newer document has had its say."""

from dataclasses import fields, replace

from andts_desktop.domain import markup
from andts_desktop.domain.plan import (
    DIRECTION_NAMES,
    Chapter,
    ChapterKind,
    Direction,
    Indicator,
    IndicatorKind,
    Level,
    Node,
    PlanDetails,
    PreventionLevel,
    Responsibilities,
)
from andts_desktop.domain.plan_fields import node_fields
from andts_desktop.domain.plan_match import pair_indicators
from andts_desktop.domain.reordering import with_removed


def merged_node(old: Node, new: Node, level: Level, *, remove_missing: bool) -> Node:
    """Return the old node with what the new one says, but for parent and children."""
    numbers = {link.number for link in new.national_goals}
    is_same = not numbers or numbers == {link.number for link in old.national_goals}
    prevention = new.prevention_level
    return replace(
        old,
        level=level,
        number=new.number or old.number,
        title=new.title or old.title,
        text=_text(old.text, new.text),
        starts=new.starts or old.starts,
        ends=new.ends or old.ends,
        recurs=new.recurs or old.recurs,
        prevention_level=old.prevention_level if prevention is PreventionLevel.NONE else prevention,
        substances=new.substances or old.substances,
        responsibilities=_responsibilities(old.responsibilities, new.responsibilities),
        national_goals=old.national_goals if is_same else new.national_goals,
        indicators=_indicators(old, new, remove_missing=remove_missing),
    )


def kept_fields(old: Node, new: Node) -> tuple[str, ...]:
    """Return the Swedish names of fields that the new node leaves empty and the old one fills."""
    pairs = zip(node_fields(old), node_fields(new), strict=True)
    names = tuple(name for (name, before), (_, after) in pairs if before and not after)
    return (*names, "Indikatorer") if old.indicators and not new.indicators else names


def merged_chapter(old: Chapter, new: Chapter) -> Chapter:
    """Return the old chapter with what the new one says."""
    kind = old.kind if new.kind is ChapterKind.OTHER else new.kind
    return replace(old, kind=kind, title=new.title or old.title, text=_text(old.text, new.text))


def merged_details(old: PlanDetails, new: PlanDetails) -> PlanDetails:
    """Return the old title page with what the new one says."""
    said = {each.name: getattr(new, each.name) for each in fields(PlanDetails)}
    return replace(old, **{name: value for name, value in said.items() if value})


def _text(old: str, new: str) -> str:
    """Return the new text; one that differs in nothing but blank lines is the old one."""
    return new if new and markup.parse(new) != markup.parse(old) else old


def _indicators(old: Node, new: Node, *, remove_missing: bool) -> tuple[Indicator, ...]:
    pairs = pair_indicators(old, new)
    is_removing = remove_missing and bool(new.indicators)
    merged = []
    for there, here in with_removed(len(old.indicators), len(new.indicators), pairs):
        if here is not None:
            after = new.indicators[here]
            merged.append(
                replace(after, node_id=old.id)
                if there is None
                else _indicator(old.indicators[there], after)
            )
        elif there is not None and not is_removing:
            merged.append(old.indicators[there])
    return tuple(merged)


def _indicator(old: Indicator, new: Indicator) -> Indicator:
    return replace(
        old,
        text=new.text,
        kind=old.kind if new.kind is IndicatorKind.UNKNOWN else new.kind,
        target=_target(old, new),
        unit=new.unit or old.unit,
        direction=old.direction if new.direction is Direction.NONE else new.direction,
        by_sex=new.by_sex or old.by_sex,
        responsibilities=_responsibilities(old.responsibilities, new.responsibilities),
    )


def _target(old: Indicator, new: Indicator) -> str:
    """Return the new target; one that is the old with its direction and unit is the old one."""
    before = ("", f"{DIRECTION_NAMES[old.direction]} ")
    after = ("", f" {old.unit}")
    said = {f"{first}{old.target}{last}".casefold() for first in before for last in after}
    return old.target if new.target.casefold() in said else new.target or old.target


def _responsibilities(old: Responsibilities, new: Responsibilities) -> Responsibilities:
    """Return the new units of each role that the new document fills, and the old of the others."""
    filled = {each.role for each in new.entries}
    named = {each.unit_name for each in new.entries}
    kept = [e for e in old.entries if e.role not in filled and e.unit_name not in named]
    return Responsibilities((*new.entries, *kept))
