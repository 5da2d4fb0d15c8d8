"""Read an instrument's workbook back, also after people have edited it."""

from collections.abc import Mapping
from dataclasses import dataclass

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_faults import Fault, Path, PlaceKind
from andts_desktop.exchange.instrument_workbook.about import read_about
from andts_desktop.exchange.instrument_workbook.form import (
    ABOUT,
    DETAILS,
    HEADERS,
    MARK,
    OPTIONS,
    PARTS,
    QUESTIONS,
    SHEETS,
    VERSION,
)
from andts_desktop.exchange.instrument_workbook.parts import PartReader
from andts_desktop.exchange.instrument_workbook.questions import read_options, read_questions
from andts_desktop.exchange.plan_import.source import LeftOut
from andts_desktop.exchange.spreadsheet import read_sheets
from andts_desktop.exchange.workbook.lines import Findings, Line, check_sheets, sheet_lines
from andts_desktop.exchange.workbook.marks import check_version, is_marked


@dataclass(frozen=True, slots=True)
class ReadInstrument:
    """An instrument with the row of each of its parts, and what of the workbook is not in it."""

    instrument: Instrument
    lines: Mapping[Path, Line]
    left_out: tuple[LeftOut, ...]

    def place(self, fault: Fault) -> str:
        """Say where a fault stands: "bladet Frågor, rad 12, Högsta poäng"."""
        if fault.kind is PlaceKind.INSTRUMENT:
            path: Path = (fault.field,)
            header = DETAILS[fault.field][0] if fault.field in DETAILS else ""
        else:
            depth = max(
                length for length in range(len(fault.path) + 1) if fault.path[:length] in self.lines
            )
            path = fault.path[:depth]
            header = HEADERS[fault.kind].get(fault.field, "")
        line = self.lines.get(path)
        where = line.place.words if line else f"bladet {ABOUT.name}"
        return f"{where}, {header}" if header else where


def is_own_workbook(data: bytes) -> bool:
    """Tell whether the bytes are a workbook of an instrument that this program wrote."""
    return is_marked(data, MARK)


def read_workbook(data: bytes, name: str) -> ReadInstrument:
    """Return the instrument of a workbook that `write_workbook` wrote, as it stands after editing.

    Its points need not add up: that is for `faults` to tell. Raises FileError for what is no
    workbook or one of a later version, InputError where a sheet that is needed is gone, and
    RowsError with every cell that cannot be understood. `name` is the file's, for the messages.
    """
    sheets = read_sheets(data, name)
    check_version(data, MARK, VERSION, name)
    findings = Findings(name)
    check_sheets(SHEETS, SHEETS, sheets, findings)
    options = read_options(sheet_lines(OPTIONS, sheets, findings), findings)
    questions = read_questions(sheet_lines(QUESTIONS, sheets, findings), options, findings)
    reader = PartReader(sheet_lines(PARTS, sheets, findings), questions, findings)
    instrument, about = read_about(sheet_lines(ABOUT, sheets, findings), reader.parts(), findings)
    findings.check()
    lines: dict[Path, Line] = {(field,): line for field, line in about.items()}
    return ReadInstrument(instrument, lines | reader.lines, tuple(findings.left_out))
