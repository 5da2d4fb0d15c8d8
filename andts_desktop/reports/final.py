"""The final report over a plan's whole period as PDF."""

from collections.abc import Callable

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageTemplate

from andts_desktop.domain.brand import PLAIN, Brand
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
from andts_desktop.domain.paper_sections import PaperSection, shown_sections
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import owner_name
from andts_desktop.reports.final_cover import final_about, final_cover
from andts_desktop.reports.final_deviations import final_deviations
from andts_desktop.reports.final_goals import final_goals
from andts_desktop.reports.final_indicators import final_indicators
from andts_desktop.reports.final_summary import final_summary, goals_reached
from andts_desktop.reports.final_survey import final_survey
from andts_desktop.reports.page import Contents, DocumentInfo, inner_frame
from andts_desktop.reports.paper import Paper

_ROOM_FOR_TEXT = 150.0
_ROOM_FOR_A_CHAPTER = 300.0
_ROOM_FOR_THE_SURVEY = 430.0


def final_paper(report: FinalReport, brand: Brand = PLAIN) -> Paper:
    """Set the final report; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose, report),
        story=_story(compose, report),
        warnings=compose.user.warnings,
        fronts=[PageTemplate("cover", [inner_frame()])],
    )


def _info(compose: Composer, report: FinalReport) -> DocumentInfo:
    head, plain = report.head, compose.user.plain
    name = f"Slutrapport {report.span}"
    owner = owner_name(compose, head.municipality)
    draft = "" if head.stamp.is_final else "UTKAST"
    return DocumentInfo(
        title=plain(" – ".join(filter(None, [name, head.plan_title]))),
        author=plain(owner) or "ANDTS Desktop",
        subject=plain(f"Slutrapport för {head.plan_title}"),
        footer=plain(" · ".join(filter(None, [owner, name, draft]))),
    )


def _story(compose: Composer, report: FinalReport) -> list[Flowable]:
    story: list[Flowable] = [NextPageTemplate("inner"), *final_cover(compose, report)]
    story += [compose.heading(2, "Innehåll", outlined=False), Contents()]
    story.append(CondPageBreak(_ROOM_FOR_A_CHAPTER))
    for section in shown_sections(FINAL_SECTIONS, report.sections):
        chapter = _CHAPTERS[section](compose, report)
        if chapter:
            story += [CondPageBreak(_ROOMS.get(section, _ROOM_FOR_A_CHAPTER)), *chapter]
    return story


def _analysis(compose: Composer, report: FinalReport) -> list[Flowable]:
    written = compose.prose(report.follow_up.prose_text(ProseSection.FINAL_ANALYSIS))
    return compose.headed([compose.heading(2, "Analys och lärdomar")], written) if written else []


_CHAPTERS: dict[PaperSection, Callable[[Composer, FinalReport], list[Flowable]]] = {
    SUMMARY: final_summary,
    REACHED: goals_reached,
    GOALS: final_goals,
    INDICATORS: final_indicators,
    DEVIATIONS: final_deviations,
    SURVEY: final_survey,
    ANALYSIS: _analysis,
    ABOUT: final_about,
}
_ROOMS = {
    REACHED: _ROOM_FOR_TEXT,
    ANALYSIS: _ROOM_FOR_TEXT,
    SURVEY: _ROOM_FOR_THE_SURVEY,
}
"""The room in points that is worth beginning a chapter in, where it is not that of most."""
