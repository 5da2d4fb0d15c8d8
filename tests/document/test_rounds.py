"""Rounds of an open file: one of each family and year, opened, removed and put back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.survey import Answer, AnswerState, EventKind, SheetEvent
from andts_desktop.errors import InputError
from tests.domain.build import instrument, number_question, part

V1, V2 = InstrumentId("pi-mini-1"), InstrumentId("pi-mini-2")
DEPARTMENTS = InstrumentId("uppfoljning-fack-1")
FIRST = QuestionId("org-samordnare")
ANSWER = Answer(FIRST, AnswerState.ANSWERED, (OptionId("halvtid"),))


def bromma(document: Document) -> UnitId:
    return document.units.named("Bromma").id


def test_a_year_has_a_round_of_each_family_those_with_an_index_first(stockholm: Document) -> None:
    follow_up = stockholm.surveys.open_round(2025, DEPARTMENTS)
    index = stockholm.surveys.open_round(2025)
    assert stockholm.surveys.rounds_of(2025) == (index, follow_up)
    assert stockholm.surveys.round_of(2025) == index
    assert stockholm.surveys.round_of(2025, "uppfoljning-fack") == follow_up


def test_a_family_without_a_round_has_none(stockholm: Document) -> None:
    stockholm.surveys.open_round(2025)
    assert stockholm.surveys.round_of(2025, "uppfoljning-fack") is None


def test_a_year_has_one_version_of_a_survey(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    with pytest.raises(InputError, match=r"redan en omgång av ”.*” 2025\."):
        stockholm.surveys.open_round(2025, V1)
    assert stockholm.surveys.rounds() == (opened,)


def test_an_instrument_with_errors_opens_no_round(stockholm: Document) -> None:
    draft = instrument(part("a", "5", [number_question("q", "1")]))
    stockholm.instruments.put(draft)
    with pytest.raises(InputError, match="är inte klar att användas"):
        stockholm.surveys.open_round(2025, draft.id)
    assert stockholm.surveys.rounds() == ()


def test_a_round_is_found_by_its_id(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    assert stockholm.surveys.round(opened.id) == opened


def test_a_round_that_is_not_there_is_a_fault_of_ours(stockholm: Document) -> None:
    with pytest.raises(KeyError):
        stockholm.surveys.round(RoundId(9))


def test_the_round_before_is_the_latest_of_the_same_family(stockholm: Document) -> None:
    stockholm.surveys.open_round(2021, V1)
    before = stockholm.surveys.open_round(2022, V1)
    stockholm.surveys.open_round(2024, DEPARTMENTS)
    last = stockholm.surveys.open_round(2025)
    assert stockholm.surveys.previous(last) == before


def test_the_first_round_has_none_before_it(stockholm: Document) -> None:
    first = stockholm.surveys.open_round(2024)
    stockholm.surveys.open_round(2025)
    assert stockholm.surveys.previous(first) is None


def test_a_round_that_was_opened_is_removed_with_its_instrument(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    stockholm.sheets.record(opened.id, SheetEvent(bromma(stockholm), "2025", EventKind.SENT))
    assert stockholm.surveys.remove_round(opened.id) == Changes(survey=True)
    counts = stockholm.counts()
    assert (counts["survey_round"], counts["instrument"], counts["sheet_event"]) == (0, 0, 0)


def test_an_instrument_stays_as_long_as_a_round_uses_it(stockholm: Document) -> None:
    stays, goes = (stockholm.surveys.open_round(year) for year in (2024, 2025))
    stockholm.surveys.remove_round(goes.id)
    assert stockholm.surveys.instrument(stays).id == V2


def test_an_instrument_of_the_users_own_stays(stockholm: Document) -> None:
    own = instrument(part("a", "1", [number_question("q", "1")]), name="egen-1", family="egen")
    stockholm.instruments.put(own)
    stockholm.surveys.remove_round(stockholm.surveys.open_round(2025, own.id).id)
    assert stockholm.instruments.get(own.id) == own


def test_an_instrument_that_is_not_the_programs_of_today_stays(stockholm: Document) -> None:
    older = replace(stockholm.library.instrument("pi-mini-2"), title="Som den var")
    stockholm.surveys._store.freeze(older)
    stockholm.surveys.remove_round(stockholm.surveys.open_round(2025).id)
    assert stockholm.instruments.get(V2) == older


def test_a_round_with_answers_is_not_removed(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    stockholm.surveys.set_answer(opened.id, bromma(stockholm), ANSWER)
    with pytest.raises(InputError, match="har svar från Bromma"):
        stockholm.surveys.remove_round(opened.id)
    assert stockholm.surveys.rounds() == (opened,)


def test_a_round_that_was_removed_is_put_back_as_it_was(stockholm: Document) -> None:
    stockholm.surveys.open_round(2024)
    opened = stockholm.surveys.open_round(2025, DEPARTMENTS)
    unit_id = bromma(stockholm)
    stockholm.sheets.set_taking_part(opened.id, unit_id, takes_part=True)
    stockholm.sheets.record(opened.id, SheetEvent(unit_id, "2025-11-01T08:00:00", EventKind.SENT))
    image = stockholm.sheets.round_image(opened)
    stockholm.surveys.remove_round(opened.id)
    stockholm.surveys.restore_round(image)
    assert stockholm.surveys.rounds_of(2025) == (opened,)
    assert stockholm.sheets.round_image(opened) == image


def test_a_series_is_of_one_family(stockholm: Document) -> None:
    can = instrument(part("a", "5", [number_question("q", "5")]), name="egen-1", family="egen")
    stockholm.instruments.put(can)
    asked = stockholm.units.named("Bromma")
    for year in (2024, 2025):
        for name, answer in ((V2, ANSWER), (can.id, total("q", "5"))):
            opened = stockholm.surveys.open_round(year, name)
            stockholm.surveys.set_answer(opened.id, asked.id, answer)
    own = stockholm.surveys.series(asked, 2025, "egen")
    assert [result.score.index for result in own.years] == [Decimal(100), Decimal(100)]
    first = stockholm.surveys.series(asked)
    assert {result.score.instrument.id for result in first.years} == {V2}
    assert first.breaks == ()


def total(name: str, value: str) -> Answer:
    return Answer(QuestionId(name), AnswerState.ANSWERED, value=Decimal(value))


def test_a_file_without_rounds_has_no_series(stockholm: Document) -> None:
    assert stockholm.surveys.series(stockholm.units.named("Bromma")).years == ()
