"""The short version as PDF: vision, goals and focus areas, on pages to hand out."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, PageTemplate, Spacer

from andts_desktop.domain.annual_report import ShortVersion
from andts_desktop.domain.plan import ChapterKind, LevelRole, Node, Plan
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.annual_cover import CoverBlock
from andts_desktop.reports.cards import GoalCard, cornerstone_columns, pairs_of
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.page import (
    DocumentInfo,
    PdfFile,
    Progress,
    ReportDocument,
    inner_frame,
)
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import capital, goals_of, joined, shortened

_FRONT_HEIGHT = 300.0
_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_LONGEST_TITLE = 120


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
    return f"{details.short_title or short.head.plan_title} i korthet"


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
    story: list[Flowable] = [NextPageTemplate("inner"), *_front(compose, short)]
    goals = goals_of(short.plan)
    if goals:
        story += [PageBreak(), *_goal_pages(compose, goals)]
    return [*story, *_facts(compose, short)]


def _front(compose: Composer, short: ShortVersion) -> list[Flowable]:
    plan = short.plan
    story: list[Flowable] = [_front_block(compose, short), Spacer(1, 24)]
    vision = plan.chapter(ChapterKind.VISION)
    if vision and vision.text.strip():
        story += compose.prose(vision.text, theme.LEAD, theme.LEAD_BULLET)
    situation = plan.chapter(ChapterKind.SITUATION)
    if situation and situation.text.strip():
        story += _passage(compose, situation.title or "Hur ser det ut?", situation.text)
    elif not short.head.stamp.is_final:
        hint = "Lägesbilden är inte skriven än. Skriv den i planen, så står den här."
        story.append(compose.line(hint, theme.NOTE))
    purpose = plan.chapter(ChapterKind.PURPOSE)
    if purpose and purpose.text.strip() and not (situation and situation.text.strip()):
        story += _passage(compose, purpose.title, purpose.text)
    return [*story, *_inner_work(compose, plan)]


def _front_block(compose: Composer, short: ShortVersion) -> CoverBlock:
    head = short.head
    white = {"textColor": theme.WHITE}
    title = shortened(_title(short), _LONGEST_TITLE)
    below: list[Flowable] = [compose.heading(1, title, colour=theme.WHITE)]
    if head.period and head.period not in title:
        period = theme.changed(theme.style(15, 21), **white)
        below += [Spacer(1, 6), compose.line(head.period, period)]
    owner = theme.changed(theme.BODY, **white)
    above = [compose.line(head.municipality, owner)] if head.municipality else []
    stamp = "" if head.stamp.is_final else "UTKAST"
    return CoverBlock(above, below, stamp, _FRONT_HEIGHT)


def _passage(compose: Composer, title: str, words: str) -> list[Flowable]:
    return compose.headed([compose.heading(3, title)], compose.prose(words))


def _inner_work(compose: Composer, plan: Plan) -> list[Flowable]:
    stones = [node for node in plan.nodes if node.level.role is LevelRole.CORNERSTONE]
    if not stones:
        return []
    title = capital(stones[0].level.plural)
    return compose.headed(
        [compose.heading(3, title), Spacer(1, 6)], cornerstone_columns(compose, stones)
    )


def _goal_pages(compose: Composer, goals: Sequence[Node]) -> list[Flowable]:
    cards = [
        GoalCard(compose, goal, theme.goal_colour(position)) for position, goal in enumerate(goals)
    ]
    head: list[Flowable] = [compose.heading(2, _goals_title(goals)), Spacer(1, 4)]
    return [*head, *pairs_of(cards)]


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
    decided = joined([part for part in (details.decided_by, details.decided_on) if part])
    sentences = [
        f"{head.plan_title}." if head.plan_title else "",
        f"Beslutad av {decided}." if decided else "",
        f"Diarienummer {details.case_number}." if details.case_number else "",
        f"Version {details.version}." if details.version else "",
        f"Läget per {format_date(head.as_of)}.",
    ]
    words = " ".join(filter(None, sentences))
    return [Spacer(1, 10), compose.line(words, theme.NOTE)]
