"""The indicators over the period: a chart and its table for those that are numbers, words else."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.follow_up import (
    OUTCOME_SIGNS,
    SEX_NAMES,
    Outcome,
    OutcomeState,
    ProseSection,
    Sex,
)
from andts_desktop.domain.plan import Indicator, Node
from andts_desktop.domain.swedish import format_points, parse_decimal
from andts_desktop.reports import theme
from andts_desktop.reports.annual_indicators import outcome_words
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.plan_wording import target_words
from andts_desktop.reports.room import beginning_with, whole_height
from andts_desktop.reports.tables import Cell, Column, DataTable, Line, without_empty
from andts_desktop.reports.wording import Outcomes
from andts_desktop.reports.year_bars import YearBar, year_bars
from andts_desktop.reports.year_columns import assessment_words, parted, years_said

_MOST_YEARS = 6
_TARGET = re.compile(r"(?:minst|högst|≥|≤)?\s*([0-9][0-9 ]*(?:,[0-9]+)?)\s*(?:\D{0,30})")
"""A target such as "minst 90 %" or "högst 14 dagar"; "minska med 10 %" is none."""


def final_indicators(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the chapter; nothing where the plan has no indicators and nothing is written."""
    written = compose.prose(report.follow_up.prose_text(ProseSection.FINAL_INDICATORS))
    outcomes = Outcomes(report, len(report.years))
    sections = [_of_goal(compose, report, node, outcomes) for node in report.plan.nodes]
    body = [each for section in sections for each in section]
    if not (written or body):
        return []
    head = compose.headed([compose.heading(2, "Indikatorerna över tid")], written)
    return beginning_with(head, body)


def _of_goal(
    compose: Composer, report: FinalReport, goal: Node, outcomes: Outcomes
) -> list[Flowable]:
    found = [(node, each) for node in goal.walk() for each in node.indicators]
    if not found:
        return []
    years = [each.year for each in report.years]
    drawn = [pair for pair in found if _is_drawn(pair[1], years, outcomes)]
    head: list[Flowable] = [compose.heading(3, goal.label, outlined=False)]
    story: list[Flowable] = []
    for node, indicator in drawn:
        figure = _figure(compose, _number(goal, node), indicator, years, outcomes)
        # A chart and its table are seen at once.
        whole = compose.headed(head, figure) if head else figure
        story += [CondPageBreak(whole_height(whole)), *whole]
        head = []
    rest = [pair for pair in found if pair not in drawn]
    table = [_table(compose, goal, rest, years, outcomes)] if rest else []
    return [*story, *(compose.headed(head, table) if head else table)]


def _number(goal: Node, node: Node) -> str:
    return "" if node is goal else node.number


def _values(indicator: Indicator, years: Sequence[int], outcomes: Outcomes) -> list[YearBar]:
    return [_bar(year, outcomes.of(indicator.id, year)) for year in years]


def _bar(year: int, outcome: Outcome | None) -> YearBar:
    if outcome is None:
        return YearBar(year)
    if outcome.state is OutcomeState.VALUE:
        return YearBar(year, outcome.value, "" if outcome.value is not None else "i ord")
    return YearBar(year, None, OUTCOME_SIGNS[outcome.state])


def _is_drawn(indicator: Indicator, years: Sequence[int], outcomes: Outcomes) -> bool:
    values = [each.value for each in _values(indicator, years, outcomes) if each.value is not None]
    return len(values) > 1 and min(values) >= 0


def _figure(
    compose: Composer,
    number: str,
    indicator: Indicator,
    years: Sequence[int],
    outcomes: Outcomes,
) -> list[Flowable]:
    """Return an indicator's chart, with the tables that say the same and more."""
    bars = _values(indicator, years, outcomes)
    words = " ".join(indicator.text.split())
    drawing = year_bars(bars, _target(indicator), compose.palette, theme.COLUMN)
    tables = [
        _years_table(compose, indicator, [years[place] for place in group], outcomes)
        for group in parted(range(len(years)), _MOST_YEARS)
    ]
    title = " ".join(filter(None, [number, words]))
    figure = compose.figure(title, drawing, _told(indicator, bars), tables[0])
    return [*figure, *tables[1:], *_notes(compose, indicator, outcomes)]


def _told(indicator: Indicator, bars: Sequence[YearBar]) -> str:
    """Say which way the outcome goes; the table beside says every value."""
    known = [
        f"{format_points(each.value)} år {each.year}" for each in bars if each.value is not None
    ]
    target = f"Målvärdet är {target_words(indicator)}." if indicator.target.strip() else ""
    said = (
        f"Stapeldiagram över utfallet per år: {' '.join(indicator.text.split())}.",
        f"Utfallet går från {known[0]} till {known[-1]}.",
        target,
        "Alla värden står i tabellen efter diagrammet.",
    )
    return " ".join(filter(None, said))


