"""The command that makes forms to be filled in outside the program: survey form."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, opened
from andts_desktop.cli.parser import UsageError, date, year
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.receiving import now
from andts_desktop.document import Document
from andts_desktop.document.collections import made_form
from andts_desktop.document.form_work import SUFFIXES, MadeForm, WantedForms, make_forms
from andts_desktop.domain.collection import FormKind
from andts_desktop.domain.survey import EventKind, SurveyRound
from andts_desktop.domain.units import Unit
from andts_desktop.errors import FileError, InputError
from andts_desktop.files import write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(survey: "Commands") -> None:
    """Add the command to the group "survey"."""
    form = add_command(survey, "form", "gör formulär att skicka till enheterna", make)
    add_file(form)
    form.choices.add_argument("--year", metavar="ÅR", type=year, required=True, help="enkätens år")
    form.choices.add_argument("--unit", metavar="NAMN", help="en enhet; annars alla som deltar")
    form.choices.add_argument("--instrument", metavar="ENKÄT", help="om året har flera enkäter")
    form.choices.add_argument(
        "--out", metavar="UT", type=Path, required=True, help="en .pdf, .xlsx, .andts eller en mapp"
    )
    kinds = [FormKind.PDF.value, FormKind.EXCEL.value, FormKind.ANSWER_FILE.value]
    form.choices.add_argument("--kind", choices=kinds, help="vad som läggs i en mapp; annars pdf")
    form.choices.add_argument("--due", metavar="DATUM", type=date, help="sista dag att svara")
    form.choices.add_argument("--sender", metavar="NAMN", help="vem svaren skickas till")


def make(asked: argparse.Namespace) -> Reply:
    """Write forms to be filled in outside the program."""
    kind = _kind(asked)
    with opened(asked.file, read_only=False) as document:
        survey_round = _round(document, asked)
        units = _units(document, survey_round, asked)
        collections = document.collections
        sender = collections.sender() if asked.sender is None else asked.sender
        due = asked.due.isoformat() if asked.due else collections.due(survey_round.id)
        files = tuple(
            collections.gathered(collections.form(survey_round, unit.id, sender, due))
            for unit in units
        )
        wanted = WantedForms(files, kind, _folder(asked))
        made = make_forms(wanted, _silent) if _is_folder(asked.out) else (_one(wanted, asked.out),)
        notes = [(each.unit_id, f"fil: {each.path.name}") for each in made]
        collections.remember(survey_round.id, sender, due)
        collections.note_sent(survey_round.id, notes, now(), EventKind.SENT)
    data: Json = {
        "year": asked.year,
        "instrument": survey_round.instrument_id,
        "kind": kind.value,
        "forms": [{"unit": each.unit_name, "file": str(each.path)} for each in made],
    }
    return Reply(data, "\n".join(f"{each.unit_name}: {each.path}" for each in made))


def _round(document: Document, asked: argparse.Namespace) -> SurveyRound:
    rounds = document.surveys.rounds_of(asked.year)
    if not rounds:
        asked_in = dict.fromkeys(str(each.year) for each in document.surveys.rounds())
        years = ", ".join(asked_in) or "inga"
        raise InputError(f"Det finns ingen enkät för {asked.year} i filen. År med enkät: {years}.")
    if asked.instrument is None:
        return rounds[0]
    for each in rounds:
        if each.instrument_id == asked.instrument:
            return each
    known = ", ".join(each.instrument_id for each in rounds)
    raise InputError(
        f"Enkäten ”{asked.instrument}” används inte {asked.year}. Välj någon av: {known}."
    )


def _units(
    document: Document, survey_round: SurveyRound, asked: argparse.Namespace
) -> tuple[Unit, ...]:
    if asked.unit is not None:
        return (document.units.named(asked.unit),)
    units = document.sheets.units(survey_round)
    if not units:
        raise InputError(f"Ingen enhet deltar i enkäten {survey_round.year}.")
    if len(units) > 1 and not _is_folder(asked.out):
        raise UsageError(f"{len(units)} enheter deltar. Ange en mapp med --out, eller en --unit.")
    return units


def _kind(asked: argparse.Namespace) -> FormKind:
    if _is_folder(asked.out):
        return FormKind(asked.kind or FormKind.PDF.value)
    kinds = {suffix: kind for kind, suffix in SUFFIXES.items()}
    found = kinds.get(asked.out.suffix.lower())
    if found is None:
        raise UsageError(
            f"”{asked.out}” ska sluta på .pdf, .xlsx eller .andts, eller vara en mapp."
        )
    if asked.kind is not None and found.value != asked.kind:
        raise UsageError(f"--kind {asked.kind} stämmer inte med ”{asked.out.name}”.")
    return found


def _is_folder(out: Path) -> bool:
    return out.is_dir() or not out.suffix


def _folder(asked: argparse.Namespace) -> Path:
    out: Path = asked.out
    return out if _is_folder(out) else out.parent


def _one(wanted: WantedForms, out: Path) -> MadeForm:
    if out.exists():
        raise FileError(
            f"”{out}” finns redan och skrivs inte över: den kan vara ifylld. Välj ett annat namn."
        )
    (file,) = wanted.files
    write_whole(out, made_form(file, wanted.kind))
    return MadeForm(file.unit.id, file.unit.name, out)


def _silent(_percent: int) -> None:
    """Tell no one how far the work has come."""
