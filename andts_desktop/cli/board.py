"""The command that takes boards' sheets in: board import."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, add_group, opened
from andts_desktop.cli.parser import date
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.document import Document
from andts_desktop.document.board_returns import preview, take_in
from andts_desktop.domain.board_answers import SheetChanges
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import AndtsError

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(commands: "Commands") -> None:
    """Add the command about boards' sheets."""
    board = add_group(commands, "board", "läs in nämndblad som har fyllts i")
    words = "läs in status, kommentarer och utfall ur ifyllda nämndblad (PDF)"
    read = add_command(board, "import", words, import_sheets)
    add_file(read)
    read.places.add_argument("sheets", metavar="BLAD", type=Path, nargs="+", help="bladen (.pdf)")
    add = read.choices.add_argument
    add("--dry-run", action="store_true", help="visa vad som skulle ändras, spara inget")
    add("--date", metavar="DATUM", type=date, help="dagen för rapporterna; annars dagens datum")


def import_sheets(asked: argparse.Namespace) -> Reply:
    """Take in each sheet whole; one that cannot be read says why and stops no other."""
    day = asked.date or dt.datetime.now().astimezone().date()
    taken: list[SheetChanges] = []
    refused: list[tuple[str, str]] = []
    with opened(asked.file, read_only=asked.dry_run) as document:
        for path in asked.sheets:
            try:
                taken.append(_taken(document, path, day, is_dry=asked.dry_run))
            except AndtsError as error:
                refused.append((path.name, str(error)))
    text = "\n".join(line for each in taken for line in _lines(each, is_dry=asked.dry_run))
    data: Json = {
        "stored": not asked.dry_run,
        "sheets": [_as_json(each) for each in taken],
        "unreadable": [{"file": name, "reason": reason} for name, reason in refused],
    }
    notes = tuple(reason for _, reason in refused)
    return Reply(data, text, notes, failed=bool(refused))


def _taken(document: Document, path: Path, day: dt.date, *, is_dry: bool) -> SheetChanges:
    from andts_desktop.exchange.board_sheets import read_board_sheet

    changes = preview(document, read_board_sheet(path), day)
    if not is_dry:
        take_in(document, changes)
    return changes


def _lines(changes: SheetChanges, *, is_dry: bool) -> list[str]:
    key = changes.sheet.key
    count = plural(len(changes.words), "ändring", "ändringar")
    done = "skulle ge" if is_dry else "gav"
    by = f", ifyllt av {changes.sheet.respondent}" if changes.sheet.respondent else ""
    head = f"{changes.sheet.source} ({key.unit_name} {key.year}{by}) {done} {count}."
    return [
        head,
        *(f"  {words}" for words in changes.words),
        *(f"  Läses inte in – {fault}" for fault in changes.faults),
    ]


def _as_json(changes: SheetChanges) -> Json:
    sheet = changes.sheet
    return {
        "file": sheet.source,
        "unit": sheet.key.unit_name,
        "plan": sheet.key.plan_id,
        "year": sheet.key.year,
        "respondent": sheet.respondent,
        "reports": len(changes.reports),
        "outcomes": len(changes.outcomes),
        "changes": list(changes.words),
        "faults": list(changes.faults),
    }
