"""What a unit's own result says beside its index: changes, the others, and advice."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.change_words import (
    change_words,
    counted_in_words,
    is_told,
    one_sided_words,
    sum_words,
)
from andts_desktop.domain.measure_words import cell_words, number_words
from andts_desktop.domain.measures import (
    GAP_NAMES,
    ChangeKind,
    QuestionChange,
)
from andts_desktop.domain.survey_result import AmongOthers, SurveyResult, advice_heading
from andts_desktop.domain.swedish import (
    format_points,
    format_signed,
    shown_change,
    signed_points,
)
from andts_desktop.domain.units import UNIT_KIND_DEFINITE, UNIT_KIND_NAMES
from andts_desktop.reports import theme
from andts_desktop.reports.chart_range import range_chart
from andts_desktop.reports.chart_words import among_in_words
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, DataTable

_ONE_SIDED = frozenset({ChangeKind.NEW, ChangeKind.GONE})
_MOST_ONE_SIDED = 12
"""More questions that one of the years alone has are counted, and not listed."""


def changes_section(compose: Composer, result: SurveyResult) -> list[Flowable]:
    """Return what each question gave then and now; only those with something to tell."""
    if result.previous_year is None:
        return []
    told = [each for each in result.changes if is_told(each)]
    words = counted_in_words(
        result.changes, result.previous_year, has_points=result.survey.has_points
    )
    one_sided = [each for each in told if each.kind in _ONE_SIDED]
    if len(one_sided) > _MOST_ONE_SIDED:
        told = [each for each in told if each.kind not in _ONE_SIDED]
        words = f"{words} {one_sided_words(one_sided)}"
    head = compose.heading(2, f"Ändrat sedan {result.previous_year}")
    body: list[Flowable] = [compose.line(words)]
    if told:
        body.append(_changes_table(compose, result, told))
    if result.change_sum is not None:
        said, made = sum_words(result.change_sum)
        body += [compose.line(f"{said}.", theme.LEAD), compose.line(made, theme.NOTE)]
    return compose.headed([head], body)


def _changes_table(
    compose: Composer, result: SurveyResult, told: Sequence[QuestionChange]
) -> DataTable:
    columns = [
        Column("Fråga", 34),
        Column(f"Svar {result.previous_year}", 27),
        Column(f"Svar {result.year}", 27),
        Column("Poäng", 12, numeric=True),
    ]
    return compose.table(columns, [_change_row(compose, each) for each in told], is_dense=True)


def _change_row(compose: Composer, change: QuestionChange) -> list[Cell]:
    words = change_words(change)
    question = [
        *compose.cell(change.short),
        *compose.cell(". ".join(filter(None, [words, change.reason])), theme.CELL_MUTED),
    ]
    points = "" if change.points is None else signed_points(change.points)
    return [question, *map(compose.cell, (change.before, change.now, points))]


def others_section(compose: Composer, result: SurveyResult) -> list[Flowable]:
    """Return one's own values among the others', as a chart and its table."""
    shown = [each for each in result.others if each.anonymous.spread is not None]
    if not result.others:
        return []
    several = UNIT_KIND_NAMES[result.survey.unit.kind][1]
    head = compose.heading(2, f"Bland {several} {result.year}")
    if not shown:
        least = result.others[0].anonymous.least
        why = f"Färre än {least} {several} har ett värde, så de andras visas inte."
        return compose.headed([head], [compose.line(why)])
    figure = compose.figure(
        "Det egna värdet mellan det lägsta och det högsta, i procent av det möjliga",
        range_chart(shown, compose.palette, theme.COLUMN),
        f"Diagram med en rad för varje del. {among_in_words(shown)}",
        _others_table(compose, shown),
    )
    definite = UNIT_KIND_DEFINITE[result.survey.unit.kind]
    note = f"De andra {definite} är inte namngivna. Medianen är det mittersta värdet."
    return [*compose.headed([head], figure), compose.line(note, theme.NOTE)]


def _figures(each: AmongOthers) -> tuple[str, str, str, str]:
    spread = each.anonymous.spread
    values = (spread.lowest, spread.median, spread.highest) if spread else (None,) * 3
    low, middle, high = (
        "–" if value is None else number_words(each.measure, value) for value in values
    )
    return cell_words(each.measure, each.anonymous.own), low, middle, high


def _others_table(compose: Composer, shown: Sequence[AmongOthers]) -> DataTable:
    rows: list[list[Cell]] = []
    for each in shown:
        own, low, middle, high = _figures(each)
        gap = each.anonymous.own.gap
        name = [
            *compose.cell(each.title),
            *compose.cell(GAP_NAMES[gap] if gap else "", theme.CELL_MUTED),
        ]
        count = str(each.anonymous.spread.count) if each.anonymous.spread else ""
        figures = (low, middle, high, format_points(each.max), count)
        cells = [compose.cell(own, theme.CELL_STRONG), *map(compose.cell, figures)]
        rows.append([name, *cells])
    titles = ("Eget", "Lägst", "Median", "Högst", "Möjligt", "Antal")
    columns = [Column("Del", 4), *(Column(title, 1.15, numeric=True) for title in titles)]
    return compose.table(columns, rows, is_dense=True)


def advice_section(compose: Composer, result: SurveyResult) -> list[Flowable]:
    """Return the advice with its reasons."""
    advice = result.advice
    if advice is None or not advice.reasons:
        return []
    body: list[Flowable] = [compose.line(f"{advice.title}.", theme.LEAD)] if advice.title else []
    body += compose.bullets(advice.reasons)
    return compose.headed(
        [compose.heading(2, advice_heading(result.survey.score.instrument))], body
    )


def index_change(result: SurveyResult) -> str:
    """Write the index's change since the comparable year before, empty where there is none."""
    now = result.survey.score.index
    run = result.survey.series.run_of(result.year)
    before = [each for each in run if each.year < result.year and each.score.index is not None]
    if now is None or not before or before[-1].score.index is None:
        return ""
    return format_signed(shown_change(now, before[-1].score.index))
