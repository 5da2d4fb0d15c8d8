"""Four lying pages for an analysis meeting, in type that is read from across a room."""

from reportlab.platypus import Flowable, PageBreak

from andts_desktop.domain.analysis_meeting import AnalysisMeeting
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.swedish import format_date
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import owner_name
from andts_desktop.reports.meeting_next import next_page
from andts_desktop.reports.meeting_now import now_page
from andts_desktop.reports.meeting_rows import changes_page, gains_page
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.wide import SHEET

_PAGES = (now_page, changes_page, gains_page, next_page)


def meeting_paper(values: AnalysisMeeting, brand: Brand = PLAIN) -> Paper:
    """Set the four pages; the same values give the same document.

    Each shows as much as it has room for, and says how much there is besides.
    """
    compose = Composer.begin(brand)
    story: list[Flowable] = []
    for page in _PAGES:
        story += [*([PageBreak()] if story else []), *page(compose, values)]
    return Paper(
        info=_info(compose, values),
        story=story,
        warnings=compose.user.warnings,
        sheet=SHEET,
    )


def _info(compose: Composer, values: AnalysisMeeting) -> DocumentInfo:
    title = f"Underlag till analysmöte {values.year}, {values.subject}"
    plain = compose.user.plain
    owner = owner_name(compose, values.municipality)
    example = "exempelfrågor" if values.instrument.is_example else ""
    parts = (
        title,
        values.instrument.short_title,
        example,
        f"läget per {format_date(values.as_of)}",
    )
    return DocumentInfo(
        title=plain(title),
        author=plain(owner) or "ANDTS Desktop",
        subject=plain(f"{values.instrument.title}, {values.year}"),
        footer=plain(" · ".join(filter(None, parts))),
    )
