"""Years, units and gains side by side: what may be compared, and what may not."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.comparison import (
    UnitResult,
    YearResult,
    comparable,
    compare_units,
    full_answer,
    gains,
    left_out_words,
    remaining,
    series,
)
from andts_desktop.domain.instrument import (
    Instrument,
    NotApplicablePolicy,
    QuestionKind,
    Step,
)
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance
from andts_desktop.domain.units import UnitKind
from tests.domain.build import (
    answers_to,
    choice,
    choice_question,
    instrument,
    instruments,
    number_question,
    part,
    result_of,
    stated,
    unit,
    value,
)

V1 = instrument(part("p", "10", [number_question("x", "10")]), name="prov-1", version="1")
V2 = instrument(
    part("p", "10", [number_question("x", "10")]),
    name="prov-2",
    version="2",
    break_reason="Version 2 har andra frågor.",
)
V3 = instrument(
    part("p", "10", [number_question("x", "10")]),
    name="prov-3",
    version="3",
    comparable_with=("2",),
)


def result(year: int, asked: Instrument, points: str = "5") -> YearResult:
    return YearResult(year, score(asked, [value("x", points)]))


def test_years_of_one_version_are_one_run_in_order() -> None:
    found = series([result(2025, V2), result(2023, V2), result(2024, V2)])
    assert [[each.year for each in run] for run in found.runs] == [[2023, 2024, 2025]]
    assert found.breaks == ()


def test_a_new_version_breaks_the_series_and_says_why() -> None:
    found = series([result(2022, V1), result(2023, V2), result(2021, V1)])
    assert [[each.year for each in run] for run in found.runs] == [[2021, 2022], [2023]]
    (gap,) = found.breaks
    assert (gap.after_year, gap.before_year) == (2022, 2023)
    assert gap.reason == "Version 2 har andra frågor."


def test_a_version_that_names_the_earlier_one_goes_on_in_its_run() -> None:
    found = series([result(2023, V2), result(2024, V3)])
    assert len(found.runs) == 1


def test_each_two_years_of_a_run_may_be_compared() -> None:
    questions = part("p", "10", [number_question("x", "10")])
    fourth = instrument(
        questions, name="prov-4", version="4", comparable_with=("3",), break_reason=""
    )
    found = series([result(2023, V2), result(2024, V3), result(2025, fourth)])
    assert [[each.year for each in run] for run in found.runs] == [[2023, 2024], [2025]]
    (gap,) = found.breaks
    assert gap.reason == f"{fourth.title} kan inte jämföras med tidigare års frågor och poäng."


def test_a_year_is_compared_only_within_its_run() -> None:
    found = series([result(2021, V1), result(2022, V1), result(2023, V2)])
    assert [each.year for each in found.run_of(2021)] == [2021, 2022]
    assert [each.year for each in found.run_of(2023)] == [2023]
    assert found.run_of(2030) == ()
    assert [each.year for each in found.years] == [2021, 2022, 2023]


def test_another_family_is_never_comparable_even_if_the_version_is_named() -> None:
    other = instrument(
        part("p", "10", [number_question("x", "10")]),
        name="annan-1",
        family="annan",
        comparable_with=("1",),
    )
    assert not comparable(V1, other)


@given(st.lists(st.tuples(st.integers(2000, 2040), st.sampled_from([V1, V2, V3])), max_size=12))
def test_no_line_is_drawn_across_a_break(years: list[tuple[int, Instrument]]) -> None:
    found = series(result(year, asked) for year, asked in dict(years).items())
    assert [each.year for each in found.years] == sorted(dict(years))
    assert len(found.breaks) == max(0, len(found.runs) - 1)
    for run in found.runs:
        assert all(
            comparable(earlier.score.instrument, later.score.instrument)
            for earlier, later in pairwise(run)
        )
    for gap, before, after in zip(found.breaks, found.runs, found.runs[1:], strict=False):
        assert (gap.after_year, gap.before_year) == (before[-1].year, after[0].year)
        assert not comparable(before[-1].score.instrument, after[0].score.instrument)


def unit_result(name: str, points: str | None, kind: UnitKind = UnitKind.DISTRICT) -> UnitResult:
    answers = [] if points is None else [value("x", points)]
    return result_of(unit(name, kind), score(V1, answers, kind))


def test_units_stand_by_index_then_by_swedish_name_with_their_mean() -> None:
    found = compare_units(
        unit_result(name, points)
        for name, points in [
            ("Östermalm", "5"),
            ("Ängby", "5"),
            ("Årsta", "5"),
            ("Bromma", "10"),
            ("Farsta", None),
        ]
    )
    names = [each.unit.name for each in found.results]
    assert names == ["Bromma", "Årsta", "Ängby", "Östermalm"]
    assert [each.name for each in found.missing] == ["Farsta"]
    assert found.mean == Decimal("62.5")


def test_units_of_different_kinds_are_never_ranked_together() -> None:
    mixed = [unit_result("Bromma", "5"), unit_result("Kommunen", "6", UnitKind.MUNICIPALITY)]
    with pytest.raises(ValueError, match="different kinds"):
        compare_units(mixed)


def test_units_with_questions_left_are_named_beside_the_mean() -> None:
    asked = instrument(part("p", "10", [number_question("x", "5"), number_question("y", "5")]))
    half = result_of(unit("Farsta"), score(asked, [value("x", "5")]))
    whole = result_of(unit("Järva"), score(asked, [value("x", "5"), value("y", "0")]))
    untouched = result_of(unit("Bromma"), score(asked, []))
    found = compare_units([whole, half, untouched])
    assert found.unfinished == (half,)
    assert found.mean == 50


def test_departments_have_no_mean() -> None:
    found = compare_units([unit_result("Kulturförvaltningen", "5", UnitKind.DEPARTMENT)])
    assert found.results == ()
    assert found.mean is None


def test_no_units_have_no_mean() -> None:
    assert compare_units([]).mean is None


def test_what_gives_most_stands_first() -> None:
    asked = instrument(
        part("p", "10", [choice_question("small", "0", "1"), choice_question("big", "0", "4", "9")])
    )
    found = gains(asked, [choice("big", "o1")])
    assert [str(gain.question.id) for gain in found] == ["big", "small"]
    assert [gain.index_gain for gain in found] == [50, 10]
    assert [(str(gain.points), str(gain.max)) for gain in found] == [("4", "9"), ("0", "1")]
    assert found[0].part_title == "Del p"


def test_a_question_that_gives_nothing_more_is_no_gain() -> None:
    asked = instrument(part("p", "5", [number_question("x", "5"), number_question("y", "5")]))
    assert gains(asked, [value("x", "5")]) == ()


def test_what_does_not_apply_is_no_gain() -> None:
    questions = [number_question("x", "5"), number_question("y", "5")]
    skipped = [stated("x", AnswerState.NOT_APPLICABLE), value("y", "5")]
    excluding = instrument(part("p", "10", questions), policy=NotApplicablePolicy.EXCLUDED)
    counting = instrument(part("p", "10", questions))
    assert gains(excluding, skipped) == ()
    assert gains(counting, skipped) == ()
    assert left_out_words(score(counting, skipped)) == (
        "1 fråga med svaret ej tillämplig är inte med."
    )
    waiting = replace(skipped[0], provenance=Provenance(Origin.PREFILLED, "2025"))
    assert [gain.question.id for gain in gains(excluding, [waiting, skipped[1]])] == ["x"]


def test_nothing_is_gained_where_nothing_is_scored() -> None:
    asked = instrument(part("p", "0", [choice_question("x", "0", "0")]), scored=False)
    assert gains(asked, []) == ()


sheets = instruments().flatmap(lambda asked: st.tuples(st.just(asked), answers_to(asked)))


@given(sheets)
def test_a_gain_is_the_difference_that_full_points_make(
    sheet: tuple[Instrument, tuple[Answer, ...]],
) -> None:
    asked, answers = sheet
    before = score(asked, answers)
    found = gains(asked, answers)
    assert [gain.index_gain for gain in found] == sorted(
        (gain.index_gain for gain in found), reverse=True
    )
    for gain in found:
        question_id = gain.question.id
        others = [answer for answer in answers if answer.question_id != question_id]
        after = score(asked, [*others, full_answer(gain.question)])
        assert after.index is not None
        assert gain.index_gain > 0
        assert gain.index_gain == after.index - (before.index or 0)


@given(sheets)
def test_what_remains_and_what_is_reached_make_the_whole(
    sheet: tuple[Instrument, tuple[Answer, ...]],
) -> None:
    result_now = score(*sheet)
    left = remaining(result_now)
    whole = sum((each.points for each in left), result_now.points)
    assert round(whole, 20) == round(result_now.max, 20)
    assert [each.points for each in left] == sorted((e.points for e in left), reverse=True)
    shares = sum((each.share for each in left), Decimal(0))
    assert round(shares, 20) == (100 if any(each.points for each in left) else 0)


def test_full_points_are_every_good_option_or_the_least_number_of_the_best_step() -> None:
    several = replace(choice_question("flera", "0.5", "0", "1"), kind=QuestionKind.CHOICES)
    steps = (Step(Decimal(1), Decimal("0.5")), Step(Decimal(20), Decimal(1)))
    stepped = replace(number_question("tal", "1"), steps=steps)

    assert full_answer(several).option_ids == ("o0", "o2")
    assert full_answer(stepped).value == 20
