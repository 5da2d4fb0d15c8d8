"""The commands that take a plan from a document and hand it out: plan import, export, diff."""

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, chosen_plan, library, opened
from andts_desktop.cli.parser import date, plan_id
from andts_desktop.cli.plan_words import plan_as_json, plan_lines
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.targets import check_target
from andts_desktop.document import Document
from andts_desktop.domain.drafts import plan_from
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_diff import (
    CHANGE_NAMES,
    ChapterChange,
    NodeChange,
    PlanDiff,
)
from andts_desktop.domain.plan_fields import FieldChange
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import InputError
from andts_desktop.exchange.plan_import.imported import Imported, import_document
from andts_desktop.exchange.plan_import.source import LeftOut
from andts_desktop.exchange.plan_import.understood import SURE, NodePath, Understood
from andts_desktop.files import write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(plan: "Commands") -> None:
    """Add the commands to the group of plan."""
    words = "läs in en plan ur ett dokument; filen skapas om den saknas"
    taken = add_command(plan, "import", words, plan_import)
    add_file(taken)
    taken.places.add_argument(
        "source",
        metavar="DOKUMENT",
        type=Path,
        help="docx, xlsx, odt, pdf, txt, md, csv eller html",
    )
    add = taken.choices.add_argument
    add("--dry-run", action="store_true", help="visa vad som förstods, och spara inget")
    add("--plan", metavar="NR", type=plan_id, help="uppdatera den planen i stället för en ny")
    add("--remove-missing", action="store_true", help="ta bort det som dokumentet saknar")
    export = add_command(plan, "export", "skriv planen som Excel eller Word", plan_export)
    add_file(export)
    export.choices.add_argument(
        "--out", metavar="FIL", type=Path, required=True, help="filen som skrivs, .xlsx eller .docx"
    )
    export.choices.add_argument("--plan", metavar="NR", type=plan_id, help="planens nummer")
    _add_as_of(export.choices)
    diff = add_command(plan, "diff", "visa vad som ändrats mellan två versioner", plan_diff)
    add_file(diff)
    add = diff.choices.add_argument
    add("--from", dest="old", metavar="VERSION", help="annars den senast fastställda")
    add("--to", dest="new", metavar="VERSION", help="annars planen som den är nu")
    add("--out", metavar="PDF", type=Path, help="skriv ändringarna som PDF också")
    add("--plan", metavar="NR", type=plan_id, help="planens nummer")
    _add_as_of(diff.choices)


def _add_as_of(choices: argparse._ArgumentGroup) -> None:
    choices.add_argument("--as-of", metavar="DATUM", type=date, help="läget per; annars i dag")


def plan_import(asked: argparse.Namespace) -> Reply:
    """Read a plan from a document, and store it unless it is only to be looked at."""
    imported = import_document(asked.source)
    if asked.plan is not None:
        return _update(asked, imported)
    if not imported.understood.template.nodes and not imported.understood.template.chapters:
        raise InputError(
            f"”{asked.source.name}” innehåller ingen plan som programmet förstår: inga rubriker, "
            "tabeller eller punkter. Läs in det i fönstret och säg där vad som är vad."
        )
    if asked.dry_run:
        plan = plan_from(imported.understood.template)
    else:
        with _Open(asked.file) as document:
            plan = document.plans.plan(document.plans.add(imported.understood.template))
    about = _About(imported.understood)
    data = {
        "stored": not asked.dry_run,
        "plan": plan_as_json(plan, about),
        **_guesses(imported.understood),
    }
    notes = tuple(_notes(imported.understood))
    return Reply(data, "\n".join(plan_lines(plan)), notes)


def _update(asked: argparse.Namespace, imported: Imported) -> Reply:
    template = imported.understood.template
    with opened(asked.file, read_only=asked.dry_run) as document:
        plan = document.plans.plan(PlanId(asked.plan))
        told = document.merges.difference(plan.id, template, remove_missing=asked.remove_missing)
        if not asked.dry_run:
            document.merges.merge(plan.id, template, remove_missing=asked.remove_missing)
            plan = document.plans.plan(plan.id)
    data = {
        "stored": not asked.dry_run,
        "plan": plan_as_json(plan),
        "changes": _changes(told),
        **_guesses(imported.understood),
    }
    return Reply(data, "\n".join(_diff_lines(told)), tuple(_notes(imported.understood)))


