from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts

SHORTENED = "Tillgången ska minska"


@pytest.fixture
def edited(vasteras_file: Path) -> Path:
    """Return Västerås' plan, of which a goal has changed, an activity moved and another gone."""
    document = Document.open(vasteras_file, Library(paths.resources()))
    plan = document.plans.plan(document.plans.ids()[0])
    first = plan.nodes[0]
    document.plans.set_field(first.id, "title", SHORTENED)
    document.plans.move(plan.id, plan.nodes[1].children[0].id, first.id, 0)
    document.plans.remove(plan.id, plan.nodes[4].id)
    document.close()
    return vasteras_file


@pytest.fixture
def decided(edited: Path) -> Path:
    """Return the edited plan, decided as version 4."""
    document = Document.open(edited, Library(paths.resources()))
    document.versions.decide(document.plans.ids()[0], PlanVersion("4", decided_on="2024-02-01"))
    document.close()
    return edited


def test_a_plan_is_written_as_excel(andts: Andts, vasteras_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"

    ran = andts("plan", "export", vasteras_file, "--out", out, "--json")

    assert ran.code == 0
    assert ran.json["file"] == str(out)
    assert ran.json["title"].startswith("Västerås stads handlingsplan")
    assert ran.json["bytes"] == out.stat().st_size
    assert load_workbook(out)["Planen"].max_row == 1 + 5 + 14 + 24


def test_a_plan_is_written_as_word(andts: Andts, vasteras_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.DOCX"

    ran = andts("plan", "export", vasteras_file, "--out", out, "--as-of", "2026-11-22")

    assert ran.code == 0
    assert ran.out.startswith(f"Skrev {out}: Västerås stads handlingsplan")
    texts = [each.text for each in docx.Document(str(out)).paragraphs]
    assert "Läget per: 22 november 2026" in texts


def test_excel_read_back_is_the_same_plan(
    andts: Andts, vasteras_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.xlsx"
    andts("plan", "export", vasteras_file, "--out", out)

    ran = andts("plan", "import", vasteras_file, out, "--plan", 1, "--remove-missing")

    assert ran.out == "Ingenting har ändrats.\n"


def test_of_several_plans_the_one_asked_for_is_written(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    ran = andts("plan", "export", example, "--out", tmp_path / "a.xlsx", "--plan", 2, "--json")

    assert ran.json["title"] == "Exempelstads handlingsplan ANDTS 2023–2026"
    assert ran.err == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan.pdf", "ska sluta på .xlsx eller .docx"),
        ("plan", "ska sluta på .xlsx eller .docx"),
        ("plan.andts", "är en fil med uppgifter och skrivs inte över"),
        ("saknas/plan.xlsx", "Mappen"),
        (".", "är en mapp"),
    ],
)
def test_a_place_that_will_not_do_is_refused(
    andts: Andts, vasteras_file: Path, tmp_path: Path, name: str, words: str
) -> None:
    before = vasteras_file.read_bytes()

    ran = andts("plan", "export", vasteras_file, "--out", tmp_path / name)

    assert ran.code == 1
    assert words in ran.err
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [before]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_data_file_is_never_written_over_whatever_it_is_called(
    andts: Andts, vasteras_file: Path, suffix: str
) -> None:
    other = vasteras_file.with_suffix(suffix)
    other.write_bytes(vasteras_file.read_bytes())

    ran = andts("plan", "export", vasteras_file, "--out", other)

    assert ran.code == 1
    assert other.read_bytes() == vasteras_file.read_bytes()


def test_a_plan_that_is_as_decided_has_no_changes(andts: Andts, vasteras_file: Path) -> None:
    ran = andts("plan", "diff", vasteras_file)

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Från version 3, beslutad 2021-03-09, till planen som den är nu:",
        "Ingenting har ändrats.",
    ]


def test_changes_since_the_decision_are_told(andts: Andts, edited: Path) -> None:
    lines = andts("plan", "diff", edited).out.splitlines()

    assert f"ändrad: målområde 1 {SHORTENED}" in lines
    assert (
        "  Rubrik: ”Tillgång till alkohol, narkotika, dopningsmedel, tobak och spel om pengar ska "
        f"minska” → ”{SHORTENED}”"
    ) in lines
    assert any(line.startswith("flyttad: aktivitet 2.1 ") for line in lines)
    assert any(line.startswith("  låg förut under 2 Barn och unga ska skyddas") for line in lines)
    assert any(line.startswith("borttagen: målområde 5 ") for line in lines)


def test_changes_are_json_with_each_word_marked(andts: Andts, edited: Path) -> None:
    found = andts("plan", "diff", edited, "--json").json

    assert (found["from"]["name"], found["to"], found["file"]) == ("3", None, None)
    first = found["changes"]["nodes"][0]
    assert first["kinds"] == ["reworded"]
    (field,) = first["fields"]
    words = field["words"]
    assert "".join(each["text"] for each in words if each["mark"] != "removed") == SHORTENED
    assert "".join(each["text"] for each in words if each["mark"] != "added") == field["old"]


def test_two_versions_are_compared(andts: Andts, decided: Path) -> None:
    found = andts("plan", "diff", decided, "--from", "3", "--to", "4", "--json").json

    assert (found["from"]["name"], found["to"]["name"]) == ("3", "4")
    assert found["to"]["decided_on"] == "2024-02-01"
    assert found["changes"]["nodes"][0]["label"] == f"1 {SHORTENED}"


def test_without_from_the_latest_version_is_meant(andts: Andts, decided: Path) -> None:
    ran = andts("plan", "diff", decided)

    assert ran.out.splitlines()[0] == (
        "Från version 4, beslutad 2024-02-01, till planen som den är nu:"
    )


def test_changes_are_printed(andts: Andts, edited: Path, tmp_path: Path) -> None:
    out = tmp_path / "ändrat.pdf"

    ran = andts("plan", "diff", edited, "--out", out, "--as-of", "2026-11-22", "--json")

    assert ran.json["file"] == str(out)
    text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
    assert SHORTENED in text.replace("\n", " ")


@pytest.mark.parametrize("flag", ["--from", "--to"])
def test_an_unknown_version_is_refused(andts: Andts, decided: Path, flag: str) -> None:
    ran = andts("plan", "diff", decided, flag, "9")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Planen har ingen version ”9”. Fastställda versioner: 3, 4.\n"


def test_a_plan_without_versions_cannot_be_compared(andts: Andts, tmp_path: Path) -> None:
    path = tmp_path / "a.andts"
    andts("new", path, "--template", "nationella-mal-2022-2025")

    ran = andts("plan", "diff", path)

    assert ran.code == 1
    assert "Planen har ingen fastställd version att jämföra med." in ran.err


def test_changes_are_not_written_over_a_file_of_another_kind(
    andts: Andts, edited: Path, tmp_path: Path
) -> None:
    ran = andts("plan", "diff", edited, "--out", tmp_path / "ut.docx")

    assert ran.code == 1
    assert "ska sluta på .pdf" in ran.err
