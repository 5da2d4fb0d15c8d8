"""The command that reads a plan from a document, as a new plan or into one: plan import."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, as_of, library, opened
from andts_desktop.cli.diff_words import diff_as_json, diff_lines
from andts_desktop.cli.guess_words import guesses_as_json, notes_about, reading_as_json
from andts_desktop.cli.parser import UsageError, date, plan_id
from andts_desktop.cli.plan_words import plan_as_json, plan_lines
from andts_desktop.cli.printing import Reply
from andts_desktop.document import Document
from andts_desktop.document.clean_drafts import cleaned_template
from andts_desktop.domain.drafts import plan_from
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.plan_diff import compare_plans
from andts_desktop.domain.plan_merge import Merge, plan_merge
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import InputError
from andts_desktop.exchange.plan_import.imported import Imported, import_document
from andts_desktop.exchange.plan_import.understood import Understood

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands

_NOT_STORED = "Inget är sparat: --dry-run visar bara."


def add_commands(plan: "Commands") -> None:
    """Add the command to the group of plan."""
    words = "läs in en plan ur ett dokument; filen skapas om den saknas"
    parser = add_command(plan, "import", words, plan_import)
    add_file(parser)
    parser.places.add_argument(
        "source",
        metavar="DOKUMENT",
        type=Path,
        help="docx, xlsx, odt, pdf, txt, md, csv eller html",
    )
    add = parser.choices.add_argument
    add("--dry-run", action="store_true", help="visa vad som förstods, och spara inget")
    add("--plan", metavar="NR", type=plan_id, help="uppdatera den planen i stället för en ny")
    add("--remove-missing", action="store_true", help="ta bort det som dokumentet saknar")
    add("--with-status", action="store_true", help="spara också dokumentets status, i en ny plan")
    add("--as-of", metavar="DATUM", type=date, help="statusens datum; annars dagens")


def plan_import(asked: argparse.Namespace) -> Reply:
    """Read a plan from a document, and store it unless it is only to be looked at."""
    if asked.remove_missing and asked.plan is None:
        raise UsageError("--remove-missing behöver --plan NR, planen som uppdateras.")
    if asked.with_status and asked.plan is not None:
        raise UsageError("--with-status går bara med en ny plan, utan --plan.")
    imported = import_document(asked.source)
    template = cleaned_template(imported.understood.template)
    if not template.nodes and not template.chapters:
        raise InputError(
            f"”{asked.source.name}” innehåller ingen plan som programmet förstår: inga rubriker, "
            "tabeller eller punkter. Läs in det i fönstret och säg där vad som är vad."
        )
    return (_add if asked.plan is None else _update)(asked, imported, template)


def _add(asked: argparse.Namespace, imported: Imported, template: PlanTemplate) -> Reply:
    plan, last, notes = plan_from(template), _NOT_STORED, tuple[str, ...]()
    is_there = _is_there(asked.file)
    if is_there or not asked.dry_run:
        with _opened_or_made(asked.file, is_there=is_there, read_only=asked.dry_run) as document:
            notes = tuple(_alike(document, template))
            if not asked.dry_run:
                plan = _stored(document, replace(imported.understood, template=template), asked)
                last = f"Sparad i {asked.file} som plan {plan.id}."
    data = {
        "stored": not asked.dry_run,
        "plan": plan_as_json(plan, partial(reading_as_json, imported.understood)),
        **guesses_as_json(imported),
    }
    text = "\n".join([*plan_lines(plan), "", last])
    if imported.understood.follow_up and not asked.with_status:
        count = plural(len(imported.understood.follow_up), "del", "delar")
        notes += (f"Dokumentet har status för {count} av planen. --with-status sparar den.",)
    return Reply(data, text, (*notes, *notes_about(imported.understood)))


def _stored(document: Document, understood: Understood, asked: argparse.Namespace) -> Plan:
    day = as_of(asked) if asked.with_status else None
    with document.together():
        return document.plans.plan(document.imports.add(understood, day))


def _update(asked: argparse.Namespace, imported: Imported, template: PlanTemplate) -> Reply:
    with opened(asked.file, read_only=asked.dry_run) as document:
        old = document.plans.plan(PlanId(asked.plan))
        merged = plan_merge(old, template, remove_missing=asked.remove_missing)
        plan = merged.plan
        if not asked.dry_run:
            document.merges.merge(old.id, template, remove_missing=asked.remove_missing)
            plan = document.plans.plan(old.id)
    told = compare_plans(old, merged.plan)
    data = {
        "stored": not asked.dry_run,
        "plan": plan_as_json(plan),
        "changes": diff_as_json(told),
        "missing": [node.label for node in merged.missing],
        "understood": plan_as_json(
            plan_from(template), partial(reading_as_json, imported.understood)
        ),
        **guesses_as_json(imported),
    }
    last = _NOT_STORED if asked.dry_run else f"Plan {plan.id} i {asked.file} är uppdaterad."
    text = "\n".join([*diff_lines(told), *([] if told.is_empty else ["", last])])
    notes = () if asked.remove_missing else tuple(_kept(merged))
    return Reply(data, text, (*notes, *notes_about(imported.understood)))


def _kept(merged: Merge) -> Iterator[str]:
    if merged.missing:
        count = plural(len(merged.missing), "del", "delar")
        yield f"Kvar i planen, fast dokumentet saknar: {count}. --remove-missing tar bort."
    yield from (f"  {node.label}" for node in merged.missing)


def _alike(document: Document, template: PlanTemplate) -> Iterator[str]:
    """Tell of a plan that has the same title: the document may be a newer one of it."""
    for known in document.plans.ids():
        if document.plans.plan(known).details.title.casefold() == template.details.title.casefold():
            yield (
                f"Filen har redan en plan med samma titel, plan {known}. Med --plan {known} "
                "uppdateras den i stället för att dokumentet blir en plan till."
            )


def _is_there(path: Path) -> bool:
    with suppress(OSError):  # a name that is too long, which making the file will tell
        return path.exists()
    return False


@contextmanager
def _opened_or_made(path: Path, *, is_there: bool, read_only: bool) -> Iterator[Document]:
    """Give an open file, made where there is none; a new one does not outlive a failure."""
    if is_there:
        with opened(path, read_only=read_only) as document:
            yield document
        return
    document = Document.create(path, library())
    try:
        yield document
    except BaseException:
        document.close()
        path.unlink(missing_ok=True)
        raise
    document.close()
