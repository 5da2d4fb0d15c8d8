"""The parts of a unit's index on paper: a chart and the table that says the same."""

from decimal import Decimal

from reportlab.platypus import Flowable

from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.domain.swedish import format_sum
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.reports import theme
from andts_desktop.reports.annual_survey import parts_figure
from andts_desktop.reports.chart_words import star_in_words
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.star_chart import star_chart
from andts_desktop.reports.tables import Column, DataTable
from andts_desktop.reports.wording import LONGEST_NAME, shortened

_STAR = 236.0


def parts_section(compose: Composer, result: SurveyResult) -> list[Flowable]:
    """Return what each part gave; nothing where there is no index.

    The parts are a star beside the median where they are neither too few nor too many for it.
    """
    score = result.survey.score
    if score.index is None:
        return []
    figure = _star(compose, result) if result.star else parts_figure(compose, score)
    return compose.headed([compose.heading(2, "Index och delar")], figure)


def _star(compose: Composer, result: SurveyResult) -> list[Flowable]:
    several = UNIT_KIND_NAMES[result.survey.unit.kind][1]
    name = shortened(compose.user.plain(result.survey.unit.name), LONGEST_NAME)
    return compose.figure(
        f"Delarna i procent av sina poäng, och medianen för {several}",
        star_chart(result.star, name, compose.palette, theme.COLUMN, _STAR),
        f"Stjärndiagram. {star_in_words(result.star)}",
        _table(compose, result),
    )


def _words(value: Decimal | None) -> str:
    return "–" if value is None else format_sum(value)


def _table(compose: Composer, result: SurveyResult) -> DataTable:
    rows = [
        [
            compose.cell(axis.title),
            compose.cell(_words(axis.own), theme.CELL_STRONG),
            compose.cell(_words(axis.median)),
            compose.cell(format_sum(axis.max)),
        ]
        for axis in result.star
    ]
    score = result.survey.score
    total = ("Totalt", format_sum(score.points), "", format_sum(score.max))
    rows.append([compose.cell(each, theme.CELL_STRONG) for each in total])
    columns = [
        Column("Del", 4),
        *(Column(title, 1, numeric=True) for title in ("Poäng", "Median", "Max")),
    ]
    return compose.table(columns, rows)
