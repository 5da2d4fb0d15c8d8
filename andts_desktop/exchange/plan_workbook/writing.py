"""Write a plan as an Excel workbook that people can edit and the program can read again."""

import datetime as dt
from collections.abc import Mapping, Sequence

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.plan_workbook.form import (
    ABOUT,
    CHAPTERS,
    DIRECTIONS,
    INDICATOR,
    INDICATOR_KINDS,
    LEVEL_ROLES,
    LEVELS,
    MARK,
    PLAN,
    PREVENTION_LEVELS,
    UNIT_KINDS,
    UNITS,
    VERSION,
    level_labels,
)
from andts_desktop.exchange.plan_workbook.records import (
    about_records,
    chapter_records,
    level_records,
    node_records,
    unit_records,
)
from andts_desktop.exchange.workbook.form import YES
from andts_desktop.exchange.workbook.marks import mark
from andts_desktop.exchange.workbook.saving import FIRST_DAY, book_bytes
from andts_desktop.exchange.workbook.sheets import SPARE_ROWS, add_choices, add_styles, fill


def write_workbook(template: PlanTemplate, as_of: dt.date = FIRST_DAY) -> bytes:
    """Return the plan as the bytes of an .xlsx file; the follow-up of a template is not in it.

    `as_of` is when the file says that it was made; the same plan and day give the same bytes.
    Raises InputError for a name that is longer than a cell.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    fill(book, PLAN, node_records(template))
    fill(book, ABOUT, about_records(template))
    fill(book, LEVELS, level_records(template.levels))
    fill(book, CHAPTERS, chapter_records(template))
    fill(book, UNITS, unit_records(template))
    # Open at its end, so that units that people add are offered as well.
    units = {"Enhet": f"'{UNITS.name}'!$A$2:$A${len(template.units) + SPARE_ROWS}"}
    add_choices(book, (PLAN, LEVELS, CHAPTERS, UNITS), _lists(template), units)
    mark(book, MARK, VERSION, template.details.title)
    return book_bytes(book, as_of)


def _lists(template: PlanTemplate) -> Mapping[str, Sequence[str]]:
    """Return the words that can be chosen in the columns that have a list."""
    return {
        "Nivå": (*level_labels(template.levels).values(), INDICATOR),
        "Indikatorns slag": tuple(INDICATOR_KINDS.values()),
        "Riktning": tuple(DIRECTIONS.values()),
        "Preventionsnivå": tuple(PREVENTION_LEVELS.values()),
        "Räknas som": tuple(LEVEL_ROLES.values()),
        "Slag": tuple(CHAPTER_KIND_NAMES.values()),
        "Enhetens slag": tuple(UNIT_KINDS.values()),
        "Ja": (YES,),
    }
