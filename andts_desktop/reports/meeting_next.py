"""The last page of an analysis meeting: what to talk over, and what is decided, to be written."""

from reportlab.platypus import Flowable

from andts_desktop.domain.analysis_meeting import AnalysisMeeting, MeetingDeviation
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import columns, text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.wall import (
    BULLET,
    HALF,
    HEAD,
    LIST_TITLE,
    QUIET,
    TEXT,
    beside,
    height_of,
    most_that_fit,
    page_head,
    ruled,
)
from andts_desktop.reports.wide import SHEET
from andts_desktop.reports.wording import shortened
from andts_desktop.reports.writing_lines import WritingLines

_ROW = 44.0
_COLUMNS = {"Vad": 200.0, "Vem": 92.0, "När": HALF - 292.0}
"""What is decided, with the room that each takes in points."""
_LONGEST = 80
_SPARE = 6.0


def next_page(compose: Composer, values: AnalysisMeeting) -> list[Flowable]:
    """Return the questions on the left, and room for decisions on the right."""
    head = page_head(compose, "4. Vad gör vi nu?")
    room = SHEET.frame_height - height_of(head, SHEET.column) - _SPARE
    left = _to_talk_over(compose, values, room)
    return [*head, *beside(left, _decisions(compose, room), room + _SPARE)]


def _to_talk_over(compose: Composer, values: AnalysisMeeting, room: float) -> list[Flowable]:
    story: list[Flowable] = []
    if values.prose:
        story += compose.prose(values.prose, TEXT, BULLET)
    story.append(compose.heading(3, "Att tala om", outlined=False, style=LIST_TITLE))
    story += _bullets(compose, list(values.questions))
    if values.deviations:
        story += _deviations(compose, values.deviations, room - height_of(story, HALF))
    return [*story, *ruled(compose, "Anteckningar", HALF, room - height_of(story, HALF))]


def _bullets(compose: Composer, items: list[str]) -> list[Flowable]:
    whole = Element(Tag.LIST)
    return [
        text(compose.user.inline(item), BULLET, whole, tag=Tag.LIST_ITEM, bullet="•")
        for item in items
    ]


def _deviations(
    compose: Composer, found: tuple[MeetingDeviation, ...], room: float
) -> list[Flowable]:
    """Return as many as there is room for; only how many they are where there is none for any."""
    title = compose.heading(3, "Det som inte blev som planerat", outlined=False, style=LIST_TITLE)

    def made(count: int) -> list[Flowable]:
        left = len(found) - count
        more = [compose.line(f"och {left} till", QUIET)] if left else []
        return [title, *_bullets(compose, [_deviation(each) for each in found[:count]]), *more]

    story = most_that_fit(made, len(found), HALF, room)
    if height_of(story, HALF) <= room:
        return story
    several = "avvikelse" if len(found) == 1 else "avvikelser"
    return [compose.line(f"{len(found)} {several} i planen att ta upp.", TEXT)]


def _deviation(each: MeetingDeviation) -> str:
    cause = f": {each.cause}" if each.cause else ""
    return f"{shortened(each.title, _LONGEST)} – {each.status}{cause}"


def _decisions(compose: Composer, room: float) -> list[Flowable]:
    """Return headings above lines: what is empty yet is no table to one who hears it."""
    head: list[Flowable] = [
        compose.heading(3, "Det här bestämmer vi", outlined=False, style=LIST_TITLE),
        columns([[compose.line(words, HEAD)] for words in _COLUMNS], list(_COLUMNS.values())),
    ]
    left = room - height_of(head, HALF)
    return [*head, WritingLines(HALF, left, _ROW, list(_COLUMNS.values()))]
