"""The final report's opening: what the period gave, and whether the goals were reached."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.final_report import FinalReport, FinalSurvey
from andts_desktop.domain.follow_up import GoalAssessment, ProseSection
from andts_desktop.domain.measures import Spread, YearColumn
from andts_desktop.domain.swedish import format_date, format_decimal, plural, shown_change
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Column, DataTable
from andts_desktop.reports.wording import (
    Outcomes,
    by_number,
    capital,
    indicators_of,
    judged_indicators,
)
from andts_desktop.reports.year_columns import assessment_words, parted

_MOST_YEARS = 4


def final_summary(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the summary: the figures in sentences, then what the coordinator wrote."""
    sentences = [
        *_activity_sentences(report),
        *_goal_sentences(report),
        *_indicator_sentences(report),
        *(each for survey in report.surveys for each in _survey_sentences(survey)),
    ]
    body: list[Flowable] = [compose.line(" ".join(sentences), theme.LEAD)] if sentences else []
    body += compose.prose(report.follow_up.prose_text(ProseSection.FINAL_SUMMARY))
    as_of = f"Läget per {format_date(report.head.as_of)}."
    body.append(compose.line(f"{as_of} Så är siffrorna räknade: se Om rapporten.", theme.NOTE))
    return compose.headed([compose.heading(2, "Sammanfattning")], body)


def done_of(report: FinalReport) -> tuple[int, int]:
    """Return how many activities were carried out, by what was last told, and of how many."""
    kinds = [report.kind(each.last) for each in report.every_activity()]
    return sum(kind is not None and kind.is_done for kind in kinds), len(kinds)


def reached_of(report: FinalReport) -> tuple[int, int]:
    """Return how many goals were reached in the last year, and how many were assessed."""
    marks = [report.assessments(goal.id)[-1] for goal in report.goals()]
    known = [mark for mark in marks if mark is not None]
    return known.count(GoalAssessment.REACHED), len(known)


def _activity_sentences(report: FinalReport) -> Iterator[str]:
    activities = report.every_activity()
    if not activities:
        yield "Planen har inga aktiviteter, så uppföljningen görs i text för varje mål."
        return
    done, total = done_of(report)
    level = activities[0].node.level
    named = plural(total, level.singular, level.plural)
    untold = sum(each.last is None for each in activities)
    if untold == total:
        yield f"Planens {named} saknar statusrapport {report.span}."
        return
    yield f"Av planens {named} {report.span} har {done} genomförts."
    if untold:
        yield f"{untold} saknar statusrapport."


def _goal_sentences(report: FinalReport) -> Iterator[str]:
    reached, assessed = reached_of(report)
    goals = report.goals()
    if not assessed:
        return
    total = plural(len(goals), goals[0].level.singular, goals[0].level.plural)
    named = [goal for goal in goals if report.assessments(goal.id)[-1] is GoalAssessment.REACHED]
    if reached:
        yield f"Målet bedöms vara nått för {reached} av planens {total}{by_number(named)}."
    else:
        yield f"Målet bedöms inte vara nått för något av planens {total}."


def _indicator_sentences(report: FinalReport) -> Iterator[str]:
    marks = Outcomes(report).judgements(report.plan)
    if marks:
        yield judged_indicators(marks, len(indicators_of(report.plan)))


def _survey_sentences(survey: FinalSurvey) -> Iterator[str]:
    """Say the last year's mean, and the change since the first year it may be compared with."""
    table = survey.table
    run = table.columns[-1].run if table.columns else 0
    told = [
        (column, spread)
        for column, spread in zip(table.columns, table.spreads, strict=True)
        if column.run == run and spread.mean is not None
    ]
    if not told:
        return
    name = f"{survey.instrument.short_title} för {UNIT_KIND_NAMES[table.kind][1]}"
    example = " (exempelfrågor)" if survey.instrument.is_example else ""
    yield f"{name}{example} är i medeltal {_mean(told[-1])}{_since(told)}."


def _mean(told: tuple[YearColumn, Spread]) -> str:
    column, spread = told
    return f"{format_decimal(spread.mean)} år {column.year}" if spread.mean is not None else ""


def _since(told: list[tuple[YearColumn, Spread]]) -> str:
    first, last = told[0][1].mean, told[-1][1].mean
    if len(told) < 2 or first is None or last is None:
        return ""
    change = shown_change(last, first)
    way = "upp från" if change > 0 else "ner från" if change else "lika med"
    return f", {way} {_mean(told[0])}"


def goals_reached(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return how each goal was assessed each year; nothing of a plan without goals."""
    goals = report.goals()
    if not goals:
        return []
    head: list[Flowable] = [compose.heading(2, "Blev målen nådda?")]
    if not any(mark for goal in goals for mark in report.assessments(goal.id)):
        words = f"Inga {goals[0].level.plural} är bedömda {report.span}."
        return compose.headed(head, [compose.line(words)])
    words = (
        "Bedömningen gäller målet, inte arbetet: det som är genomfört kan stå vid ett mål som inte "
        "är nått. En tom ruta betyder att målet inte bedömdes det året."
    )
    years = [place for place, year in enumerate(report.years) if year.follow_up.assessments]
    tables = [_table(compose, report, group) for group in parted(years, _MOST_YEARS)]
    return compose.headed([*head, compose.line(words, theme.NOTE)], tables)


def _table(compose: Composer, report: FinalReport, group: Sequence[int]) -> DataTable:
    goals = report.goals()
    columns = [Column(compose.user.inline(capital(goals[0].level.singular)), 40, heads_rows=True)]
    columns += [Column(str(report.years[place].year), 19) for place in group]
    rows = []
    for goal in goals:
        marks = report.assessments(goal.id)
        said = [assessment_words(compose, marks[place]) for place in group]
        rows.append([compose.cell(goal.label), *said])
    return compose.table(columns, rows)
