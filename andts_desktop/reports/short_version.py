"""The short version as PDF: vision, goals and focus areas, on pages to hand out."""

import re
from collections.abc import Sequence

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, PageTemplate, Spacer

from andts_desktop.domain.annual_report import ShortVersion
from andts_desktop.domain.plan import Chapter, ChapterKind, LevelRole, Node, Plan
from andts_desktop.domain.plan_papers import chapter_title
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.annual_cover import CoverBlock
from andts_desktop.reports.cards import card_rows, cornerstone_columns
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.page import (
    DocumentInfo,
    PdfFile,
    Progress,
    ReportDocument,
    inner_frame,
)
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import LONGEST_NAME, capital, goals_of, shortened

_FRONT_HEIGHT = 290.0
_BELOW_BLOCK = theme.FRAME_HEIGHT - (_FRONT_HEIGHT - theme.TOP) - 30
"""The room in points that the front page has below its coloured block."""
_MOST_GROWTH = 130.0
_INNER_CHAPTERS = (
    ChapterKind.PURPOSE,
    ChapterKind.RESPONSIBILITY,
    ChapterKind.FOLLOW_UP,
    ChapterKind.PARTNERS,
    ChapterKind.KNOWLEDGE_NEEDS,
)
_ROOM_FOR_FACTS = 70.0
_SLACK = 4.0
_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_LONGEST_TITLE = 120
_CHAPTER_NUMBER = re.compile(r"^\d+(\.\d+)*\.?\s+(?=\D)")


def short_version_pdf(short: ShortVersion, progress: Progress | None = None) -> PdfFile:
    """Print the short version; `progress` is told percent done, 0–100.

    It prints no activities. The same plan gives the same bytes.
    """
    user_text = UserText(fonts.register())
    compose = Composer(user_text)
    document = ReportDocument(
        _info(user_text, short), [PageTemplate("front", [inner_frame()])], progress
    )
    return document.finish(_story(compose, short), user_text.warnings)


def _title(short: ShortVersion) -> str:
    details = short.plan.details
    return f"{details.short_title or short.head.plan_title} i\u00a0korthet"


def _info(user_text: UserText, short: ShortVersion) -> DocumentInfo:
    head = short.head
    draft = "" if head.stamp.is_final else "UTKAST"
    plain = user_text.plain
    return DocumentInfo(
        title=plain(_title(short)),
        author=plain(head.municipality) or "ANDTS Desktop",
        subject=plain(f"Kortversion av {head.plan_title}"),
        footer=plain(" · ".join(filter(None, [head.municipality, _title(short), draft]))),
    )


def _story(compose: Composer, short: ShortVersion) -> list[Flowable]:
    below, left = _below_the_block(compose, short)
    goals = goals_of(short.plan)
    facts = _facts(compose, short)
    cards = _goal_pages(compose, goals, _total(facts)) if goals else []
    # A plan with little text has its goals on the front page too.
    if _total([*below, *cards, *left, *facts]) < _BELOW_BLOCK:
        story = [_front_block(compose, short, _FRONT_HEIGHT), Spacer(1, 24), *below, *cards]
    else:
        below += _more(compose, short.plan, _BELOW_BLOCK - _total(below)) if not left else []
        spare = max(_BELOW_BLOCK - _total(below), 0)
        height = _FRONT_HEIGHT + min(spare / 2, _MOST_GROWTH)
        story = [_front_block(compose, short, height), Spacer(1, 24), *below]
        story += [PageBreak(), *cards] if cards else []
    if left:
        story += [PageBreak(), *_inner_page(compose, short.plan, left)]
    return [NextPageTemplate("inner"), *story, *facts]


def _below_the_block(
    compose: Composer, short: ShortVersion
) -> tuple[list[Flowable], list[Flowable]]:
    """Return the text of the front page, and what there was no room for on it.

    The cornerstones come first of what may be added, then the plan's purpose; a purpose
    without room is left out.
    """
    plan = short.plan
    story = [*_vision(compose, plan), *_situation(compose, short)]
    stones = _inner_work(compose, plan)
    fits = _total([*story, *stones]) <= _BELOW_BLOCK
    shown, left = (stones, []) if fits else ([], stones)
    purpose = _written(plan, ChapterKind.PURPOSE)
    passage = _passage(compose, chapter_title(purpose), purpose.text) if purpose else []
    if _total([*story, *passage, *shown]) <= _BELOW_BLOCK:
        story += passage
    return [*story, *shown], left


def _more(compose: Composer, plan: Plan, room: float) -> list[Flowable]:
    """Return what there is room for of the plan's chapters about how the work is done."""
    story: list[Flowable] = []
    for kind in _INNER_CHAPTERS[1:]:
        chapter = _written(plan, kind)
        passage = _passage(compose, chapter_title(chapter), chapter.text) if chapter else []
        if _total([*story, *passage]) <= room:
            story += passage
    return story


