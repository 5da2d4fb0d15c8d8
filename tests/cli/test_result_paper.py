from pathlib import Path

import pytest
from pypdf import PdfReader

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts


def test_a_units_result_is_written(andts: Andts, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "centrum.pdf"
    ran = andts(
        "report",
        "result",
        example,
        "--year",
        2026,
        "--unit",
        "centrum",
        "--out",
        out,
        "--as-of",
        "2026-11-22",
        "--json",
    )
    assert ran.code == 0
    (only,) = ran.json
    pages = len(PdfReader(out).pages)
    assert (only["unit"], only["file"], only["pages"]) == ("Centrum", str(out), pages)
    assert only["check"].startswith(f"Kontrollerad: {pages} sidor, ")
    assert only["notes"] == []
    described = PdfReader(out).metadata
    assert described is not None
    assert described.title == "Enkätresultat 2026, Centrum"


def test_every_unit_gets_its_own_file_in_a_folder(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "resultat"
    ran = andts("report", "survey", example, "--year", 2026, "--out", folder)
    assert ran.code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == ran.out.count("Skrev") == 7
    assert "Enkätresultat PI-mini 2026 Norrby.pdf" in names


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--year", 2026, "--out", "a.pdf"], "Välj en enhet med --unit"),
        (["--year", 2017, "--out", "a.pdf"], "Det finns ingen enkätomgång 2017 i filen."),
        (
            ["--year", 2026, "--family", "okänd", "--out", "a.pdf"],
            "Det finns ingen enkätomgång av ”okänd” 2026 i filen.",
        ),
        (
            ["--year", 2026, "--unit", "Västerängen", "--out", "a.pdf"],
            "Västerängen har inte svarat på enkäten 2026",
        ),
        (["--year", 2026, "--unit", "Atlantis", "--out", "a.pdf"], "finns inte i filen"),
        (
            ["--year", 2026, "--unit", "Centrum", "--out", "a.txt"],
            "ska sluta på .pdf, .docx eller .xlsx",
        ),
        (["--year", 2026, "--unit", "Centrum", "--out", "a.andts"], "en fil med uppgifter"),
    ],
)
def test_what_cannot_be_written_is_told(
    andts: Andts,
    example: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[object],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = andts("report", "survey", example, *arguments)
    assert ran.code != 0
    assert told in ran.err
    assert not list(tmp_path.glob("*.pdf"))


def test_a_folder_that_cannot_be_made_is_told(andts: Andts, example: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    ran = andts("report", "survey", example, "--year", 2026, "--out", tmp_path / "fil" / "under")
    assert ran.code != 0
    assert "kunde inte göras" in ran.err


def test_a_round_without_answers_is_told(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    document = Document.open(farsta, Library(paths.resources()))
    document.surveys.open_round(2026)
    document.close()
    ran = andts("report", "survey", farsta, "--year", 2026, "--out", tmp_path / "mapp")
    assert ran.code != 0
    assert "Ingen enhet har svarat på enkäten 2026." in ran.err


def test_every_board_gets_its_own_sheet_in_a_folder(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "nämnder"
    ran = andts("report", "board", example, "--year", 2026, "--plan", 2, "--out", folder, "--json")
    assert ran.code == 0
    assert len(ran.json) == len(list(folder.glob("*.pdf"))) > 1
    assert "Grundskolenämnden" in {each["unit"] for each in ran.json}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "a.pdf"], "Välj en nämnd med --board"),
        (["--out", "a.pdf", "--board", "Norrby"], "Norrby ansvarar inte för något i planen 2026."),
    ],
)
def test_a_board_that_has_no_sheet_is_told(
    andts: Andts,
    example: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[object],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = andts("report", "board", example, "--year", 2026, "--plan", 2, *arguments)
    assert ran.code != 0
    assert told in ran.err


def test_a_plan_without_anyone_answering_gives_no_sheets(andts: Andts, tmp_path: Path) -> None:
    file = tmp_path / "tom.andts"
    andts("new", file, "--template", "vaxjo-2022-2027")
    ran = andts("report", "board", file, "--year", 2024, "--out", tmp_path / "mapp")
    assert ran.code == 1
    assert "så det blir inga blad" in ran.err
