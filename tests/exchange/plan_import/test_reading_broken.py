"""Broken files end in a message or in what could be read, never in anything else."""

import random
import socket
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from odfdo import Document as OpenDocument
from odfdo import Header
from odfdo import Paragraph as OpenParagraph
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading import read_source


def word() -> bytes:
    document = Document()
    document.add_heading("Mål 1", 1)
    document.add_paragraph("Punkt", "List Bullet")
    document.add_paragraph("Nummer", "List Number")
    document.add_table(2, 2).cell(0, 0).text = "Aktivitet"
    document.part.relate_to("http://example.invalid/mall.dotx", RT.HYPERLINK, is_external=True)
    document.save(made := BytesIO())
    return made.getvalue()


def excel() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Aktivitet", "Ansvar"])
    sheet.append(["1.1 Tillsyn", 90.5])
    sheet.merge_cells("A3:B3")
    book.save(made := BytesIO())
    return made.getvalue()


def open_text() -> bytes:
    document = OpenDocument("text")
    document.body.append(Header(1, "Mål 1"))
    document.body.append(OpenParagraph("Text"))
    document.save(made := BytesIO())
    return made.getvalue()


def pdf() -> bytes:
    canvas = Canvas(made := BytesIO())
    canvas.drawString(72, 700, "Mål 1")
    canvas.rect(72, 500, 200, 100)
    canvas.line(172, 500, 172, 600)
    canvas.drawString(80, 550, "Aktivitet")
    canvas.save()
    return made.getvalue()


MAKERS = [word, excel, open_text, pdf]


def read_or_refuse(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with suppress(FileError):
        read_source(path)


@pytest.mark.parametrize("make", MAKERS)
def test_a_file_cut_off_anywhere_is_refused_or_read(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    data = make()
    for share in range(1, 40):
        read_or_refuse(tmp_path / "plan", data[: len(data) * share // 40])


@pytest.mark.parametrize("make", MAKERS)
def test_a_file_with_wrong_bytes_is_refused_or_read(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    chance = random.Random(3)  # noqa: S311 - a throw of dice, no secret
    data = make()
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        read_or_refuse(tmp_path / "plan", bytes(broken))


@pytest.mark.parametrize("make", [word, excel, open_text])
def test_a_packed_document_with_broken_markup_is_refused_or_read(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    chance = random.Random(4)  # noqa: S311 - the same
    with zipfile.ZipFile(BytesIO(make())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in sorted(parts):
        for how in range(4):
            content = bytearray(parts[name])
            if how == 0:
                content = content[: len(content) // 2]
            elif content:
                for _ in range(3 ** (how - 1)):
                    content[chance.randrange(len(content))] = chance.randrange(32, 127)
            made = BytesIO()
            with zipfile.ZipFile(made, "w") as archive:
                for each, data in parts.items():
                    archive.writestr(each, bytes(content) if each == name else data)
            read_or_refuse(tmp_path / "plan", made.getvalue())


@pytest.mark.parametrize("make", [word, excel, open_text])
def test_a_packed_document_without_one_of_its_parts_is_refused_or_read(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    with zipfile.ZipFile(BytesIO(make())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for each in parts.keys() - {name}:
                archive.writestr(each, parts[each])
        read_or_refuse(tmp_path / "plan", made.getvalue())


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_is_fetched_from_the_network(
    tmp_path: Path, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    (tmp_path / "plan").write_bytes(make())
    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert read_source(tmp_path / "plan").blocks
