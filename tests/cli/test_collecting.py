"""Forms out and returned ones in, from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.form_fields import answer_field, comment_field, option_value
from andts_desktop.domain.form_words import option_labels
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.survey import Answer, AnswerState, EventKind, SheetState
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.survey_forms.form_sheet import ANSWER, COMMENT, NAME, SHEET
from tests.cli.conftest import Andts
from tests.cli.rows import YEAR, row, write_json

QUESTION = QuestionId("org-budget")


@pytest.fixture
def opened(andts: Andts, farsta: Path, tmp_path: Path) -> Path:
    """Return the file with a round of this year, in which one question is answered."""
    andts("survey", "import", farsta, write_json(tmp_path / "1.json", [row(QUESTION, "nej")]))
    return farsta


def answered(path: Path, option: str) -> Path:
    """Fill in an answer file as its unit does, in the program."""
    document = Document.open(path, Library(paths.resources()))
    found = document.surveys.round_of(YEAR)
    assert found is not None
    unit = document.units.named("Farsta")
    answer = Answer(QUESTION, AnswerState.ANSWERED, (OptionId(option),), comment="Å")
    document.surveys.set_answer(found.id, unit.id, answer)
    document.close()
    return path


def points(andts: Andts, path: Path) -> str:
    return str(andts("index", path, "--year", YEAR, "--unit", "Farsta", "--json").json["points"])


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Farsta.pdf", b"%PDF-"),
        ("Farsta.xlsx", b"PK"),
        ("Farsta.andts", b"SQLite format 3"),
    ],
)
def test_a_form_is_made_for_one_unit(
    andts: Andts, opened: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    out = tmp_path / name

    ran = andts(
        "survey", "form", opened, "--year", YEAR, "--unit", "farsta", "--out", out, "--json"
    )

    assert ran.code == 0, ran.err
    assert out.read_bytes().startswith(begins)
    assert ran.json["forms"] == [{"unit": "Farsta", "file": str(out)}]


@pytest.mark.parametrize("name", ["saknas.pdf", "saknas.andts", "saknas.xlsx", "saknas.csv"])
def test_a_missing_file_is_named_and_stops_no_other(
    andts: Andts, opened: Path, tmp_path: Path, name: str
) -> None:
    good = write_json(tmp_path / "2.json", [row(QUESTION, "tillfallig")])

    ran = andts("survey", "import", opened, tmp_path / name, good, "--keep", "theirs", "--json")

    assert ran.code == 1
    assert ran.json["imported"] == 1
    (told,) = ran.json["unreadable"]
    assert told["file"] == name
    assert "finns" in told["reason"]


def test_forms_for_everyone_go_into_a_folder(andts: Andts, example: Path, tmp_path: Path) -> None:
    ran = andts(
        *("survey", "form", example, "--year", 2026, "--out", tmp_path / "ut"),
        *("--kind", "andts", "--due", "2026-12-04", "--json"),
    )

    names = [Path(each["file"]).name for each in ran.json["forms"]]
    assert names == [f"{each['unit']} – PI-mini 2026.andts" for each in ran.json["forms"]]
    assert sorted(each.name for each in (tmp_path / "ut").iterdir()) == sorted(names)
    assert len(names) == 8


def test_what_was_made_stands_in_the_log(andts: Andts, opened: Path, tmp_path: Path) -> None:
    andts("survey", "form", opened, "--year", YEAR, "--out", tmp_path / "Farsta.pdf")

    document = Document.open(opened, Library(paths.resources()), read_only=True)
    found = document.surveys.round_of(YEAR)
    assert found is not None
    made = [e for e in document.sheets.log(found.id) if e.kind is EventKind.SENT]
    document.close()
    assert [each.note for each in made] == ["fil: Farsta.pdf"]


def test_a_form_is_never_written_over(andts: Andts, opened: Path, tmp_path: Path) -> None:
    out = tmp_path / "Farsta.andts"
    out.write_bytes(b"ifylld")

    ran = andts("survey", "form", opened, "--year", YEAR, "--out", out)

    assert ran.code == 1
    assert "finns redan och skrivs inte över: den kan vara ifylld" in ran.err
    assert out.read_bytes() == b"ifylld"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--year", 2025, "--out", "x.pdf"), 1, "Det finns ingen enkät för 2025 i filen."),
        (("--year", 2026, "--out", "x.docx"), 2, "ska sluta på .pdf, .xlsx eller .andts"),
        (("--year", 2026, "--out", "x.pdf", "--kind", "excel"), 2, "stämmer inte med ”x.pdf”"),
        (("--year", 2026, "--out", "x.pdf", "--unit", "Nacka"), 1, "Enheten ”Nacka” finns inte"),
        (
            ("--year", 2026, "--out", "x.pdf", "--instrument", "can"),
            1,
            "Enkäten ”can” används inte 2026. Välj någon av: pi-mini-2.",
        ),
    ],
)
def test_a_form_that_cannot_be_made_is_refused(
    andts: Andts, opened: Path, arguments: tuple[object, ...], code: int, words: str
) -> None:
    ran = andts("survey", "form", opened, *arguments)

    assert (ran.code, words in ran.err) == (code, True), ran.err


def test_several_units_need_a_folder(andts: Andts, example: Path, tmp_path: Path) -> None:
    ran = andts("survey", "form", example, "--year", 2026, "--out", tmp_path / "x.pdf")

    assert ran.code == 2
    assert "Ange en mapp med --out, eller en --unit." in ran.err


@pytest.fixture
def returned(andts: Andts, opened: Path, tmp_path: Path) -> Path:
    """Return an answer file with another answer, made before ours became what it is."""
    out = tmp_path / "Farsta.andts"
    for option in ("tillfallig", "nej"):
        source = write_json(tmp_path / f"{option}.json", [row(QUESTION, option)])
        andts("survey", "import", opened, source, "--keep", "theirs")
        if not out.exists():
            andts("survey", "form", opened, "--year", YEAR, "--out", out)
    return answered(out, "ordinarie")


def test_what_the_unit_alone_has_changed_is_taken_in_unasked(
    andts: Andts, opened: Path, tmp_path: Path
) -> None:
    out = tmp_path / "Farsta.andts"
    andts("survey", "form", opened, "--year", YEAR, "--out", out)

    ran = andts("survey", "import", opened, answered(out, "ordinarie"))

    assert ran.code == 0, ran.err
    assert "1 ändrade av enheten" in ran.out
    assert points(andts, opened) == "1"


def marked_ready(path: Path) -> Path:
    """Mark the sheet of an answer file as ready, as its unit does."""
    document = Document.open(path, Library(paths.resources()))
    found = document.surveys.round_of(YEAR)
    assert found is not None
    unit = document.units.named("Farsta")
    document.sheets.set_state(found.id, unit.id, SheetState.READY, "2026-11-20T10:00:00")
    document.close()
    return path


def test_what_the_unit_has_marked_as_ready_is_so_here_and_opened_again_with_a_reason(
    andts: Andts, opened: Path, tmp_path: Path
) -> None:
    out, again = tmp_path / "Farsta.andts", tmp_path / "Farsta 2.andts"
    for path in (out, again):
        andts("survey", "form", opened, "--year", YEAR, "--out", path)
    marked_ready(answered(out, "ordinarie"))

    ran = andts("survey", "import", opened, out, "--json")
    assert (ran.code, ran.json["files"][0]["ready"]) == (0, True), ran.err

    refused = andts("survey", "import", opened, answered(again, "tillfallig"))
    assert "är redan klarmarkerade" in refused.err
    taken = andts(
        *("survey", "import", opened, again, "--reopen", "Fel siffra", "--keep", "theirs"), "--json"
    )
    assert (taken.code, taken.json["files"][0]["reopened"]) == (0, "Fel siffra"), taken.err


def test_a_conflict_is_named_and_nothing_stored(andts: Andts, opened: Path, returned: Path) -> None:
    ran = andts("survey", "import", opened, returned)

    assert ran.code == 1
    assert ran.err.startswith("Inget lästes in: 1 svar är ett annat än det som finns. Välj med")
    assert "Farsta.andts, Farsta, org-budget: hos oss ”Nej" in ran.err
    assert points(andts, opened) == "0"


@pytest.mark.parametrize(("keep", "stored"), [("ours", "0"), ("theirs", "1")])
def test_a_conflict_is_decided_by_keep(
    andts: Andts, opened: Path, returned: Path, keep: str, stored: str
) -> None:
    ran = andts("survey", "import", opened, returned, "--keep", keep, "--json")

    assert ran.code == 0, ran.err
    assert ran.json["files"][0]["conflict"] == 1
    assert points(andts, opened) == stored


def test_a_dry_run_shows_and_stores_nothing(andts: Andts, opened: Path, returned: Path) -> None:
    before = opened.read_bytes()

    ran = andts("survey", "import", opened, returned, "--dry-run", "--json")

    assert ran.code == 0, ran.err
    (conflict,) = ran.json["files"][0]["conflicts"]
    assert conflict["question"] == QUESTION
    assert conflict["theirs"].endswith("(Å)")
    assert opened.read_bytes() == before


def test_a_dry_run_opens_no_round(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    source = write_json(tmp_path / "svar.json", [row(QUESTION, "nej")])

    ran = andts("survey", "import", farsta, source, "--dry-run", "--json")

    assert (ran.json["imported"], ran.json["dry_run"]) == (1, True)
    assert andts("index", farsta, "--year", YEAR).code == 1


def test_several_files_are_taken_in_whole_or_not_at_all(
    andts: Andts, opened: Path, returned: Path, tmp_path: Path
) -> None:
    wrong = write_json(tmp_path / "fel.json", [row("nej", "ja")])

    ran = andts("survey", "import", opened, returned, wrong, "--keep", "theirs")

    assert ran.code == 1
    assert "frågan ”nej” finns inte" in ran.err
    assert points(andts, opened) == "0"


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    andts: Andts, opened: Path, returned: Path, tmp_path: Path
) -> None:
    scanned = tmp_path / "skannad.pdf"
    scanned.write_bytes(b"%PDF-1.4\nintet")

    ran = andts("survey", "import", opened, returned, scanned, "--keep", "theirs")

    assert ran.code == 1
    assert "skannad.pdf: " in ran.err
    assert ran.out.startswith("Läste in 1 svar från 1 enhet.")
    assert points(andts, opened) == "1"


def test_nothing_that_can_be_read_is_an_error(andts: Andts, opened: Path, tmp_path: Path) -> None:
    scanned = tmp_path / "skannad.pdf"
    scanned.write_bytes(b"%PDF-1.4\nintet")

    ran = andts("survey", "import", opened, scanned)

    assert ran.code == 1
    assert ran.err.startswith("Inget lästes in.\nskannad.pdf: ")


def test_the_same_file_again_changes_nothing(andts: Andts, opened: Path, returned: Path) -> None:
    andts("survey", "import", opened, returned, "--keep", "theirs")

    ran = andts("survey", "import", opened, returned, "--json")

    assert (ran.code, ran.json["imported"]) == (0, 0)
    assert "Samma fil togs emot redan" in ran.json["files"][0]["warnings"][0]


def fill_pdf(path: Path) -> None:
    """Answer the question and comment it with another program."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(path))
    chosen = {answer_field(QUESTION): f"/{option_value(OptionId('ordinarie'))}"}
    texts = {comment_field(QUESTION): "Beslutad i våras, åäö"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, chosen | texts, auto_regenerate=False)
    writer.write(path)


