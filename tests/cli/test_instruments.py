"""Instruments from the command line: listed, shown, checked, handed out and taken in."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from andts_desktop.document import Document
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument_file import instrument_as_json, write_instrument
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts
from tests.domain.build import instrument, number_question, part

OWN = instrument(part("a", "1", [number_question("q", "1")]), name="egen-1", family="egen")


@pytest.fixture
def file(tmp_path: Path, library: Library) -> Path:
    """Return a file with an instrument of its own and a round of PI-mini."""
    made = Document.create(tmp_path / "farsta.andts", library)
    made.instruments.put(OWN)
    made.surveys.open_round(2026, InstrumentId("pi-mini-2"))
    made.close()
    return tmp_path / "farsta.andts"


def test_the_instrument_adds_up_to_its_parts(andts: Andts) -> None:
    found = andts("instrument", "show", "pi-mini-2", "--json").json

    structure, activities = found["parts"]
    assert (found["max"], structure["max"], activities["max"]) == ("55", "22", "33")
    assert [(part["title"], part["max"]) for part in structure["parts"]] == [
        ("Organisation, policy, resurser", "10"),
        ("Samverkan", "6"),
        ("Kunskap", "6"),
    ]
    assert sum(Decimal(question["max"]) for question in activities["questions"]) == 33
    question = structure["parts"][0]["questions"][0]
    assert set(question) >= {"id", "text", "kind", "max", "links", "options"}
    assert set(question["options"][0]) == {"id", "text", "points"}
    assert found["example"] is True


def test_the_instrument_can_be_read_as_text(andts: Andts) -> None:
    text = andts("instrument", "show", "pi-mini-2").out

    assert text.startswith("Preventionsindex mini, version 2 (högst 55 poäng)\nExempelfrågor:")
    assert "\nSvarar: stadsdelar, kommuner\n" in text
    assert "  Organisation, policy, resurser (högst 10 poäng)\n" in text
    assert "      halvtid: Ja, med skriftligt uppdrag och minst halvtid avsatt (2 p)\n" in text


def test_conditions_are_shown_and_points_only_where_there_are_any(andts: Andts) -> None:
    text = andts("instrument", "show", "uppfoljning-fack-1").out

    assert "poäng)" not in text
    assert " p)" not in text
    assert "    visas om kontakt är ja\n" in text
    assert "    visas om planerade är minst 1\n" in text


def test_steps_and_a_condition_on_any_answer_are_shown(andts: Andts, tmp_path: Path) -> None:
    source = json.loads(write_instrument(OWN))
    first = source["parts"][0]["questions"][0]
    first["steps"] = [{"at_least": "2.5", "points": "1"}]
    more = {"id": "q2", "text": "Mer?", "kind": "text", "max": "0", "show_if": [{"question": "q"}]}
    source["parts"][0]["questions"].append(more)
    path = tmp_path / "egen.json"
    path.write_text(json.dumps(source), "utf-8")
    made = tmp_path / "ny.andts"
    andts("new", made, "--template", "tom-plan")
    andts("instrument", "import", made, path)
    text = andts("instrument", "show", "egen-1", made).out

    assert "    från 2,5: 1 p\n" in text
    assert text.endswith("    visas om q är besvarad\n")


def test_an_unknown_instrument_is_refused_with_those_that_are_there(
    andts: Andts, file: Path
) -> None:
    ran = andts("instrument", "show", "pi-maxi")
    own = andts("instrument", "show", "pi-maxi", file)

    assert (ran.code, own.code) == (1, 1)
    assert ran.err == (
        "Enkäten ”pi-maxi” finns inte. Välj någon av: arbetsgrupper-1, can-index-1, pi-mini-1, "
        "pi-mini-2, uppfoljning-fack-1.\n"
    )
    assert "can-index-1, egen-1, pi-mini-1" in own.err


def test_instruments_are_listed_with_those_of_a_file(andts: Andts, file: Path) -> None:
    listed = andts("instrument", "list").out.splitlines()
    own = andts("instrument", "list", file).out.splitlines()

    assert "pi-mini-2: Preventionsindex mini, version 2 (48 frågor, högst 55 poäng)" in listed
    assert len(own) == len(listed) + 1
    assert own[0] == "egen-1: Prov (1 fråga, högst 1 poäng, egen)"
    assert "pi-mini-2: Preventionsindex mini, version 2" in own[1]
    assert own[1].endswith("(48 frågor, högst 55 poäng, används i en omgång)")
    assert next(each for each in own if each.startswith("can-index")).endswith("inte klar)")
    assert next(each for each in own if each.startswith("uppf")).endswith("utan poäng)")


def test_the_list_as_json_tells_what_can_be_done(andts: Andts, file: Path) -> None:
    found = {each["id"]: each for each in andts("instrument", "list", file, "--json").json}

    assert found["egen-1"] == {
        "id": "egen-1",
        "family": "egen",
        "version": "1",
        "title": "Prov",
        "example": True,
        "scored": True,
        "max": "1",
        "unit_kinds": ["district", "municipality"],
        "questions": 1,
        "errors": 0,
        "own": True,
        "frozen": False,
    }
    assert (found["pi-mini-2"]["own"], found["pi-mini-2"]["frozen"]) == (False, True)
    assert found["can-index-1"]["errors"] == 5


def test_a_sound_instrument_passes_the_check(andts: Andts, file: Path) -> None:
    for asked in (("pi-mini-2",), ("egen-1", file)):
        ran = andts("instrument", "check", *asked)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.endswith(": 0 fel.\n")


def test_the_faults_of_an_instrument_are_told_by_its_parts(andts: Andts) -> None:
    ran = andts("instrument", "check", "can-index-1")

    assert ran.code == 1
    assert ran.out.startswith(
        "ANDT-preventionsindex i fem kategorier: 5 fel.\nDelen personal-budget: "
    )


FAULTY = instrument(part("a", "1", [number_question("q", "3")]), part("b", "2"), name="fel-1")


@pytest.mark.parametrize("suffix", ["json", "xlsx"])
def test_the_faults_of_a_file_are_told_by_their_places(
    andts: Andts, tmp_path: Path, file: Path, suffix: str
) -> None:
    path = tmp_path / f"fel.{suffix}"
    source = tmp_path / "fel.json"
    source.write_text(write_instrument(FAULTY), "utf-8")
    andts("instrument", "import", file, source)
    if suffix == "xlsx":
        andts("instrument", "export", "fel-1", file, "--out", path)
    ran = andts("instrument", "check", path)
    as_json = andts("instrument", "check", path, "--json").json

    assert ran.code == 1
    first, look, error = ran.out.splitlines()
    assert first == "Prov: 1 fel och 1 sak att se över."
    place = "bladet Delar, rad 2, Högsta poäng" if suffix == "xlsx" else "rad 23"
    assert look.startswith(f"{place}: (se över) Innehållet i ”Del a” ger upp till 3 poäng")
    assert "Delen ”Del b” har varken frågor eller delar" in error
    assert (as_json["usable"], [each["error"] for each in as_json["faults"]]) == (
        False,
        [False, True],
    )
    assert as_json["faults"][1]["id"] == "b"


def test_a_fault_of_the_whole_a_question_or_an_option_is_placed(
    andts: Andts, tmp_path: Path, file: Path
) -> None:
    source = json.loads(write_instrument(FAULTY)) | {"title": ""}
    options = [{"id": "a", "text": "", "points": "0"}, {"id": "b", "text": "B", "points": "3"}]
    source["parts"] = source["parts"][:1]
    source["parts"][0]["questions"][0] |= {"kind": "choice", "options": options, "text": " "}
    path = tmp_path / "fel.json"
    path.write_text(json.dumps(source), "utf-8")
    ran = andts("instrument", "import", file, path)
    told = andts("instrument", "check", "fel-1", file).out

    assert ran.out == "Läste in fel-1: utan titel. Enkäten har 4 fel och kan inte användas än.\n"
    for place in ("Enkäten: ", "Frågan q: ", "Frågan q, svaret a: "):
        assert f"\n{place}" in told
    assert andts("instrument", "check", path).out.startswith(f"{path}: 4 fel")


@pytest.mark.parametrize("suffix", ["xlsx", "json"])
def test_an_instrument_goes_out_and_comes_back_changed(
    andts: Andts, file: Path, tmp_path: Path, library: Library, suffix: str
) -> None:
    out = tmp_path / f"ut.{suffix}"
    written = andts("instrument", "export", "egen-1", file, "--out", out, "--json").json
    assert written["bytes"] == out.stat().st_size
    if suffix == "xlsx":
        book = load_workbook(out)
        book["Om enkäten"]["B5"] = "Ändrad"
        book.create_sheet("Eget")
        book.save(out)
    else:
        out.write_text(out.read_text("utf-8").replace('"title": "Prov"', '"title": "Ändrad"', 1))
    ran = andts("instrument", "import", file, out)

    assert (ran.code, ran.out) == (0, "Läste in egen-1: Ändrad.\n")
    assert ("bladet Eget: Eget: Bladet hör inte till enkäten." in ran.err) is (suffix == "xlsx")
    with_change = Document.open(file, library)
    stored = with_change.instruments.get(InstrumentId("egen-1"))
    with_change.close()
    assert instrument_as_json(stored) == instrument_as_json(OWN) | {"title": "Ändrad"}


def test_one_that_is_in_use_or_comes_with_the_program_is_not_taken_in(
    andts: Andts, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut.json"
    for name, words in (("pi-mini-2", "är låst"), ("can-index-1", "följer med programmet")):
        andts("instrument", "export", name, file, "--out", out)
        ran = andts("instrument", "import", file, out)
        assert ran.code == 1
        assert words in ran.err


@pytest.mark.parametrize("name", ["enkät.txt", "enkät.json", "enkät.xlsx"])
def test_a_file_that_is_missing_or_of_another_kind_is_refused(
    andts: Andts, file: Path, tmp_path: Path, name: str
) -> None:
    missing = andts("instrument", "import", file, tmp_path / name)
    assert missing.code == 1
    assert name in missing.err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("e.json", "å".encode("latin-1"), "filen är inte sparad som UTF-8"),
        ("e.json", b"{", "filen är inte giltig JSON"),
        ("e.xlsx", b"bara text", "är inte en Excel-fil"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_refused(
    andts: Andts, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    ran = andts("instrument", "check", path)
    assert ran.code == 1
    assert words in ran.err


def test_an_export_does_not_write_over_a_data_file(andts: Andts, file: Path) -> None:
    ran = andts("instrument", "export", "egen-1", file, "--out", file)
    assert ran.code == 1
    assert "skrivs inte över" in ran.err
