"""Broken and odd files get a word in Swedish that says what to do, or what is missing."""

import os
import random
import zipfile
from pathlib import Path

import pytest

from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.source import Table
from tests.exchange.plan_import import bad_files as bad
from tests.exchange.plan_import.outcomes import (
    PLANS,
    TITLE,
    refusal,
    refused_or_read,
    texts,
    told,
    written,
)

pytestmark = pytest.mark.usefixtures("no_stray_files")
OTHER_TYPES = "application/vnd.ms-"
CHANCE = random.Random(8)  # noqa: S311 (noise, no secret)

ENCRYPTED = bad.ole({"EncryptedPackage": b"\x08" * 5000, "EncryptionInfo": b"\x04\0\x04\0" * 40})
OLD_WORD = bad.ole({"WordDocument": b"\xec\xa5" * 3000, "1Table": b"\0" * 4096})
OLD_EXCEL = bad.ole({"Workbook": b"\x09\x08" * 3000})
PAGE = "<html><head><title>x</title></head><body><p>Mål 1. Trygga unga</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("låst.docx", ENCRYPTED, "lösenord"),
        ("låst.xlsx", ENCRYPTED, "lösenord"),
        ("gammal.doc", OLD_WORD, "docx"),
        ("gammal.xls", OLD_EXCEL, "xlsx"),
        ("egentligen xls.xlsx", OLD_EXCEL, "xlsx"),
        ("tom.docx", b"", "tom"),
        ("tom.pdf", b"", "tom"),
        ("tom.txt", b"", "tom"),
        ("bild.docx", b"\x89PNG\r\n\x1a\n" + bytes(500), ""),
        ("brus.docx", CHANCE.randbytes(5000), ""),
        ("brus.pdf", b"%PDF-1.7\n" + CHANCE.randbytes(5000), ""),
        ("arkiv.docx", bad.zipped({"läs mig.txt": "hej"}), ""),
        ("tomt arkiv.xlsx", bad.zipped({}), ""),
        ("bildspel.pptx", bad.zipped({"ppt/presentation.xml": "<p/>"}), ""),
        ("skannad.pdf", bad.scanned(), "bild"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    assert word in refusal(written(tmp_path, name, content))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path)


def test_a_file_that_has_vanished_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path / "borta.docx")


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    assert "lösenord" in refusal(locked_pdf(tmp_path, "hemligt"))


def test_a_pdf_that_only_may_not_be_changed_is_read(tmp_path: Path) -> None:
    assert TITLE in texts(read_source(locked_pdf(tmp_path, "")))


def locked_pdf(folder: Path, password: str) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "låst.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, "ägaren", canModify=0))
    canvas.drawString(100, 700, TITLE)
    canvas.save()
    return path


