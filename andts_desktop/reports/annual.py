"""The annual follow-up as PDF."""

from collections.abc import Callable

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageTemplate

from andts_desktop.domain.annual_report import AnnualReport
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
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.paper_sections import PaperSection, shown_sections
from andts_desktop.reports.annual_about import about
from andts_desktop.reports.annual_answers import answers_appendix
from andts_desktop.reports.annual_cover import annual_cover
from andts_desktop.reports.annual_deviations import deviation_chapter
from andts_desktop.reports.annual_goals import goal_chapters
from andts_desktop.reports.annual_summary import numbers, summary
from andts_desktop.reports.annual_survey import survey_chapter
from andts_desktop.reports.arithmetic import arithmetic_appendix
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import owner_name
from andts_desktop.reports.page import (
    Contents,
    DocumentInfo,
    PdfFile,
    Progress,
    inner_frame,
)
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.print_pdf import print_pdf

_ROOM_FOR_A_CHAPTER = 300.0
_ROOM_FOR_A_SURVEY = 500.0
_ROOM_FOR_AN_APPENDIX = 350.0
_ROOM_FOR_TEXT = 150.0
_ROOM_AFTER_CONTENTS = 300.0


def annual_paper(report: AnnualReport, brand: Brand = PLAIN) -> Paper:
    """Set the annual follow-up; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose, report),
        story=_story(compose, report),
        warnings=compose.user.warnings,
        fronts=[PageTemplate("cover", [inner_frame()])],
    )


def annual_report_pdf(report: AnnualReport, progress: Progress | None = None) -> PdfFile:
    """Print the annual follow-up; `progress` is told percent done, 0–100.

    The same values give the same bytes.
    """
    return print_pdf(annual_paper(report), progress)


def _info(compose: Composer, report: AnnualReport) -> DocumentInfo:
    head = report.head
    name = f"Årlig uppföljning {head.year}"
    draft = "" if head.stamp.is_final else "UTKAST"
    plain = compose.user.plain
    owner = owner_name(compose, head.municipality)
    return DocumentInfo(
        title=plain(" – ".join(filter(None, [name, head.plan_title]))),
        author=plain(owner) or "ANDTS Desktop",
        subject=plain(f"Uppföljning av {head.plan_title}, {head.year}"),
        footer=plain(" · ".join(filter(None, [owner, name, draft]))),
    )


def _story(compose: Composer, report: AnnualReport) -> list[Flowable]:
    story: list[Flowable] = [NextPageTemplate("inner"), *annual_cover(compose, report)]
    story += [
        compose.heading(2, "Innehåll", outlined=False),
        Contents(),
        CondPageBreak(_ROOM_AFTER_CONTENTS),
    ]
    for section in shown_sections(ANNUAL_SECTIONS, report.sections):
        chapter = _CHAPTERS[section](compose, report)
        if chapter:
            story += [CondPageBreak(_ROOMS[section]), *chapter]
    return story


def _analysis(compose: Composer, report: AnnualReport) -> list[Flowable]:
    written = compose.prose(report.follow_up.prose_text(ProseSection.ANALYSIS))
    return compose.headed([compose.heading(2, "Analys")], written) if written else []


_CHAPTERS: dict[PaperSection, Callable[[Composer, AnnualReport], list[Flowable]]] = {
    SUMMARY: summary,
    NUMBERS: numbers,
    GOALS: goal_chapters,
    DEVIATIONS: deviation_chapter,
    SURVEY: survey_chapter,
    ANALYSIS: _analysis,
    ANSWERS: answers_appendix,
    ARITHMETIC: arithmetic_appendix,
    ABOUT: about,
}
_ROOMS = {
    SUMMARY: _ROOM_FOR_A_CHAPTER,
    NUMBERS: _ROOM_FOR_TEXT,
    GOALS: _ROOM_FOR_A_CHAPTER,
    DEVIATIONS: _ROOM_FOR_A_CHAPTER,
    SURVEY: _ROOM_FOR_A_SURVEY,
    ANALYSIS: _ROOM_FOR_TEXT,
    ANSWERS: _ROOM_FOR_AN_APPENDIX,
    ARITHMETIC: _ROOM_FOR_AN_APPENDIX,
    ABOUT: _ROOM_FOR_AN_APPENDIX,
}
"""The room in points that is worth beginning each chapter in, below another."""
