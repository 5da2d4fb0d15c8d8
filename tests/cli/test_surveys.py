import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts
from tests.cli.rows import YEAR, row, rows_giving, write_json


@pytest.mark.parametrize(
    ("structure", "activities", "index"),
    [
        ("22", "33", "100.0"),
        ("22", "0", "40.0"),
        ("0", "33", "60.0"),
        ("11", "16.5", "50.0"),
        ("11", "33", "80.0"),
        ("0", "0", "0.0"),
        ("0.5", "0", "0.9"),
        ("20", "15", "63.6"),
    ],
)
def test_index_of_the_published_examples(
    andts: Andts,
    farsta: Path,
    tmp_path: Path,
    library: Library,
    structure: str,
    activities: str,
    index: str,
) -> None:
    rows = rows_giving(library.instrument("pi-mini-2"), Decimal(structure), Decimal(activities))
    imported = andts("survey", "import", farsta, write_json(tmp_path / "svar.json", rows), "--json")

    result = andts("index", farsta, "--year", YEAR, "--json").json

    told = imported.json
    assert (told["imported"], told["years"], told["units"]) == (48, [YEAR], ["Farsta"])
    assert result["index"] == index
    assert [part["points"] for part in result["parts"]] == [structure, activities]
    assert Decimal(result["points"]) == Decimal(structure) + Decimal(activities)
    assert (result["unit"], result["instrument"], result["max"]) == ("Farsta", "pi-mini-2", "55")
    assert (result["answered"], result["questions"], result["unanswered"]) == (48, 48, 0)
    assert [part["id"] for part in result["parts"][0]["parts"]] == [
        "organisation",
        "cooperation",
        "knowledge",
    ]


def test_not_applicable_counts_as_zero_points_and_is_counted(
    andts: Andts, farsta: Path, tmp_path: Path, library: Library
) -> None:
    rows = rows_giving(library.instrument("pi-mini-2"), Decimal(22), Decimal(33))
    for each in rows:
        if each["question"] in {"akt-tillsyn", "akt-langning", "akt-servering"}:
            each["answer"] = "Ej tillämplig"
    andts("survey", "import", farsta, write_json(tmp_path / "svar.json", rows))

    result = andts("index", farsta, "--year", YEAR, "--json").json

    assert (result["index"], result["points"], result["max"]) == ("94.5", "52", "55")
    assert (result["not_applicable"], result["answered"]) == (3, 45)


def test_unknown_and_unanswered_are_counted_openly(
    andts: Andts, farsta: Path, tmp_path: Path
) -> None:
    rows = [row("org-budget", "ordinarie"), row("org-plan", "vet ej")]
    andts("survey", "import", farsta, write_json(tmp_path / "svar.json", rows))

    result = andts("index", farsta, "--year", YEAR, "--json").json

    assert (result["index"], result["points"]) == ("1.8", "1")
    assert (result["answered"], result["unknown"], result["unanswered"]) == (1, 1, 46)