def _target(indicator: Indicator) -> Decimal | None:
    """Return the target as a number, where it is one alone and no change of another."""
    found = _TARGET.fullmatch(indicator.target.strip())
    return parse_decimal(found[1]) if found else None


def _years_table(
    compose: Composer, indicator: Indicator, years: Sequence[int], outcomes: Outcomes
) -> DataTable:
    rows = [_outcome_row(compose, "Utfall", indicator, Sex.TOTAL, years, outcomes)]
    rows += [
        _outcome_row(compose, f"varav {SEX_NAMES[sex]}", indicator, sex, years, outcomes)
        for sex in (Sex.WOMEN, Sex.MEN)
        if outcomes.has_sexes(indicator.id, sex)
    ]
    found = [outcomes.of(indicator.id, year) for year in years]
    marks = [assessment_words(compose, each.assessment if each else None) for each in found]
    if any(marks):
        rows.append([compose.cell("Bedömning"), *marks])
    columns = [Column(_target_words(compose, indicator), 1.6, heads_rows=True)]
    columns += [Column(str(year), 1) for year in years]
    return compose.table(columns, rows, is_dense=True)


def _target_words(compose: Composer, indicator: Indicator) -> str:
    target = " ".join(target_words(indicator).split())
    return compose.user.inline(f"Målvärde: {target}" if target else "År")


def _outcome_row(
    compose: Composer,
    name: str,
    indicator: Indicator,
    sex: Sex,
    years: Sequence[int],
    outcomes: Outcomes,
) -> list[Cell]:
    found = [outcomes.of(indicator.id, year, sex) for year in years]
    words = [outcome_words(each) if each else "" for each in found]
    style = theme.CELL if sex is Sex.TOTAL else theme.CELL_MUTED
    return [compose.cell(name, style), *(compose.cell(each, style) for each in words)]


def _notes(compose: Composer, indicator: Indicator, outcomes: Outcomes) -> Iterator[Flowable]:
    for year in outcomes.years:
        outcome = outcomes.of(indicator.id, year)
        if outcome and outcome.comment.strip():
            yield from compose.prose(f"{year}: {outcome.comment}", theme.NOTE)


def _table(
    compose: Composer,
    goal: Node,
    found: Sequence[tuple[Node, Indicator]],
    years: Sequence[int],
    outcomes: Outcomes,
) -> DataTable:
    """Return a table of what is told in words, or of one year alone."""
    rows = [
        [
            _text(compose, _number(goal, node), indicator),
            compose.cell(target_words(indicator)),
            _outcomes_said(compose, indicator, years, outcomes),
            _marks_said(compose, indicator, years, outcomes),
        ]
        for node, indicator in found
    ]
    columns = [
        Column("Indikator", 40, heads_rows=True),
        Column("Målvärde", 20),
        Column("Utfall per år", 28),
        Column("Bedömning", 26),
    ]
    told, untold = columns[:2], columns[2:]
    shown, cells = without_empty([*told, *untold], rows)
    return compose.table(shown, cells)


def _text(compose: Composer, number: str, indicator: Indicator) -> Cell:
    lines = [Line(block.markup) for block in compose.user.blocks(indicator.text)]
    if number and lines:
        lines[0] = Line(f"{compose.user.strong(number)}\u2002{lines[0].markup}")
    return lines


def _outcomes_said(
    compose: Composer, indicator: Indicator, years: Sequence[int], outcomes: Outcomes
) -> Cell:
    lines: list[Line] = []
    for year in years:
        for sex in Sex:
            outcome = outcomes.of(indicator.id, year, sex)
            if outcome is None:
                continue
            if sex is not Sex.TOTAL and outcome.state is not OutcomeState.VALUE:
                continue
            label = f"{year}" if sex is Sex.TOTAL else f"{year}, {SEX_NAMES[sex]}"
            said = " ".join(filter(None, [outcome_words(outcome), outcome.comment.strip()]))
            if said:
                lines += compose.comment(f"{label}: {said}")
    return lines


def _marks_said(
    compose: Composer, indicator: Indicator, years: Sequence[int], outcomes: Outcomes
) -> Cell:
    found = [(year, outcomes.of(indicator.id, year)) for year in years]
    marks = [(year, each.assessment if each else None) for year, each in found]
    return [Line(years_said(compose, [each])) for each in marks if each[1] is not None]
