"""A plan in the words of the command line: as JSON for scripts, as lines for people."""

from collections.abc import Callable, Iterator, Mapping

from andts_desktop.cli.printing import Json
from andts_desktop.domain.plan import (
    Indicator,
    Node,
    Plan,
    PlanDetails,
    Responsibilities,
    ResponsibilityRole,
)
from andts_desktop.exchange.plan_import.understood import NodePath

About = Callable[[NodePath], Mapping[str, Json]]
"""Returns what else is to be said of the node at a path."""


def nothing_about(_path: NodePath) -> Mapping[str, Json]:
    """Say nothing else."""
    return {}


def period(details: PlanDetails) -> Json:
    """Return the years of a plan."""
    return {"from": details.period_from, "to": details.period_to}


def plan_as_json(plan: Plan, about: About = nothing_about) -> dict[str, Json]:
    """Return a plan as `plan show` gives it; `about` adds to each node by its path.

    What has no place in a file yet has no id.
    """
    details = plan.details
    return {
        "id": _id(plan.id),
        "title": details.title,
        "municipality": details.municipality,
        "period": period(details),
        "version": details.version,
        "version_date": details.version_date,
        "diarienummer": details.case_number,
        "decided_by": details.decided_by,
        "decided_on": details.decided_on,
        "levels": [
            {
                "key": level.key,
                "role": level.role,
                "singular": level.singular,
                "plural": level.plural,
                "parent": level.parent,
                "status": level.has_status,
                "indicators": level.has_indicators,
                "responsibility": level.has_responsibility,
            }
            for level in plan.levels
        ],
        "chapters": [
            {"kind": chapter.kind, "title": chapter.title, "text": chapter.text}
            for chapter in plan.chapters
        ],
        "nodes": [_node_as_json(node, (row,), about) for row, node in enumerate(plan.nodes)],
    }


def _node_as_json(node: Node, path: NodePath, about: About) -> Json:
    return {
        "id": _id(node.id),
        "level": node.level.key,
        "number": node.number,
        "title": node.title,
        "text": node.text,
        "key": node.key,
        "starts": node.starts,
        "ends": node.ends,
        "recurs": node.recurs,
        "prevention_level": node.prevention_level,
        "substances": "".join(node.substances),
        **_taking_part(node.responsibilities),
        "national_goals": [link.number for link in node.national_goals],
        "indicators": [_indicator_as_json(each) for each in node.indicators],
        **about(path),
        "children": [
            _node_as_json(child, (*path, row), about) for row, child in enumerate(node.children)
        ],
    }


def _indicator_as_json(indicator: Indicator) -> Json:
    return {
        "id": _id(indicator.id),
        "text": indicator.text,
        "kind": indicator.kind,
        "target": indicator.target,
        "unit": indicator.unit,
        "direction": indicator.direction,
        "by_sex": indicator.by_sex,
        **_taking_part(indicator.responsibilities),
    }


def _taking_part(found: Responsibilities) -> dict[str, Json]:
    return {
        "lead": found.lead,
        "co_responsible": list(found.names(ResponsibilityRole.CO_RESPONSIBLE)),
        "partners": list(found.names(ResponsibilityRole.PARTNER)),
    }


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield a plan as text for people."""
    details = plan.details
    yield details.title
    facts = [
        details.municipality,
        details.period,
        f"version {details.version}" if details.version else "",
        f"dnr {details.case_number}" if details.case_number else "",
    ]
    yield " · ".join(filter(None, facts))
    for node in plan.nodes:
        yield ""
        yield from _node_lines(node, "")
    titles = [chapter.title for chapter in plan.written_chapters()]
    if titles:
        yield ""
        yield f"Texter: {', '.join(titles)}"


def _node_lines(node: Node, margin: str) -> Iterator[str]:
    lead = node.responsibilities.lead
    yield f"{margin}{node.label}{f' [{lead}]' if lead else ''}"
    for indicator in node.indicators:
        text = indicator.text.replace("\n", f"\n{margin}    ")
        yield f"{margin}  – {text}"
    for child in node.children:
        yield from _node_lines(child, f"{margin}  ")


def _id(number: int) -> int | None:
    return number if number > 0 else None
