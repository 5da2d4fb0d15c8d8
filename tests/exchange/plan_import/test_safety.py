"""What a foreign file must pass before any library sees it."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from odfdo import Document as OpenDocument
from openpyxl import Workbook

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import import safety
from andts_desktop.exchange.plan_import.source import SourceKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word() -> bytes:
    document = Document()
    document.add_paragraph("Text")
    document.save(made := BytesIO())
    return made.getvalue()


def with_part(data: bytes, name: str, content: bytes, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a packed document with one part more, or with this part in place of its own."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", kind) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def refusal(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(FileError) as caught:
        safety.checked(path)
    return str(caught.value)


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan"])
def test_the_kind_is_what_the_file_holds_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(word())
    assert safety.checked(tmp_path / name).kind is SourceKind.DOCX


def test_a_word_file_with_a_workbook_inside_is_a_word_file(tmp_path: Path) -> None:
    Workbook().save(inner := BytesIO())
    data = with_part(word(), "word/embeddings/blad.xlsx", inner.getvalue())
    (tmp_path / "plan.docx").write_bytes(data)
    assert safety.checked(tmp_path / "plan.docx").kind is SourceKind.DOCX


@pytest.mark.parametrize(
    ("save", "kind"),
    [
        (lambda path: Workbook().save(path), SourceKind.XLSX),
        (lambda path: OpenDocument("text").save(path), SourceKind.ODT),
        (lambda path: path.write_text("Mål 1"), SourceKind.TEXT),
        (lambda path: path.write_bytes("Mål 1".encode("utf-16")), SourceKind.TEXT),
        (lambda path: path.write_bytes(b"%PDF-1.7\n"), SourceKind.PDF),
    ],
)
def test_each_kind_is_known(
    tmp_path: Path, save: Callable[[Path], object], kind: SourceKind
) -> None:
    save(tmp_path / "plan")
    assert safety.checked(tmp_path / "plan").kind is kind


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsx"])
def test_an_old_workbook_is_told_apart_also_when_renamed(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path / name, OLE + bytes(600) + "Workbook".encode("utf-16-le"))
    assert "äldre Excelfil (.xls)" in said
    assert "Spara som" in said


@pytest.mark.parametrize("name", ["plan.doc", "plan.docx"])
def test_an_old_word_file_is_told_apart_also_when_renamed(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path / name, OLE + bytes(600) + "WordDocument".encode("utf-16-le"))
    assert "äldre Wordfil (.doc)" in said


def test_a_password_is_told_of(tmp_path: Path) -> None:
    said = refusal(tmp_path / "x.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "ta bort lösenordet" in said


def test_an_encrypted_opendocument_is_told_of(tmp_path: Path) -> None:
    OpenDocument("text").save(made := BytesIO())
    data = with_part(made.getvalue(), "META-INF/manifest.xml", b"<m:encryption-data/>")
    assert "lösenord" in refusal(tmp_path / "x.odt", data)


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "stor.docx").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(FileError, match="är 300 MB"):
        safety.checked(tmp_path / "stor.docx")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "är tom" in refusal(tmp_path / "tom.docx", b"")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="är en mapp"):
        safety.checked(tmp_path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="finns inte"):
        safety.checked(tmp_path / "saknas.docx")


def test_a_part_that_grows_too_much_is_refused(tmp_path: Path) -> None:
    bomb = with_part(word(), "word/media/x.png", bytes(30 * 1024 * 1024))
    assert "för stor när den packas upp" in refusal(tmp_path / "bomb.docx", bomb)


def test_parts_that_are_too_large_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "MAX_UNPACKED", 20_000)
    assert "för stor när den packas upp" in refusal(tmp_path / "x.docx", word())


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_ENTRIES", 5)
    assert "delar" in refusal(tmp_path / "x.docx", word())


def test_parts_that_share_bytes_are_refused(tmp_path: Path) -> None:
    data = bytearray(word())
    first, second = (
        data.find(b"PK\x01\x02"),
        data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 1),
    )
    offset = struct.unpack_from("<I", data, first + 42)[0]
    struct.pack_into("<I", data, second + 42, offset)
    assert "skadad" in refusal(tmp_path / "x.docx", bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word_in_it", ["<!DOCTYPE x [", "<!ENTITY y 'z'>"])
def test_markup_that_declares_entities_is_refused(
    tmp_path: Path, encoding: str, word_in_it: str
) -> None:
    markup = f"<?xml version='1.0'?>{' ' * 70_000}{word_in_it}<x/>".encode(encoding)
    assert "skadligt" in refusal(tmp_path / "x.docx", with_part(word(), "word/x.xml", markup))


def test_markup_in_a_strange_encoding_is_refused(tmp_path: Path) -> None:
    markup = b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4-<x/>"
    assert "skadligt" in refusal(tmp_path / "x.docx", with_part(word(), "word/x.xml", markup))


def test_names_that_lead_out_of_the_document_write_nothing(tmp_path: Path) -> None:
    data = with_part(word(), "../../ute.txt", b"hej")
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "x.docx").write_bytes(data)
    safety.checked(folder / "x.docx")
    assert [each.name for each in tmp_path.rglob("*.*")] == ["x.docx"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.zip", {"plan.docx": b"x"}, "arkiv"),
        ("x.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, ".ods"),
        ("x.pptx", {"[Content_Types].xml": b"<x>presentationml.main+xml</x>"}, "inte läser"),
    ],
)
def test_other_packed_files_are_told_what_to_do(
    tmp_path: Path, name: str, content: dict[str, bytes], said: str
) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, data in content.items():
            archive.writestr(part, data)
    assert said in refusal(tmp_path / name, made.getvalue())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1 hej}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "är en bild"),
        (b"\x7fELF\x00\x00", "inte läser"),
        (b"PK\x03\x04skrot", "skadad"),
    ],
)
def test_other_files_are_told_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refusal(tmp_path / "plan.docx", data)