def fill_excel(path: Path) -> None:
    """Answer the question and comment it with another program."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book[SHEET]
    rows = list(sheet.iter_rows())
    header = next(row for row in rows if any(cell.value == NAME for cell in row))
    columns = {str(cell.value): place for place, cell in enumerate(header)}
    row = next(row for row in rows if row[columns[NAME]].value == answer_field(QUESTION))
    question = Library(paths.resources()).instrument("pi-mini-2").question(QUESTION)
    assert question is not None
    row[columns[ANSWER]].value = option_labels(question)[OptionId("ordinarie")]
    row[columns[COMMENT]].value = "Beslutad i våras, åäö"
    book.save(path)


@pytest.mark.parametrize(("name", "fill"), [("Farsta.pdf", fill_pdf), ("Farsta.xlsx", fill_excel)])
def test_a_form_filled_in_with_another_program_is_taken_in(
    andts: Andts, opened: Path, tmp_path: Path, name: str, fill: Callable[[Path], None]
) -> None:
    out = tmp_path / name
    andts("survey", "form", opened, "--year", YEAR, "--out", out)
    fill(out)

    ran = andts("survey", "import", opened, out, "--keep", "theirs", "--json")

    assert ran.code == 0, ran.err
    (file,) = ran.json["files"]
    assert (file["changed"], file["conflict"], file["new"], file["odd"]) == (1, 0, 0, 0)
    assert points(andts, opened) == "1"
