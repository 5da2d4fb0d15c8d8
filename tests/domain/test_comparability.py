"""Which years are of one run: for the total, a part and a question."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.comparability import Place, places
from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.measures import TOTAL, Measure, MeasureKind
from tests.domain.build import instrument, number_question, part

PART = Measure(MeasureKind.PART, "p")
QUESTION = Measure(MeasureKind.QUESTION, "x")
BREAK = "Version 2 har andra frågor."


def version(
    number: int,
    *questions: Question,
    comparable_with: tuple[str, ...] = (),
    reason: str = BREAK,
    part_name: str = "p",
    maximum: str = "10",
) -> Instrument:
    asked = questions or (number_question("x", "10"),)
    return instrument(
        part(part_name, maximum, asked),
        name=f"prov-{number}",
        version=str(number),
        comparable_with=comparable_with,
        break_reason=reason,
    )


V1, V2 = version(1), version(2)
V2_LIKE_1 = version(2, comparable_with=("1",))


@pytest.mark.parametrize("measure", [TOTAL, PART, QUESTION])
def test_a_break_of_the_instrument_breaks_everything(measure: Measure) -> None:
    key = measure.key
    assert places(measure, [V1, V1, V2, V2]) == (
        Place(key, 0),
        Place(key, 0),
        Place(key, 1, BREAK),
        Place(key, 1),
    )


@pytest.mark.parametrize("measure", [TOTAL, PART, QUESTION])
def test_a_comparable_version_goes_on(measure: Measure) -> None:
    assert [each.run for each in places(measure, [V1, V2_LIKE_1])] == [0, 0]


def test_a_break_without_a_reason_is_explained_all_the_same() -> None:
    found = places(TOTAL, [V1, version(2, reason="")])
    assert found[1].broken == "Prov kan inte jämföras med tidigare års frågor och poäng."


def test_sums_are_held_against_every_later_year_of_the_run() -> None:
    like_2_alone = version(3, comparable_with=("2",))
    found = places(TOTAL, [V1, V2_LIKE_1, like_2_alone])
    assert [each.run for each in found] == [0, 1, 1]


def test_a_part_that_gives_other_points_is_another_measure() -> None:
    more = version(2, comparable_with=("1",), maximum="12")
    assert [each.run for each in places(TOTAL, [V1, more])] == [0, 0]
    found = places(PART, [V1, more])
    assert found[1] == Place("p", 1, "Delen ger högst 12 poäng, tidigare 10.")


def test_a_part_that_was_not_there_has_no_place() -> None:
    other = version(1, part_name="q")
    assert places(PART, [other, V2]) == (Place(None, 0), Place("p", 0))


def test_nothing_scored_has_no_sums_to_compare() -> None:
    unscored = replace(V1, scored=False)
    assert [each.key for each in places(TOTAL, [unscored, V2])] == [None, ""]
    assert [each.key for each in places(PART, [unscored, V2])] == [None, "p"]


def asked(name: str, maximum: str = "10", **more: object) -> Question:
    return replace(number_question(name, maximum), **more)  # type: ignore[arg-type]


def test_a_question_that_names_its_previous_goes_on_across_the_break() -> None:
    renamed = version(2, asked("x", previous=QuestionId("old")))
    assert places(QUESTION, [version(1, asked("old")), renamed]) == (
        Place("old", 0),
        Place("x", 0),
    )


def test_a_question_is_followed_from_name_to_name() -> None:
    found = places(
        QUESTION,
        [
            version(1, asked("a")),
            version(2, asked("b", previous=QuestionId("a"))),
            version(3, asked("x", previous=QuestionId("b"))),
        ],
    )
    assert [(each.key, each.run) for each in found] == [("a", 0), ("b", 0), ("x", 0)]


def test_a_previous_question_that_never_was_leaves_the_one_of_the_same_id() -> None:
    later = version(2, asked("x", previous=QuestionId("gone")), comparable_with=("1",))
    assert [each.key for each in places(QUESTION, [V1, later])] == ["x", "x"]


def test_a_question_says_itself_why_it_is_not_comparable() -> None:
    changed = version(2, asked("x", not_comparable="Frågan gäller nu hela året."))
    later = replace(changed, comparable_with=("1",))
    found = places(QUESTION, [V1, later, later])
    assert [each.broken for each in found] == ["", "Frågan gäller nu hela året.", ""]


def test_a_question_that_gives_other_points_is_another_measure() -> None:
    later = version(2, asked("x", "5"), comparable_with=("1",))
    found = places(QUESTION, [V1, later])
    assert found[1].broken == "Frågan ger högst 5 poäng, tidigare 10."


def test_a_question_that_was_left_out_for_a_year_goes_on() -> None:
    without = version(2, asked("y"), comparable_with=("1",))
    again = version(3, asked("x"), comparable_with=("1", "2"))
    assert places(QUESTION, [V1, without, again]) == (
        Place("x", 0),
        Place(None, 0),
        Place("x", 0),
    )


def test_a_question_that_the_last_round_lacks_is_found_in_the_earlier_ones() -> None:
    found = places(QUESTION, [V1, version(2, asked("y"))])
    assert [each.key for each in found] == ["x", None]


versions = st.lists(st.integers(1, 5), min_size=1, max_size=10)
declared = st.dictionaries(
    st.integers(1, 5), st.lists(st.integers(1, 5).map(str), max_size=3).map(tuple)
)


@given(versions, declared)
def test_each_two_years_of_a_run_may_be_compared(
    numbers: list[int], comparable_with: dict[int, tuple[str, ...]]
) -> None:
    asked_in = [version(n, comparable_with=comparable_with.get(n, ())) for n in sorted(numbers)]
    found = places(TOTAL, asked_in)
    assert found[0].broken == ""
    for place, before in zip(found[1:], found, strict=False):
        assert bool(place.broken) == (place.run == before.run + 1)
        assert place.run - before.run in {0, 1}
    for later in range(len(found)):
        for earlier in range(later):
            if found[earlier].run == found[later].run:
                assert comparable(asked_in[earlier], asked_in[later])
