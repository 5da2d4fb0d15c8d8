"""Instruments of a file: the program's, its own, and those that its rounds have frozen."""

from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from tests.domain.build import instrument, number_question, part

OURS = InstrumentId("pi-mini-2")
OWN = instrument(part("a", "1", [number_question("q", "1")]), name="egen-1", family="egen")
OWN_2 = replace(OWN, id=InstrumentId("egen-2"), version="2", comparable_with=("1",))


def ids(document: Document) -> list[str]:
    return [each.id for each in document.instruments.all()]


def test_a_new_file_has_those_of_the_program(document: Document, library: Library) -> None:
    assert ids(document) == list(library.instrument_ids())
    assert document.instruments.get(OURS) == library.instrument(OURS)
    assert not document.instruments.is_own(OURS)
    assert not document.instruments.is_frozen(OURS)


def test_the_files_own_stand_first_and_the_newest_of_them(document: Document) -> None:
    for each in (OWN, OWN_2):
        assert document.instruments.put(each) == Changes(survey=True)
    assert ids(document)[:2] == ["egen-2", "egen-1"]
    assert document.instruments.is_own(OWN.id)
    assert document.instruments.get(OWN.id) == OWN


def test_an_instrument_is_changed_removed_and_put_back(document: Document) -> None:
    document.instruments.put(OWN)
    changed = replace(OWN, title="Annan", max=Decimal(9))
    document.instruments.put(changed)
    assert document.instruments.get(OWN.id) == changed
    assert document.instruments.remove(OWN.id) == changed
    assert OWN.id not in ids(document)
    document.instruments.put(changed)
    assert document.instruments.get(OWN.id) == changed


def test_a_round_freezes_its_instrument(document: Document) -> None:
    document.instruments.put(OWN)
    document.surveys.open_round(2026, OWN.id)
    assert document.instruments.is_frozen(OWN.id)
    assert document.instruments.is_own(OWN.id)
    with pytest.raises(InputError, match="låst, så att svaren hör ihop med frågorna"):
        document.instruments.put(replace(OWN, title="X"))
    with pytest.raises(InputError, match="Gör en ny version i stället"):
        document.instruments.remove(OWN.id)
    assert document.instruments.get(OWN.id) == OWN


def test_the_programs_own_are_copied_and_never_changed(document: Document) -> None:
    with pytest.raises(InputError, match="”pi-mini-2” följer med programmet"):
        document.instruments.put(replace(OWN, id=OURS))
    with pytest.raises(InputError, match="följer med programmet"):
        document.instruments.remove(OURS)
    document.surveys.open_round(2026, OURS)
    assert document.instruments.is_frozen(OURS)
    assert not document.instruments.is_own(OURS)


def test_an_unknown_one_is_answered_with_those_that_are_there(document: Document) -> None:
    for act in (document.instruments.get, document.instruments.remove):
        with pytest.raises(InputError, match=r"”x” finns inte\. Välj någon av: arbetsgrupper-1"):
            act(InstrumentId("x"))


def test_a_draft_may_have_faults_but_no_round(document: Document) -> None:
    draft = replace(OWN, title="", parts=())
    document.instruments.put(draft)
    assert document.instruments.get(OWN.id) == draft
    with pytest.raises(InputError, match="Enkätens titel saknas"):
        document.surveys.open_round(2026, OWN.id)
    assert document.surveys.rounds() == ()


def test_the_empty_frame_is_copied_but_not_used(document: Document) -> None:
    with pytest.raises(InputError, match="Delen ”Policy” har varken frågor eller delar"):
        document.surveys.open_round(2026, InstrumentId("can-index-1"))
    copy = document.instruments.copied(InstrumentId("can-index-1"), "Vårt index")
    document.instruments.put(copy)
    assert document.instruments.get(InstrumentId("vart-index-1")) == copy


@pytest.mark.parametrize("number", ["-1", "0.1234567", "2000000"])
def test_what_could_not_be_read_again_is_not_stored(document: Document, number: str) -> None:
    with pytest.raises(InputError, match="Enkäten kan inte sparas: ”max” ska vara"):
        document.instruments.put(replace(OWN, max=Decimal(number)))
    assert OWN.id not in ids(document)


def test_a_copy_and_a_new_version_are_only_values(document: Document) -> None:
    copy = document.instruments.copied(OURS, "Vår enkät")
    after = document.instruments.next_version(OURS)
    assert (copy.id, after.id) == ("var-enkat-1", "pi-mini-3")
    assert after.comparable_with == ("2",)
    assert not {copy.id, after.id} & set(ids(document))
    assert document.instruments.faults(copy) == document.instruments.faults(after) == ()


def test_faults_are_told_beside_the_other_versions(document: Document) -> None:
    double: Instrument = replace(document.instruments.get(OURS), id=InstrumentId("pi-mini-b"))
    assert [fault.text for fault in document.instruments.faults(double)] == [
        "Version 2 av samma enkät finns redan: ”Preventionsindex mini, version 2”."
    ]


def test_what_was_put_is_there_when_the_file_is_opened_again(
    document: Document, library: Library
) -> None:
    document.instruments.put(OWN)
    document.close()
    again = Document.open(document.path, library)
    assert again.instruments.get(OWN.id) == OWN
    again.close()
