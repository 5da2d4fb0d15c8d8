from dataclasses import replace

from andts_desktop.domain.collection import EarlierAnswer
from andts_desktop.domain.earlier_answers import earlier_answers
from andts_desktop.domain.ids import InstrumentId, QuestionId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance
from tests.domain.build import choice, choice_question, instrument, part

FIRST, SECOND = choice_question("q1", "0", "1"), choice_question("q2", "0", "1")
ASKED = instrument(part("a", "2", [FIRST, SECOND]))


def told(*answers: Answer, now: Instrument = ASKED) -> list[EarlierAnswer]:
    return list(earlier_answers(now, ASKED, answers, 2025))


def test_last_years_answer_and_comment_are_told_on_one_line() -> None:
    (found,) = told(replace(choice("q1", "o1"), comment="Från mars,\nper delegation"))

    assert found.question_id == FIRST.id
    assert found.text == f"2025: {FIRST.options[1].text} ”Från mars, per delegation”"


def test_what_nobody_answered_or_confirmed_is_not_told() -> None:
    waiting = replace(choice("q1", "o1"), provenance=Provenance(Origin.PREFILLED, "2024"))

    assert told(waiting, Answer(SECOND.id, AnswerState.UNANSWERED, comment="Ring")) == []


def test_what_cannot_be_compared_is_not_told() -> None:
    changed = replace(SECOND, not_comparable="frågan gäller nu hela året")
    now = instrument(part("a", "2", [FIRST, changed]))
    now = replace(now, id=InstrumentId("prov-2"), comparable_with=(ASKED.version,))

    found = told(choice("q1", "o1"), choice("q2", "o1"), now=now)

    assert [each.question_id for each in found] == [QuestionId("q1")]


def test_a_question_that_is_new_has_no_answer_from_before() -> None:
    now = instrument(part("a", "3", [choice_question("q3", "0", "1"), FIRST, SECOND]))
    now = replace(now, id=InstrumentId("prov-2"), comparable_with=(ASKED.version,))

    found = told(choice("q1", "o1"), now=now)

    assert [each.question_id for each in found] == [QuestionId("q1")]
