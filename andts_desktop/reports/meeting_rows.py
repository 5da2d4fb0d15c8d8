"""The second and third pages of an analysis meeting: what has changed, and what gives most."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.analysis_meeting import AnalysisMeeting, MeetingList
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.wall import (
    HALF,
    LEAD,
    QUIET,
    TEXT,
    beside,
    fitted_list,
    height_of,
    page_head,
    to_write,
)
from andts_desktop.reports.wide import SHEET

_SPARE = 6.0


def changes_page(compose: Composer, values: AnalysisMeeting) -> list[Flowable]:
    """Return what has changed most since the year before."""
    head = page_head(compose, "2. Vad har ändrats?")
    head.append(compose.line(values.summary, LEAD if values.previous_year else TEXT))
    if values.previous_year is None:
        words = "Vad minns vi själva att vi har gjort annorlunda än tidigare?"
        return [*head, *to_write(compose, head, words)]
    figure = "Poäng" if values.unit else "Ändring"
    return [*head, *_side_by_side(compose, head, values.changes, figure)]


def gains_page(compose: Composer, values: AnalysisMeeting) -> list[Flowable]:
    """Return what full points in a question would add to the index, part by part."""
    head = page_head(compose, "3. Vad ger mest?")
    if not values.gains:
        head.append(
            compose.line("Det finns inget index, så inget svar höjer det mer än ett annat.", TEXT)
        )
        return [*head, *to_write(compose, head, "Vad tror vi själva skulle betyda mest?")]
    if values.advice and values.advice.title:
        head.append(compose.line(f"{values.advice.title}.", LEAD))
    whose = "enhetens index" if values.unit else "medelindexet"
    words = f"Så mycket skulle full poäng i en fråga höja {whose}, var och en räknad för sig."
    head.append(compose.line(words, QUIET))
    return [*head, *_side_by_side(compose, head, values.gains, "Index")]


def _side_by_side(
    compose: Composer,
    head: Sequence[Flowable],
    lists: Sequence[MeetingList],
    figure: str,
) -> list[Flowable]:
    room = SHEET.frame_height - height_of(head, SHEET.column) - _SPARE
    if len(lists) == 1:
        return fitted_list(compose, lists[0], figure, SHEET.column, room)
    left, right = (fitted_list(compose, each, figure, HALF, room) for each in lists)
    return beside(left, right, room + _SPARE)
