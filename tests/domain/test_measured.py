"""One value, or the right reason why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Condition, Instrument, NotApplicablePolicy, QuestionKind
from andts_desktop.domain.measured import (
    asked_alone,
    part_value,
    question_value,
    scored_alone,
    total_value,
)
from andts_desktop.domain.measures import Gap, MeasuredValue
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance
from andts_desktop.domain.tally import Tally, tally
from andts_desktop.domain.units import UnitKind
from tests.domain.build import (
    answers_to,
    choice,
    choice_question,
    instrument,
    instruments,
    number_question,
    part,
    stated,
    value,
)

ASKED = instrument(
    part("p", "10", [number_question("x", "10")]), part("q", "10", [number_question("y", "10")])
)
DISTRICT = UnitKind.DISTRICT


def sums(asked: Instrument, *answers: Answer) -> Tally:
    return tally(score(asked, answers))


def total(asked: Instrument, *answers: Answer, kind: UnitKind = DISTRICT) -> MeasuredValue:
    return total_value(asked, sums(asked, *answers), kind, takes_part=True)


def of_part(asked: Instrument, part_id: str, *answers: Answer) -> MeasuredValue:
    return part_value(asked, part_id, sums(asked, *answers), DISTRICT, takes_part=True)


def test_the_total_is_an_index() -> None:
    assert total(ASKED, value("x", "5"), value("y", "10")) == MeasuredValue(
        Decimal(75), Decimal(100)
    )


def test_a_part_is_in_points() -> None:
    found = of_part(ASKED, "q", value("y", "4"))
    assert found == MeasuredValue(Decimal(4), Decimal(10))


def test_a_part_is_unfinished_only_where_its_own_questions_are() -> None:
    found = of_part(ASKED, "p", value("y", "4"))
    assert found.is_finished is False


def test_a_unit_that_has_not_answered_is_told_from_one_that_was_not_there() -> None:
    for takes_part, gap in ((True, Gap.NOT_ANSWERED), (False, Gap.NOT_TAKING_PART)):
        assert total_value(ASKED, None, DISTRICT, takes_part=takes_part).gap is gap
        assert part_value(ASKED, "p", sums(ASKED), DISTRICT, takes_part=takes_part).gap is gap


def test_departments_and_unscored_surveys_have_no_index() -> None:
    assert total(ASKED, value("x", "5"), kind=UnitKind.DEPARTMENT).gap is Gap.NO_INDEX
    unscored = replace(ASKED, scored=False)
    assert total(unscored, value("x", "5")).gap is Gap.NO_INDEX
    assert of_part(unscored, "p", value("x", "5")).gap is Gap.NO_INDEX


def test_too_few_answers_give_no_value() -> None:
    careful = replace(ASKED, minimum_answers=2)
    assert total(careful, value("x", "5")).gap is Gap.TOO_FEW_ANSWERS
    one = replace(ASKED.parts[0], minimum_answers=1)
    in_parts = replace(ASKED, parts=(one, ASKED.parts[1]))
    assert of_part(in_parts, "p", value("y", "5")).gap is Gap.TOO_FEW_ANSWERS


def test_what_does_not_apply_has_no_value_where_it_leaves_the_maximum() -> None:
    excluding = replace(ASKED, not_applicable=NotApplicablePolicy.EXCLUDED)
    away = [stated(name, AnswerState.NOT_APPLICABLE) for name in ("x", "y")]
    assert total(excluding, *away).gap is Gap.NOT_APPLICABLE
    assert of_part(excluding, "p", *away).gap is Gap.NOT_APPLICABLE


def test_a_part_that_was_not_there_has_no_value() -> None:
    assert of_part(ASKED, "r", value("x", "5")).gap is Gap.NOT_ASKED


def of_question(
    asked: Instrument, name: str, *answers: Answer, takes_part: bool = True
) -> MeasuredValue:
    result = scored_alone(asked_alone(asked, QuestionId(name)), answers)
    return question_value(asked, result, takes_part=takes_part)


def test_a_question_is_in_points_with_its_words() -> None:
    asked = instrument(part("p", "2", [choice_question("c", "0", "2")]))
    assert of_question(asked, "c", choice("c", "o1")) == MeasuredValue(
        Decimal(2), Decimal(2), words="Alternativ 1"
    )


@pytest.mark.parametrize(
    ("state", "gap"),
    [
        (AnswerState.UNKNOWN, Gap.UNKNOWN),
        (AnswerState.NOT_APPLICABLE, Gap.NOT_APPLICABLE),
        (AnswerState.UNANSWERED, Gap.NOT_ANSWERED),
    ],
)
def test_every_state_has_its_own_gap(state: AnswerState, gap: Gap) -> None:
    assert of_question(ASKED, "x", stated("x", state)) == MeasuredValue(gap=gap)


def test_an_answer_that_waits_to_be_confirmed_is_none() -> None:
    waiting = replace(value("x", "5"), provenance=Provenance(Origin.PREFILLED, "2025"))
    assert of_question(ASKED, "x", waiting).gap is Gap.NOT_ANSWERED


CONDITIONAL = instrument(
    part(
        "p",
        "13",
        [
            choice_question("a", "0", "1"),
            replace(number_question("b", "2"), show_if=(Condition(QuestionId("a")),)),
            number_question("other", "5"),
            replace(
                number_question("c", "5"),
                show_if=(
                    Condition(QuestionId("b"), at_least=Decimal(1)),
                    Condition(QuestionId("a")),
                ),
            ),
        ],
    )
)


def test_a_question_that_was_not_asked_says_so() -> None:
    answers = [choice("a", "o1"), value("b", "0"), value("c", "5")]
    assert of_question(CONDITIONAL, "c", *answers).gap is Gap.HIDDEN
    assert of_question(CONDITIONAL, "c", takes_part=False).gap is Gap.NOT_TAKING_PART
    shown = [choice("a", "o1"), value("b", "1"), value("c", "5")]
    assert of_question(CONDITIONAL, "c", *shown).value == 5


def test_a_question_needs_only_the_answers_that_decide_if_it_is_asked() -> None:
    alone = asked_alone(CONDITIONAL, QuestionId("c"))
    assert [each.id for each in alone.questions()] == ["a", "b", "c"]
    with pytest.raises(KeyError):
        asked_alone(CONDITIONAL, QuestionId("zzz"))


def test_without_points_the_words_are_all_there_is() -> None:
    unscored = instrument(
        part(
            "p",
            "0",
            [
                choice_question("c", "0", "0"),
                number_question("n", "0"),
                replace(choice_question("m", "0"), kind=QuestionKind.CHOICES),
            ],
        ),
        scored=False,
    )
    assert of_question(unscored, "c", choice("c", "o0")) == MeasuredValue(words="Alternativ 0")
    assert of_question(unscored, "n", value("n", "7")) == MeasuredValue(Decimal(7), words="7")
    none = Answer(QuestionId("m"), AnswerState.ANSWERED)
    found = of_question(unscored, "m", none)
    assert found == MeasuredValue(words="inget av alternativen")
    assert found.is_there
    assert not MeasuredValue(gap=Gap.UNKNOWN).is_there


sheets = instruments().flatmap(lambda asked: st.tuples(st.just(asked), answers_to(asked)))


@given(sheets)
def test_a_question_alone_is_scored_as_in_the_whole(
    sheet: tuple[Instrument, Sequence[Answer]],
) -> None:
    asked, answers = sheet
    for each in score(asked, answers).questions():
        assert scored_alone(asked_alone(asked, each.question.id), answers) == each
