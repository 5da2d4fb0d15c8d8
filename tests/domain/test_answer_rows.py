"""Rows of answers checked against an instrument: right ones kept, wrong ones named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.answer_rows import AnswerRow, PlacedAnswer, check_rows, instruments_for
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import Answer, AnswerState
from tests.domain.build import choice_question, instrument, number_question, part

ASKED = instrument(part("p", "5", [choice_question("val", "0", "1"), number_question("tal", "4")]))
OLD = instrument(part("p", "9", [number_question("gammal", "9")]), name="gammal-1", family="gammal")


def row(
    unit: str = "Bromma",
    year: str = "2025",
    question: str = "val",
    answer: str = "o1",
    comment: str = "",
    place: str = "rad 2",
) -> AnswerRow:
    return AnswerRow(place, unit, year, question, answer, comment)


def check(*rows: AnswerRow) -> tuple[tuple[PlacedAnswer, ...], tuple[str, ...]]:
    instruments = instruments_for(rows, {2020: OLD}, [ASKED])
    return check_rows(rows, ["Bromma", "Älvsjö"], instruments)


def only(checked: AnswerRow) -> Answer:
    (found,), problems = check(checked)
    assert problems == ()
    return found.answer


def test_an_option_is_an_answer_with_its_comment() -> None:
    found = only(row(comment="Sedan maj"))
    assert (found.state, found.option_ids, found.comment) == (
        AnswerState.ANSWERED,
        ("o1",),
        "Sedan maj",
    )


@pytest.mark.parametrize("typed", ["2,5", "2.5", " 2,50 "])
def test_a_number_is_read_with_comma_or_point(typed: str) -> None:
    assert only(row(question="tal", answer=typed)).value == Decimal("2.5")


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("ej tillämplig", AnswerState.NOT_APPLICABLE),
        ("Ej Tillämplig", AnswerState.NOT_APPLICABLE),
        ("vet ej", AnswerState.UNKNOWN),
        ("ej besvarad", AnswerState.UNANSWERED),
    ],
)
@pytest.mark.parametrize("question", ["val", "tal"])
def test_the_other_states_are_words(question: str, typed: str, state: AnswerState) -> None:
    found = only(row(question=question, answer=typed))
    assert (found.state, found.option_ids, found.value) == (state, (), None)


def test_an_empty_cell_takes_no_answer_away_but_its_comment_is_kept() -> None:
    assert check(row(answer=" ")) == ((), ())
    found = only(row(answer="", comment="Väntar på svar"))
    assert (found.state, found.comment) == (AnswerState.UNANSWERED, "Väntar på svar")


def test_a_row_that_could_not_be_read_is_named_with_its_fault() -> None:
    unreadable = AnswerRow("rad 4", "", "", "", "", "", fault="raden har färre fält")
    assert check(unreadable) == ((), ("rad 4: raden har färre fält",))


def test_a_unit_is_known_whatever_its_case_and_keeps_its_own() -> None:
    (found,), _ = check(row(unit=" ÄLVSJÖ "))
    assert (found.unit, found.year) == ("Älvsjö", 2025)


def test_a_year_with_a_round_of_its_own_is_checked_against_that() -> None:
    answers, problems = check(row(year="2020", question="gammal", answer="9"), row(year="2020"))
    assert [each.answer.question_id for each in answers] == ["gammal"]
    assert problems == ("rad 2: frågan ”val” finns inte i Prov",)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (row(unit="Tensta"), "enheten ”Tensta” finns inte i filen"),
        (row(unit=""), "enheten ”” finns inte i filen"),
        (row(year="25"), "”25” är inte ett årtal"),
        (row(year="2025.0"), "”2025.0” är inte ett årtal"),
        (row(year="1989"), "”1989” är inte ett årtal"),
        (row(year="2101"), "”2101” är inte ett årtal"),
        (row(year="٢٠٢٥"), "”٢٠٢٥” är inte ett årtal"),
        (row(year="9" * 5000), f"”{'9' * 5000}” är inte ett årtal"),
        (row(question="vel"), "frågan ”vel” finns inte i Prov"),
        (row(answer="ja"), "välj o0, o1, ej tillämplig eller vet ej"),
        (row(answer="O1"), "svaret ”O1” finns inte"),
        (row(question="tal", answer="5"), "ska vara ett tal mellan 0 och 4 (tal)"),
        (row(question="tal", answer="-1"), "ett tal mellan 0 och 4"),
        (row(question="tal", answer="många"), "ett tal mellan 0 och 4"),
    ],
)
def test_a_wrong_row_is_named_with_its_reason(wrong: AnswerRow, problem: str) -> None:
    answers, problems = check(wrong)
    assert answers == ()
    assert len(problems) == 1
    assert problems[0].startswith("rad 2: ")
    assert problem in problems[0]


def test_the_same_answer_twice_is_named_with_the_place_of_the_first() -> None:
    answers, problems = check(row(place="rad 2"), row(unit="bromma", answer="o0", place="rad 7"))
    assert len(answers) == 1
    assert problems == ("rad 7: samma enhet, år och fråga finns redan på rad 2",)


def test_every_wrong_row_is_named() -> None:
    _, problems = check(
        row(unit="x", place="rad 2"), row(place="rad 3"), row(year="x", place="r 4")
    )
    assert [problem.partition(":")[0] for problem in problems] == ["rad 2", "r 4"]


words = st.text(max_size=6) | st.sampled_from(["Bromma", "2025", "val", "tal", "o1", "vet ej"])


@given(st.lists(st.builds(AnswerRow, words, words, words, words, words, words)))
def test_every_row_is_either_kept_or_named(rows: list[AnswerRow]) -> None:
    answers, problems = check(*rows)
    silent = [each for each in rows if not each.answer.strip() and not each.comment]
    assert len(rows) - len(silent) <= len(answers) + len(problems) <= len(rows)


@pytest.mark.parametrize(
    ("questions", "chosen"),
    [
        (["gammal"], OLD),
        (["val", "tal"], ASKED),
        (["val", "tal", "gammal"], ASKED),
        (["val", "gammal"], ASKED),
        (["okänd"], ASKED),
    ],
)
def test_a_new_year_takes_the_first_instrument_that_asks_most_of_it(
    questions: list[str], chosen: Instrument
) -> None:
    rows = [row(question=each) for each in questions]
    assert instruments_for(rows, {}, [ASKED, OLD]) == {2025: chosen}


def test_a_year_with_a_round_keeps_its_instrument() -> None:
    assert instruments_for([row(), row(year="i år")], {2025: OLD}, [ASKED]) == {2025: OLD}
