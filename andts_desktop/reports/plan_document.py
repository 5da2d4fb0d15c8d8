"""The plan itself as PDF, in its own shape and words."""

from collections.abc import Sequence

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageTemplate,
)

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.plan import Chapter, Plan
from andts_desktop.domain.plan_papers import PlanDocument, chapter_title, is_named, parted_chapters
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover, head, owner_name
from andts_desktop.reports.page import (
    Contents,
    DocumentInfo,
    PdfFile,
    Progress,
    inner_frame,
)
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.plan_changes import changes_chapter
from andts_desktop.reports.plan_goals import group_chapter
from andts_desktop.reports.plan_layout import groups_of
from andts_desktop.reports.plan_wording import NOTHING_WRITTEN, detail_rows
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.wording import capital

_ROOM_FOR_TEXT = 150.0
_ROOM_FOR_GOALS = 300.0
_ROOM_AFTER_CONTENTS = 380.0


def plan_paper(value: PlanDocument, brand: Brand = PLAIN) -> Paper:
    """Set the whole plan; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose, value),
        story=_story(compose, value),
        warnings=compose.user.warnings,
        fronts=[PageTemplate("cover", [inner_frame()])],
    )


def build_plan_document(value: PlanDocument, progress: Progress | None = None) -> PdfFile:
    """Print the whole plan; `progress` is told percent done, 0–100.

    The same values give the same bytes.
    """
    return print_pdf(plan_paper(value), progress)


def _info(compose: Composer, value: PlanDocument) -> DocumentInfo:
    details = value.plan.details
    plain = compose.user.plain
    owner = owner_name(compose, details.municipality)
    draft = "" if value.head.is_final else "UTKAST"
    foot = (owner, details.short_title or details.title, draft)
    return DocumentInfo(
        title=plain(details.title),
        author=plain(owner) or "ANDTS Desktop",
        subject=plain(" ".join(filter(None, [details.title, details.period]))),
        footer=plain(" · ".join(filter(None, foot))),
    )


def _story(compose: Composer, value: PlanDocument) -> list[Flowable]:
    plan = value.plan
    chapters = _chapters(compose, plan)
    if not chapters:
        return [*head(compose, _cover(value)), compose.line(NOTHING_WRITTEN)]
    story: list[Flowable] = [NextPageTemplate("inner"), *cover(compose, _cover(value))]
    story += [
        compose.heading(2, "Innehåll", outlined=False),
        Contents(),
        CondPageBreak(_ROOM_AFTER_CONTENTS),
    ]
    if value.changes is not None:
        chapters.append((changes_chapter(compose, value.changes), _ROOM_FOR_TEXT))
    for chapter, room in chapters:
        story += [CondPageBreak(room), *chapter]
    return story


def _cover(value: PlanDocument) -> Cover:
    details = value.plan.details
    return Cover(
        title=details.title,
        subtitle="" if details.period in details.title else details.period,
        owner=details.municipality,
        board=details.decided_by,
        stamp="" if value.head.is_final else "UTKAST",
        facts=detail_rows(details, value.head),
    )


def _chapters(compose: Composer, plan: Plan) -> list[tuple[list[Flowable], float]]:
    """Return the chapters and the goals in reading order, each with the room that it wants."""
    before, after = parted_chapters(plan)
    made = [(_chapter(compose, each), _ROOM_FOR_TEXT) for each in before]
    groups = groups_of(plan.nodes)
    for number, group in enumerate(groups):
        intro: Sequence[Flowable] = ()
        if number == 0 and before and is_named(before[-1], group.level.plural):
            # A chapter that only leads over to the goals is their introduction.
            made.pop()
            intro = compose.prose(before[-1].text)
        made.append((group_chapter(compose, group, intro), _ROOM_FOR_GOALS))
    return [*made, *((_chapter(compose, each), _ROOM_FOR_TEXT) for each in after)]


def _chapter(compose: Composer, chapter: Chapter) -> list[Flowable]:
    title = compose.heading(2, capital(chapter_title(chapter)))
    return compose.headed([title], compose.prose(chapter.text))
