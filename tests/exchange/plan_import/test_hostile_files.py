"""Files that are made to harm take little time and memory, and reach nothing outside themselves."""

import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.exchange.plan_import import bad_files as bad
from tests.exchange.plan_import.outcomes import TITLE, run, written

pytestmark = pytest.mark.usefixtures("no_stray_files")
LARGE = 700 * 2**20
"""More than an import may hold in memory."""

PROLOGS = {
    "laughs": bad.laughs,
    "quadratic": bad.quadratic,
}


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
@pytest.mark.parametrize("prolog", PROLOGS)
def test_entities_do_not_grow(tmp_path: Path, kind: str, prolog: str) -> None:
    outcome = run(with_entity(tmp_path, kind, *PROLOGS[prolog]()))
    assert len(outcome.template) < 100_000


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
def test_a_local_file_is_never_taken_in(tmp_path: Path, kind: str) -> None:
    secret = written(tmp_path, "hemligt.txt", b"konungens hemlighet")
    outcome = run(with_entity(tmp_path, kind, *bad.stolen(secret)))
    assert "hemlighet" not in outcome.template + outcome.left_out + outcome.error


def with_entity(folder: Path, kind: str, prolog: str, call: str) -> Path:
    made = {
        "docx": lambda: bad.word(bad.paragraph(call), prolog),
        "xlsx": lambda: bad.workbook(bad.sheet_row(1, call), prolog),
        "odt": lambda: bad.open_text(f"<text:p>{call}</text:p>", prolog),
    }
    return written(folder, f"entitet.{kind}", made[kind]())


OUTWARD: dict[str, Callable[[str], bytes]] = {
    "mall.docx": lambda server: bad.zipped(bad.external(server)),
    "grammatik.docx": lambda server: bad.zipped(bad.external(server, has_dtd=True)),
    "bild.odt": lambda server: bad.open_text(
        f"<text:p>{TITLE}<drawing:frame><drawing:image "
        f'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{server}b.png"/>'
        "</drawing:frame></text:p>"
    ),
    "bild.clipboard": lambda server: (
        f'<link rel="stylesheet" href="{server}s.css"><p>{TITLE}<img src="{server}b.png"></p>'
    ).encode(),
}


@pytest.mark.parametrize("name", OUTWARD)
def test_nothing_is_asked_of_a_server(tmp_path: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        outcome = run(written(tmp_path, name, OUTWARD[name](address)))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert outcome.error or "Trygga unga" in outcome.template + outcome.left_out


@cache
def blank_bomb() -> bytes:
    return bad.bomb("word/document.xml", LARGE)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": blank_bomb,
    "ljuger.docx": lambda: bad.lying(blank_bomb(), "word/document.xml", 2000),
    "bilaga.docx": lambda: bad.bomb("word/media/image1.png", LARGE),
    "nästlad.docx": lambda: bad.nested_bomb(4),
    "många delar.docx": lambda: bad.many_parts(60_000),
    "klättrar.docx": bad.climbing,
    "djup.docx": lambda: bad.word("<w:sdt><w:sdtContent>" * 100_000),
    "djup hel.docx": lambda: bad.word(
        "<w:sdt><w:sdtContent>" * 5000 + bad.paragraph(TITLE) + "</w:sdtContent></w:sdt>" * 5000
    ),
    "djupa tabeller.docx": lambda: bad.word(
        "<w:tbl><w:tr><w:tc>" * 2000 + bad.paragraph(TITLE) + "</w:tc></w:tr></w:tbl>" * 2000
    ),
    "bred cell.docx": lambda: bad.word(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
        f"{bad.paragraph(TITLE)}</w:tc></w:tr></w:tbl>"
    ),
    "många stycken.docx": lambda: bad.word(
        "".join(bad.paragraph(f"{n * n:x}") for n in range(400_000))
    ),
    "miljon rader.xlsx": lambda: bad.workbook(
        bad.sheet_row(1, TITLE) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        before='<dimension ref="A1:XFD1048576"/>',
    ),
    "hela bladet ett.xlsx": lambda: bad.workbook(
        bad.sheet_row(1, TITLE),
        after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "för långt ut.xlsx": lambda: bad.workbook('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
    "radnummer.xlsx": lambda: bad.workbook('<row r="99999999999999"><c><v>1</v></c></row>'),
    "upprepade.odt": lambda: bad.open_text(
        '<table:table><table:table-column table:number-columns-repeated="16384"/>'
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384">'
        f"<text:p>{TITLE}</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "många blanka.odt": lambda: bad.open_text(
        f'<text:p>{TITLE}<text:s text:c="2000000000"/></text:p>'
    ),
    "djup.odt": lambda: bad.open_text("<text:section>" * 5000 + "</text:section>" * 5000),
    "djup.clipboard": ("<div>" * 100_000 + TITLE).encode,
    "bred.clipboard": (
        f'<table><tr><td colspan="2000000000" rowspan="2000000000">{TITLE}</td></tr></table>'
    ).encode,
    "ström.pdf": lambda: bad.pdf(bad.repeated(b" " * 2**20, 700), packed=True),
    "många tecken.pdf": lambda: bad.pdf(
        b"BT /F 1 Tf " + b"1 0 0 1 5 5 Tm (aaaaaaaaaa) Tj " * 200_000 + b" ET",
        resources="/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
    ),
    "många linjer.pdf": lambda: bad.pdf(b"0 0 m 500 500 l S " * 200_000),
    "lång rad.txt": lambda: b"ord " * 8_000_000,
    "kommatecken.csv": lambda: b";" * 20_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_or_cut_short(tmp_path: Path, name: str) -> None:
    run(written(tmp_path, name, HOSTILE[name]()))


def test_a_wall_of_blanks_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert run(written(tmp_path, "bomb.docx", blank_bomb())).error


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("stor.docx", b"PK\x03\x04"),
        ("stor.pdf", b"%PDF-1.7\n"),
        ("stor.txt", b"Plan"),
        ("s.csv", b"a;b"),
    ],
)
def test_a_file_of_300_mb_is_refused(tmp_path: Path, name: str, start: bytes) -> None:
    outcome = run(bad.sparse(tmp_path / name, start, 300_000_000))
    assert "Filer över 100 MB" in outcome.error
    assert outcome.seconds < 2


def test_a_cell_far_out_does_not_hide_the_plan(tmp_path: Path) -> None:
    content = HOSTILE["miljon rader.xlsx"]()
    outcome = run(written(tmp_path, "miljon.xlsx", content))
    assert outcome.error or TITLE.split(". ")[1] in outcome.template + outcome.left_out
