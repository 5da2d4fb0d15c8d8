"""Years and units side by side, as a script asks for them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts


@pytest.fixture
def districts(tmp_path: Path, andts: Andts) -> Path:
    """Return a file with Stockholm's districts, two years before the break and two after it."""
    path = tmp_path / "staden.andts"
    assert andts("new", path, "--template", "stockholm-2023-2026").code == 0
    rows = [
        total(year, unit, points + number)
        for year, points in ((2021, 60), (2022, 70))
        for number, unit in enumerate(("Bromma", "Farsta", "Järva"))
    ]
    rows += [
        chosen(year, unit, option)
        for year, options in ((2024, ("nej", "halvtid")), (2025, ("halvtid", "under-halvtid")))
        for unit, option in zip(("Bromma", "Farsta"), options, strict=True)
    ]
    source = tmp_path / "svar.json"
    source.write_text(json.dumps(rows), encoding="utf-8")
    assert andts("survey", "import", path, source).code == 0
    return path


def total(year: int, unit: str, points: int) -> dict[str, Any]:
    return {"year": year, "unit": unit, "question": "total", "answer": points}


def chosen(year: int, unit: str, option: str) -> dict[str, Any]:
    return {"year": year, "unit": unit, "question": "org-samordnare", "answer": option}


def test_years_and_units_stand_side_by_side(andts: Andts, districts: Path) -> None:
    found = andts("compare", districts, "--json").json

    assert (found["survey"], found["kind"], found["anonymous"]) == ("pi-mini", "district", False)
    (table,) = found["tables"]
    assert (table["by"], table["id"], table["title"], table["max"]) == ("total", "", "Index", "100")
    assert [(each["year"], each["run"]) for each in table["years"]] == [
        (2021, 0),
        (2022, 0),
        (2023, 0),
        (2024, 1),
        (2025, 1),
    ]
    assert "kan inte jämföras" in table["years"][3]["broken"]
    units = {each["unit"]: each["values"] for each in table["units"]}
    assert [each["value"] for each in units["Bromma"]] == ["60.0", "70.0", None, "0.0", "3.6"]
    assert units["Bromma"][2]["gap"] == "no_round"
    assert units["Järva"][4]["gap"] == "not_answered"
    assert not units["Bromma"][4]["finished"]
    assert table["spread"][0] == {
        "count": 3,
        "of": 11,
        "mean": "61.0",
        "median": "61.0",
        "lowest": "60.0",
        "highest": "62.0",
        "lower": "60.5",
        "upper": "61.5",
    }


def test_the_text_draws_the_break_and_explains_every_sign(andts: Andts, districts: Path) -> None:
    said = andts("compare", districts, "--units", "Bromma,Järva").out

    assert said.splitlines()[:4] == [
        "Index (0–100), stadsdelar",
        "                 2021    2022    2023 |    2024    2025",
        "Bromma           60,0    70,0       – |    0,0*    3,6*",
        "Järva            62,0    72,0       – |       –       –",
    ]
    assert "Medelvärde       61,0    71,0         |     0,0     3,6\n" in said
    assert "Antal värden   2 av 2  2 av 2  0 av 0 |  1 av 2  1 av 2\n" in said
    assert "| Åren före 2024 kan inte jämföras med senare år: Version 1" in said
    assert "* betyder att frågor är kvar att besvara.\n" in said
    assert "– betyder ingen enkät det året eller ej besvarad.\n" in said


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2021-2022", [2021, 2022]),
        ("2022,2025", [2022, 2025]),
        ("2021, 2024–2025", [2021, 2024, 2025]),
    ],
)
def test_years_are_chosen(andts: Andts, districts: Path, asked: str, expected: list[int]) -> None:
    (table,) = andts("compare", districts, "--years", asked, "--json").json["tables"]
    assert [each["year"] for each in table["years"]] == expected


def test_a_question_has_points_and_words(andts: Andts, districts: Path) -> None:
    ran = andts("compare", districts, "--question", "org-samordnare", "--json")
    (table,) = ran.json["tables"]
    values = next(each["values"] for each in table["units"] if each["unit"] == "Bromma")
    assert [each["gap"] for each in values] == ["not_asked", "not_asked", "no_round", None, None]
    assert (values[3]["value"], values[3]["max"]) == ("0", "2")
    assert values[4]["words"].startswith("Ja, med skriftligt uppdrag")
    assert table["max"] == "2"


def test_parts_and_questions_are_a_table_each(andts: Andts, districts: Path) -> None:
    parts = andts("compare", districts, "--by", "part", "--json").json["tables"]
    assert [each["id"] for each in parts][:2] == ["structure", "organisation"]
    questions = andts("compare", districts, "--by", "question", "--json").json["tables"]
    assert len(questions) == 48
    text = andts("compare", districts, "--part", "organisation", "--years", "2024").out
    assert text.startswith("Organisation, policy, resurser (0–10), stadsdelar\n")


def test_one_unit_stands_among_others_without_names(andts: Andts, districts: Path) -> None:
    ran = andts("compare", districts, "--anonymous", "Farsta")
    assert ran.out.startswith("Index (0–100), Farsta bland stadsdelar\n")
    assert "Bromma" not in ran.out
    assert "Medelvärde" not in ran.out
    assert "Spridningen visas bara där minst 3 enheter har ett värde." in ran.out
    (table,) = andts("compare", districts, "--anonymous", "Farsta", "--json").json["tables"]
    assert [each["unit"] for each in table["units"]] == ["Farsta"]
    assert table["spread"][0]["median"] == "61.0"
    assert table["spread"][0]["mean"] is None
    assert table["spread"][4] is None


