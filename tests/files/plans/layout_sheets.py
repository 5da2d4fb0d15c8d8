"""Workbooks: one sheet with merged cells, and one sheet for each goal."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.plans.layouts import Expected, Layout, decision, enumeration, indicators, numbered

MERGED_HEADER = (
    "Målområde",
    "Delmål",
    "Aktivitet",
    "Ansvarig nämnd",
    "Samverkanspart",
    "Indikator",
    "Målvärde",
    "Tidplan",
    "Status",
    "Kommentar",
)
WRAP = Alignment(wrap_text=True, vertical="top")


def merged_cells(plan: Expected, target: Path) -> None:
    """Write one sheet where each goal's cell is merged downward over its activities."""
    book = Workbook()
    sheet = _active(book, "ANDTS 2024-2027")
    sheet.append([plan["details"]["title"]])
    sheet.merge_cells("A1:J1")
    for line in decision(plan):
        sheet.append([line])
    sheet.append([])
    _header(sheet, MERGED_HEADER)
    for goal in plan["nodes"]:
        first = sheet.max_row + 1
        for part in goal["children"]:
            first_of_part = sheet.max_row + 1
            for activity in part["children"]:
                _activity_rows(sheet, (goal, part, activity))
            _merge_down(sheet, 2, first_of_part)
        _merge_down(sheet, 1, first)
    sheet.freeze_panes = "A6"
    book.save(target)


def _activity_rows(sheet: Worksheet, path: tuple[Expected, Expected, Expected]) -> None:
    """Write a row for each indicator; what belongs to the activity is merged over them."""
    goal, part, activity = path
    first = sheet.max_row + 1
    for position, indicator in enumerate(activity["indicators"]):
        # Excel merges by keeping the first cell only, so later rows repeat nothing.
        shared: list[Any] = [
            numbered(activity),
            activity["lead"],
            ", ".join(activity.get("partners", [])),
        ]
        last = [activity.get("when"), activity.get("status"), activity.get("comment")]
        is_first = position == 0
        sheet.append(
            [
                numbered(goal),
                numbered(part),
                *(shared if is_first else [None] * 3),
                indicator["text"],
                indicator.get("target"),
                *(last if is_first else [None] * 3),
            ]
        )
    for column in (3, 4, 5, 8, 9, 10):
        _merge_down(sheet, column, first)


def _merge_down(sheet: Worksheet, column: int, first: int) -> None:
    last = sheet.max_row
    sheet.cell(first, column).alignment = WRAP
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def sheet_for_each_goal(plan: Expected, target: Path) -> None:
    """Write a sheet about the plan, one for each goal, and the empty one that is always left."""
    book = Workbook()
    about = _active(book, "Om planen")
    for line in (plan["details"]["title"], *decision(plan)):
        about.append([line])
    about["A1"].font = Font(bold=True, size=16)
    for goal in plan["nodes"]:
        sheet = book.create_sheet(f"Mål {goal['number']}")
        sheet.append([f"Mål {goal['number']}: {goal['title']}"])
        sheet["A1"].font = Font(bold=True, size=14)
        sheet.append([goal["text"][0]])
        sheet.append([])
        _header(sheet, ("Nr", "Åtgärd", "Ansvarig", "Medverkar", "Uppföljning", "När"))
        for action in goal["children"]:
            cells = [action["number"], action["title"], action["lead"]]
            cells += [enumeration(action.get("co_responsible", []))]
            sheet.append([*cells, "\n".join(indicators(action)), action["when"]])
    book.create_sheet("Blad1")
    book.save(target)


def _active(book: Workbook, title: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def _header(sheet: Worksheet, names: tuple[str, ...]) -> None:
    sheet.append(list(names))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F5A4C")


SHEET_LAYOUTS: dict[str, Layout] = {
    "bjorkvinge.xlsx": merged_cells,
    "alvhamra.xlsx": sheet_for_each_goal,
}
