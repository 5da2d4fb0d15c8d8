"""How far the chapters of a report have come: marked as ready or not, and what each lacks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport
from andts_desktop.domain.annual_sections import (
    ABOUT,
    ANALYSIS,
    ANNUAL_SECTIONS,
    ANSWERS,
    ARITHMETIC,
    DEVIATIONS,
    GOALS,
    NUMBERS,
    SUMMARY,
    SURVEY,
)
from andts_desktop.domain.follow_up import (
    FollowUp,
    Outcome,
    OutcomeState,
    ProseSection,
    Sex,
    count_statuses,
    deviations,
)
from andts_desktop.domain.paper_sections import PaperSection, arranged
from andts_desktop.domain.plan import LevelRole, Node, Plan
from andts_desktop.domain.swedish import plural

UNWRITTEN = "Texten är inte skriven"


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """A chapter's state: whether it is chosen, marked as ready, and what is left to do.

    `left` are short Swedish sentences without their full stop. `has_content` is False for a
    chapter that the year gives nothing for, and that is not printed whatever is chosen.
    """

    section: PaperSection
    is_shown: bool
    is_ready: bool
    left: tuple[str, ...]
    has_content: bool = True

    @property
    def counts(self) -> bool:
        """Tell whether the chapter is one of those that will be printed."""
        return self.is_shown and self.has_content


def progress(report: AnnualReport, marks: frozenset[str]) -> tuple[SectionProgress, ...]:
    """Return every chapter of an annual follow-up in its order; `marks` are keys of ready ones."""
    return tuple(
        SectionProgress(
            section,
            is_shown,
            section.key in marks,
            tuple(_LEFT[section](report)) if section in _LEFT else (),
            _has_content(report, section),
        )
        for section, is_shown in arranged(ANNUAL_SECTIONS, report.sections)
    )


def total_words(found: Sequence[SectionProgress]) -> str:
    """Say how many of the chapters to be printed are ready: "5 av 9 avsnitt klara"."""
    counted = [each for each in found if each.counts]
    ready = sum(each.is_ready for each in counted)
    return f"{ready} av {len(counted)} avsnitt {'klart' if len(counted) == 1 else 'klara'}"


def _has_content(report: AnnualReport, section: PaperSection) -> bool:
    answered = any(survey.units for survey in report.surveys)
    if section is SURVEY:
        return bool(report.surveys or report.follow_up.prose_text(ProseSection.SURVEY))
    if section is ANSWERS:
        return answered
    if section is ARITHMETIC:
        units = (unit for survey in report.surveys for unit in survey.units)
        return any(unit.score.index is not None for unit in units)
    if section is DEVIATIONS:
        written = report.follow_up.prose_text(ProseSection.DEVIATIONS)
        return bool(report.plan.with_status() or written)
    return True


def prose_left(follow_up: FollowUp, section: ProseSection) -> Iterator[str]:
    """Say that a chapter's text is not written, where it is not."""
    if not follow_up.prose_text(section).strip():
        yield UNWRITTEN


def of_them(count: int, total: int, singular: str, several: str) -> str:
    """Write some of all: "1 av 14 aktiviteter", "1 mål" where there is one alone."""
    return f"{count} {singular}" if total == 1 else f"{count} av {total} {several}"


def status_left(plan: Plan, follow_up: FollowUp) -> Iterator[str]:
    """Say how many activities have no status of the year."""
    carriers = plan.with_status()
    _, without = count_statuses(follow_up, carriers)
    if without:
        level = carriers[-1].level
        yield f"{of_them(without, len(carriers), level.singular, level.plural)} saknar status"


def goals_left(
    plan: Plan, follow_up: FollowUp, prose: ProseSection, *, judged: bool = True
) -> Iterator[str]:
    """Say how many goals nobody has written about, and where asked how many are not assessed."""
    goals = plan_goals(plan)
    if not goals:
        return
    level = goals[0].level
    unwritten = sum(not follow_up.prose_text(prose, goal.id).strip() for goal in goals)
    if unwritten:
        yield f"{of_them(unwritten, len(goals), level.singular, level.plural)} saknar text"
    unjudged = sum(goal.id not in dict(follow_up.assessments) for goal in goals)
    if judged and unjudged:
        yield f"{of_them(unjudged, len(goals), level.singular, level.plural)} saknar bedömning"


