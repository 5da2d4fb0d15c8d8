"""Answers that follow from the status of the activities that a question asks about."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.ids import OptionId, QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, Question, QuestionKind
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.sheets import Suggestion
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    Origin,
    Provenance,
)
from andts_desktop.domain.visibility import hidden_questions

PERCENT = frozenset({"procent", "%"})


def suggestions(
    instrument: Instrument, sheet: AnswerSheet, plan: Plan, follow_up: FollowUp
) -> Mapping[QuestionId, Suggestion]:
    """Suggest answers to the questions that are asked and not yet answered.

    A question that links to nodes of the plan asks about the activities there; where some of
    them are the unit's own, about those alone. Nothing is suggested before any of them has a
    status.
    """
    given = {each.question_id: each for each in sheet.answers}
    hidden = hidden_questions(instrument, given)
    found = {}
    for question in instrument.questions():
        is_open = sheet.answer(question.id).counted_state is AnswerState.UNANSWERED
        if question.links and is_open and question.id not in hidden:
            activities = _activities(question, plan, sheet.unit_id)
            suggested = _suggestion(question, activities, follow_up)
            if suggested is not None:
                found[question.id] = suggested
    return found


def _activities(question: Question, plan: Plan, unit_id: UnitId) -> tuple[Node, ...]:
    """Return what carries status at or below the nodes that a question links to, each once."""
    links = {(link.role, link.key) for link in question.links}
    linked = (node for node in plan.walk() if node.key and (node.level.role, node.key) in links)
    found = {n.id: n for node in linked for n in node.walk() if n.level.has_status}
    own = [node for node in found.values() if _takes_part(node, unit_id)]
    return tuple(own or found.values())


def _takes_part(node: Node, unit_id: UnitId) -> bool:
    return any(entry.unit_id == unit_id for entry in node.responsibilities.entries)


def _suggestion(
    question: Question, activities: Sequence[Node], follow_up: FollowUp
) -> Suggestion | None:
    latest = follow_up.latest()
    reported = [latest[node.id] for node in activities if node.id in latest]
    if not reported:
        return None
    kinds = [follow_up.kind(entry.status_key) for entry in reported]
    done = sum(kind is not None and kind.is_done for kind in kinds)
    words = {node.level.plural for node in activities}
    noun = words.pop() if len(words) == 1 else "aktiviteter"
    grounds = f"{done} av {len(activities)} {noun} genomförda"
    provenance = Provenance(Origin.SUGGESTED, grounds)
    share = Fraction(done, len(activities))
    if question.kind is QuestionKind.NUMBER:
        number = _number(question, done, share)
        if number is None:
            return None
        answer = Answer(question.id, AnswerState.ANSWERED, value=number, provenance=provenance)
        return Suggestion(answer, grounds)
    option_id = _option(question, share)
    if option_id is None:
        return None
    answer = Answer(question.id, AnswerState.ANSWERED, (option_id,), provenance=provenance)
    return Suggestion(answer, grounds)


def _option(question: Question, share: Fraction) -> OptionId | None:
    """Return the option with the most points within the share of the best one's.

    Ja and nej have no steps between them: ja is for all of the activities. Where several may
    be chosen, the share does not say which.
    """
    if question.kind is QuestionKind.YES_NO:
        return _yes_or_no(question, is_yes=share == 1)
    if question.kind is not QuestionKind.CHOICE:
        return None
    best = max((option.points for option in question.options), default=Decimal(0))
    within = [o for o in question.options if Fraction(o.points) <= Fraction(best) * share]
    if not best or not within:
        return None
    return max(within, key=lambda option: option.points).id


def _yes_or_no(question: Question, *, is_yes: bool) -> OptionId | None:
    wanted = "ja" if is_yes else "nej"
    return _first(option.id for option in question.options if option.id.casefold() == wanted)


def _first(option_ids: Iterable[OptionId]) -> OptionId | None:
    return next(iter(option_ids), None)


def _number(question: Question, done: int, share: Fraction) -> Decimal | None:
    """Return the number that the activities give: how many, which share, or the points.

    A number of something else than activities does not follow from them.
    """
    unit = question.unit.casefold().strip()
    if unit in PERCENT:
        number = Decimal(int(share * 100 + Fraction(1, 2)))
    elif unit.startswith(("aktivitet", "insats", "åtgärd")):
        number = Decimal(done)
    elif not unit and not question.steps and question.highest is not None:
        # The number is the points themselves, which are given in halves.
        number = Decimal(int(share * Fraction(question.highest) * 2)) / 2
    else:
        return None
    highest = question.highest
    return number if highest is None or number <= highest else highest
