from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts
from tests.cli.plan_sources import HEDLUNDA, PLANS, UNSURE, WITH_STATUS, bare, walk

TITLE = "Hedlunda kommuns handlingsplan för ANDTS 2025–2027"
SOURCES = sorted(
    each
    for each in PLANS.iterdir()
    if each.suffix not in {".py", ".json"} and each.stem.count(".") == 0 and each.is_file()
)


def test_a_document_becomes_a_file_with_its_plan(andts: Andts, tmp_path: Path) -> None:
    path = tmp_path / "ny.andts"

    ran = andts("plan", "import", path, HEDLUNDA)

    assert ran.code == 0
    assert ran.out.splitlines()[0] == TITLE
    assert ran.out.splitlines()[-3:] == [
        "Texter: Inledning, Uppföljning",
        "",
        f"Sparad i {path} som plan 1.",
    ]
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
    assert second.startswith("  1.1 Butiker och restauranger (stycke 9): ")


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


def test_status_in_a_document_is_told_and_not_stored(andts: Andts, tmp_path: Path) -> None:
    path = tmp_path / "a.andts"

    ran = andts("plan", "import", path, WITH_STATUS, "--json")

    told = [each["status"] for each in walk(ran.json["plan"]["nodes"]) if "status" in each]
    assert "Pågår" in told
    assert f"Dokumentet har status för {len(told)} delar av planen. --with-status" in ran.err
    assert andts("check", path, "--json").json["counts"]["status_entry"] == 0


def test_status_in_a_document_is_stored_where_asked_for(andts: Andts, tmp_path: Path) -> None:
    path = tmp_path / "a.andts"

    ran = andts("plan", "import", path, WITH_STATUS, "--with-status", "--as-of", "2025-10-15")

    assert (ran.code, "--with-status" in ran.err) == (0, False)
    document = Document.open(path, Library(paths.resources()), read_only=True)
    entries = document.follow_up.of(document.plans.ids()[0], 2025).log
    document.close()
    assert {each.date for each in entries} == {"2025-10-15"}
    assert len({each.status_key for each in entries}) > 1