def plan_goals(plan: Plan) -> tuple[Node, ...]:
    """Return the plan's goals: its top nodes but for the cornerstones."""
    inner = {LevelRole.CORNERSTONE, LevelRole.BUILDING_BLOCK}
    return tuple(node for node in plan.nodes if node.level.role not in inner)


def indicators_left(plan: Plan, outcomes: Sequence[Outcome], year: int) -> Iterator[str]:
    """Say how many indicators have no outcome of the year, and how many are not assessed."""
    indicators = [each for node in plan.walk() for each in node.indicators]
    told = {
        each.indicator_id: each for each in outcomes if each.sex is Sex.TOTAL and each.year == year
    }
    words = ("indikator", "indikatorer")
    without = sum(each.id not in told or _says_nothing(told[each.id]) for each in indicators)
    if without:
        yield f"{of_them(without, len(indicators), *words)} saknar utfall"
    unjudged = sum(each.id not in told or told[each.id].assessment is None for each in indicators)
    if unjudged:
        yield f"{of_them(unjudged, len(indicators), *words)} saknar bedömning"


def _says_nothing(outcome: Outcome) -> bool:
    is_value = outcome.state is OutcomeState.VALUE
    return is_value and outcome.value is None and not outcome.text.strip()


def _summary(report: AnnualReport) -> Iterator[str]:
    yield from prose_left(report.follow_up, ProseSection.SUMMARY)


def _numbers(report: AnnualReport) -> Iterator[str]:
    yield from status_left(report.plan, report.follow_up)
    yield from prose_left(report.follow_up, ProseSection.NUMBERS)


def _goals(report: AnnualReport) -> Iterator[str]:
    yield from status_left(report.plan, report.follow_up)
    yield from goals_left(report.plan, report.follow_up, ProseSection.GOAL)
    yield from indicators_left(report.plan, report.outcomes, report.head.year)


def _deviations(report: AnnualReport) -> Iterator[str]:
    found = deviations(report.plan, report.follow_up)
    without = sum(not each.cause_name for each in found)
    if without:
        yield f"{of_them(without, len(found), 'avvikelse', 'avvikelser')} saknar orsak"
    yield from prose_left(report.follow_up, ProseSection.DEVIATIONS)


def _survey(report: AnnualReport) -> Iterator[str]:
    for survey in report.surveys:
        yield from survey_left(survey)
    yield from prose_left(report.follow_up, ProseSection.SURVEY)


def survey_left(survey: SurveyReport) -> Iterator[str]:
    """Say whose answers are missing, left unfinished or not marked as ready."""
    words = ("enhet", "enheter")
    missing = len(survey.comparison.missing) if survey.comparison else 0
    if not survey.units:
        yield "Ingen enhet har svarat"
    elif missing:
        yield f"{plural(missing, *words)} har inte svarat"
    unfinished = sum(not each.score.is_finished for each in survey.units)
    if unfinished:
        yield f"{plural(unfinished, *words)} har obesvarade frågor"
    drafts = sum(each.unit.id in survey.drafts or each.is_draft for each in survey.units)
    if drafts:
        yield f"{plural(drafts, *words)} har inte klarmarkerat sina svar"


def _analysis(report: AnnualReport) -> Iterator[str]:
    yield from prose_left(report.follow_up, ProseSection.ANALYSIS)


def _answers(report: AnnualReport) -> Iterator[str]:
    scores = [unit.score for survey in report.surveys for unit in survey.units]
    left = sum(score.unanswered for score in scores)
    if left:
        total = sum(score.question_count for score in scores)
        yield f"{of_them(left, total, 'svar', 'svar')} saknas"


def _about(report: AnnualReport) -> Iterator[str]:
    if not report.head.case_number:
        yield "Diarienumret saknas"


_LEFT: dict[PaperSection, Callable[[AnnualReport], Iterator[str]]] = {
    SUMMARY: _summary,
    NUMBERS: _numbers,
    GOALS: _goals,
    DEVIATIONS: _deviations,
    SURVEY: _survey,
    ANALYSIS: _analysis,
    ANSWERS: _answers,
    ABOUT: _about,
}
