"""Drafts of plans as they can be stored and printed, whatever was typed, pasted or read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from andts_desktop.domain.plan import Chapter, PlanDetails, ResponsibilityRole
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import (
        IndicatorDraft,
        NamedResponsibility,
        NodeDraft,
        PlanTemplate,
    )


def cleaned_template(template: "PlanTemplate") -> "PlanTemplate":
    """Return a whole plan without what no one can print; units keep their names."""
    return replace(
        template,
        details=cleaned_details(template.details),
        chapters=tuple(map(_cleaned_chapter, template.chapters)),
        nodes=tuple(map(cleaned_node, template.nodes)),
    )


def cleaned_node(draft: "NodeDraft") -> "NodeDraft":
    """Return a node and all below it without what no one can print."""
    return replace(
        draft,
        number=cleaned_line(draft.number),
        title=cleaned_line(draft.title),
        text=cleaned(draft.text),
        starts=cleaned_line(draft.starts),
        ends=cleaned_line(draft.ends),
        recurs=cleaned_line(draft.recurs),
        national_goals=tuple(dict.fromkeys(draft.national_goals)),
        responsibilities=_parts(draft.responsibilities),
        indicators=tuple(map(cleaned_indicator, draft.indicators)),
        children=tuple(map(cleaned_node, draft.children)),
    )


def cleaned_indicator(draft: "IndicatorDraft") -> "IndicatorDraft":
    """Return an indicator without what no one can print."""
    return replace(
        draft,
        text=cleaned(draft.text),
        target=cleaned(draft.target),
        unit=cleaned_line(draft.unit),
        responsibilities=_parts(draft.responsibilities),
    )


def checked_chapter(chapter: Chapter) -> Chapter:
    """Return a chapter without what no one can print; raises InputError for an empty title."""
    plain = _cleaned_chapter(chapter)
    if not plain.title:
        raise InputError("Kapitlet behöver en rubrik.")
    return plain


def cleaned_details(details: PlanDetails) -> PlanDetails:
    """Return a title page whose texts are lines."""
    texts: dict[str, Any] = {
        name: cleaned_line(value)
        for name in PlanDetails.__dataclass_fields__
        if isinstance(value := getattr(details, name), str)
    }
    return replace(details, **texts)


def _parts(named: "Sequence[NamedResponsibility]") -> "tuple[NamedResponsibility, ...]":
    """Return each unit once, as it is named first, and the first lead as the only one."""
    once = {each.unit_name.casefold(): each for each in reversed(named)}
    parts = sorted(once.values(), key=named.index)
    leads = [each for each in parts if each.role is ResponsibilityRole.LEAD]
    return tuple(
        replace(each, role=ResponsibilityRole.CO_RESPONSIBLE) if each in leads[1:] else each
        for each in parts
    )


def _cleaned_chapter(chapter: Chapter) -> Chapter:
    return replace(chapter, title=cleaned_line(chapter.title), text=cleaned(chapter.text))
