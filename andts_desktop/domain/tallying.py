"""Sums of many sheets at a time: the same as those of their scores, without their questions."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import (
    Instrument,
    NotApplicablePolicy,
    Part,
    PartRule,
    Question,
    QuestionKind,
)
from andts_desktop.domain.scoring import ZERO, points_of
from andts_desktop.domain.survey import GIVEN, Answer, AnswerState
from andts_desktop.domain.tally import PartTally, Tally
from andts_desktop.domain.visibility import conditional_questions, hidden_among


class TallyMaker:
    """Sums sheets of one instrument; what an answer gives is worked out once and remembered.

    For every sheet, `tally(answers)` equals `tally(score(instrument, answers))`.
    """

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._leaves_out = instrument.not_applicable is NotApplicablePolicy.EXCLUDED
        self._conditional = conditional_questions(instrument)
        self._questions = {
            part.id: tuple(map(self._known, part.questions))
            for top in instrument.parts
            for part in top.walk()
        }

    def tally(self, answers: Iterable[Answer]) -> Tally:
        """Return the sums and counts of one sheet."""
        given = {answer.question_id: answer for answer in answers}
        sheet = _Counted(given, hidden_among(self._conditional, given))
        tops = [self._sum_part(sheet, part) for part in self._instrument.parts]
        enough = sheet.states[AnswerState.ANSWERED] >= self._instrument.minimum_answers
        return Tally(
            points=sum((each.points for each in tops), ZERO),
            max=sum((each.max for each in tops), ZERO),
            has_value=enough and all(each.has_value for each in tops),
            answered=sheet.states[AnswerState.ANSWERED],
            unknown=sheet.states[AnswerState.UNKNOWN],
            not_applicable=sheet.states[AnswerState.NOT_APPLICABLE],
            unanswered=sheet.states[AnswerState.UNANSWERED],
            hidden=len(sheet.hidden),
            prefilled=sheet.prefilled,
            parts=tuple(sheet.parts),
        )

    def _known(self, question: Question) -> "_Known":
        return _Known(question, question.max if self._instrument.scored else ZERO)

    def _sum_part(self, sheet: "_Counted", part: Part) -> PartTally:
        """Sum a part after the parts below it, and let it stand before them."""
        place, answered_before = len(sheet.parts), sheet.states[AnswerState.ANSWERED]
        left_before = sheet.states[AnswerState.UNANSWERED]
        below = [self._sum_part(sheet, child) for child in part.parts]
        reached = sum((each.points for each in below), ZERO)
        reachable = sum((each.max for each in below), ZERO)
        for known in self._questions[part.id]:
            points, most = self._count(sheet, known)
            reached += points
            reachable += most
        points, most = _held(part, reached, reachable)
        answered = sheet.states[AnswerState.ANSWERED] - answered_before
        has_value = answered >= part.minimum_answers and all(each.has_value for each in below)
        is_finished = sheet.states[AnswerState.UNANSWERED] == left_before
        summed = PartTally(part.id, points, most, has_value, is_finished)
        sheet.parts.insert(place, summed)
        return summed

    def _count(self, sheet: "_Counted", known: "_Known") -> tuple[Decimal, Decimal]:
        """Count one question, and return its points and maximum."""
        if known.id in sheet.hidden:
            return ZERO, ZERO if self._leaves_out else known.max
        answer = sheet.given.get(known.id)
        if answer is None:
            sheet.states[AnswerState.UNANSWERED] += 1
            return ZERO, known.max
        state = answer.state
        if answer.provenance is not GIVEN and answer.is_prefilled:
            sheet.prefilled += 1
            state = AnswerState.UNANSWERED
        sheet.states[state] += 1
        if state is AnswerState.ANSWERED:
            return known.points(answer), known.max
        leaves_out = self._leaves_out and state is AnswerState.NOT_APPLICABLE
        return ZERO, ZERO if leaves_out else known.max


class _Known:
    """A question with what the answers met so far give, held within 0 and its maximum."""

    __slots__ = ("_given", "_is_number", "_question", "id", "max")

    def __init__(self, question: Question, maximum: Decimal) -> None:
        self.id = question.id
        self.max = maximum
        self._question = question
        self._is_number = question.kind is QuestionKind.NUMBER
        self._given: dict[tuple[OptionId, ...] | Decimal | None, Decimal] = {}

    def points(self, answer: Answer) -> Decimal:
        """Return what an answer gives; a number by its value, any other by its options."""
        key = answer.value if self._is_number else answer.option_ids
        found = self._given.get(key)
        if found is None:
            found = max(ZERO, min(points_of(self._question, answer), self.max))
            self._given[key] = found
        return found


class _Counted:
    """What has been counted of one sheet so far."""

    __slots__ = ("given", "hidden", "parts", "prefilled", "states")

    def __init__(self, given: Mapping[QuestionId, Answer], hidden: frozenset[QuestionId]) -> None:
        self.given = given
        self.hidden = hidden
        self.parts: list[PartTally] = []
        self.prefilled = 0
        self.states = dict.fromkeys(AnswerState, 0)


def _held(part: Part, reached: Decimal, reachable: Decimal) -> tuple[Decimal, Decimal]:
    """Return a part's points and maximum by its rule, as in scoring."""
    if part.rule is PartRule.SUM:
        most = min(part.max, reachable)
        return min(reached, most), most
    if reachable > 0:
        return reached * part.max / reachable, part.max
    return ZERO, ZERO
