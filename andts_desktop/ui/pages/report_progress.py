"""How far the chapters of a document have come, for the documents that have chapters to choose."""

from collections.abc import Sequence
from dataclasses import replace

from andts_desktop.domain import annual_sections
from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.annual_sections import goals_heading
from andts_desktop.domain.final_progress import final_progress
from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.paper import PaperValues
from andts_desktop.domain.paper_sections import PaperSection
from andts_desktop.domain.plan import LevelRole, Node
from andts_desktop.domain.section_progress import SectionProgress, progress


def progress_of(values: PaperValues, marks: frozenset[str]) -> tuple[SectionProgress, ...]:
    """Return every chapter in its order; none for documents whose chapters are not chosen."""
    if isinstance(values, AnnualReport):
        return _in_words_of(values.plan.nodes, progress(values, marks))
    if isinstance(values, FinalReport):
        return _in_words_of(values.goals(), final_progress(values, marks))
    return ()


def _in_words_of(
    nodes: Sequence[Node], rows: Sequence[SectionProgress]
) -> tuple[SectionProgress, ...]:
    """Name the chapter about the goals as the plan does."""
    goal = next((each for each in nodes if each.level.role is not LevelRole.CORNERSTONE), None)
    if goal is None:
        return tuple(rows)
    title = goals_heading(goal.level)
    return tuple(
        replace(each, section=replace(each.section, title=title))
        if each.section.key == annual_sections.GOALS.key
        else each
        for each in rows
    )


def heading_of(values: PaperValues, section: PaperSection) -> str:
    """Return the heading that a chapter begins with: the survey's own, or the chapter's title."""
    if isinstance(values, AnnualReport) and section == annual_sections.SURVEY:
        return next((each.instrument.title for each in values.surveys), section.title)
    return section.title