def test_index_can_be_read_as_text(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    rows = [row("org-samordnare", "halvtid"), row("kun-andts", "till-halften")]
    andts("survey", "import", farsta, write_json(tmp_path / "svar.json", rows))

    lines = andts("index", farsta, "--year", YEAR).out.splitlines()

    assert lines[:4] == [
        "Preventionsindex mini, version 2, 2026: Farsta",
        "Index: 4,5",
        "Poäng: 2,5 av 55",
        "  Strukturer: 2,5 av 22",
    ]
    assert "2 av 48 frågor besvarade, 0 ej tillämpliga, 0 vet ej" in lines
    assert lines[-1].startswith("Exempelfrågor:")


def test_a_year_without_a_survey_is_said_and_the_others_named(
    andts: Andts, farsta: Path, example: Path
) -> None:
    none = andts("index", farsta, "--year", YEAR)
    other = andts("index", example, "--year", 2030)

    assert (none.code, none.err) == (
        1,
        "Det finns ingen enkät för 2026 i filen. År med enkät: inga.\n",
    )
    assert "2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026" in other.err


def test_several_units_come_with_their_mean(andts: Andts, example: Path) -> None:
    result = andts("index", example, "--year", 2025, "--json").json

    indices = [Decimal(unit["index"]) for unit in result["units"]]
    assert len(indices) == 8
    assert [unit["unit"] for unit in result["units"]][-3:] == ["Åkerby", "Ängsborg", "Östermark"]
    assert abs(Decimal(result["mean"]) - sum(indices, Decimal(0)) / 8) <= Decimal("0.1")
    assert set(result) == {"instrument", "year", "mean", "units"}


def test_a_unit_with_questions_left_is_told_apart_in_the_list(andts: Andts, example: Path) -> None:
    lines = andts("index", example, "--year", 2026).out.splitlines()

    assert [line for line in lines if "har obesvarade" in line] == [
        "Hamnen: 25,5 (har obesvarade frågor, 22 av 48 besvarade)"
    ]


def test_a_unit_without_answers_has_no_index(andts: Andts, example: Path) -> None:
    silent = andts("index", example, "--year", 2026, "--unit", "västerängen", "--json").json

    assert (silent["unit"], silent["index"], silent["unanswered"]) == ("Västerängen", None, 48)
    assert "Västerängen: –" in andts("index", example, "--year", 2026).out


def test_a_department_gets_no_index(andts: Andts, example: Path) -> None:
    found = andts("index", example, "--year", 2026, "--unit", "Socialförvaltningen", "--json").json

    assert (found["index"], found["answered"]) == (None, 0)


def test_units_of_different_kinds_are_not_averaged(andts: Andts, example: Path) -> None:
    from andts_desktop import paths
    from andts_desktop.document import Document
    from andts_desktop.domain.units import UnitKind

    document = Document.open(example, Library(paths.resources()))
    document.units.add("Exempelstad", UnitKind.MUNICIPALITY)
    document.close()

    result = andts("index", example, "--year", 2026, "--json").json

    assert result["mean"] is None
    assert len(result["units"]) == 9


def test_an_unknown_unit_is_refused_and_the_others_named(andts: Andts, example: Path) -> None:
    ran = andts("index", example, "--year", 2026, "--unit", "Farsta")

    assert ran.code == 1
    assert "Enheten ”Farsta” finns inte i filen. Välj någon av: Centrum, " in ran.err


def test_a_table_from_swedish_excel_is_read(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    path = tmp_path / "svar från Farsta.csv"
    text = "Enhet;År;Fråga;Svar;Kommentar\nfarsta;2026;org-ils;Indikator;Två rader – åäö\n"
    path.write_bytes(text.replace("Indikator", "indikator").encode("cp1252"))

    ran = andts("survey", "import", farsta, path)

    assert ran.code == 0
    assert ran.out == "Läste in 1 svar från 1 enhet.\nsvar från Farsta.csv, Farsta 2026: 1 nya\n"
    assert andts("index", farsta, "--year", 2026, "--json").json["points"] == "1"


def test_a_workbook_is_read(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["unit", "year", "question", "answer", "comment"],
        ["Farsta", 2026, "akt-vald", "bada", None],
        ["Farsta", "2026", "akt-trafik", "vet ej", "=cmd()"],
    ):
        sheet.append(line)
    book.save(tmp_path / "svar.xlsx")

    ran = andts("survey", "import", farsta, tmp_path / "svar.xlsx", "--json")

    assert ran.json["imported"] == 2
    result = andts("index", farsta, "--year", 2026, "--json").json
    assert (result["answered"], result["unknown"]) == (1, 1)


def test_a_second_import_replaces_only_what_it_answers(
    andts: Andts, farsta: Path, tmp_path: Path
) -> None:
    first = [row("org-budget", "ordinarie"), row("org-plan", "ja")]
    second = [row("org-budget", "tillfallig"), row("org-plan", "")]
    andts("survey", "import", farsta, write_json(tmp_path / "1.json", first))

    andts("survey", "import", farsta, write_json(tmp_path / "2.json", second), "--keep", "theirs")

    result: Any = json.loads(andts("index", farsta, "--year", YEAR, "--json").out)
    assert result["points"] == "1.5"
