"""The commands about plans: new, templates, plan show."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import (
    add_command,
    add_file,
    add_group,
    chosen_plan,
    library,
    opened,
)
from andts_desktop.cli.parser import plan_id
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.document import Document
from andts_desktop.domain.plan import (
    Indicator,
    Node,
    Plan,
    PlanDetails,
    Responsibilities,
    ResponsibilityRole,
)
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(commands: "Commands") -> None:
    """Add the commands about plans."""
    new = add_command(commands, "new", "skapa en ny fil med en plan från en mall", new_file)
    add_file(new)
    new.choices.add_argument("--template", metavar="MALL", required=True, help="se ”templates”")
    new.choices.add_argument(
        "--unit", metavar="NAMN", action="append", default=[], help="enhet som svarar på enkäten"
    )
    add_command(commands, "templates", "lista mallarna", templates)
    plan = add_group(commands, "plan", "visa planen")
    show = add_command(plan, "show", "visa planen med mål, aktiviteter och indikatorer", plan_show)
    add_file(show)
    show.choices.add_argument("--plan", metavar="NR", type=plan_id, help="planens nummer")


def new_file(asked: argparse.Namespace) -> Reply:
    """Make a file with a plan; nothing is left behind where that fails."""
    template = library().template(asked.template)
    names = _unit_names(asked.unit)
    document = Document.create(asked.file, library())
    try:
        made = document.plans.add(template, names)
        units = [u.name for u in document.units.all() if _answers(u.kind)]
    except BaseException:
        document.close()
        asked.file.unlink(missing_ok=True)
        raise
    document.close()
    data: Json = {
        "file": str(asked.file),
        "plan": {"id": made, "title": template.details.title},
        "units": units,
    }
    lines = [f"Skapade {asked.file}: {template.details.title}"]
    lines += [f"Enheter som svarar på enkäten: {', '.join(units)}"] if units else []
    return Reply(data, "\n".join(lines))


def _unit_names(asked: list[str]) -> list[str]:
    names = [cleaned_line(name) for name in asked]
    if not all(names):
        raise InputError("--unit behöver ett namn på en enhet.")
    folded = [name.casefold() for name in names]
    for name in names:
        if folded.count(name.casefold()) > 1:
            raise InputError(f"Enheten ”{name}” står två gånger. Ange varje enhet en gång.")
    return names


def _answers(kind: UnitKind) -> bool:
    return kind in {UnitKind.DISTRICT, UnitKind.MUNICIPALITY}


def templates(_asked: argparse.Namespace) -> Reply:
    """List the plan templates."""
    shelf = library()
    found = [shelf.template(name) for name in shelf.template_ids()]
    data: Json = [
        {
            "id": each.id,
            "title": each.details.title,
            "period": _period(each.details),
            "levels": [level.plural for level in each.levels],
        }
        for each in found
    ]
    return Reply(data, "\n".join(f"{each.id}: {each.details.title}" for each in found))


def plan_show(asked: argparse.Namespace) -> Reply:
    """Show one plan."""
    with opened(asked.file) as document:
        chosen, notes = chosen_plan(document, asked.plan)
        plan = document.plans.plan(chosen)
    return Reply(_plan_as_json(plan), "\n".join(_plan_lines(plan)), notes)


def _period(details: PlanDetails) -> Json:
    return {"from": details.period_from, "to": details.period_to}


def _plan_as_json(plan: Plan) -> Json:
    details = plan.details
    return {
        "id": plan.id,
        "title": details.title,
        "municipality": details.municipality,
        "period": _period(details),
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
            }
            for level in plan.levels
        ],
        "nodes": [_node_as_json(node) for node in plan.nodes],
    }


def _node_as_json(node: Node) -> Json:
    return {
        "id": node.id,
        "level": node.level.key,
        "number": node.number,
        "title": node.title,
        "text": node.text,
        "key": node.key,
        **_taking_part(node.responsibilities),
        "national_goals": [link.number for link in node.national_goals],
        "indicators": [_indicator_as_json(each) for each in node.indicators],
        "children": [_node_as_json(child) for child in node.children],
    }


def _indicator_as_json(indicator: Indicator) -> Json:
    return {
        "id": indicator.id,
        "text": indicator.text,
        "kind": indicator.kind,
        "target": indicator.target,
        **_taking_part(indicator.responsibilities),
    }


def _taking_part(found: Responsibilities) -> dict[str, Json]:
    return {
        "lead": found.lead,
        "co_responsible": list(found.names(ResponsibilityRole.CO_RESPONSIBLE)),
        "partners": list(found.names(ResponsibilityRole.PARTNER)),
    }


def _plan_lines(plan: Plan) -> Iterator[str]:
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


def _node_lines(node: Node, margin: str) -> Iterator[str]:
    lead = node.responsibilities.lead
    yield f"{margin}{node.label}{f' [{lead}]' if lead else ''}"
    for indicator in node.indicators:
        text = indicator.text.replace("\n", f"\n{margin}    ")
        yield f"{margin}  – {text}"
    for child in node.children:
        yield from _node_lines(child, f"{margin}  ")