class _Open:
    """An open file, made where there was none; a new one does not outlive a failure."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_new = not path.exists()
        self._stack = ExitStack()

    def __enter__(self) -> Document:
        if not self._is_new:
            return self._stack.enter_context(opened(self._path, read_only=False))
        document = Document.create(self._path, library())
        self._stack.callback(document.close)
        return document

    def __exit__(self, kind: object, *_: object) -> None:
        self._stack.close()
        if kind is not None and self._is_new:
            self._path.unlink(missing_ok=True)


def plan_export(asked: argparse.Namespace) -> Reply:
    """Write a plan as Excel or Word."""
    kind = asked.out.suffix.lower()
    check_target(asked.out, kind if kind in {".xlsx", ".docx"} else ".xlsx", asked.file)
    with opened(asked.file) as document:
        chosen, notes = chosen_plan(document, asked.plan)
        title = document.plans.plan(chosen).details.title
        data = document.exports.plan(chosen, asked.out, _as_of(asked))
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
        changes = document.reports.changes(chosen, _as_of(asked), old, new)
    if asked.out is not None:
        from andts_desktop.reports.plan_changes import build_plan_changes

        write_whole(asked.out, build_plan_changes(changes).data)
    data: Json = {
        "from": _version_as_json(changes.old_version),
        "to": _version_as_json(changes.new_version) if changes.new_version else None,
        "changes": _changes(changes.diff),
    }
    return Reply(data, "\n".join(_diff_lines(changes.diff)), notes)


def _as_of(asked: argparse.Namespace) -> dt.date:
    chosen: dt.date | None = asked.as_of
    return chosen or dt.datetime.now().astimezone().date()


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


class _About:
    """Says of each node how sure its reading is, and where it stood."""

    def __init__(self, understood: Understood) -> None:
        self._origins = understood.origins

    def __call__(self, path: NodePath) -> Mapping[str, Json]:
        origin = self._origins.get(path)
        if origin is None:
            return {}
        return {
            "certainty": round(origin.certainty, 2),
            "reason": origin.reason,
            "place": origin.place.words,
        }


def _guesses(understood: Understood) -> dict[str, Json]:
    return {
        "columns": [
            {
                "block": each.block,
                "column": each.column,
                "header": each.header,
                "meaning": each.meaning,
                "level": each.level,
                "certainty": round(each.certainty, 2),
                "reason": each.reason,
            }
            for each in understood.columns
        ],
        "left_out": [
            {"text": each.text, "reason": each.reason, "place": each.place.words}
            for each in understood.left_out
        ],
    }


def _notes(understood: Understood) -> Iterator[str]:
    unsure = len(understood.unsure())
    columns = [each.header for each in understood.columns if each.certainty < SURE]
    if unsure:
        yield f"Osäkert: {plural(unsure, 'del', 'delar')} av planen. Se certainty med --json."
    if columns:
        yield f"Osäkert: vad kolumnerna {', '.join(columns)} betyder."
    if understood.left_out:
        yield f"Inte med: {plural(len(understood.left_out), 'stycke', 'stycken')}."
        yield from map(_left_out_line, understood.left_out)


def _left_out_line(each: LeftOut) -> str:
    where = f" ({each.place.words})" if each.place.words else ""
    return f"  {each.text[:60]}{where}: {each.reason}"


def _changes(diff: PlanDiff) -> Json:
    return {
        "details": [_field_as_json(each) for each in diff.details],
        "chapters": [
            {
                "title": each.title,
                "kinds": list(each.kinds),
                "fields": [_field_as_json(field) for field in each.fields],
            }
            for each in diff.chapters
        ],
        "nodes": [
            {
                "id": each.node.id if each.node.id > 0 else None,
                "label": each.label,
                "level": each.level.key,
                "kinds": list(each.kinds),
                "above": list(each.above),
                "count": each.count,
                "fields": [_field_as_json(field) for field in each.fields],
            }
            for each in diff.nodes
        ],
    }


def _field_as_json(field: FieldChange) -> Json:
    return {
        "name": field.name,
        "old": field.old,
        "new": field.new,
        "words": [{"text": word.text, "mark": word.mark} for word in field.words],
    }


def _diff_lines(diff: PlanDiff) -> Iterator[str]:
    if diff.is_empty:
        yield "Ingenting har ändrats."
    changes: list[NodeChange | ChapterChange] = [*diff.nodes, *diff.chapters]
    for change in changes:
        yield _change_line(change)
        yield from _field_lines(change.fields)
    yield from _field_lines(diff.details)


def _change_line(change: NodeChange | ChapterChange) -> str:
    kinds = ", ".join(CHANGE_NAMES[kind] for kind in change.kinds)
    if isinstance(change, ChapterChange):
        return f"{kinds}: kapitlet {change.title}"
    return f"{kinds}: {change.level.singular} {change.label}"


def _field_lines(fields: tuple[FieldChange, ...]) -> Iterator[str]:
    for field in fields:
        yield f"  {field.name}: ”{field.old}” → ”{field.new}”"
