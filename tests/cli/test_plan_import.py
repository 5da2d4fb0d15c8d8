import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts

PLANS = Path(__file__).parents[1] / "files" / "plans"
HEDLUNDA, UNSURE = PLANS / "hedlunda.docx", PLANS / "tallbacka.docx"
TITLE = "Hedlunda kommuns handlingsplan för ANDTS 2025–2027"
SOURCES = sorted(
    each
    for each in PLANS.iterdir()
    if each.suffix not in {".py", ".json"} and each.stem.count(".") == 0 and each.is_file()
)

MARKDOWN = """\
# Handlingsplan ANDTS för Åmyra kommun 2026–2028

## Mål 1. Minskad tillgång

### 1.1 Tillsyn av serveringsställen

Ansvarig: Socialnämnden

### 1.2 Kontrollköp av tobak

Ansvarig: Kommunstyrelsen
"""


def walk(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from walk(node["children"])


def bare(plan: Any) -> Any:
    """Return a plan's JSON without what a file gives it."""
    text = json.dumps(plan, ensure_ascii=False)
    return json.loads(text, object_hook=lambda each: {k: v for k, v in each.items() if k != "id"})


@pytest.fixture
def hedlunda(tmp_path: Path, andts: Andts) -> Path:
    """Return a file with a plan that was read from a document."""
    path = tmp_path / "hedlunda.andts"
    assert andts("plan", "import", path, HEDLUNDA).code == 0
    return path


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def test_a_document_becomes_a_file_with_its_plan(andts: Andts, tmp_path: Path) -> None:
    path = tmp_path / "ny.andts"

    ran = andts("plan", "import", path, HEDLUNDA)

    assert ran.code == 0
    assert ran.out.splitlines()[0] == TITLE
    assert ran.out.splitlines()[-1] == f"Sparad i {path} som plan 1."
    assert andts("plan", "show", path).out.splitlines() == ran.out.splitlines()[:-2]
    assert andts("check", path, "--json").json["ok"] is True


def test_the_municipality_of_a_new_file_answers_the_survey(andts: Andts, hedlunda: Path) -> None:
    document = Document.open(hedlunda, Library(paths.resources()), read_only=True)

    answering = [unit.name for unit in document.units.all() if unit.kind == "municipality"]
    document.close()

    assert answering == ["Hedlunda kommun"]


def test_every_guess_has_its_certainty(andts: Andts, tmp_path: Path) -> None:
    found = andts("plan", "import", tmp_path / "a.andts", HEDLUNDA, "--json").json

    nodes = list(walk(found["plan"]["nodes"]))
    assert found["stored"] is True
    assert all(0 < node["certainty"] <= 1 and node["reason"] for node in nodes)
    assert {each["role"] for each in found["blocks"]} >= {"title", "table"}
    assert [each["meaning"] for each in found["columns"]].count("level") == 1
    assert found["left_out"][0]["text"] == "Mål och aktiviteter"


def test_what_was_unsure_is_named_with_its_reason(andts: Andts, tmp_path: Path) -> None:
    ran = andts("plan", "import", tmp_path / "a.andts", UNSURE)

    first, second, *_ = ran.err.splitlines()
    assert first.startswith("Osäkert: ")
    assert second.startswith("  1.1 Butiker och restauranger: ")


def test_what_is_left_out_is_named_with_its_place_on_one_line(andts: Andts, tmp_path: Path) -> None:
    table = "Mål;Aktivitet;ANDTS\nMinskad tillgång;Tillsyn;allt\nMinskad tillgång;Kontrollköp;A\n"
    (tmp_path / "plan.csv").write_text(table, encoding="utf-8")

    ran = andts("plan", "import", tmp_path / "a.andts", tmp_path / "plan.csv", "--json")

    head, line = ran.err.splitlines()
    (left_out,) = ran.json["left_out"]
    assert head == "Inte med: 1 stycke."
    assert line == f"  allt (rad 2): {left_out['reason']}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.name)
def test_a_look_tells_what_would_be_stored(andts: Andts, tmp_path: Path, source: Path) -> None:
    path = tmp_path / "a.andts"

    looked = andts("plan", "import", path, source, "--dry-run", "--json")
    was_there = path.exists()
    stored = andts("plan", "import", path, source, "--json")

    assert (looked.code, stored.code, was_there) == (0, 0, False)
    assert bare(looked.json) == bare(stored.json) | {"stored": False}
    assert looked.err == stored.err


def test_a_look_leaves_the_file_as_it_is(andts: Andts, hedlunda: Path) -> None:
    before = hedlunda.read_bytes()

    ran = andts("plan", "import", hedlunda, UNSURE, "--dry-run")

    assert ran.out.endswith("\nInget är sparat: --dry-run visar bara.\n")
    assert hedlunda.read_bytes() == before


def test_the_same_document_again_is_a_second_plan_and_told(andts: Andts, hedlunda: Path) -> None:
    ran = andts("plan", "import", hedlunda, HEDLUNDA)

    assert ran.code == 0
    assert "Filen har redan en plan med samma titel, plan 1. Med --plan 1 uppdateras" in ran.err
    assert ran.out.splitlines()[-1] == f"Sparad i {hedlunda} som plan 2."


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


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("saknas.docx", None, "finns inte"),
        ("tom.docx", b"", "är tom"),
        ("kort.docx", HEDLUNDA.read_bytes()[:4000], "är skadad eller inte hel"),
        ("bild.docx", b"\x89PNG\r\n\x1a\n", "Dokumentet är en bild"),
        ("hej.txt", b"hej", "innehåller ingen plan"),
        ("x" * 300 + ".docx", None, "namnet är för långt"),
    ],
    ids=("saknas", "tom", "kort", "bild", "hej", "långt"),
)
def test_a_bad_document_makes_no_file(
    andts: Andts, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    source = tmp_path / name
    if data is not None:
        source.write_bytes(data)

    ran = andts("plan", "import", tmp_path / "ny.andts", source, "--json")

    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    assert not (tmp_path / "ny.andts").exists()


def test_a_folder_is_no_document(andts: Andts, tmp_path: Path) -> None:
    ran = andts("plan", "import", tmp_path / "ny.andts", tmp_path)

    assert ran.code == 1
    assert "är en mapp" in ran.err


@pytest.mark.parametrize("flags", [[], ["--dry-run"], ["--plan", "1"]])
def test_a_file_of_another_kind_is_left_alone(
    andts: Andts, tmp_path: Path, flags: list[str]
) -> None:
    other = tmp_path / "annan.docx"
    other.write_bytes(HEDLUNDA.read_bytes())

    ran = andts("plan", "import", other, HEDLUNDA, *flags)

    assert ran.code == 1
    assert "är inte en fil från ANDTS Desktop" in ran.err
    assert other.read_bytes() == HEDLUNDA.read_bytes()


@pytest.mark.parametrize(
    ("name", "words"),
    [("saknas/ny.andts", "Mappen"), ("x" * 300 + ".andts", "namnet är för långt")],
)
def test_a_place_that_will_not_do_is_refused(
    andts: Andts, tmp_path: Path, name: str, words: str
) -> None:
    ran = andts("plan", "import", tmp_path / name, HEDLUNDA)

    assert ran.code == 1
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_open_elsewhere_is_left_alone(andts: Andts, hedlunda: Path) -> None:
    document = Document.open(hedlunda, Library(paths.resources()))

    ran = andts("plan", "import", hedlunda, UNSURE)
    document.close()

    assert ran.code == 1
    assert "är redan öppen" in ran.err
    assert len(andts("check", hedlunda, "--json").json["counts"]) > 0


@pytest.mark.parametrize("flags", [[], ["--dry-run"]])
def test_an_unknown_plan_is_not_updated(andts: Andts, hedlunda: Path, flags: list[str]) -> None:
    ran = andts("plan", "import", hedlunda, HEDLUNDA, "--plan", 9, *flags)

    assert (ran.code, ran.err) == (1, "Planen 9 finns inte i filen. Planer: 1.\n")


def test_only_a_file_that_is_there_can_be_updated(andts: Andts, tmp_path: Path) -> None:
    ran = andts("plan", "import", tmp_path / "saknas.andts", HEDLUNDA, "--plan", 1)

    assert ran.code == 1
    assert "finns inte" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_filled_is_taken_away(
    andts: Andts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from andts_desktop.document.plans import PlanDoor
    from andts_desktop.errors import FileError

    def full(*_: object) -> None:
        raise FileError("Disken är full.")

    monkeypatch.setattr(PlanDoor, "add", full)

    ran = andts("plan", "import", tmp_path / "a.andts", HEDLUNDA)

    assert (ran.code, ran.err) == (1, "Disken är full.\n")
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
