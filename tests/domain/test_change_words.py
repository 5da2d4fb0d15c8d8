"""The words of what has changed since the year before."""

from decimal import Decimal

import pytest

from andts_desktop.domain.change_words import change_words, counted_in_words, sum_words
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.measures import ChangeKind, ChangeSum, QuestionChange


def change(kind: ChangeKind, points: str | None = None) -> QuestionChange:
    number = None if points is None else Decimal(points)
    return QuestionChange(QuestionId("q"), "q", "Fråga", "Del", kind, number)


MORE, LESS, SAME = (
    change(ChangeKind.MORE, "1"),
    change(ChangeKind.LESS, "-1"),
    change(ChangeKind.SAME, "0"),
)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            [MORE, MORE, SAME],
            "2 frågor ger fler poäng än 2025 och inga färre. 1 fråga ger lika många poäng.",
        ),
        ([LESS], "Ingen fråga ger fler poäng än 2025 och 1 färre."),
        ([SAME], "Ingen fråga ger fler eller färre poäng än 2025."),
    ],
)
def test_what_is_more_less_and_same_is_counted(found: list[QuestionChange], words: str) -> None:
    assert counted_in_words(found, 2025) == words


def test_without_points_the_same_answers_are_counted() -> None:
    assert counted_in_words([SAME], 2025, has_points=False) == "1 fråga har samma svar som 2025."


def test_a_gap_that_is_counted_shows_its_points_alone() -> None:
    assert change_words(change(ChangeKind.NO_VALUE, "0")) == ""
    assert change_words(change(ChangeKind.NO_VALUE)) == "saknar värde ett av åren"


def total(told: str, other: str, held: str, most: str = "55") -> ChangeSum:
    points = Decimal(told) + Decimal(other) + Decimal(held)
    return ChangeSum(
        Decimal(told),
        Decimal(other),
        Decimal(held),
        (Decimal(21), 21 + points),
        (Decimal(55), Decimal(most)),
        Decimal("5.5"),
    )


def test_the_sum_is_that_of_the_index() -> None:
    said, made = sum_words(total("3.0", "0", "0"))
    assert said == "Summa +3 p = +5,5 i index"
    assert made == "Från 21 av 55 till 24 av 55 poäng; en poäng är 1,82 i index."


def test_what_is_not_in_the_table_is_told_beside_it() -> None:
    _, made = sum_words(total("3", "1", "-0.5", most="54"))
    assert made == (
        "Frågorna i tabellen +3 p, nya, utgångna och ej jämförbara frågor +1 p, tak och "
        "omräkning −0,5 p. Från 21 av 55 till 24,5 av 54 poäng. Indexet följer även av att "
        "maxpoängen är en annan."
    )
