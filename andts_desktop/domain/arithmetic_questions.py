"""How one question's points are counted, in the words of the arithmetic."""

from decimal import Decimal

from andts_desktop.domain.arithmetic import ArithmeticLine, LineKind
from andts_desktop.domain.instrument import ONE, NotApplicablePolicy, Question, QuestionKind
from andts_desktop.domain.scoring import ZERO, QuestionScore, raw_points_of
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState
from andts_desktop.domain.swedish import format_points

HIDDEN = "frågan ställdes inte"
UNCONFIRMED = "förifylld, inte bekräftad"

_NO_WORDS = ("inget av alternativen", "inget tal")
_LONGEST_TEXT = 120
_ZERO_COUNTED = "räknas som noll poäng"
_UNKNOWN_COUNTED = "ett svar som inte finns bland alternativen ger 0 p"
_LEFT_OUT = "räknas bort ur maxpoängen"


def question_line(
    scored: QuestionScore, depth: int, policy: NotApplicablePolicy, *, has_points: bool
) -> ArithmeticLine:
    """Return the line of one question; without points it says only what was answered."""
    gives = has_points and scored.question.kind is not QuestionKind.TEXT
    return ArithmeticLine(
        kind=LineKind.QUESTION,
        depth=depth,
        label=scored.question.short,
        said=said_of(scored),
        how=_how(scored, policy) if gives else "",
        result=format_points(scored.points) if gives else "",
        max=format_points(scored.max) if gives else "",
        in_full=scored.question.text,
    )


def said_of(scored: QuestionScore) -> str:
    """Say in words what counts: the answer, or why there is none."""
    if scored.is_hidden:
        return HIDDEN
    if scored.answer.is_prefilled:
        return UNCONFIRMED
    if scored.answer.state is not AnswerState.ANSWERED:
        return ANSWER_STATE_NAMES[scored.answer.state]
    said = " ".join(scored.answer_text.split())
    if len(said) > _LONGEST_TEXT:
        return f"{said[:_LONGEST_TEXT].rstrip()}…"
    return said or _NO_WORDS[scored.question.kind is QuestionKind.NUMBER]


def _how(scored: QuestionScore, policy: NotApplicablePolicy) -> str:
    is_out = scored.is_hidden or scored.answer.counted_state is AnswerState.NOT_APPLICABLE
    if is_out:
        return _LEFT_OUT if policy is NotApplicablePolicy.EXCLUDED else _ZERO_COUNTED
    if scored.answer.is_prefilled:
        return "räknas som ej besvarad"
    if scored.answer.counted_state is not AnswerState.ANSWERED:
        return ""
    question, raw = scored.question, raw_points_of(scored.question, scored.answer)
    weighted = raw * question.weight
    steps = [
        _raw_words(scored, raw),
        _weight_words(scored, raw, weighted),
        _limit_words(weighted, scored),
    ]
    return "; ".join(filter(None, steps))


def _raw_words(scored: QuestionScore, raw: Decimal) -> str:
    question, answer = scored.question, scored.answer
    if question.kind is QuestionKind.NUMBER:
        return _step_words(question, answer.value, raw) if question.steps else ""
    found = [question.option(option_id) for option_id in answer.option_ids]
    points = [format_points(option.points) for option in found if option is not None]
    if len(points) < len(found):
        return "; ".join(filter(None, [" + ".join(points), _UNKNOWN_COUNTED]))
    if len(points) < 2:
        return ""
    terms = " + ".join(points)
    # What follows goes on from the sum, so it is written out only then.
    is_last = question.weight == ONE and ZERO <= raw <= scored.max
    return terms if is_last else f"{terms} = {format_points(raw)}"


def _step_words(question: Question, value: Decimal | None, raw: Decimal) -> str:
    if value is None:
        return ""
    reached = [step.at_least for step in question.steps if step.at_least <= value]
    if not reached:
        lowest = min(step.at_least for step in question.steps)
        return f"mindre än {_with_unit(question, lowest)} ger 0 p"
    return f"minst {_with_unit(question, max(reached))} ger {format_points(raw)} p"


def _with_unit(question: Question, value: Decimal) -> str:
    return f"{format_points(value)} {question.unit}".strip()


def _weight_words(scored: QuestionScore, raw: Decimal, weighted: Decimal) -> str:
    weight = scored.question.weight
    if weight == ONE:
        return ""
    words = f"{format_points(raw)} p × vikt {format_points(weight)}"
    is_last = ZERO <= weighted <= scored.max
    return words if is_last else f"{words} = {format_points(weighted)} p"


def _limit_words(weighted: Decimal, scored: QuestionScore) -> str:
    if weighted > scored.max:
        return f"{format_points(weighted)} räknas som högst {format_points(scored.max)}"
    if weighted < ZERO:
        return f"{format_points(weighted)} räknas som lägst 0"
    return ""
