"""What is new in a new round: questions and units that are new, changed or gone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, UnitId
from andts_desktop.domain.instrument import Condition, Instrument, Option, Question, QuestionKind
from andts_desktop.domain.round_news import news_in_words, question_news, unit_news
from andts_desktop.domain.sheets import News, QuestionNews
from andts_desktop.domain.units import UnitKind
from tests.domain.build import choice_question, instrument, part, unit
from tests.domain.instrument_strategies import sound_instruments

A = choice_question("a", "0", "1")
B = choice_question("b", "0", "1")


def asking(*questions: Question) -> Instrument:
    return instrument(part("p", "9", questions))


def news_of(now: Question, earlier: Question) -> QuestionNews:
    later = replace(asking(now), id=InstrumentId("prov-2"))
    (found,) = question_news(later, asking(earlier))
    return found


def test_without_an_earlier_round_nothing_is_new() -> None:
    assert question_news(asking(A), None) == (QuestionNews(A.id, "a", "Del p", News.SAME),)


@given(sound_instruments())
def test_an_instrument_that_is_used_again_has_no_news(asked: Instrument) -> None:
    assert {each.news for each in question_news(asked, asked)} <= {News.SAME}


def test_new_questions_stand_in_their_place_and_gone_ones_last() -> None:
    found = question_news(asking(B), asking(A))
    assert [(each.question_id, each.news, each.part_title) for each in found] == [
        ("b", News.NEW, "Del p"),
        ("a", News.GONE, "Del p"),
    ]


def test_a_question_that_has_another_id_now_goes_on_from_its_former_one() -> None:
    renamed = replace(A, id=QuestionId("a2"), previous=A.id)
    assert news_of(renamed, A) == QuestionNews(QuestionId("a2"), "a", "Del p", News.SAME)


@pytest.mark.parametrize(
    ("now", "detail"),
    [
        (replace(A, text="En annan fråga"), "ny lydelse"),
        (replace(A, kind=QuestionKind.CHOICES), "besvaras på ett annat sätt"),
        (
            replace(A, options=(*A.options, Option(OptionId("o2"), "Delvis", Decimal(1)))),
            "nytt svarsalternativ: ”Delvis”",
        ),
        (
            replace(
                A,
                options=(
                    *A.options,
                    Option(OptionId("o2"), "Delvis", Decimal(1)),
                    Option(OptionId("o3"), "Snart", Decimal(0)),
                ),
            ),
            "nya svarsalternativ: ”Delvis”, ”Snart”",
        ),
        (replace(A, options=A.options[1:]), "svarsalternativ som utgår: ”Alternativ 0”"),
        (
            replace(A, options=(replace(A.options[0], text="Aldrig"), A.options[1])),
            "svarsalternativ med ny lydelse",
        ),
        (replace(A, max=Decimal(2)), "högst 2 poäng i stället för 1"),
        (
            replace(A, options=(replace(A.options[0], points=Decimal("0.5")), A.options[1])),
            "andra poäng för svaren",
        ),
        (replace(A, show_if=(Condition(B.id),)), "visas under andra villkor"),
        (replace(A, unit="procent"), "räknas i procent"),
        (
            replace(A, not_comparable="Den är vidare nu."),
            "jämförs inte med tidigare år: Den är vidare nu.",
        ),
    ],
)
def test_a_change_is_said_in_words(now: Question, detail: str) -> None:
    assert news_of(now, A) == QuestionNews(A.id, "a", "Del p", News.CHANGED, detail)


def test_what_is_taken_away_is_said_too() -> None:
    earlier = replace(A, show_if=(Condition(B.id),), unit="procent")
    assert news_of(A, earlier).detail == "visas alltid; räknas utan enhet"


def test_spaces_are_no_change() -> None:
    assert news_of(replace(A, text=f" {A.text.replace(' ', '  ')}"), A).news is News.SAME


NORTH, SOUTH = unit("Norr"), unit("Söder", unit_id=2)
SOCIAL = unit("Socialförvaltningen", UnitKind.DEPARTMENT, 3)


def units_of(
    *units: object, before: set[UnitId] | None, left_out: tuple[UnitId, ...] = ()
) -> list[tuple[str, News]]:
    known = [each for each in (NORTH, SOUTH, SOCIAL) if each in units]
    found = unit_news(asking(A), 2025, known, before, left_out)
    return [(each.unit.name, each.news) for each in found]


def test_without_an_earlier_round_no_unit_is_new() -> None:
    assert units_of(NORTH, SOCIAL, before=None) == [("Norr", News.SAME)]


def test_a_unit_that_did_not_take_part_before_is_new() -> None:
    assert units_of(NORTH, SOUTH, before={NORTH.id}) == [("Norr", News.SAME), ("Söder", News.NEW)]


def test_a_unit_of_another_kind_that_took_part_is_carried_over() -> None:
    assert units_of(SOCIAL, before={SOCIAL.id}) == [("Socialförvaltningen", News.SAME)]


def test_a_unit_that_no_longer_exists_is_gone() -> None:
    merged = replace(NORTH, valid_to=2024)
    (found,) = unit_news(asking(A), 2025, [merged], {NORTH.id})
    assert (found.unit, found.news) == (merged, News.GONE)


def test_a_unit_that_was_left_out_stays_out() -> None:
    assert units_of(NORTH, SOUTH, before={NORTH.id}, left_out=(SOUTH.id,)) == [("Norr", News.SAME)]


def test_what_differs_is_counted_in_words() -> None:
    kinds = (News.NEW, News.SAME, News.NEW, News.GONE, News.CHANGED)
    news = [QuestionNews(QuestionId(str(n)), "", "", kind) for n, kind in enumerate(kinds)]
    assert news_in_words(news) == "2 nya, 1 ändrad, 1 utgår"
    assert news_in_words(news[1:2]) == ""
