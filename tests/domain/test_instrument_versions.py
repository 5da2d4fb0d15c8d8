"""A new version goes on from the one before; a copy begins anew."""

from dataclasses import replace

import pytest

from andts_desktop.domain.ids import InstrumentId, QuestionId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_check import faults, sibling_faults
from andts_desktop.domain.instrument_versions import copied, newest_first, next_version
from tests.domain.build import instrument, number_question, part

QUESTION = replace(number_question("q", "1"), previous=QuestionId("q0"), not_comparable="Ny skala.")
INNER = part("b", "1", [replace(QUESTION, id=QuestionId("q2"))])
SOURCE = instrument(part("a", "2", [QUESTION], [INNER]))


def version(number: str, name: str = "") -> Instrument:
    return replace(SOURCE, id=InstrumentId(name or f"prov-{number}"), version=number)


def test_the_next_version_keeps_the_questions_and_may_be_compared_with_its_source() -> None:
    made = next_version(SOURCE, [SOURCE])
    assert (made.id, made.version, made.family) == ("prov-2", "2", "prov")
    assert (made.comparable_with, made.break_reason) == (("1",), "")
    assert [each.id for each in made.questions()] == ["q", "q2"]
    assert {(each.previous, each.not_comparable) for each in made.questions()} == {(None, "")}
    assert faults(made) == sibling_faults(made, [SOURCE]) == ()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], "prov-2"),
        ([version("2"), version("10")], "prov-11"),
        ([version("1b"), version("vår", "prov-4")], "prov-5"),
        ([version("1"), replace(version("9"), family="annan")], "prov-2"),
        ([replace(version("2"), family="annan")], "prov-3"),
    ],
)
def test_the_next_version_comes_after_all_that_are_known(
    known: list[Instrument], expected: str
) -> None:
    assert next_version(SOURCE, known).id == expected


def test_a_version_without_any_number_counts_as_the_first() -> None:
    assert next_version(version("vår", "prov-x"), []).version == "2"


@pytest.mark.parametrize(
    ("title", "renamed"),
    [
        ("Preventionsindex mini, version 1", "Preventionsindex mini, version 2"),
        ("Version 1 av indexet", "Version 2 av indexet"),
        ("Enkät 1", "Enkät 1"),
        ("Enkäten, version 1.1", "Enkäten, version 1.1"),
        ("Enkäten, version 10", "Enkäten, version 10"),
    ],
)
def test_a_title_that_names_the_version_names_the_new_one(title: str, renamed: str) -> None:
    made = next_version(replace(SOURCE, title=title, short_title=title), [])
    assert (made.title, made.short_title) == (renamed, renamed)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Vår egen enkät", "var-egen-enkat"),
        ("  Åäö ÅÄÖ 2026!\n", "aao-aao-2026"),
        ("日本", "enkat"),
        ("Prov", "prov-b"),
        ("Annan", "annan-c"),
    ],
)
def test_a_copy_is_the_first_of_a_family_named_after_it(title: str, family: str) -> None:
    known = [replace(SOURCE, family=name) for name in ("annan", "annan-b")]
    made = copied(SOURCE, title, known)
    assert (made.family, made.id, made.version) == (family, f"{family}-1", "1")
    assert made.title == made.short_title == " ".join(title.split())
    assert (made.comparable_with, made.break_reason) == ((), "")
    assert faults(made) == ()


def test_many_copies_of_one_name_are_told_apart() -> None:
    known: list[Instrument] = []
    for _ in range(30):
        known.append(copied(SOURCE, "Kopia", known))
    assert len({each.id for each in known}) == 30
    assert known[-1].family == "kopia-z4"


def test_families_stand_together_with_the_newest_version_first() -> None:
    mixed = [version("2"), replace(version("1"), family="annan"), version("10")]
    found = newest_first(mixed)
    assert [(each.family, each.version) for each in found] == [
        ("annan", "1"),
        ("prov", "10"),
        ("prov", "2"),
    ]
