"""The register of units."""

from dataclasses import replace

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import OptionId, QuestionId, UnitId
from andts_desktop.domain.plan_template import UnitDraft
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError

TOUCHED = Changes(plan=True, units=True, survey=True)


def names(document: Document) -> list[str]:
    return [unit.name for unit in document.units.all()]


def test_units_stand_in_swedish_order(document: Document) -> None:
    for name in ("Östermalm", "Älvsjö", "Årsta", "bromma", "Zinken"):
        document.units.add(name, UnitKind.DISTRICT)
    assert names(document) == ["bromma", "Zinken", "Årsta", "Älvsjö", "Östermalm"]


def test_a_unit_is_found_whatever_its_case(document: Document) -> None:
    made = document.units.add(" Älvsjö\n", UnitKind.DISTRICT)
    assert document.units.named("älvsjö ").id == made
    assert document.units.unit(made).name == "Älvsjö"


def test_an_unknown_unit_is_named_with_those_that_are_there(document: Document) -> None:
    document.units.add("Bromma", UnitKind.DISTRICT)
    with pytest.raises(InputError, match=r"”Tensta” finns inte i filen\. Välj någon av: Bromma"):
        document.units.named("Tensta")
    with pytest.raises(KeyError):
        document.units.unit(UnitId(99))


@pytest.mark.parametrize("name", ["", "  ", "\x00"])
def test_a_unit_needs_a_name(document: Document, name: str) -> None:
    with pytest.raises(InputError, match="behöver ett namn"):
        document.units.add(name, UnitKind.BOARD)
    assert names(document) == []


def test_two_units_never_have_one_name(document: Document) -> None:
    document.units.add("Årsta", UnitKind.DISTRICT)
    other = document.units.unit(document.units.add("Bromma", UnitKind.DISTRICT))
    with pytest.raises(InputError, match="finns redan en enhet"):
        document.units.add("årsta", UnitKind.BOARD)
    with pytest.raises(InputError, match="finns redan en enhet"):
        document.units.change(replace(other, name="ÅRSTA"))
    assert names(document) == ["Bromma", "Årsta"]


def test_a_unit_is_changed_and_changed_back(document: Document) -> None:
    before = document.units.unit(document.units.add("Årsta", UnitKind.DISTRICT))
    after = replace(
        before, name="ÅRSTA", kind=UnitKind.BOARD, valid_from=2017, valid_to=2024, email="a@b.se"
    )
    assert document.units.change(after) == TOUCHED
    assert document.units.unit(before.id) == after
    document.units.change(before)
    assert document.units.unit(before.id) == before


def test_units_that_are_there_are_not_added_again(document: Document) -> None:
    made = document.units.add("Bromma", UnitKind.DISTRICT)
    drafts = [UnitDraft(name, UnitKind.BOARD) for name in ("BROMMA", "Farsta")]
    ids = document.units.ensure(drafts)
    assert ids["BROMMA"] == made
    assert names(document) == ["Bromma", "Farsta"]


def test_a_unit_that_nothing_refers_to_is_removed_and_brought_back(document: Document) -> None:
    unit = document.units.unit(document.units.add("Bromma", UnitKind.DISTRICT))
    assert document.units.remove(unit.id) == TOUCHED
    assert names(document) == []
    assert document.units.add(unit.name, unit.kind, unit.id) == unit.id
    assert document.units.unit(unit.id) == unit


def test_a_unit_with_answers_cannot_be_removed(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    unit = stockholm.units.named("Bromma")
    answer = Answer(QuestionId("org-samordnare"), AnswerState.ANSWERED, (OptionId("halvtid"),))
    stockholm.surveys.set_answer(opened.id, unit.id, answer)
    with pytest.raises(InputError, match="Sätt ett slutår i stället"):
        stockholm.units.remove(unit.id)
    assert stockholm.units.named("Bromma") == unit


@pytest.mark.parametrize("name", ["Kulturnämnden", "Regionen (BUP)"])
def test_a_unit_that_the_plan_names_cannot_be_removed(vasteras: Document, name: str) -> None:
    with pytest.raises(InputError, match="ansvar i planen"):
        vasteras.units.remove(vasteras.units.named(name).id)
