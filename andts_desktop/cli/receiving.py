"""The command that takes returned answers in: survey import."""

import argparse
import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, opened
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.document import Document
from andts_desktop.document.collections import read_returned_file
from andts_desktop.domain.answer_merge import answer_words
from andts_desktop.domain.collection import (
    Choice,
    Comparison,
    Decisions,
    Difference,
    Preview,
    SheetPreview,
    Unreadable,
    all_as,
    undecided,
)
from andts_desktop.domain.collection_preview import outcome, receivable
from andts_desktop.domain.collection_steps import reopened, to_mark_ready
from andts_desktop.domain.survey import Answer
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import FileError, InputError
from andts_desktop.exchange.answer_file import read_answer_file

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands
    from andts_desktop.document.form_work import Read


def add_commands(survey: "Commands") -> None:
    """Add the command to the group "survey"."""
    words = "läs in svar: ifyllda formulär, .andts, .csv, .json eller .xlsx"
    read = add_command(survey, "import", words, take_in)
    add_file(read)
    read.places.add_argument(
        "sources", metavar="SVAR", type=Path, nargs="+", help="filerna med svar"
    )
    read.choices.add_argument(
        "--dry-run", action="store_true", help="visa vad som skulle ändras, spara inget"
    )
    read.choices.add_argument(
        "--keep",
        choices=[each.value for each in Choice],
        help="vilket svar som gäller där båda har ändrat det",
    )
    read.choices.add_argument(
        "--reopen", metavar="SKÄL", default="", help="öppna klarmarkerade och låsta svar igen"
    )


def take_in(asked: argparse.Namespace) -> Reply:
    """Take in what came back, whole files at a time and in one transaction."""
    with opened(asked.file, read_only=False) as document:
        try:
            with document.together():
                reply = _taken_in(document, asked)
                if asked.dry_run:
                    raise _DryRun(reply)
        except _DryRun as ended:
            return ended.reply
        return reply


