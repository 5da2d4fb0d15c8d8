import unicodedata
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Andts
from tests.cli.plan_sources import HEDLUNDA, WITH_STATUS, bare, walk

MARKDOWN = """\
# Handlingsplan ANDTS för Åmyra kommun 2026–2028

## Mål 1. Minskad tillgång

### 1.1 Tillsyn av serveringsställen

Ansvarig: Socialnämnden

### 1.2 Kontrollköp av tobak

Ansvarig: Kommunstyrelsen
"""


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def test_the_same_document_changes_nothing_in_its_plan(andts: Andts, hedlunda: Path) -> None:
    ran = andts("plan", "import", hedlunda, HEDLUNDA, "--plan", 1)

    assert (ran.code, ran.out) == (0, "Ingenting har ändrats.\n")


def test_accents_in_two_parts_change_nothing(andts: Andts, markdown: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.andts"
    markdown.write_text(unicodedata.normalize("NFD", MARKDOWN), encoding="utf-8")
    andts("plan", "import", path, markdown)

    ran = andts("plan", "import", path, markdown, "--plan", 1)

    assert ran.out == "Ingenting har ändrats.\n"
    assert andts("plan", "show", path, "--json").json["municipality"] == "Åmyra kommun"


def test_a_newer_document_is_merged_and_told(andts: Andts, markdown: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.andts"
    andts("plan", "import", path, markdown)
    newer = MARKDOWN.replace("Tillsyn av", "Utökad tillsyn av") + "\n### 1.3 Föräldramöten\n"
    markdown.write_text(newer, encoding="utf-8")

    ran = andts("plan", "import", path, markdown, "--plan", 1, "--json")

    changes = ran.json["changes"]["nodes"]
    assert [(each["label"], each["kinds"]) for each in changes] == [
        ("1.1 Utökad tillsyn av serveringsställen", ["reworded"]),
        ("1.3 Föräldramöten", ["added"]),
    ]
    assert bare(ran.json["plan"]) == bare(andts("plan", "show", path, "--json").json)
    assert all(node["certainty"] for node in walk(ran.json["understood"]["nodes"]))


def test_a_look_at_an_update_tells_the_plan_that_would_be(
    andts: Andts, markdown: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.andts"
    andts("plan", "import", path, markdown)
    markdown.write_text(f"{MARKDOWN}\n### 1.3 Föräldramöten\n", encoding="utf-8")
    before = path.read_bytes()

    looked = andts("plan", "import", path, markdown, "--plan", 1, "--dry-run", "--json").json

    assert path.read_bytes() == before
    stored = andts("plan", "import", path, markdown, "--plan", 1, "--json").json
    assert bare(looked) == bare(stored) | {"stored": False}


def test_what_a_newer_document_lacks_stays_and_is_named(
    andts: Andts, markdown: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.andts"
    andts("plan", "import", path, markdown)
    markdown.write_text(MARKDOWN.partition("### 1.2")[0], encoding="utf-8")

    ran = andts("plan", "import", path, markdown, "--plan", 1)

    assert ran.err.splitlines()[:2] == [
        "Kvar i planen, fast dokumentet saknar: 1 del. --remove-missing tar bort.",
        "  1.2 Kontrollköp av tobak",
    ]
    assert "1.2 Kontrollköp av tobak" in andts("plan", "show", path).out


def test_what_a_newer_document_lacks_can_be_removed(
    andts: Andts, markdown: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.andts"
    andts("plan", "import", path, markdown)
    markdown.write_text(MARKDOWN.partition("### 1.2")[0], encoding="utf-8")

    ran = andts("plan", "import", path, markdown, "--plan", 1, "--remove-missing")

    assert ran.out.splitlines()[0] == "borttagen: aktivitet 1.2 Kontrollköp av tobak"
    assert "1.2 Kontrollköp av tobak" not in andts("plan", "show", path).out


def test_a_document_without_a_plan_removes_nothing(
    andts: Andts, hedlunda: Path, tmp_path: Path
) -> None:
    (tmp_path / "brev.txt").write_text("Hej", encoding="utf-8")
    before = hedlunda.read_bytes()

    ran = andts("plan", "import", hedlunda, tmp_path / "brev.txt", "--plan", 1, "--remove-missing")

    assert ran.code == 1
    assert "”brev.txt” innehåller ingen plan som programmet förstår" in ran.err
    assert hedlunda.read_bytes() == before


def test_removal_without_a_plan_to_update_is_misunderstood(andts: Andts, tmp_path: Path) -> None:
    ran = andts("plan", "import", tmp_path / "a.andts", HEDLUNDA, "--remove-missing")

    assert (ran.code, ran.out) == (2, "")
    assert "--remove-missing behöver --plan NR" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flags", [[], ["--dry-run"]])
def test_an_unknown_plan_is_not_updated(andts: Andts, hedlunda: Path, flags: list[str]) -> None:
    ran = andts("plan", "import", hedlunda, HEDLUNDA, "--plan", 9, *flags)

    assert (ran.code, ran.err) == (1, "Planen 9 finns inte i filen. Planer: 1.\n")


def test_only_a_file_that_is_there_can_be_updated(andts: Andts, tmp_path: Path) -> None:
    ran = andts("plan", "import", tmp_path / "saknas.andts", HEDLUNDA, "--plan", 1)

    assert ran.code == 1
    assert "finns inte" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_every_wrong_row_of_an_edited_workbook_is_named(
    andts: Andts, hedlunda: Path, tmp_path: Path
) -> None:
    edited = tmp_path / "plan.xlsx"
    andts("plan", "export", hedlunda, "--out", edited)
    book = load_workbook(edited)
    sheet = book["Planen"]
    columns = [cell.value for cell in sheet[1]]
    sheet.cell(2, columns.index("Nationella mål") + 1).value = "det första"
    sheet.cell(3, columns.index("ANDTS") + 1).value = "XYZ"
    book.save(edited)

    ran = andts("plan", "import", hedlunda, edited, "--plan", 1)

    head, *problems = ran.err.splitlines()
    assert ran.code == 1
    assert head == "Inget lästes in från plan.xlsx: 2 rader är fel."
    assert [("rad 2" in each, "rad 3" in each) for each in problems] == [
        (True, False),
        (False, True),
    ]


def test_an_edited_workbook_updates_its_plan(andts: Andts, hedlunda: Path, tmp_path: Path) -> None:
    edited = tmp_path / "plan.xlsx"
    andts("plan", "export", hedlunda, "--out", edited)
    book = load_workbook(edited)
    sheet = book["Planen"]
    columns = [cell.value for cell in sheet[1]]
    sheet.cell(2, columns.index("Rubrik") + 1).value = "Alla barn ska vara trygga"
    book.save(edited)

    ran = andts("plan", "import", hedlunda, edited, "--plan", 1, "--json")

    assert ran.code == 0
    (change,) = ran.json["changes"]["nodes"]
    assert change["fields"][0]["new"] == "Alla barn ska vara trygga"
    assert ran.json["blocks"] == []


def test_status_of_an_updated_plan_is_left_to_the_follow_up(andts: Andts, hedlunda: Path) -> None:
    ran = andts("plan", "import", hedlunda, WITH_STATUS, "--plan", 1, "--with-status")

    assert ran.code == 2
    assert "--with-status går bara med en ny plan" in ran.err
