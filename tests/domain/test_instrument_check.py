"""Every fault of an instrument is told, at the place where it stands."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    NO,
    YES,
    Condition,
    Instrument,
    Link,
    Option,
    Part,
    PartRule,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.instrument_check import check_usable, faults, sibling_faults
from andts_desktop.domain.instrument_faults import PlaceKind
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from tests.domain.build import choice_question, instrument, number_question, part
from tests.domain.instrument_strategies import sound_instruments

NO_REASON = (
    "Version 3 jämförs inte med någon tidigare version. Skriv varför, eller ange en version som "
    "den kan jämföras med."
)
EMPTY = "Delen ”Del a” har varken frågor eller delar. Fyll på den eller ta bort den."
ONE, TWO = Decimal(1), Decimal(2)


def of_kind(kind: QuestionKind, *points: int, name: str = "q", **fields: Any) -> Question:
    ids = [NO, YES] if kind is QuestionKind.YES_NO else [f"o{i}" for i in range(len(points))]
    options = tuple(
        Option(OptionId(each), each, Decimal(given))
        for each, given in zip(ids, points, strict=False)
    )
    made = Question(QuestionId(name), "Fråga?", "Fråga", "", kind, Decimal(0), options)
    return replace(made, **fields)


def asking(*questions: Question, highest: int | None = None) -> Instrument:
    total = sum((each.max for each in questions), Decimal(0))
    return instrument(part("a", total if highest is None else Decimal(highest), questions))


def texts(found: Instrument) -> list[str]:
    return [fault.text for fault in faults(found)]


@given(sound_instruments())
def test_what_is_drawn_sound_has_no_errors(drawn: Instrument) -> None:
    assert [fault for fault in faults(drawn) if fault.is_error] == []
    check_usable(drawn)


@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        ({"id": "a b"}, "id", "Enkätens id är ”a b”, men får inte ha mellanslag."),
        ({"id": " "}, "id", "Enkätens id saknas."),
        ({"family": ""}, "family", "Enkätens familj saknas."),
        ({"version": ""}, "version", "Enkätens version saknas."),
        ({"title": " "}, "title", "Enkätens titel saknas."),
        ({"short_title": ""}, "short_title", "Enkätens korta titel saknas."),
        (
            {"unit_kinds": ()},
            "unit_kinds",
            "Ingen enhetstyp är vald, så ingen kan svara på enkäten.",
        ),
        (
            {"unit_kinds": (UnitKind.BOARD, UnitKind.BOARD)},
            "unit_kinds",
            "Samma enhetstyp är vald två gånger.",
        ),
        (
            {"comparable_with": ("1",)},
            "comparable_with",
            "Version 1 är jämförbar med sig själv.",
        ),
        (
            {"version": "3", "break_reason": " "},
            "break_reason",
            NO_REASON,
        ),
        (
            {"minimum_answers": 2},
            "minimum_answers",
            "Minst 2 svar krävs för ett värde, men här finns bara 1 fråga.",
        ),
        ({"max": Decimal(9)}, "max", "Delarna summerar till 1 poäng, men max är 9."),
        ({"parts": ()}, "parts", "Enkäten har inga delar."),
    ],
)
def test_a_fault_of_the_whole_is_told(change: dict[str, Any], field: str, text: str) -> None:
    (fault,) = faults(replace(asking(number_question("q", "1")), **change))
    assert (fault.kind, fault.place, fault.field) == (PlaceKind.INSTRUMENT, "", field)
    assert (fault.text, fault.path, fault.is_error) == (text, (field,), True)


def test_a_first_version_and_a_comparable_one_need_no_reason_for_a_break() -> None:
    first = replace(asking(number_question("q", "1")), break_reason="")
    assert texts(first) == []
    assert texts(replace(first, version="2", comparable_with=("1",))) == []


def test_two_questions_cannot_follow_the_same_one() -> None:
    before = QuestionId("q-gammal")
    pair = [replace(number_question(name, "1"), previous=before) for name in ("q1", "q2")]
    assert texts(asking(*pair)) == ["Två frågor har samma föregångare, ”q-gammal”. Behåll den ena."]


@pytest.mark.parametrize(
    ("wrong", "field", "text"),
    [
        (
            part("a b", "1", [number_question("q", "1")]),
            "id",
            "Delens id är ”a b”, men får inte ha mellanslag.",
        ),
        (
            replace(part("a", "1", [number_question("q", "1")]), title=" "),
            "title",
            "Delens rubrik saknas.",
        ),
        (part("a", "0"), "questions", EMPTY),
        (
            part("a", "3", [number_question("q", "1")]),
            "max",
            "Innehållet i ”Del a” ger högst 1 poäng, men max är 3.",
        ),
        (
            part("a", "20", [number_question("q", "0")], rule=PartRule.SCALED),
            "max",
            "Innehållet i ”Del a” ger högst 0 poäng, men max är 20.",
        ),
        (
            replace(part("a", "1", [number_question("q", "1")]), minimum_answers=3),
            "minimum_answers",
            "Minst 3 svar krävs för ett värde, men här finns bara 1 fråga.",
        ),
    ],
)
def test_a_fault_of_a_part_is_told(wrong: Part, field: str, text: str) -> None:
    (fault,) = faults(instrument(wrong))
    assert (fault.kind, fault.place, fault.field) == (PlaceKind.PART, wrong.id, field)
    assert (fault.text, fault.path) == (text, ("parts", 0, field))
    assert fault.is_gap is (field == "questions")


def test_a_part_that_gives_more_than_it_counts_is_only_worth_a_look() -> None:
    (fault,) = faults(asking(number_question("q", "3"), highest=2))
    assert not fault.is_error
    assert "ger upp till 3 poäng, men delen räknar högst 2" in fault.text


def test_a_part_of_parts_is_summed_from_them() -> None:
    inner = part("b", "1", [number_question("q", "1")])
    (fault,) = faults(instrument(part("a", "2", parts=[inner])))
    assert fault.text == "Innehållet i ”Del a” ger högst 1 poäng, men max är 2."


def test_ids_of_parts_and_questions_are_told_where_they_stand_again() -> None:
    doubled = instrument(
        part("a", "1", [number_question("q", "1")]),
        part("c", "1", parts=[part("a", "1", [number_question("q", "1")])]),
    )
    assert [(fault.text, fault.path) for fault in faults(doubled)] == [
        ("Delen ”a” finns redan.", ("parts", 1, "parts", 0, "id")),
        ("Frågan ”q” finns redan.", ("parts", 1, "parts", 0, "questions", 0, "id")),
    ]


_NUMBER, _TEXT = QuestionKind.NUMBER, QuestionKind.TEXT
_CHOICE, _CHOICES, _YES_NO = QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO
_STEPS = (Step(ONE, ONE), Step(TWO, TWO))


@pytest.mark.parametrize(
    ("wrong", "field", "text"),
    [
        (of_kind(_TEXT, name="a b"), "id", "Frågans id är ”a b”, men får inte ha mellanslag."),
        (
            of_kind(_TEXT, previous="q 0"),
            "previous",
            "Föregångarens id är ”q 0”, men får inte ha mellanslag.",
        ),
        (of_kind(_TEXT, text=" "), "text", "Frågans text saknas."),
        (of_kind(_TEXT, weight=Decimal(0)), "weight", "Vikten ska vara större än noll."),
        (of_kind(_TEXT, 0), "options", "En fråga med fritext har inga svarsalternativ."),
        (of_kind(_TEXT, max=ONE), "max", "Fritext ger inga poäng, så frågans max ska vara 0."),
        (of_kind(_TEXT, steps=_STEPS), "steps", "Steg finns bara i frågor som besvaras med tal."),
        (of_kind(_CHOICE, 0), "options", "Frågan behöver minst två svarsalternativ."),
        (of_kind(_CHOICE), "options", "Frågan behöver minst två svarsalternativ."),
        (
            of_kind(_CHOICE, 0, 1, max=TWO),
            "max",
            "Högsta alternativet ger 1 poäng, men frågans max är 2.",
        ),
        (
            of_kind(_CHOICE, 0, 1, max=ONE, weight=TWO),
            "max",
            "Högsta alternativet ger 1 × vikten 2 = 2 poäng, men frågans max är 1.",
        ),
        (of_kind(_CHOICES), "options", "Frågan behöver minst ett svarsalternativ."),
        (
            of_kind(_CHOICES, 1, 1, max=Decimal(3)),
            "max",
            "Alla alternativ tillsammans ger 2 poäng, men frågans max är 3.",
        ),
        (
            replace(of_kind(_CHOICE, 0, 0), kind=_YES_NO),
            "options",
            "En ja- eller nejfråga ska ha just alternativen ”ja” och ”nej”.",
        ),
        (
            of_kind(_NUMBER, 0),
            "options",
            "En fråga som besvaras med tal har inga svarsalternativ.",
        ),
        (
            of_kind(_NUMBER, limit=ONE, max=TWO),
            "max",
            "Det största talet ger 1 poäng, men frågans max är 2.",
        ),
        (
            of_kind(_NUMBER, steps=_STEPS, max=ONE),
            "max",
            "Högsta steget ger 2 poäng, men frågans max är 1.",
        ),
        (of_kind(_TEXT, overlaps=(" ",)), "overlaps", "En överlappande fråga saknar namn."),
        (
            of_kind(_TEXT, links=(Link(LevelRole.GOAL, ""),)),
            "links",
            "En koppling saknar nyckel.",
        ),
    ],
)
def test_a_fault_of_a_question_is_told(wrong: Question, field: str, text: str) -> None:
    (fault,) = faults(asking(wrong))
    assert (fault.kind, fault.place, fault.text) == (PlaceKind.QUESTION, wrong.id, text)
    assert fault.field == field
    assert fault.path[:4] == ("parts", 0, "questions", 0)


def test_steps_stand_in_rising_order_and_can_be_reached() -> None:
    falling = of_kind(_NUMBER, steps=_STEPS[::-1], max=TWO)
    (fault,) = faults(asking(falling))
    assert fault.text == "Stegen ska stå i stigande ordning, men 1 kommer efter 2."
    assert fault.path == ("parts", 0, "questions", 0, "steps", 1, "at_least")
    (fault,) = faults(asking(of_kind(_NUMBER, steps=_STEPS, limit=ONE, max=TWO)))
    assert fault.text == ("Steget från 2 kan inte nås, för det största tal som kan anges är 1.")


@pytest.mark.parametrize(
    ("option_id", "text", "field", "words"),
    [
        ("a b", "A", "id", "Svarsalternativets id är ”a b”, men får inte ha mellanslag."),
        ("", "A", "id", "Svarsalternativets id saknas."),
        ("o0", "A", "id", "Svarsalternativet ”o0” finns redan i frågan."),
        ("a", " ", "text", "Svarsalternativets text saknas."),
    ],
)
def test_a_fault_of_an_option_is_told(option_id: str, text: str, field: str, words: str) -> None:
    asked = choice_question("q", "0", "1")
    options = (asked.options[0], Option(OptionId(option_id), text, ONE))
    (fault,) = faults(asking(replace(asked, options=options)))
    assert (fault.kind, fault.place, fault.option) == (PlaceKind.OPTION, "q", option_id)
    assert (fault.text, fault.path[-3:]) == (words, ("options", 1, field))


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Condition(QuestionId("q")), "Villkoret gäller frågan själv. Välj en tidigare fråga."),
        (
            Condition(QuestionId("sen")),
            "Villkoret gäller frågan ”sen”, som kommer senare i enkäten.",
        ),
        (Condition(QuestionId("x")), "Villkoret gäller frågan ”x”, som inte finns."),
        (
            Condition(QuestionId("val"), (OptionId("o9"),)),
            "Villkoret gäller svaret ”o9”, som inte finns i frågan ”val”.",
        ),
        (
            Condition(QuestionId("val"), (OptionId("o1"),), ONE),
            "Villkoret har både svarsalternativ och ett tal. Behåll det ena.",
        ),
        (
            Condition(QuestionId("val"), at_least=ONE),
            "Villkoret har ett tal, men frågan ”val” besvaras inte med tal.",
        ),
        (
            Condition(QuestionId("tal"), at_least=Decimal(9)),
            "Villkoret gäller 9 eller mer, men frågan ”tal” tar högst 4.",
        ),
    ],
)
def test_a_condition_looks_at_an_earlier_question_and_fits_it(
    condition: Condition, text: str
) -> None:
    asked = asking(
        choice_question("val", "0", "1"),
        number_question("tal", "4"),
        of_kind(_TEXT, name="q", show_if=(condition,)),
        of_kind(_TEXT, name="sen"),
    )
    (fault,) = faults(asked)
    assert (fault.place, fault.field, fault.text) == ("q", "show_if", text)
    assert fault.path[:6] == ("parts", 0, "questions", 2, "show_if", 0)


def test_a_number_without_points_may_be_any_in_a_condition() -> None:
    asked = asking(
        number_question("tal", "0"),
        of_kind(_TEXT, show_if=(Condition(QuestionId("tal"), at_least=Decimal(900)),)),
    )
    assert texts(asked) == []


def test_points_are_not_asked_for_where_nothing_is_scored() -> None:
    scored = asking(of_kind(_CHOICE, 0, 1), highest=4)
    assert len(faults(scored)) == 2
    assert faults(replace(scored, scored=False, max=Decimal(7))) == ()


def test_an_instrument_with_errors_cannot_be_used_and_says_why() -> None:
    wrong = asking(*(of_kind(_TEXT, name=f"q{i}", text="") for i in range(7)))
    with pytest.raises(InputError) as caught:
        check_usable(wrong)
    lines = str(caught.value).split("\n")
    assert lines[:2] == [
        "Enkäten ”Prov” är inte klar att användas:",
        "– Frågans text saknas.",
    ]
    assert lines[-1] == "… och 2 fel till."


@pytest.mark.parametrize("count", [1, 5])
def test_few_errors_are_all_named(count: int) -> None:
    wrong = asking(*(of_kind(_TEXT, name=f"q{i}", text="") for i in range(count)))
    with pytest.raises(InputError) as caught:
        check_usable(wrong)
    assert len(str(caught.value).split("\n")) == count + 1


def test_a_fault_can_be_said_as_a_reason() -> None:
    (fault,) = faults(asking(of_kind(_TEXT, text="")))
    assert fault.reason == "frågans text saknas"


def _other(**change: Any) -> Instrument:
    return replace(asking(number_question("q", "1")), id=InstrumentId("prov-x"), **change)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], [("comparable_with", False)]),
        ([_other(version="1")], []),
        ([_other(version="2")], [("version", True), ("comparable_with", False)]),
        ([_other(version="2", family="annan")], [("comparable_with", False)]),
    ],
)
def test_versions_of_a_family_are_told_apart(
    others: list[Instrument], expected: list[tuple[str, bool]]
) -> None:
    second = replace(asking(number_question("q", "1")), version="2", comparable_with=("1",))
    found = sibling_faults(second, [second, *others])
    assert [(fault.field, fault.is_error) for fault in found] == expected
