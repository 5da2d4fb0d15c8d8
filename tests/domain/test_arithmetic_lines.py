"""The arithmetic in writing: each kind of line, and that a pencil comes to the same index."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.arithmetic import Arithmetic, ArithmeticLine, LineKind
from andts_desktop.domain.arithmetic_lines import arithmetic
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import (
    Condition,
    Instrument,
    NotApplicablePolicy,
    PartRule,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.scoring import Score, round_half_up, score
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance
from andts_desktop.domain.swedish import format_decimal, parse_decimal
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


def written(asked: Instrument, *answers: Answer, kind: UnitKind | None = None) -> Arithmetic:
    return arithmetic(score(asked, answers, kind), "Prov")


def line(asked: Instrument, *answers: Answer, kind: LineKind = LineKind.QUESTION) -> ArithmeticLine:
    return next(each for each in written(asked, *answers).lines if each.kind is kind)


def one(question: Question, policy: NotApplicablePolicy = NotApplicablePolicy.ZERO) -> Instrument:
    return instrument(part("a", question.max, [question]), policy=policy)


def facts(found: ArithmeticLine) -> tuple[str, str, str, str]:
    return found.said, found.how, found.result, found.max


WEIGHTED = replace(choice_question("q", "0", "0.5", "1"), weight=Decimal(2), max=Decimal(2))
SEVERAL = replace(
    choice_question("q", "0.5", "0.5", "-1"), kind=QuestionKind.CHOICES, max=Decimal(1)
)
HOURS = replace(
    number_question("q", "2"),
    unit="timmar",
    steps=(Step(Decimal(20), Decimal(1)), Step(Decimal(40), Decimal(2))),
)


def chosen(*options: str) -> Answer:
    return Answer(QuestionId("q"), AnswerState.ANSWERED, option_ids=tuple(map(OptionId, options)))


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (choice_question("q", "0", "1"), choice("q", "o1"), ("Alternativ 1", "", "1", "1")),
        (WEIGHTED, choice("q", "o1"), ("Alternativ 1", "0,5 p × vikt 2", "1", "2")),
        (SEVERAL, chosen("o0", "o1"), ("Alternativ 0; Alternativ 1", "0,5 + 0,5", "1", "1")),
        (SEVERAL, chosen(), ("inget av alternativen", "", "0", "1")),
        (SEVERAL, chosen("o2"), ("Alternativ 2", "−1 räknas som lägst 0", "0", "1")),
        (
            replace(SEVERAL, weight=Decimal(2)),
            chosen("o0", "o1"),
            (
                "Alternativ 0; Alternativ 1",
                "0,5 + 0,5 = 1; 1 p × vikt 2 = 2 p; 2 räknas som högst 1",
                "1",
                "1",
            ),
        ),
        (HOURS, value("q", "34"), ("34 timmar", "minst 20 timmar ger 1 p", "1", "2")),
        (HOURS, value("q", "3.5"), ("3,5 timmar", "mindre än 20 timmar ger 0 p", "0", "2")),
        (
            replace(HOURS, weight=Decimal("0.5"), max=Decimal(1)),
            value("q", "41"),
            ("41 timmar", "minst 40 timmar ger 2 p; 2 p × vikt 0,5", "1", "1"),
        ),
        (HOURS, Answer(QuestionId("q"), AnswerState.ANSWERED), ("inget tal", "", "0", "2")),
        (number_question("q", "10"), value("q", "7.25"), ("7,25", "", "7,25", "10")),
        (
            number_question("q", "10"),
            value("q", "11.5"),
            ("11,5", "11,5 räknas som högst 10", "10", "10"),
        ),
        (
            choice_question("q", "0", "1"),
            choice("q", "o9"),
            ("okänt svar", "ett svar som inte finns bland alternativen ger 0 p", "0", "1"),
        ),
        (number_question("q", "10"), stated("q", AnswerState.UNKNOWN), ("vet ej", "", "0", "10")),
        (
            number_question("q", "10"),
            stated("q", AnswerState.UNANSWERED),
            ("ej besvarad", "", "0", "10"),
        ),
        (
            number_question("q", "10"),
            stated("q", AnswerState.NOT_APPLICABLE),
            ("ej tillämplig", "räknas som noll poäng", "0", "10"),
        ),
        (
            number_question("q", "10"),
            replace(value("q", "4"), provenance=Provenance(Origin.PREFILLED, "2025")),
            ("förifylld, inte bekräftad", "räknas som ej besvarad", "0", "10"),
        ),
    ],
)
def test_a_question_is_counted_in_writing(
    question: Question, answer: Answer, expected: tuple[str, str, str, str]
) -> None:
    assert facts(line(one(question), answer)) == expected


def test_what_is_left_out_of_the_maximum_says_so() -> None:
    asked = one(number_question("q", "10"), NotApplicablePolicy.EXCLUDED)
    found = line(asked, stated("q", AnswerState.NOT_APPLICABLE))
    assert facts(found) == ("ej tillämplig", "räknas bort ur maxpoängen", "0", "0")


def test_a_hidden_question_is_not_asked_whatever_was_answered() -> None:
    first = choice_question("first", "0", "1")
    then = replace(number_question("then", "2"), show_if=(Condition(first.id, (OptionId("o1"),)),))
    asked = instrument(part("a", "3", [first, then]))
    made = written(asked, choice("first", "o0"), value("then", "2"))
    assert facts(made.lines[2]) == ("frågan ställdes inte", "räknas som noll poäng", "0", "2")
    assert "En fråga som inte ställdes räknas som ej tillämplig." in made.rules


def test_a_text_gives_no_points_and_is_cut_where_it_is_long() -> None:
    asked = instrument(part("a", "1", [replace(number_question("t", "0"), kind=QuestionKind.TEXT)]))
    answer = Answer(QuestionId("t"), AnswerState.ANSWERED, text="ord " * 100)
    found = line(asked, answer)
    assert found.said.endswith("ord…")
    assert (found.how, found.result, found.max) == ("", "", "")


def test_a_sum_above_the_parts_maximum_is_cut_in_a_line_of_its_own() -> None:
    asked = instrument(part("a", "10", [number_question("x", "8"), number_question("y", "6")]))
    found = line(asked, value("x", "6.5"), value("y", "5"), kind=LineKind.CAP)
    assert facts(found) == ("", "11,5 räknas som högst 10", "10", "10")
    below = line(asked, value("x", "6.5"), kind=LineKind.CAP)
    assert facts(below) == ("", "6,5 är inte mer än 10", "6,5", "10")


def test_a_scaled_part_says_what_of_what_times_what() -> None:
    asked = instrument(
        part("a", "20", [number_question("x", "12")], rule=PartRule.SCALED),
        part("b", "80", [number_question("y", "80")]),
    )
    found = line(asked, value("x", "7"), kind=LineKind.SCALE)
    assert facts(found) == ("", "7 av 12 × 20", "11,67", "20")


def test_a_share_has_as_many_decimals_as_the_index_needs() -> None:
    asked = instrument(part("a", "20", [number_question("x", "12")], rule=PartRule.SCALED))
    made = written(asked, value("x", "7"))
    assert [each.result for each in made.lines[-4:]] == ["11,667", "11,667", "58,335", "58,3"]


def test_a_scaled_part_without_anything_to_reach_is_not_counted() -> None:
    asked = instrument(
        part("a", "20", [number_question("x", "12")], rule=PartRule.SCALED),
        part("b", "5", [number_question("y", "5")]),
        policy=NotApplicablePolicy.EXCLUDED,
    )
    made = written(asked, stated("x", AnswerState.NOT_APPLICABLE), value("y", "1"))
    assert any(each.said.startswith("Ingen fråga i delen kan") for each in made.lines)
    assert made.lines[-1].result == "20,0"


def test_the_end_is_the_total_the_index_and_the_rounding() -> None:
    asked = instrument(
        part("s", "22", [number_question("x", "22")]), part("a", "33", [number_question("y", "33")])
    )
    ending = written(asked, value("x", "11"), value("y", "16.5")).lines[-2:]
    assert [(each.how, each.result) for each in ending] == [
        ("11 + 16,5", "27,5"),
        ("27,5 / 55 × 100", "50,0"),
    ]
    rounded = written(asked, value("x", "11"), value("y", "16.525")).lines[-2:]
    assert [(each.how, each.result) for each in rounded] == [
        ("27,525 / 55 × 100", "50,0454…"),
        ("50,0454… avrundas till 50,0", "50,0"),
    ]


def test_an_exact_second_decimal_is_rounded_in_a_line_too() -> None:
    asked = one(number_question("q", "100"))
    assert written(asked, value("q", "50.05")).lines[-1].how == "50,05 avrundas till 50,1"


def test_a_gap_in_front_of_the_index_is_told() -> None:
    asked = one(number_question("q", "10"))
    least = replace(asked, minimum_answers=2)
    without = replace(asked, scored=False)
    excluded = replace(asked, not_applicable=NotApplicablePolicy.EXCLUDED)
    skipped = stated("q", AnswerState.NOT_APPLICABLE)
    told = {
        written(asked).lines[-1].said,
        written(least, value("q", "1")).lines[-1].said,
        written(without, value("q", "1")).lines[-1].said,
        written(excluded, skipped).lines[-1].said,
        arithmetic(score(asked, [value("q", "1")], UnitKind.DEPARTMENT), "").lines[-1].said,
    }
    assert told == {
        "Ingen fråga är besvarad.",
        "1 fråga är besvarad, men det behövs minst 2 för ett index.",
        "Enkäten räknar inga poäng, så den har inget index.",
        "Ingen fråga kan ge poäng.",
        "Enheter av det här slaget får inget index.",
    }


def test_a_part_with_too_few_answers_has_no_value() -> None:
    questions = [number_question("x", "1"), number_question("y", "1")]
    asked = instrument(replace(part("a", "2", questions), minimum_answers=2))
    made = written(asked, value("x", "1"))
    notes = [each.said for each in made.lines if each.kind is LineKind.NOTE]
    assert notes == [
        "1 fråga är besvarad, men delen får ett värde först med 2.",
        "En av delarna har för få besvarade frågor.",
    ]
    assert "En del med för få svar har inget värde, och då blir det inget index." in made.rules


def test_without_points_only_the_answers_are_written() -> None:
    asked = replace(one(choice_question("q", "0", "1")), scored=False)
    made = written(asked, choice("q", "o1"))
    assert [(each.said, each.result) for each in made.lines if each.kind is LineKind.QUESTION] == [
        ("Alternativ 1", "")
    ]
    assert made.rules == ("1 av 1 fråga är besvarad.",)


def test_the_rules_are_those_that_matter() -> None:
    least = replace(one(WEIGHTED), minimum_answers=1)
    states = [
        stated("q", AnswerState.UNKNOWN),
        stated("q", AnswerState.NOT_APPLICABLE),
        replace(choice("q", "o1"), provenance=Provenance(Origin.PREFILLED)),
    ]
    rules = [written(least, each).rules for each in states]
    assert rules[0][0] == "0 av 1 fråga är besvarad, 1 vet ej."
    assert rules[1][0] == "0 av 1 fråga är besvarad, 1 ej tillämplig."
    assert rules[2][0].endswith("1 ej besvarad, varav 1 som är förifylld och inte bekräftad.")
    assert "Förifyllda svar räknas först när de är bekräftade." in rules[2]
    assert "Vikten säger hur många gånger svarets poäng räknas." in rules[0]
    assert "För ett index behövs minst 1 besvarad fråga." in rules[0]


@given(st.data())
def test_a_pencil_comes_to_the_printed_index(data: st.DataObject) -> None:
    asked = data.draw(instruments())
    result = score(asked, data.draw(answers_to(asked)))
    made = arithmetic(result, "Prov")
    if result.index is None:
        assert made.lines[-1].kind is LineKind.NOTE
        return
    assert pencil(made) == format_decimal(result.index)
    assert made.lines[-1].result == format_decimal(result.index)


@given(st.data())
def test_the_lines_of_the_questions_are_their_scores(data: st.DataObject) -> None:
    asked = replace(data.draw(instruments()), scored=True)
    result = score(asked, data.draw(answers_to(asked)))
    lines = [each for each in written_lines(result) if each.kind is LineKind.QUESTION]
    given_points = [(each.question.short, each.points) for each in result.questions()]
    assert [(each.label, number(each.result)) for each in lines] == given_points


def written_lines(result: Score) -> tuple[ArithmeticLine, ...]:
    return arithmetic(result, "Prov").lines


def number(words: str) -> Decimal:
    found = parse_decimal(words)
    assert found is not None, words
    return found


def pencil(made: Arithmetic) -> str:
    """Reckon the index from the printed words alone, checking each line on the way."""
    open_sums: list[tuple[Decimal, Decimal]] = []
    at = (Decimal(0), Decimal(0))
    totals = (Decimal(0), Decimal(0))
    for place, each in enumerate(made.lines):
        if each.kind is LineKind.PART:
            open_sums.append(at)
            at = (Decimal(0), Decimal(0))
        elif each.kind is LineKind.QUESTION:
            at = (at[0] + number(each.result), at[1] + number(each.max))
        elif each.kind is LineKind.SUM:
            assert sum(map(number, each.how.split(" + "))) == at[0] == number(each.result)
            assert number(each.max) == at[1]
        elif each.kind is LineKind.CAP:
            of, cap = map(number, re.split(" räknas som högst | är inte mer än ", each.how))
            assert of == at[0]
            at = (min(of, cap), cap)
            assert number(each.result) == at[0]
        elif each.kind is LineKind.SCALE:
            reached, reachable, full = map(number, re.split(" av | × ", each.how))
            assert (reached, reachable) == at
            at = (number(each.result), full)
            assert abs(reached * full / reachable - at[0]) <= Decimal("0.005")
        elif each.kind is LineKind.NOTE:
            at = (Decimal(0), Decimal(0))
        elif each.kind is LineKind.TOTAL:
            totals = (number(each.result), number(each.max))
            assert sum(map(number, each.how.split(" + "))) == totals[0]
        following = made.lines[place + 1 :][:1]
        closes = each.kind in {LineKind.SUM, LineKind.CAP, LineKind.SCALE, LineKind.NOTE}
        goes_on = bool(following) and following[0].kind in {
            LineKind.CAP,
            LineKind.SCALE,
            LineKind.NOTE,
        }
        if closes and not goes_on and open_sums:
            above = open_sums.pop()
            at = (above[0] + at[0], above[1] + at[1])
    assert at == totals
    return format_decimal(round_half_up(totals[0] / totals[1] * 100))
