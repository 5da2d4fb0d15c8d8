"""Read our own workbook back as a plan, also after people have edited it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.errors import FileError, InputError
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
    VERSION,
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
_MARKED_NAME = re.compile(rf"{MARK}_([0-9]{{1,6}})".encode())
_ENOUGH = 1_000_000
"""How much of a part is searched for our mark, so that no bomb is unpacked."""


def is_own_workbook(data: bytes) -> bool:
    """Tell whether the bytes are a workbook that this program wrote, whoever saved it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(MARK.encode() in part for part in _marked_parts(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        # Cut short, encrypted or packed in another way: whatever it is, it is not ours.
        return False


def _marked_parts(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for name in _MARKED_PARTS:
        if name in archive.namelist():
            with archive.open(name) as part:
                yield part.read(_ENOUGH)


def _check_version(data: bytes, name: str) -> None:
    """Refuse a workbook in the form of a later version, which may hold what is not known here."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {
            int(version)
            for part in _marked_parts(archive)
            for version in _MARKED_NAME.findall(part)
        }
    if max(found, default=0) > int(VERSION):
        raise FileError(
            f"”{name}” är gjord med en nyare version av programmet. Uppdatera programmet här, och "
            "läs sedan in filen."
        )


def _check_sheets(sheets: Iterable[str], name: str, findings: Findings) -> None:
    """Raise InputError for a sheet that is needed and not there; note those that are not ours."""
    found = {title.strip().casefold(): title for title in sheets}
    for needed in (PLAN, LEVELS):
        if needed.name.casefold() not in found:
            raise InputError(
                f"”{name}” saknar bladet {needed.name}. Har det bytt namn? Byt tillbaka, eller "
                "exportera planen på nytt."
            )
    ours = {CHOICES.casefold(), *(form.name.casefold() for form in SHEETS)}
    for folded, title in found.items():
        if folded not in ours:
            findings.omit(title, "Bladet hör inte till planen.", Place(sheet=title))


def read_workbook(data: bytes, name: str) -> PlanTemplate:
    """Return the plan of a workbook that `write_workbook` wrote, as it stands after editing.

    The data must have passed the checks of foreign files. Raises FileError for what is no
    workbook or one of a later version, InputError where a sheet that is needed is gone, and
    RowsError with every cell that cannot be understood. `name` is the file's, for the messages.
    """
    return understand_workbook(data, name).template


def understand_workbook(data: bytes, name: str) -> Understood:
    """Return the plan with the row of every node and what of the workbook is not in it.

    Raises what `read_workbook` does.
    """
    sheets = read_sheets(data, name)
    _check_version(data, name)
    findings = Findings(name)
    _check_sheets(sheets, name, findings)
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
