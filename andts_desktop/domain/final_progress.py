"""How far the chapters of a final report have come."""

from collections.abc import Callable, Iterator

from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.final_sections import (
    ABOUT,
    ANALYSIS,
    DEVIATIONS,
    FINAL_SECTIONS,
    GOALS,
    INDICATORS,
    REACHED,
    SUMMARY,
    SURVEY,
)
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.paper_sections import PaperSection, arranged
from andts_desktop.domain.section_progress import (
    SectionProgress,
    goals_left,
    indicators_left,
    of_them,
    prose_left,
)


def final_progress(report: FinalReport, marks: frozenset[str]) -> tuple[SectionProgress, ...]:
    """Return every chapter of a final report in its order; `marks` are keys of ready ones."""
    return tuple(
        SectionProgress(
            section,
            is_shown,
            section.key in marks,
            tuple(_LEFT[section](report)),
            _has_content(report, section),
        )
        for section, is_shown in arranged(FINAL_SECTIONS, report.sections)
    )


def _has_content(report: FinalReport, section: PaperSection) -> bool:
    written = bool(section.prose and report.follow_up.prose_text(section.prose))
    if section is SURVEY:
        return bool(report.surveys) or written
    if section is INDICATORS:
        return any(node.indicators for node in report.plan.walk()) or written
    if section is DEVIATIONS:
        return bool(report.every_activity())
    return section not in {GOALS, REACHED} or bool(report.goals())


def _summary(report: FinalReport) -> Iterator[str]:
    yield from prose_left(report.follow_up, ProseSection.FINAL_SUMMARY)


def _reached(report: FinalReport) -> Iterator[str]:
    goals = report.goals()
    without = sum(report.assessments(goal.id)[-1] is None for goal in goals)
    if without:
        level = goals[0].level
        several = of_them(without, len(goals), level.singular, level.plural)
        yield f"{several} saknar bedömning {report.head.year}"


def _goals(report: FinalReport) -> Iterator[str]:
    activities = report.every_activity()
    without = sum(each.last is None for each in activities)
    if without:
        level = activities[0].node.level
        several = of_them(without, len(activities), level.singular, level.plural)
        yield f"{several} saknar status alla år"
    yield from goals_left(report.plan, report.follow_up, ProseSection.FINAL_GOAL, judged=False)


def _indicators(report: FinalReport) -> Iterator[str]:
    yield from indicators_left(report.plan, report.outcomes, report.head.year)
    yield from prose_left(report.follow_up, ProseSection.FINAL_INDICATORS)


def _deviations(report: FinalReport) -> Iterator[str]:
    found = [each for _, year in report.deviations() for each in year]
    without = sum(not each.cause_name for each in found)
    if without:
        yield f"{of_them(without, len(found), 'avvikelse', 'avvikelser')} saknar orsak"


def _survey(report: FinalReport) -> Iterator[str]:
    yield from prose_left(report.follow_up, ProseSection.FINAL_SURVEY)


def _analysis(report: FinalReport) -> Iterator[str]:
    yield from prose_left(report.follow_up, ProseSection.FINAL_ANALYSIS)


def _about(report: FinalReport) -> Iterator[str]:
    if not report.head.case_number:
        yield "Diarienumret saknas"


_LEFT: dict[PaperSection, Callable[[FinalReport], Iterator[str]]] = {
    SUMMARY: _summary,
    REACHED: _reached,
    GOALS: _goals,
    INDICATORS: _indicators,
    DEVIATIONS: _deviations,
    SURVEY: _survey,
    ANALYSIS: _analysis,
    ABOUT: _about,
}
