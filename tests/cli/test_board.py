"""Boards' sheets out and back in, from the command line."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.board_fields import choice_value
from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.ids import PlanId
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts

COMMENT = "Fyra besök återstår."


@pytest.fixture
def sheet(andts: Andts, example: Path, tmp_path: Path) -> Path:
    """Return a sheet of the example that a board has filled in."""
    out = tmp_path / "blad.pdf"
    asked = ("--year", 2026, "--board", "Miljönämnden", "--out", out)
    assert andts("report", "board", example, *asked).code == 0
    writer = PdfWriter()
    writer.append(PdfReader(out))
    fields = writer.get_fields() or {}
    name = next(each for each in fields if each.endswith(":status"))
    comment = name.replace(":status", ":comment")
    values = {name: f"/{choice_value('ongoing')}", comment: COMMENT}
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values))
    filled = io.BytesIO()
    writer.write(filled)
    out.write_bytes(filled.getvalue())
    return out


def follow_up(path: Path) -> FollowUp:
    document = Document.open(path, Library(paths.resources()), read_only=True)
    found = document.follow_up.of(PlanId(1), 2026)
    document.close()
    return found


def test_what_was_filled_in_is_stored(andts: Andts, example: Path, sheet: Path) -> None:
    ran = andts("board", "import", example, sheet, "--date", "2026-11-22", "--json")
    assert ran.code == 0, ran.err
    (told,) = ran.json["sheets"]
    assert (told["unit"], told["reports"], told["faults"]) == ("Miljönämnden", 1, [])
    (stored,) = [each for each in follow_up(example).log if each.comment == COMMENT]
    assert (stored.date, stored.status_key) == ("2026-11-22", "ongoing")


def test_a_dry_run_stores_nothing(andts: Andts, example: Path, sheet: Path) -> None:
    before = follow_up(example)
    ran = andts("board", "import", example, sheet, "--dry-run")
    assert ran.code == 0, ran.err
    assert "skulle ge 1 ändring" in ran.out
    assert COMMENT in ran.out
    assert follow_up(example) == before


def test_a_second_time_changes_nothing(andts: Andts, example: Path, sheet: Path) -> None:
    andts("board", "import", example, sheet)
    assert "gav 0 ändringar" in andts("board", "import", example, sheet).out


def test_a_sheet_that_cannot_be_read_stops_no_other(
    andts: Andts, example: Path, sheet: Path, tmp_path: Path
) -> None:
    ran = andts("board", "import", example, tmp_path / "saknas.pdf", sheet, "--json")
    assert ran.code == 1
    assert [each["file"] for each in ran.json["unreadable"]] == ["saknas.pdf"]
    assert [each["reports"] for each in ran.json["sheets"]] == [1]


def test_a_sheet_of_another_file_is_refused(andts: Andts, vasteras_file: Path, sheet: Path) -> None:
    ran = andts("board", "import", vasteras_file, sheet)
    assert ran.code == 1
    assert "är gjort av en annan fil" in ran.err


def test_an_empty_sheet_goes_back(andts: Andts, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "tomt.pdf"
    andts("report", "board", example, "--year", 2026, "--board", "Miljönämnden", "--out", out)
    assert "är inte ifyllt. Be Miljönämnden" in andts("board", "import", example, out).err
