"""The commands that hand a plan out and compare its versions: plan export, plan diff."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, as_of, chosen_plan, opened
from andts_desktop.cli.diff_words import diff_as_json, diff_lines
from andts_desktop.cli.parser import date, plan_id
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.targets import check_target
from andts_desktop.document import Document
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.files import write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(plan: "Commands") -> None:
    """Add the commands to the group of plan."""
    export = add_command(plan, "export", "skriv planen som Excel eller Word", plan_export)
    add_file(export)
    export.choices.add_argument(
        "--out", metavar="FIL", type=Path, required=True, help="filen som skrivs, .xlsx eller .docx"
    )
    _add_choices(export.choices)
    diff = add_command(plan, "diff", "visa vad som ändrats mellan två versioner", plan_diff)
    add_file(diff)
    add = diff.choices.add_argument
    add("--from", dest="old", metavar="VERSION", help="annars den senast fastställda")
    add("--to", dest="new", metavar="VERSION", help="annars planen som den är nu")
    add("--out", metavar="PDF", type=Path, help="skriv ändringarna som PDF också")
    _add_choices(diff.choices)


def _add_choices(choices: argparse._ArgumentGroup) -> None:
    choices.add_argument("--plan", metavar="NR", type=plan_id, help="planens nummer")
    choices.add_argument("--as-of", metavar="DATUM", type=date, help="läget per; annars i dag")


def plan_export(asked: argparse.Namespace) -> Reply:
    """Write a plan as Excel or Word."""
    check_target(asked.out, (".xlsx", ".docx"), asked.file)
    with opened(asked.file) as document:
        chosen, notes = chosen_plan(document, asked.plan)
        title = document.plans.plan(chosen).details.title
        data = document.exports.plan(chosen, asked.out, as_of(asked))
    write_whole(asked.out, data)
    reply: Json = {"file": str(asked.out), "title": title, "bytes": len(data)}
    return Reply(reply, f"Skrev {asked.out}: {title}.", notes)


def plan_diff(asked: argparse.Namespace) -> Reply:
    """Show what has changed between two versions, and print it where that is asked for."""
    if asked.out is not None:
        check_target(asked.out, ".pdf", asked.file)
    with opened(asked.file) as document:
        chosen, notes = chosen_plan(document, asked.plan)
        old = _version(document, chosen, asked.old)
        new = _version(document, chosen, asked.new)
        changes = document.reports.changes(chosen, as_of(asked), old, new)
    before, after = changes.old_version, changes.new_version
    newer = after.words if after else "planen som den är nu"
    lines = [f"Från {before.words}, till {newer}:", *diff_lines(changes.diff)]
    if asked.out is not None:
        from andts_desktop.reports.plan_changes import build_plan_changes

        pdf = build_plan_changes(changes)
        write_whole(asked.out, pdf.data)
        notes += pdf.warnings
        lines.append(f"Skrev {asked.out}.")
    data: Json = {
        "from": _version_as_json(before),
        "to": _version_as_json(after) if after else None,
        "changes": diff_as_json(changes.diff),
        "file": str(asked.out) if asked.out else None,
    }
    return Reply(data, "\n".join(lines), notes)


def _version(document: Document, chosen: PlanId, name: str | None) -> PlanVersion | None:
    return None if name is None else document.versions.named(chosen, name)


def _version_as_json(version: PlanVersion) -> Json:
    return {
        "name": version.name,
        "decided_on": version.decided_on,
        "decided_by": version.decided_by,
        "diarienummer": version.case_number,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
    }