def test_the_anonymous_view_is_of_all_units(andts: Andts, districts: Path) -> None:
    ran = andts("compare", districts, "--anonymous", "Farsta", "--units", "Bromma")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("--anonymous visar en enhet bland alla av samma slag.")


def test_units_of_different_kinds_are_refused(andts: Andts, districts: Path) -> None:
    ran = andts("compare", districts, "--units", "Bromma, Utbildningsförvaltningen")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "Bara enheter av samma slag kan jämföras. Här är de av olika slag: Bromma "
        "(stadsdelsförvaltning) och Utbildningsförvaltningen (fackförvaltning).\n"
    )


def test_departments_are_never_compared_by_index(andts: Andts, districts: Path) -> None:
    ran = andts("compare", districts, "--kind", "department")
    assert ran.err == (
        "PI-mini ger inget index för fackförvaltningar. Jämför dem fråga för fråga, med "
        "--by question.\n"
    )
    anyway = andts(
        "compare", districts, "--kind", "department", "--question", "org-samordnare", "--json"
    )
    assert anyway.json["tables"][0]["units"] == []
    said = andts("compare", districts, "--kind", "department", "--question", "org-samordnare").out
    assert said.endswith("\nIngen enhet deltog de här åren.\n")


def test_names_may_have_commas(andts: Andts, example: Path) -> None:
    ran = andts("compare", example, "--units", "Nämnden för idrott, fritid och förebyggande,Norrby")
    assert "Nämnden för idrott, fritid och förebyggande (nämnd) och Norrby" in ran.err


def test_other_kinds_in_the_file_are_told_of(andts: Andts, districts: Path, tmp_path: Path) -> None:
    source = tmp_path / "fack.json"
    source.write_text(json.dumps([chosen(2025, "Utbildningsförvaltningen", "halvtid")]))
    assert andts("survey", "import", districts, source).code == 0
    ran = andts("compare", districts)
    assert ran.err == (
        "Det här gäller stadsdelar. I filen finns också fackförvaltningar (--kind department).\n"
    )
    assert andts("compare", districts, "--kind", "district").err == ""
    question = ("--question", "org-samordnare", "--years", "2025")
    said = andts("compare", districts, "--kind", "department", *question).out
    assert "Utbildningsförvaltningen       2\n" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--units", "Tensta"), "Enheten ”Tensta” finns inte i filen."),
        (
            ("--years", "2030"),
            "Det finns ingen enkät de åren. År med enkät: 2021, 2022, 2024, 2025.",
        ),
        (("--survey", "can"), "Enkäten ”can” finns inte i filen. Välj någon av: pi-mini."),
        (("--part", "delen"), "Delen ”delen” finns inte i enkäten 2025. Det finns: structure,"),
        (("--question", "q"), "Frågan ”q” finns inte i enkäten 2025. Det finns: org-samordnare,"),
        (("--part", "structure", "--by", "total"), "--part kan inte användas tillsammans med"),
        (("--anonymous", "Socialförvaltningen"), "ger inget index för fackförvaltningar"),
    ],
)
def test_what_cannot_be_compared_is_named(
    andts: Andts, districts: Path, arguments: tuple[str, ...], words: str
) -> None:
    ran = andts("compare", districts, *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err


@pytest.mark.parametrize("asked", ["i fjol", "2026-2023", "", "1990-2100"])
def test_years_that_cannot_be_understood_are_refused(
    andts: Andts, districts: Path, asked: str
) -> None:
    ran = andts("compare", districts, "--years", asked)
    assert ran.code == 2
    assert "till exempel" in ran.err


def test_a_file_without_a_survey_says_so(andts: Andts, farsta: Path) -> None:
    assert andts("compare", farsta).err == (
        "Det finns ingen enkät i filen. Läs in svar med survey import.\n"
    )


def test_a_unit_that_was_not_there_has_no_anonymous_view(andts: Andts, districts: Path) -> None:
    document = Document.open(districts, Library(paths.resources()))
    made = document.units.unit(document.units.add("Nyby", UnitKind.DISTRICT))
    document.units.change(replace(made, valid_from=2024))
    document.close()
    ran = andts("compare", districts, "--anonymous", "Nyby", "--years", "2021")
    assert ran.err == "”Nyby” deltog inte något av åren, eller har bytt namn.\n"


def test_units_are_compared_by_the_survey_that_they_answer(andts: Andts, districts: Path) -> None:
    document = Document.open(districts, Library(paths.resources()))
    document.surveys.open_round(2025, InstrumentId("uppfoljning-fack-1"))
    families = dict(document.comparisons.families())
    document.close()
    assert next(iter(families)) == "pi-mini"
    found = andts("compare", districts, "--kind", "department", "--by", "question", "--json").json
    assert found["survey"] != "pi-mini"
    assert found["tables"][0]["units"][0]["values"][0]["gap"] == "not_answered"
    assert andts("compare", districts, "--json").json["survey"] == "pi-mini"
    none = andts("compare", districts, "--survey", found["survey"])
    assert "ger inget index för fackförvaltningar" in none.err


def test_a_survey_that_nobody_takes_part_in_says_so(andts: Andts, document: Document) -> None:
    document.surveys.open_round(2025)
    document.close()
    assert andts("compare", document.path).err == (
        "Ingen enhet deltar i enkäten 2025. Lägg till enheter i filen.\n"
    )