class _DryRun(Exception):  # noqa: N818 - ends a transaction, and is no error
    """Takes back what was only to be looked at."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


def _taken_in(document: Document, asked: argparse.Namespace) -> Reply:
    collections = document.collections
    returned = [each for path in asked.sources for each in _read(document, path)]
    preview = _reopened(collections.preview(returned), asked.reopen.strip())
    decisions = all_as(preview, Choice(asked.keep)) if asked.keep else {}
    if not asked.dry_run:
        _refuse(preview, decisions)
        collections.apply(preview, decisions, now())
    return _reply(preview, decisions, is_dry=asked.dry_run)


def _reopened(preview: Preview, reason: str) -> Preview:
    """Return the preview with every closed sheet to be opened again, where there is a reason."""
    for place, each in enumerate(preview.sheets):
        if reason and each.is_closed:
            preview = reopened(preview, place, reason)
    return preview


def _read(document: Document, path: Path) -> "tuple[Read, ...]":
    if _is_form(path):
        return read_returned_file(path, document.collections.known())
    try:
        rows = read_answer_file(path)
    except FileError as error:
        return (Unreadable(path.name, str(error)),)
    return document.collections.sheets_of_rows(rows, path.name)


def _is_form(path: Path) -> bool:
    """Tell whether a file is a form or an answer file; anything else is read as rows."""
    from andts_desktop.exchange.survey_forms.recognising import is_form_workbook

    suffix = path.suffix.lower()
    try:
        if suffix == ".xlsx":
            return is_form_workbook(path.read_bytes())
        return suffix in (".pdf", ".andts")
    except OSError:
        # What reads the rows says what is wrong with the path.
        return False


def _refuse(preview: Preview, decisions: Decisions) -> None:
    """Raise InputError where nothing can be taken in, or a conflict is not decided."""
    if not receivable(preview):
        raise InputError("\n".join(["Inget lästes in.", *_problems(preview)]))
    left = set(undecided(preview, decisions))
    if left:
        lines = [
            _conflict(sheet, each)
            for place, sheet in enumerate(preview.sheets)
            for each in sheet.of(Difference.CONFLICT)
            if (place, each.question.id) in left
        ]
        head = (
            f"Inget lästes in: {plural(len(lines), 'svar', 'svar')} är ett annat än det som finns. "
            "Välj med --keep ours eller --keep theirs, eller avgör dem ett och ett i programmet."
        )
        raise InputError("\n".join([head, *lines]))


def _problems(preview: Preview) -> list[str]:
    """Name every file that cannot be taken in, which stops no other."""
    refused = [each for each in preview.sheets if each.refusal]
    return [
        *(f"{each.sheet.source}: {_refusal(each)}" for each in refused),
        *(f"{each.source}: {each.reason}" for each in preview.unreadable),
    ]


def _refusal(sheet: SheetPreview) -> str:
    return f"{sheet.refusal} Ange skälet med --reopen." if sheet.is_closed else sheet.refusal


def _conflict(sheet: SheetPreview, each: Comparison) -> str:
    ours, theirs = _said(each, each.ours), _said(each, each.theirs)
    where = f"{sheet.sheet.source}, {sheet.sheet.key.unit_name}, {each.question.id}"
    return f"{where}: hos oss ”{ours}”, i filen ”{theirs}”"


def _said(each: Comparison, answer: Answer | None) -> str:
    if answer is None:
        return ""
    words = answer_words(each.question, answer)
    return f"{words} ({answer.comment})" if answer.comment else words


def _reply(preview: Preview, decisions: Decisions, *, is_dry: bool) -> Reply:
    sheets = receivable(preview)
    stored = outcome(preview, decisions)
    count = sum(len(each.answers) for each in stored)
    ready = to_mark_ready(preview, decisions)
    data: Json = {
        "imported": count,
        "years": sorted({each.sheet.key.year for each in sheets}),
        "units": sorted({each.sheet.key.unit_name for each in sheets}),
        "dry_run": is_dry,
        "files": [_sheet_as_json(each, is_ready=each in ready) for each in preview.sheets],
        "unreadable": [{"file": e.source, "reason": e.reason} for e in preview.unreadable],
    }
    notes = tuple(
        f"{each.sheet.source}: {words}" for each in preview.sheets for words in _told(each)
    )
    units = plural(len({each.unit_id for each in sheets}), "enhet", "enheter")
    verb = "Skulle läsa in" if is_dry else "Läste in"
    lines = [f"{verb} {plural(count, 'svar', 'svar')} från {units}."]
    lines += [_line(each) for each in sheets]
    lines += [f"{each.sheet.source}: {each.sheet.key.unit_name} är klarmarkerad." for each in ready]
    problems = _problems(preview)
    return Reply(data, "\n".join(lines), (*notes, *problems), failed=bool(problems))


def _told(sheet: SheetPreview) -> Iterable[str]:
    yield from sheet.warnings
    for each in sheet.of(Difference.ODD):
        where = each.place or each.question.id
        yield f"{where}: {each.fault}. Svaret lästes inte in."


def _line(sheet: SheetPreview) -> str:
    words = {
        Difference.NEW: "nya",
        Difference.CHANGED: "ändrade av enheten",
        Difference.KEPT: "ändrade bara hos oss",
        Difference.SAME: "lika",
        Difference.UNANSWERED: "obesvarade",
        Difference.CONFLICT: "olika",
        Difference.MISSING: "saknas",
        Difference.ODD: "oklara",
    }
    counts = [f"{len(sheet.of(kind))} {word}" for kind, word in words.items() if sheet.of(kind)]
    key = sheet.sheet.key
    return f"{sheet.sheet.source}, {key.unit_name} {key.year}: {', '.join(counts) or 'inga svar'}"


def _sheet_as_json(sheet: SheetPreview, *, is_ready: bool) -> Json:
    key = sheet.sheet.key
    return {
        "file": sheet.sheet.source,
        "kind": sheet.sheet.kind.value,
        "unit": key.unit_name,
        "year": key.year,
        "instrument": key.instrument_id,
        **{kind.value: len(sheet.of(kind)) for kind in Difference},
        "conflicts": [
            {
                "question": each.question.id,
                "ours": _said(each, each.ours),
                "theirs": _said(each, each.theirs),
            }
            for each in sheet.of(Difference.CONFLICT)
        ],
        "odd_answers": [
            {"question": each.question.id, "place": each.place, "fault": each.fault}
            for each in sheet.of(Difference.ODD)
        ],
        "ready": is_ready,
        "reopened": sheet.reopening,
        "warnings": list(sheet.warnings),
        "refusal": sheet.refusal,
    }


def now() -> str:
    """Return the time of day now, local, to the second in ISO."""
    return dt.datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="seconds")