def _inner_page(compose: Composer, plan: Plan, stones: Sequence[Flowable]) -> list[Flowable]:
    """Return the page of the inner work, filled with what the plan says of how it is done."""
    room = theme.FRAME_HEIGHT - _ROOM_FOR_FACTS
    return [*stones, *_more(compose, plan, room - _total(stones))]


def _total(flowables: Sequence[Flowable]) -> float:
    return sum(full_height(each, theme.COLUMN) for each in flowables)


def _written(plan: Plan, kind: ChapterKind) -> Chapter | None:
    """Return the first chapter of a kind that has a text."""
    written = (each for each in plan.written_chapters() if each.text.strip())
    return next((each for each in written if each.kind is kind), None)


def _vision(compose: Composer, plan: Plan) -> list[Flowable]:
    vision = _written(plan, ChapterKind.VISION)
    return compose.prose(vision.text, theme.LEAD, theme.LEAD_BULLET) if vision else []


def _situation(compose: Composer, short: ShortVersion) -> list[Flowable]:
    situation = _written(short.plan, ChapterKind.SITUATION)
    if situation:
        return _passage(compose, situation.title or "Hur ser det ut?", situation.text)
    if short.head.stamp.is_final:
        return []
    hint = "Lägesbilden är inte skriven än. Skriv den i planen, så står den här."
    return [compose.line(hint, theme.NOTE)]


def _front_block(compose: Composer, short: ShortVersion, height: float) -> CoverBlock:
    head = short.head
    white = {"textColor": theme.WHITE}
    title = shortened(_title(short), _LONGEST_TITLE)
    below: list[Flowable] = [compose.heading(1, title, colour=theme.WHITE)]
    if head.period and head.period not in title:
        period = theme.changed(theme.style(15, 21), **white)
        below += [Spacer(1, 6), compose.line(head.period, period)]
    owner = theme.changed(theme.BODY, **white)
    name = shortened(head.municipality, LONGEST_NAME)
    above = [compose.line(name, owner)] if name else []
    stamp = "" if head.stamp.is_final else "UTKAST"
    return CoverBlock(above, below, stamp, height)


def _passage(compose: Composer, title: str, words: str) -> list[Flowable]:
    # Chapters are numbered within the plan; here they stand by themselves.
    name = _CHAPTER_NUMBER.sub("", title)
    head = compose.heading(3, shortened(name, LONGEST_NAME))
    return compose.headed([head], compose.prose(words))


def _inner_work(compose: Composer, plan: Plan) -> list[Flowable]:
    stones = [node for node in plan.nodes if node.level.role is LevelRole.CORNERSTONE]
    if not stones:
        return []
    title = capital(stones[0].level.plural)
    return compose.headed(
        [compose.heading(3, title), Spacer(1, 6)], cornerstone_columns(compose, stones)
    )


def _goal_pages(compose: Composer, goals: Sequence[Node], below: float) -> list[Flowable]:
    """Return the goals' cards; `below` is the height in points of what ends the document."""
    head: list[Flowable] = [compose.heading(2, _goals_title(goals)), Spacer(1, 4)]
    # The space above a heading falls away at the top of a page.
    room = theme.FRAME_HEIGHT - _total(head) + theme.CHAPTER.spaceBefore - _SLACK
    return [*head, *card_rows(compose, goals, room, below)]


def _goals_title(goals: Sequence[Node]) -> str:
    """Say how many goals and focus areas there are: "Sex mål, 24 insatsområden"."""
    number = len(goals)
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    level = goals[0].level
    parts = [f"{word} {level.singular if number == 1 else level.plural}"]
    areas = [
        node for goal in goals for node in goal.walk() if node.level.role is LevelRole.FOCUS_AREA
    ]
    if areas:
        parts.append(plural(len(areas), areas[0].level.singular, areas[0].level.plural))
    return capital(", ".join(parts))


def _facts(compose: Composer, short: ShortVersion) -> list[Flowable]:
    details, head = short.plan.details, short.head
    decided = " ".join(filter(None, [details.decided_by, details.decided_on]))
    sentences = [
        f"{head.plan_title}." if head.plan_title else "",
        f"Beslutad av {decided}." if decided else "",
        f"Diarienummer {details.case_number}." if details.case_number else "",
        f"Version {details.version}." if details.version else "",
        f"Läget per {format_date(head.as_of)}.",
    ]
    words = " ".join(filter(None, sentences))
    return [Spacer(1, 6), compose.line(words, theme.NOTE)]
