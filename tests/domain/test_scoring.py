"""Points and index: DOMAIN.md's vectors, the published models, and the laws of the engine."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy, PartRule, QuestionKind
from andts_desktop.domain.scoring import points_of, points_with, round_half_up, score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from tests.domain.answer_strategies import any_answer, any_answers
from tests.domain.build import (
    answers_to,
    choice,
    choice_question,
    full_range,
    instrument,
    instruments,
    number_question,
    part,
    stated,
    value,
)
from tests.domain.instrument_strategies import sound_instruments

PI_MINI = instrument(
    part("structure", "22", [number_question("s", "22")]),
    part("activities", "33", [number_question("a", "33")]),
)


@pytest.mark.parametrize(
    ("structure", "activities", "index"),
    [
        ("22", "33", "100"),
        ("22", "0", "40"),
        ("0", "33", "60"),
        ("11", "16.5", "50"),
        ("11", "33", "80"),
        ("0", "0", "0"),
    ],
)
def test_pi_mini_is_the_sum_of_points_through_55(
    structure: str, activities: str, index: str
) -> None:
    result = score(PI_MINI, [value("s", structure), value("a", activities)])
    assert result.index == Decimal(index)
    assert result.points == Decimal(structure) + Decimal(activities)
    assert result.max == 55


@pytest.mark.parametrize(
    ("policy", "shown", "highest"),
    [(NotApplicablePolicy.ZERO, "94.5", "55"), (NotApplicablePolicy.EXCLUDED, "100.0", "52")],
)
def test_three_activity_points_not_applicable(
    policy: NotApplicablePolicy, shown: str, highest: str
) -> None:
    questions = [choice_question(f"a{number}", "0", "1") for number in range(33)]
    asked = instrument(
        part("structure", "22", [number_question("s", "22")]),
        part("activities", "33", questions),
        policy=policy,
    )
    answers = [value("s", "22"), *(choice(f"a{number}", "o1") for number in range(30))]
    skipped = [stated(f"a{number}", AnswerState.NOT_APPLICABLE) for number in range(30, 33)]
    result = score(asked, [*answers, *skipped])
    assert result.index is not None
    assert round_half_up(result.index) == Decimal(shown)
    assert result.max == Decimal(highest)
    assert result.not_applicable == 3


def test_five_categories_of_twenty_as_in_cans_index() -> None:
    sizes = (9, 34, 18, 41, 53)
    assert sum(sizes) == 155
    asked = instrument(
        *(
            part(
                f"c{number}",
                "20",
                [choice_question(f"c{number}-{i}", "0", "1") for i in range(size)],
                rule=PartRule.SCALED,
            )
            for number, size in enumerate(sizes)
        )
    )
    all_of_first = [choice(f"c0-{i}", "o1") for i in range(9)]
    half_of_third = [choice(f"c2-{i}", "o1") for i in range(9)]
    result = score(asked, [*all_of_first, *half_of_third])
    assert [each.points for each in result.parts] == [20, 0, 10, 0, 0]
    assert result.index == 30


def test_scaled_part_that_is_wholly_not_applicable_leaves_the_maximum() -> None:
    asked = instrument(
        part("a", "20", [number_question("a", "3")], rule=PartRule.SCALED),
        part("b", "20", [number_question("b", "7")], rule=PartRule.SCALED),
        policy=NotApplicablePolicy.EXCLUDED,
    )
    result = score(asked, [value("a", "3"), stated("b", AnswerState.NOT_APPLICABLE)])
    assert result.points == result.max == 20
    assert result.index == 100


def test_sum_is_capped_at_the_parts_maximum() -> None:
    asked = instrument(part("a", "5", [number_question("x", "4"), number_question("y", "4")]))
    result = score(asked, [value("x", "4"), value("y", "3")])
    assert result.points == result.max == 5
    assert result.index == 100


def test_unscored_instrument_has_answers_but_no_points_or_index() -> None:
    asked = instrument(part("a", "0", [choice_question("x", "0", "0")]), scored=False)
    result = score(asked, [choice("x", "o1")])
    assert result.index is None
    assert result.points == result.max == 0
    assert result.answered == 1


def test_department_gets_points_but_no_index() -> None:
    result = score(PI_MINI, [value("s", "11")], UnitKind.DEPARTMENT)
    assert result.index is None
    assert result.points == 11


def test_untouched_sheet_has_no_index_but_a_zero_is_an_answer() -> None:
    assert score(PI_MINI, []).index is None
    assert score(PI_MINI, [value("s", "0")]).index == 0


def test_a_sheet_of_unknown_answers_has_the_index_zero() -> None:
    states = [stated("s", AnswerState.UNKNOWN), stated("a", AnswerState.UNKNOWN)]
    assert score(PI_MINI, states).index == 0


def test_everything_excluded_leaves_nothing_to_divide_by() -> None:
    asked = instrument(
        part("a", "4", [number_question("x", "4")]), policy=NotApplicablePolicy.EXCLUDED
    )
    assert score(asked, [stated("x", AnswerState.NOT_APPLICABLE)]).index is None


def test_each_state_is_counted_by_itself() -> None:
    names = ("a", "b", "c", "d", "e")
    asked = instrument(part("p", "5", [number_question(name, "1") for name in names]))
    result = score(
        asked,
        [
            value("a", "0"),
            value("b", "1"),
            stated("c", AnswerState.UNKNOWN),
            stated("d", AnswerState.NOT_APPLICABLE),
        ],
    )
    counts = (result.answered, result.unknown, result.not_applicable, result.unanswered)
    assert counts == (2, 1, 1, 1)
    assert result.question_count == 5


def test_an_option_that_is_no_longer_there_gives_nothing() -> None:
    question = choice_question("x", "0", "2")
    assert points_of(question, choice("x", "borttaget")) == 0


def test_an_answered_number_without_a_number_gives_nothing() -> None:
    lost = Answer(QuestionId("x"), AnswerState.ANSWERED)
    assert points_of(number_question("x", "2"), lost) == 0


@pytest.mark.parametrize(("typed", "points"), [("9", 4), ("-3", 0)])
def test_a_number_outside_the_question_is_held_within_it(typed: str, points: int) -> None:
    asked = instrument(part("a", "4", [number_question("x", "4")]))
    assert score(asked, [value("x", typed)]).points == points


def test_answers_to_foreign_questions_are_left_out() -> None:
    assert score(PI_MINI, [value("okänd", "9")]).index is None


def test_parts_and_questions_are_found_in_reading_order() -> None:
    inner = part("inner", "1", [number_question("y", "1")])
    asked = instrument(part("outer", "2", [number_question("x", "1")], [inner]))
    result = score(asked, [])
    assert [each.part.id for each in result.walk_parts()] == ["outer", "inner"]
    assert [each.question.id for each in result.questions()] == ["x", "y"]
    found = result.part("inner")
    assert found is not None
    assert found.part is inner
    assert result.part("saknas") is None


def test_answer_text_is_the_option_or_the_number() -> None:
    asked = instrument(part("p", "5", [choice_question("c", "0", "1"), number_question("n", "4")]))
    given_answers = [choice("c", "o1"), value("n", "2.5")]
    assert [q.answer_text for q in score(asked, given_answers).questions()] == [
        "Alternativ 1",
        "2,5",
    ]
    assert [q.answer_text for q in score(asked, []).questions()] == ["", ""]


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("2.25", 1, "2.3"),
        ("2.35", 1, "2.4"),
        ("-2.25", 1, "-2.3"),
        ("94.545454", 1, "94.5"),
        ("0.05", 1, "0.1"),
        ("-0.04", 1, "0.0"),
        ("33.333", 0, "33"),
        ("66.5", 0, "67"),
        ("1" * 40, 1, "1" * 40 + ".0"),
    ],
)
def test_half_is_rounded_up(number: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), places)) == rounded


def test_whole_numbers_of_the_parts_do_not_add_up_but_points_always_do() -> None:
    halves = [Decimal(number) / 2 for number in range(67)]
    pairs = list(product(halves[:45], halves))
    apart = [
        (structure, activities)
        for structure, activities in pairs
        if round_half_up(structure / 55 * 100, 0) + round_half_up(activities / 55 * 100, 0)
        != round_half_up((structure + activities) / 55 * 100, 0)
    ]
    assert round_half_up(Decimal(len(apart)) / len(pairs) * 100) == Decimal("23.9")


def test_percent_and_valid_percent_of_lansrapporten_2013() -> None:
    yes, no, silent = Decimal(2), Decimal(4), Decimal(2)
    everyone = yes + no + silent
    assert [round_half_up(n / everyone * 100) for n in (yes, no, silent)] == [
        Decimal("25.0"),
        Decimal("50.0"),
        Decimal("25.0"),
    ]
    assert [round_half_up(n / (yes + no) * 100) for n in (yes, no)] == [
        Decimal("33.3"),
        Decimal("66.7"),
    ]


sheets = instruments().flatmap(lambda asked: st.tuples(st.just(asked), answers_to(asked)))


@given(sheets)
def test_the_index_lies_between_0_and_100(sheet: tuple[Instrument, tuple[Answer, ...]]) -> None:
    result = score(*sheet)
    assert result.index is None or 0 <= result.index <= 100
    assert all(0 <= each.points <= each.max <= each.part.max for each in result.walk_parts())


@given(sheets)
def test_the_order_of_the_answers_does_not_matter(
    sheet: tuple[Instrument, tuple[Answer, ...]],
) -> None:
    asked, answers = sheet
    assert score(asked, answers) == score(asked, reversed(answers))


@given(sheets)
def test_the_parts_add_up_to_the_whole(sheet: tuple[Instrument, tuple[Answer, ...]]) -> None:
    asked, answers = sheet
    result = score(asked, answers)
    assert result.points == sum(each.points for each in result.parts)
    assert result.max == sum(each.max for each in result.parts)
    for each in result.walk_parts():
        reached = [p.points for p in each.parts] + [q.points for q in each.questions]
        if each.part.rule is PartRule.SUM:
            assert each.points == min(each.max, sum(reached))
    assert len(result.questions()) == result.question_count == len(asked.questions())


@given(sheets, st.data())
def test_more_points_never_lower_the_index(
    sheet: tuple[Instrument, tuple[Answer, ...]], data: st.DataObject
) -> None:
    asked, answers = sheet
    question = data.draw(st.sampled_from(asked.questions()))
    lower, higher = sorted(
        data.draw(st.tuples(full_range(question), full_range(question))),
        key=lambda answer: points_of(question, answer),
    )
    others = [answer for answer in answers if answer.question_id != question.id]
    before, after = score(asked, [*others, lower]), score(asked, [*others, higher])
    assert before.points <= after.points
    assert (before.index is None) == (after.index is None)
    if before.index is not None and after.index is not None:
        assert before.index <= after.index


@given(sheets)
def test_full_answers_everywhere_give_the_index_100(
    sheet: tuple[Instrument, tuple[Answer, ...]],
) -> None:
    asked, _ = sheet
    best = [
        value(question.id, question.max)
        if question.kind is QuestionKind.NUMBER
        else choice(
            question.id,
            OptionId(max(question.options, key=lambda option: option.points).id),
        )
        for question in asked.questions()
    ]
    result = score(asked, best)
    assert result.points == result.max
    assert result.index == (100 if asked.scored and result.max else None)


@given(sheets)
def test_excluding_never_raises_the_maximum(
    sheet: tuple[Instrument, tuple[Answer, ...]],
) -> None:
    drawn, answers = sheet
    as_zero = instrument(*drawn.parts, policy=NotApplicablePolicy.ZERO)
    excluding = instrument(*drawn.parts, policy=NotApplicablePolicy.EXCLUDED)
    assert score(excluding, answers).max <= score(as_zero, answers).max <= drawn.max


@given(sheets, st.data())
def test_one_answer_changed_is_as_all_scored_anew(
    sheet: tuple[Instrument, tuple[Answer, ...]], data: st.DataObject
) -> None:
    asked, answers = sheet
    question = data.draw(st.sampled_from(asked.questions()))
    changed = data.draw(full_range(question))
    others = [answer for answer in answers if answer.question_id != question.id]
    anew = score(asked, [*others, changed])
    assert points_with(score(asked, answers), changed) == (anew.points, anew.max)


@given(st.data())
def test_one_other_answer_is_summed_as_all_of_them_where_questions_depend_on_it(
    data: st.DataObject,
) -> None:
    asked = data.draw(sound_instruments())
    answers = data.draw(any_answers(asked))
    changed = data.draw(any_answer(data.draw(st.sampled_from(asked.questions()))))
    others = [answer for answer in answers if answer.question_id != changed.question_id]
    anew = score(asked, [*others, changed])
    assert points_with(score(asked, answers), changed) == (anew.points, anew.max)


def test_a_sheet_is_finished_when_no_question_is_left() -> None:
    not_known = stated("a", AnswerState.UNKNOWN)
    assert not score(PI_MINI, [value("s", "1")]).is_finished
    assert score(PI_MINI, [value("s", "1"), not_known]).is_finished
