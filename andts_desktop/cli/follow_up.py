"""The command about follow-up: status."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, opened
from andts_desktop.cli.parser import date, plan_id, year
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.document import Document
from andts_desktop.domain.follow_up import StatusEntry, listed
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.text import cleaned
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(commands: "Commands") -> None:
    """Add the command about follow-up."""
    status = add_command(commands, "status", "skriv in status för en aktivitet", add_status)
    add_file(status)
    for name, mark, needed, words in (
        (
            "--activity",
            "NR",
            True,
            "aktivitetens nummer i planen, eller id från ”plan show --json”",
        ),
        ("--status", "STATUS", True, "till exempel pågår eller genomförd"),
        ("--cause", "ORSAK", False, "behövs vid avvikelse, till exempel tidsbrist"),
        ("--comment", "TEXT", False, "kommentar"),
    ):
        status.choices.add_argument(name, metavar=mark, required=needed, default="", help=words)
    status.choices.add_argument("--date", metavar="DATUM", type=date, help="annars dagens datum")
    status.choices.add_argument("--year", metavar="ÅR", type=year, help="annars datumets år")
    status.choices.add_argument("--plan", metavar="NR", type=plan_id, help="planens nummer")


def add_status(asked: argparse.Namespace) -> Reply:
    """Store a status report on an activity."""
    day = asked.date or dt.datetime.now().astimezone().date()
    with opened(asked.file, read_only=False) as document:
        plan, node = _activity(document, asked.activity, asked.plan)
        follow_up = document.follow_up.of(plan.id, asked.year or day.year)
        kind = follow_up.kind_named(asked.status)
        cause = follow_up.cause_named(asked.cause) if asked.cause.strip() else None
        entry = StatusEntry(
            node_id=node.id,
            year=follow_up.year,
            date=day.isoformat(),
            status_key=kind.key,
            cause_key=cause.key if cause else "",
            comment=cleaned(asked.comment).strip(),
        )
        if follow_up.lacks_cause(entry):
            raise InputError(
                f"”{kind.name}” är en avvikelse och behöver en orsak. Ange --cause, någon av: "
                f"{listed(follow_up.causes)}."
            )
        document.follow_up.set_status(entry)
    why = f" ({cause.name})" if cause else ""
    text = f"{node.label}: {kind.symbol} {kind.name}{why}, {entry.date}"
    return Reply(_entry_as_json(plan, node, entry), text)


def _entry_as_json(plan: Plan, node: Node, entry: StatusEntry) -> Json:
    return {
        "plan": plan.id,
        "activity": {"id": node.id, "number": node.number, "title": node.title},
        "year": entry.year,
        "date": entry.date,
        "status": entry.status_key,
        "cause": entry.cause_key,
        "comment": entry.comment,
    }


def _activity(document: Document, text: str, asked_plan: int | None) -> tuple[Plan, Node]:
    """Find an activity by number, else by id, in one plan or in the only one that has it."""
    ids = document.plans.ids() if asked_plan is None else (PlanId(asked_plan),)
    plans = [document.plans.plan(each) for each in ids]
    wanted = text.strip()
    for matches in (_has_number, _has_id):
        found = [(p, n) for p in plans for n in p.with_status() if matches(n, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            places = "; ".join(f"plan {p.id}, id {n.id}: {n.title}" for p, n in found)
            raise InputError(
                f"Det finns flera aktiviteter med nummer ”{wanted}”. Välj en med --activity ID: "
                f"{places}."
            )
    raise InputError(
        f"Aktiviteten ”{wanted}” finns inte i planen. Nummer och id står i ”plan show”."
    )


def _has_number(node: Node, wanted: str) -> bool:
    return bool(wanted) and node.number.casefold() == wanted.casefold()


def _has_id(node: Node, wanted: str) -> bool:
    return str(node.id) == wanted