@pytest.mark.parametrize("name", ["ekeslatt.docx", "bjorkvinge.xlsx", "norrtuna.odt", "angelo.pdf"])
def test_a_file_cut_off_anywhere_is_refused_or_says_what_is_missing(
    tmp_path: Path, name: str
) -> None:
    whole = (PLANS / name).read_bytes()
    for tenth in range(1, 20):
        path = written(tmp_path, f"{tenth}-{name}", whole[: len(whole) * tenth // 20])
        refused_or_read(path)


@pytest.mark.parametrize("name", ["ekeslatt.docx", "bjorkvinge.xlsx", "norrtuna.odt", "angelo.pdf"])
def test_a_file_with_wrong_bytes_is_refused_or_read(tmp_path: Path, name: str) -> None:
    whole = (PLANS / name).read_bytes()
    for turn in range(20):
        damaged = bytearray(whole)
        for _ in range(40):
            damaged[CHANCE.randrange(len(damaged))] = CHANCE.randrange(256)
        refused_or_read(written(tmp_path, f"{turn}-{name}", bytes(damaged)))


@pytest.mark.parametrize("name", ["ekeslatt.docx", "bjorkvinge.xlsx", "norrtuna.odt"])
def test_a_part_with_broken_xml_is_refused_or_read(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(PLANS / name) as archive:
        parts = {each: archive.read(each) for each in archive.namelist() if each[-1] != "/"}
    for turn, broken in enumerate(parts):
        content = parts[broken]
        for cut in (b"", b"<", content[: len(content) // 2]):
            damaged = {**parts, broken: cut}
            refused_or_read(written(tmp_path, f"{turn}-{name}", bad.zipped(damaged)))
        without = {each: kept for each, kept in parts.items() if each != broken}
        refused_or_read(written(tmp_path, f"utan-{turn}-{name}", bad.zipped(without)))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "makron.docm",
            {
                **bad.word_parts(
                    bad.paragraph(TITLE),
                    main=f"{OTHER_TYPES}word.document.macroEnabled.main+xml",
                ),
                "word/_rels/document.xml.rels": bad.relations(
                    "vbaProject.bin", "vbaProject", of="http://schemas.microsoft.com/office/2006"
                ),
                "word/vbaProject.bin": OLD_EXCEL,
            },
        ),
        (
            "makron.xlsm",
            {
                **bad.workbook_parts(
                    bad.sheet_row(1, TITLE), main=f"{OTHER_TYPES}excel.sheet.macroEnabled.main+xml"
                ),
                "xl/vbaProject.bin": OLD_EXCEL,
            },
        ),
    ],
)
def test_macros_are_named_and_left(
    tmp_path: Path, name: str, parts: dict[str, str | bytes]
) -> None:
    source = read_source(written(tmp_path, name, bad.zipped(parts)))
    assert TITLE in texts(source)
    assert "makro" in told(source)


def test_a_page_that_is_called_a_word_file_is_read_or_refused(tmp_path: Path) -> None:
    refused_or_read(written(tmp_path, "sida.doc", PAGE.encode()))


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Mål 1. </w:t></w:r>"
        '<w:del w:id="1" w:author="x"><w:r><w:delText>Gamla </w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>Trygga unga</w:t></w:r></w:ins></w:p>'
    )
    source = read_source(written(tmp_path, "ändringar.docx", bad.word(body)))
    assert texts(source) == TITLE
    assert "ändringar" in told(source)


def test_a_text_box_is_read_or_named(tmp_path: Path) -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{bad.paragraph('I en ruta')}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )
    source = read_source(written(tmp_path, "ruta.docx", bad.word(box + bad.paragraph(TITLE))))
    assert "i en ruta" in told(source) + texts(source).casefold()


def test_a_table_in_a_table_keeps_its_words(tmp_path: Path) -> None:
    def table(content: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"

    body = table(bad.paragraph("yttre") + table(bad.paragraph("inre")) + "<w:p/>")
    source = read_source(written(tmp_path, "tabeller.docx", bad.word(body)))
    assert "yttre" in texts(source)
    assert "inre" in texts(source)
    assert "tabell" in told(source)


def test_merged_cells_keep_their_place(tmp_path: Path) -> None:
    def cell(text: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{bad.paragraph(text)}</w:tc>"

    first = cell("ner", '<w:vMerge w:val="restart"/>') + cell("bred", '<w:gridSpan w:val="2"/>')
    second = cell("", "<w:vMerge/>") + cell("b", "") + cell("c", "")
    body = f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    source = read_source(written(tmp_path, "celler.docx", bad.word(body)))
    (table,) = (each for each in source.blocks if isinstance(each, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["ner", "bred", ""],
        ["", "b", "c"],
    ]
    assert table.rows[0].cells[2].is_covered
    assert table.rows[1].cells[0].covered_from_above


def test_what_was_read_is_left_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, "plan.docx", (PLANS / "ekeslatt.docx").read_bytes())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    path.chmod(0o444)
    read_source(path)
    assert path.read_bytes() == (PLANS / "ekeslatt.docx").read_bytes()
    assert path.stat().st_mtime == 1_700_000_000
