"""The command that writes a survey's result for one unit, or for every unit into a folder."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, as_of, opened
from andts_desktop.cli.parser import UsageError, date, year
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.targets import check_target
from andts_desktop.document import SUFFIX, Document
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.swedish import enumerated, plural
from andts_desktop.domain.units import Unit
from andts_desktop.errors import FileError, InputError, reason
from andts_desktop.files import safe_name, write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands

_PDF = ".pdf"


def add_result(report: "Commands") -> None:
    """Add the command to the group of those that write PDFs."""
    words = "skriv enkätens resultat för en enhet, eller för alla till en mapp"
    parser = add_command(report, "survey", words, write_results)
    add_file(parser)
    add = parser.choices.add_argument
    add("--year", metavar="ÅR", type=year, required=True, help="enkätens år")
    add("--unit", metavar="NAMN", help="enheten; annars alla som har svarat")
    add("--family", metavar="ENKÄT", help="till exempel pi-mini, om året har flera enkäter")
    add("--out", metavar="PDF|MAPP", type=Path, required=True, help="filen eller mappen")
    add("--as-of", metavar="DATUM", type=date, help="läget per; annars dagens datum")


def write_results(asked: argparse.Namespace) -> Reply:
    """Write the result of one unit or of all that have answered; the file is only read."""
    into_folder = _is_folder(asked.out)
    if not into_folder:
        check_target(asked.out, _PDF, asked.file)
    with opened(asked.file) as document:
        survey_round = _round(document, asked)
        units = _units(document, survey_round, asked.unit)
        if not into_folder and len(units) > 1:
            names = enumerated([unit.name for unit in units])
            raise UsageError(f"Välj en enhet med --unit ({names}), eller ange en mapp med --out.")
        written = [_write(document, survey_round, unit, asked) for unit in units]
    return _reply(written)


def _is_folder(path: Path) -> bool:
    if path.suffix.lower() == SUFFIX:
        return False
    return path.is_dir() or not path.suffix


def _round(document: Document, asked: argparse.Namespace) -> SurveyRound:
    found = document.surveys.round_of(asked.year, asked.family)
    if found is None:
        which = f" av ”{asked.family}”" if asked.family else ""
        raise InputError(f"Det finns ingen enkätomgång{which} {asked.year} i filen.")
    return found


def _units(document: Document, survey_round: SurveyRound, name: str | None) -> tuple[Unit, ...]:
    if name is not None:
        return (document.units.named(name),)
    found = document.surveys.units_with_answers(survey_round)
    if not found:
        raise InputError(f"Ingen enhet har svarat på enkäten {survey_round.year}.")
    return found


def _write(
    document: Document, survey_round: SurveyRound, unit: Unit, asked: argparse.Namespace
) -> tuple[Unit, Path, int, tuple[str, ...]]:
    from andts_desktop.reports.survey_result import survey_result_pdf

    result = document.reports.survey_result(survey_round, unit, as_of(asked))
    path: Path = asked.out
    if _is_folder(path):
        _make_folder(path)
        path = path / f"{safe_name(result.file_name())}{_PDF}"
    pdf = survey_result_pdf(result)
    write_whole(path, pdf.data)
    return unit, path, pdf.pages, pdf.warnings


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"Mappen ”{path}” kunde inte göras ({reason(error)}).") from error


def _reply(written: list[tuple[Unit, Path, int, tuple[str, ...]]]) -> Reply:
    data: Json = [
        {"unit": unit.name, "file": str(path), "pages": pages, "notes": list(notes)}
        for unit, path, pages, notes in written
    ]
    lines = [
        f"Skrev {path}: {unit.name}, {plural(pages, 'sida', 'sidor')}."
        for unit, path, pages, _ in written
    ]
    notes = tuple(f"{unit.name}: {note}" for unit, _, _, told in written for note in told)
    return Reply(data, "\n".join(lines), notes)
