"""The commands about plans: new, templates, plan show."""

import argparse
from typing import TYPE_CHECKING

from andts_desktop.cli import plan_documents, plan_import
from andts_desktop.cli.commands import (
    add_command,
    add_file,
    add_group,
    chosen_plan,
    library,
    opened,
)
from andts_desktop.cli.parser import plan_id
from andts_desktop.cli.plan_words import period, plan_as_json, plan_lines
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.document import Document
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
    plan = add_group(commands, "plan", "visa, läs in, lämna ut och jämför planen")
    show = add_command(plan, "show", "visa planen med mål, aktiviteter och indikatorer", plan_show)
    add_file(show)
    show.choices.add_argument("--plan", metavar="NR", type=plan_id, help="planens nummer")
    plan_import.add_commands(plan)
    plan_documents.add_commands(plan)


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
            "period": period(each.details),
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
    return Reply(plan_as_json(plan), "\n".join(plan_lines(plan)), notes)
