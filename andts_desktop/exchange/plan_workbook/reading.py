"""Read our own workbook back as a plan, also after people have edited it."""

import io
import zipfile
import zlib

from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.errors import InputError
from andts_desktop.exchange.plan_import.source import Place
from andts_desktop.exchange.plan_import.understood import Understood
from andts_desktop.exchange.plan_workbook.form import (
    ABOUT,
    CHAPTERS,
    CHOICES,
    LEVELS,
    MARK,
    PLAN,
    SHEETS,
    UNITS,
)
from andts_desktop.exchange.plan_workbook.lines import Findings, sheet_lines
from andts_desktop.exchange.plan_workbook.tree import TreeReader
from andts_desktop.exchange.plan_workbook.values import (
    UnitRegister,
    read_chapters,
    read_details,
    read_levels,
)
from andts_desktop.exchange.spreadsheet import read_sheets

_MARKED_PARTS = ("docProps/custom.xml", "xl/workbook.xml")
_ENOUGH = 1_000_000
"""How much of a part is searched for our mark, so that no bomb is unpacked."""


def is_own_workbook(data: bytes) -> bool:
    """Tell whether the bytes are a workbook that this program wrote, whoever saved it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [name for name in _MARKED_PARTS if name in archive.namelist()]
            return any(_is_marked(archive, name) for name in parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        # Cut short, encrypted or packed in another way: whatever it is, it is not ours.
        return False


def _is_marked(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        return MARK.encode() in part.read(_ENOUGH)


def read_workbook(data: bytes, name: str) -> PlanTemplate:
    """Return the plan of a workbook that `write_workbook` wrote, as it stands after editing.

    Raises FileError for what is no workbook, InputError where a sheet that is needed is gone, and
    RowsError with every cell that cannot be understood. `name` is the file's, for the messages.
    """
    return understand_workbook(data, name).template


def understand_workbook(data: bytes, name: str) -> Understood:
    """Return the plan with the row of every node and what of the workbook is not in it.

    Raises what `read_workbook` does.
    """
    sheets = read_sheets(data, name)
    findings = Findings(name)
    for needed in (PLAN, LEVELS):
        if needed.name.casefold() not in {title.strip().casefold() for title in sheets}:
            raise InputError(
                f"”{name}” saknar bladet {needed.name}. Har det bytt namn? Byt tillbaka, eller "
                "exportera planen på nytt."
            )
    for title in sheets:
        if title.strip().casefold() not in {form.name.casefold() for form in SHEETS} | {
            CHOICES.casefold()
        }:
            findings.omit(title, "Bladet hör inte till planen.", Place(sheet=title))
    levels = read_levels(sheet_lines(LEVELS, sheets, findings), findings)
    units = UnitRegister(sheet_lines(UNITS, sheets, findings), findings)
    chapters = read_chapters(sheet_lines(CHAPTERS, sheets, findings), findings)
    details, plan_id = read_details(sheet_lines(ABOUT, sheets, findings), findings)
    # Levels that cannot be understood would make every row below them wrong as well.
    findings.check()
    tree = TreeReader(levels, units, findings)
    tree.read(sheet_lines(PLAN, sheets, findings))
    findings.check()
    return Understood(
        template=PlanTemplate(plan_id, details, levels, units.units(), chapters, tree.nodes()),
        blocks=(),
        columns=(),
        origins=tree.origins(),
        left_out=tuple(findings.left_out),
    )
