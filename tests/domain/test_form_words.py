"""The words of a form, and the names of its fields."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.form_fields import STATES, option_value, plain
from andts_desktop.domain.form_words import (
    NONE_LABEL,
    STATE_LABELS,
    carried_words,
    condition_words,
    due_words,
    number_words,
    option_labels,
    points_words,
    steps_words,
    titled,
)
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Condition, Option
from tests.domain.form_samples import BOARD, PARTNERS, PLAN, SAMPLE, VISITS, any_question, ids


@given(st.lists(ids, min_size=2, max_size=6, unique=True))
def test_names_of_fields_are_plain_and_never_alike(names: list[str]) -> None:
    made = [plain(name) for name in names]
    assert len({*made}) == len(names)
    assert all(name.isascii() and "." not in name and " " not in name for name in made)


@given(ids)
def test_no_option_is_taken_for_a_state(name: str) -> None:
    assert option_value(OptionId(name)) not in {*STATES, "Off", "_none"}


@given(st.data())
def test_labels_are_never_alike(data: st.DataObject) -> None:
    labels = [each.casefold() for each in option_labels(data.draw(any_question("q"))).values()]
    reserved = {each.casefold() for each in (*STATE_LABELS.values(), NONE_LABEL)}
    assert len({*labels}) == len(labels)
    assert not reserved & {*labels}


def test_a_label_that_is_a_state_has_its_id() -> None:
    question = replace(PLAN, options=(Option(OptionId("x"), "vet ej", Decimal(0)),))
    assert option_labels(question) == {"x": "vet ej (x)"}


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ((), ""),
        ((Condition(PLAN.id),), "Besvara bara om du har besvarat fråga 1."),
        (
            (Condition(PLAN.id), Condition(VISITS.id)),
            "Besvara bara om du har besvarat fråga 1 och om du har besvarat fråga 4.",
        ),
        (
            (Condition(PARTNERS.id, tuple(map(OptionId, ("a0", "a2", "a3")))),),
            "Besvara bara om du har svarat ”Polisen”, ”Föreningar” eller ”Någon annan” på fråga 3.",
        ),
        ((Condition(QuestionId("borta")),), "Besvara bara om frågan ”borta” är besvarad."),
    ],
)
def test_conditions_in_words(conditions: tuple[Condition, ...], said: str) -> None:
    assert condition_words(replace(BOARD, show_if=conditions), SAMPLE) == said


def test_points_are_those_after_the_weight() -> None:
    heavy = replace(PLAN, weight=Decimal(2))
    assert [points_words(each, heavy, SAMPLE) for each in heavy.options] == ["0 p", "1 p", "2 p"]
    assert points_words(PLAN.options[1], PLAN, replace(SAMPLE, scored=False)) == ""


def test_how_a_number_gives_points() -> None:
    assert steps_words(VISITS, SAMPLE) == "Poäng: minst 1 ger 0,5 p, minst 10 ger 1 p."
    assert steps_words(replace(VISITS, steps=()), SAMPLE) == "Talet är poängen."
    doubled = replace(VISITS, steps=(), weight=Decimal(2))
    assert steps_words(doubled, SAMPLE) == "Talet gånger 2 är poängen."
    assert number_words(replace(VISITS, limit=None)) == "ett tal, 0 eller större"


def test_a_version_is_said_once() -> None:
    assert titled(SAMPLE) == "Provenkät för förvaltningar, version 1"
    assert titled(replace(SAMPLE, title="Provenkäten, Version 1")) == "Provenkäten, Version 1"


def test_dates_and_years_in_words() -> None:
    assert due_words("2026-11-30") == "30 november 2026"
    assert due_words("snarast") == "snarast"
    assert carried_words("2025").startswith("Svaret är hämtat från 2025. ")
    assert carried_words("").startswith("Svaret är hämtat. ")
