"""Finished documents are read back as other programs read them."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from andts_desktop.errors import FileError
from andts_desktop.exchange.paper_text import pdf_pages, word_text, workbook_rows


def test_all_text_of_a_word_file_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Rubrik", 1)
    made.add_paragraph("Åäö i ett stycke")
    made.add_table(1, 2).rows[0].cells[1].text = "i en cell"
    made.save(str(tmp_path / "neighbour"))

    assert word_text(tmp_path / "neighbour") == "RubrikÅäö i ett stycke" + "i en cell"


def test_every_cell_of_a_workbook_is_read(tmp_path: Path) -> None:
    made = Workbook()
    made.create_sheet("Två").append([None, "b", 3.5])
    made.worksheets[0].append(["=a", "Åäö"])
    made.save(tmp_path / "neighbour")

    assert workbook_rows(tmp_path / "neighbour") == ("=a\nÅäö", "b\n3.5")


@pytest.mark.parametrize("read", [pdf_pages, word_text, workbook_rows])
def test_what_is_not_whole_is_told(tmp_path: Path, read: Callable[[Path], object]) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"inte ett dokument")
    with pytest.raises(FileError, match="går inte att läsa"):
        read(path)
