"""The columns of the comparison: a year each, with a mark where years may not be compared."""

from collections.abc import Sequence

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.measures import YearColumn
from andts_desktop.ui.models.table import Column
from andts_desktop.ui.pages.results_compare_values import BREAK, CompareRow


def compare_columns(years: Sequence[YearColumn]) -> list[Column[CompareRow]]:
    """Return the name, then the years in order; a break stands between them as a column."""
    columns: list[Column[CompareRow]] = [
        Column(
            "Enhet",
            lambda row: row.name,
            tooltip=lambda row: row.name,
            bold=lambda row: row.is_own,
            tone=_tone,
        )
    ]
    for place, year in enumerate(years):
        if year.broken:
            columns.append(_break(year))
        columns.append(_year(year, place))
    return columns


def _year(year: YearColumn, place: int) -> Column[CompareRow]:
    return Column(
        str(year.year),
        lambda row: row.cells[place].shown,
        spoken=lambda row: row.cells[place].spoken or row.cells[place].shown,
        tooltip=lambda row: row.cells[place].note,
        bold=lambda row: row.is_own,
        tone=_tone,
        is_number=True,
    )


def _break(year: YearColumn) -> Column[CompareRow]:
    return Column(
        BREAK.shown,
        lambda _: BREAK.shown,
        spoken=lambda _: BREAK.spoken,
        tooltip=lambda _: year.broken,
        tone=lambda _: StatusTone.WARNING,
        header_tooltip=year.broken,
        is_number=True,
    )


def _tone(row: CompareRow) -> StatusTone | None:
    return StatusTone.NEUTRAL if row.is_summed else None
