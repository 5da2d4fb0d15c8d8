"""The cover of the annual follow-up: what it is, of what, by whom, and three figures."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.annual_report import AnnualReport, ReportHead
from andts_desktop.domain.follow_up import Deviation, GoalAssessment, deviations, main_cause
from andts_desktop.domain.swedish import format_date, format_decimal
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover
from andts_desktop.reports.wording import (
    Outcomes,
    done_count,
    goals_of,
    indexed,
    indicators_of,
    shortened,
    state_word,
    status_level,
    unit_plural,
)

_LONGEST_TITLE = 160


def annual_cover(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the cover page."""
    head = report.head
    return cover(
        compose,
        Cover(
            title=f"Årlig uppföljning {head.year}",
            subtitle=plan_words(head),
            owner=head.municipality,
            board=head.decided_by,
            stamp="" if head.stamp.is_final else "UTKAST",
            facts=_facts(head),
            figures=key_figures(report),
        ),
    )


def plan_words(head: ReportHead) -> str:
    """Name the plan with its period."""
    plan = shortened(head.plan_title, _LONGEST_TITLE)
    return f"{plan} {head.period}" if head.period and head.period not in plan else plan


def _facts(head: ReportHead) -> list[tuple[str, str]]:
    version = ", ".join(filter(None, [head.stamp.version, state_word(head)]))
    rows = [
        ("Diarienummer", head.case_number),
        ("Version", version),
        ("Läget per", format_date(head.as_of)),
        ("Beslutas av", head.decided_by),
    ]
    return [(name, value) for name, value in rows if value]


def key_figures(report: AnnualReport) -> list[tuple[str, str]]:
    """Choose at most three figures that the report has, each with what it counts."""
    found = [*_plan_figures(report), *_survey_figures(report)]
    if len(found) < 3:
        found += _size_figures(report)
    return found[:3]


def _plan_figures(report: AnnualReport) -> list[tuple[str, str]]:
    carriers = report.plan.with_status()
    level = status_level(report.plan)
    figures = []
    if carriers and level:
        done = done_count(report.plan, report.follow_up)
        figures.append((f"{done} av {len(carriers)}", f"{level.plural} genomförda"))
    marks = Outcomes(report).judgements(report.plan)
    if marks:
        reached = marks.count(GoalAssessment.REACHED)
        figures.append((f"{reached} av {len(marks)}", "bedömda indikatorer når målet"))
    found = deviations(report.plan, report.follow_up)
    if carriers and report.follow_up.log:
        figures.append((str(len(found)), _deviation_words(found)))
    return figures


def _deviation_words(found: Sequence[Deviation]) -> str:
    cause = main_cause(found)
    if len(found) == 1:
        return f"avvikelse, orsak {cause}" if cause else "avvikelse"
    return f"avvikelser, vanligaste orsak {cause}" if cause else "avvikelser"


def _survey_figures(report: AnnualReport) -> list[tuple[str, str]]:
    survey = report.survey
    units = indexed(survey)
    if survey is None or not units:
        return []
    name = survey.instrument.short_title
    example = " (exempelfrågor)" if survey.instrument.is_example else ""
    if survey.comparison and survey.comparison.mean is not None:
        mean = format_decimal(survey.comparison.mean)
        number = len(survey.comparison.results)
        return [(mean, f"{name}, medelvärde för {number} {unit_plural(survey)}{example}")]
    index = units[0].score.index
    return [(format_decimal(index), f"{name}, {units[0].unit.name}{example}")] if index else []


def _size_figures(report: AnnualReport) -> list[tuple[str, str]]:
    goals = goals_of(report.plan)
    level = goals[0].level if goals else None
    figures = [(str(len(goals)), level.plural)] if level else []
    below = [node for goal in goals for node in goal.walk() if node is not goal]
    levels = dict.fromkeys(node.level for node in below if not node.level.has_status)
    figures += [
        (str(sum(1 for node in below if node.level == each)), each.plural) for each in levels
    ]
    indicators = indicators_of(report.plan)
    if indicators:
        figures.append((str(len(indicators)), "indikatorer i planen"))
    return figures
