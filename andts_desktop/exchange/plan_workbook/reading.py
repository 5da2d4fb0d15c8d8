"""Read our own workbook back as a plan, also after people have edited it."""

from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.plan_import.understood import Understood
from andts_desktop.exchange.plan_workbook.form import (
    ABOUT,
    CHAPTERS,
    LEVELS,
    MARK,
    PLAN,
    SHEETS,
    UNITS,
    VERSION,
)
from andts_desktop.exchange.plan_workbook.tree import TreeReader
from andts_desktop.exchange.plan_workbook.values import (
    UnitRegister,
    read_chapters,
    read_details,
    read_levels,
)
from andts_desktop.exchange.spreadsheet import read_sheets
from andts_desktop.exchange.workbook.lines import Findings, check_sheets, sheet_lines
from andts_desktop.exchange.workbook.marks import check_version, is_marked


def is_own_workbook(data: bytes) -> bool:
    """Tell whether the bytes are a workbook that this program wrote, whoever saved it since."""
    return is_marked(data, MARK)


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
    check_version(data, MARK, VERSION, name)
    findings = Findings(name)
    check_sheets((PLAN, LEVELS), SHEETS, sheets, findings)
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
