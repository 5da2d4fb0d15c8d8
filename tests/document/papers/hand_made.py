"""A small file that every document can be made of, with any text where people write."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import Outcome, Prose, ProseSection, StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind, PaperRequest, PaperSize
from andts_desktop.domain.plan import Chapter, ChapterKind
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState
from tests.document.papers.answered import PI_MINI, answered, many_units

AS_OF = dt.date(2025, 11, 20)
_SHARES = (Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8"))
_PROSE_OF_GOALS = frozenset({ProseSection.GOAL, ProseSection.FINAL_GOAL})


def hand_made_file(document: Document, text: str, title: str = "", comment: str = "") -> None:
    """Fill a file with a plan, a survey and a year's follow-up; `text` stands in all comments.

    With `title`, a goal, an activity, a unit and the plan itself are called that. With
    `comment`, that stands on the answers instead.
    """
    with document.together():
        plan_id = document.plans.add(document.library.template("vasteras-2022-2025"))
        _write_plan(document, plan_id, text, title)
        _write_follow_up(document, plan_id, text)
        _answer(document, comment or text, title)


def requests(document: Document, kind: PaperKind, size: PaperSize) -> tuple[PaperRequest, ...]:
    """Return the first request for that kind of document, or nothing."""
    plan_id = document.plans.ids()[0]
    return document.papers.each(PaperRequest(kind, AS_OF.year, AS_OF, plan_id, size=size))[:1]


def _write_plan(document: Document, plan_id: PlanId, text: str, title: str) -> None:
    plan = document.plans.plan(plan_id)
    goal = plan.nodes[0]
    activity = goal.children[0]
    document.plans.set_field(goal.id, "text", text)
    document.plans.set_field(activity.id, "text", text)
    document.plans.add_chapter(plan_id, 0, Chapter(ChapterKind.SITUATION, title or "Läget", text))
    if title:
        document.plans.set_details(plan_id, replace(plan.details, title=title, municipality=title))
        document.plans.set_field(goal.id, "title", title)
        document.plans.set_field(activity.id, "title", title)


def _write_follow_up(document: Document, plan_id: PlanId, text: str) -> None:
    door, year = document.follow_up, AS_OF.year
    plan = document.plans.plan(plan_id)
    scale = door.of(plan_id, year).scale
    for place, node in enumerate(plan.with_status()):
        kind = scale[place % len(scale)]
        cause = "time" if kind.is_deviation else ""
        door.set_status(StatusEntry(node.id, year, f"{year}-10-01", kind.key, cause, text))
    first = next(each for node in plan.walk() for each in node.indicators)
    door.set_outcome(Outcome(first.id, year, text="23 av 24", comment=text))
    for section in ProseSection:
        node_id = plan.nodes[0].id if section in _PROSE_OF_GOALS else None
        door.set_prose(plan_id, year, Prose(section, text, node_id))


def _answer(document: Document, text: str, title: str) -> None:
    units = many_units(document, len(_SHARES))
    if title:
        document.units.change(replace(document.units.unit(units[0]), name=title))
    opened = document.surveys.open_round(AS_OF.year, PI_MINI)
    questions = document.surveys.instrument(opened).questions()
    sheets = [
        AnswerSheet(opened.id, unit, tuple(answered(each, share) for each in questions))
        for unit, share in zip(units, _SHARES, strict=True)
    ]
    told = replace(sheets[0].answers[0], comment=text)
    unknown = Answer(questions[1].id, AnswerState.UNKNOWN, comment=text)
    first = replace(sheets[0], answers=(told, unknown, *sheets[0].answers[2:]))
    document.surveys.set_answers([first, *sheets[1:]])
