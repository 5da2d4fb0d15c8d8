"""What has changed since the year before, in points and in words."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy, PartRule, Question
from andts_desktop.domain.measures import ChangeKind, QuestionChange
from andts_desktop.domain.question_changes import change_sum, question_changes
from andts_desktop.domain.scoring import ZERO, score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import shown_change
from tests.domain.build import choice, choice_question, instrument, part, stated

C, D = choice_question("c", "0", "1", "2"), choice_question("d", "0", "1")


def asked(
    *questions: Question, number: int = 1, comparable_with: tuple[str, ...] = ()
) -> Instrument:
    return instrument(
        part("p", "20", questions),
        name=f"prov-{number}",
        version=str(number),
        comparable_with=comparable_with,
    )


V1 = asked(C, D)
GAPS = (AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE, AnswerState.UNANSWERED)


def changes(
    before: tuple[Instrument, list[Answer]], now: tuple[Instrument, list[Answer]], broken: str = ""
) -> dict[str, QuestionChange]:
    found = question_changes(score(*now), score(*before), broken)
    return {str(each.question_id): each for each in found}


def test_points_and_words_tell_what_has_changed() -> None:
    before = [choice("c", "o0"), choice("d", "o1")]
    now = [choice("c", "o2"), choice("d", "o0")]
    found = changes((V1, before), (V1, now))
    assert found["c"] == QuestionChange(
        QuestionId("c"),
        "c",
        "Fråga c",
        "Del p",
        ChangeKind.MORE,
        C.max,
        "Alternativ 0",
        "Alternativ 2",
        effect=C.max,
    )
    assert (found["d"].kind, found["d"].points) == (ChangeKind.LESS, -D.max)


def test_the_same_answer_is_the_same() -> None:
    found = changes((V1, [choice("c", "o1")]), (V1, [choice("c", "o1")]))
    assert (found["c"].kind, str(found["c"].points)) == (ChangeKind.SAME, "0")


def test_a_gap_that_counts_as_zero_changes_the_points() -> None:
    found = changes((V1, [stated("c", AnswerState.UNKNOWN)]), (V1, [choice("c", "o1")]))
    assert (found["c"].kind, str(found["c"].points)) == (ChangeKind.MORE, "1")
    assert (found["c"].before, found["c"].now) == ("vet ej", "Alternativ 1")
    assert (found["d"].before, found["d"].now) == ("ej besvarad", "ej besvarad")
    assert found["d"].kind is ChangeKind.NO_VALUE


def test_a_gap_that_leaves_the_maximum_has_no_change() -> None:
    excluding = replace(V1, not_applicable=NotApplicablePolicy.EXCLUDED)
    before = [choice("c", "o1"), choice("d", "o1")]
    now = [stated("c", AnswerState.NOT_APPLICABLE), choice("d", "o1")]
    found = changes((excluding, before), (excluding, now))
    assert (found["c"].kind, found["c"].points) == (ChangeKind.NO_VALUE, None)


def test_a_year_without_any_answer_counts_no_zeros() -> None:
    found = changes((V1, []), (V1, [choice("c", "o1")]))
    assert (found["c"].kind, found["c"].points) == (ChangeKind.NO_VALUE, None)


@st.composite
def sheets(draw: st.DrawFn) -> list[Answer]:
    found = []
    for question in (C, D):
        options = [choice(question.id, option.id) for option in question.options]
        gaps = [stated(question.id, state) for state in GAPS]
        found.append(draw(st.sampled_from(options + gaps)))
    return found


@given(sheets(), sheets())
def test_the_changes_add_up_to_the_difference_of_the_totals(
    before: list[Answer], now: list[Answer]
) -> None:
    earlier, later = score(V1, before), score(V1, now)
    found = question_changes(later, earlier)
    total = change_sum(found, later, earlier)
    if total is None:
        assert earlier.index is None or later.index is None
        return
    assert total.told == later.points - earlier.points
    assert [total.other, total.held] == [Decimal(0), Decimal(0)]
    assert total.index == shown_change(later.index or ZERO, earlier.index or ZERO)


@given(sheets(), sheets(), st.sampled_from(NotApplicablePolicy), st.sampled_from(PartRule))
def test_caps_scaling_and_what_is_left_out_stand_by_themselves(
    before: list[Answer], now: list[Answer], policy: NotApplicablePolicy, rule: PartRule
) -> None:
    low = replace(part("p", "2", (C, D)), rule=rule)
    one = replace(instrument(low), not_applicable=policy)
    earlier, later = score(one, before), score(one, now)
    total = change_sum(question_changes(later, earlier), later, earlier)
    if total is not None:
        assert total.told + total.other + total.held == later.points - earlier.points


def test_a_new_question_is_in_the_sum_beside_the_table() -> None:
    later = asked(C, choice_question("new", "0", "1"), number=2, comparable_with=("1",))
    was, became = score(V1, [choice("c", "o1")]), score(later, [choice("new", "o1")])
    total = change_sum(question_changes(became, was), became, was)
    assert total is not None
    assert [total.told, total.other, total.held] == [Decimal(-1), Decimal(1), Decimal(0)]


def test_new_questions_and_those_that_are_gone_stand_for_themselves() -> None:
    later = asked(C, choice_question("new", "0", "1"), number=2, comparable_with=("1",))
    found = changes((V1, [choice("d", "o1")]), (later, [choice("new", "o0")]))
    assert list(found) == ["c", "new", "d"]
    assert (found["new"].kind, found["new"].now, found["new"].before) == (
        ChangeKind.NEW,
        "Alternativ 0",
        "",
    )
    assert (found["d"].kind, found["d"].now, found["d"].before) == (
        ChangeKind.GONE,
        "",
        "Alternativ 1",
    )


def test_a_break_of_the_instrument_says_why_nothing_is_compared() -> None:
    later = asked(C, D, number=2)
    found = changes((V1, [choice("c", "o1")]), (later, [choice("c", "o2")]))
    assert (found["c"].kind, found["c"].points) == (ChangeKind.NOT_COMPARABLE, None)
    assert found["c"].reason == "Frågorna är andra."
    assert (found["c"].before, found["c"].now) == ("Alternativ 1", "Alternativ 2")


def test_a_question_under_a_new_id_is_compared_with_its_previous() -> None:
    renamed = replace(choice_question("e", "0", "1"), previous=QuestionId("d"))
    later = asked(C, renamed, number=2)
    found = changes((V1, [choice("d", "o0")]), (later, [choice("e", "o1")]))
    assert list(found) == ["c", "e"]
    assert found["e"].kind is ChangeKind.MORE


def test_a_unit_that_is_another_than_last_year_is_not_compared() -> None:
    found = changes(
        (V1, [choice("c", "o1")]), (V1, [choice("c", "o2")]), "Bildades 2026 av Alby och Berga."
    )
    assert found["c"].kind is ChangeKind.NOT_COMPARABLE
    assert found["c"].reason == "Bildades 2026 av Alby och Berga."


def test_answers_without_points_are_compared_by_their_words() -> None:
    unscored = replace(V1, scored=False)
    none = Answer(QuestionId("d"), AnswerState.ANSWERED)
    found = changes(
        (unscored, [choice("c", "o1"), choice("d", "o1")]), (unscored, [choice("c", "o2"), none])
    )
    assert (found["c"].kind, found["c"].points) == (ChangeKind.OTHER, None)
    assert found["d"].now == "inget av alternativen"
    same = changes((unscored, [choice("c", "o1")]), (unscored, [choice("c", "o1")]))
    assert (same["c"].kind, same["c"].points) == (ChangeKind.SAME, None)
