import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from andts_desktop import __version__, paths
from andts_desktop.db.version import VERSION
from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts


def test_a_sound_file_is_said_to_be_sound(andts: Andts, farsta: Path) -> None:
    found = andts("check", farsta, "--json")

    assert found.code == 0
    assert found.json["ok"] is True
    assert found.json["problems"] == []
    assert found.json["version"] == VERSION
    assert found.json["program"] == __version__
    assert found.json["counts"]["node"] == 50
    text = andts("check", farsta).out
    versions = f"Filens version: {VERSION}. Programmets version: {__version__}."
    assert text.startswith(f"{farsta}: hel\n{versions}")
    assert "  node: 50\n" in text


def test_reading_leaves_the_file_as_it_was(andts: Andts, example: Path) -> None:
    before = example.read_bytes()

    andts("check", example)
    andts("plan", "show", example)
    andts("index", example, "--year", 2026)

    assert example.read_bytes() == before
    assert list(example.parent.iterdir()) == [example]


def test_what_a_full_check_finds_fails_the_command(
    andts: Andts, farsta: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Document, "problems", lambda _: ("row 3 missing from index",))

    found = andts("check", farsta, "--json")

    assert found.code == 1
    assert found.json["ok"] is False
    assert found.json["problems"] == ["row 3 missing from index"]
    assert "är skadad. Öppna en säkerhetskopia." in found.err


def not_sqlite(path: Path, whole: bytes) -> None:
    path.write_text("Detta är ett brev.", encoding="utf-8")


def empty(path: Path, whole: bytes) -> None:
    path.write_bytes(b"")


def only_a_head(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:50])


def truncated(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[: len(whole) // 2])


def overwritten(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:12_288] + b"x" * 20_480 + whole[32_768:])


def of_another_program(path: Path, whole: bytes) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE person (name TEXT)")
        other.commit()


def newer(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")


def folder(path: Path, whole: bytes) -> None:
    path.mkdir()


def missing(path: Path, whole: bytes) -> None:
    pass


Spoil = Callable[[Path, bytes], None]

BAD: dict[Spoil, str] = {
    not_sqlite: "är inte en fil från ANDTS Desktop",
    empty: "är inte en fil från ANDTS Desktop",
    only_a_head: "avkortad",
    truncated: "avkortad",
    overwritten: "är skadad",
    of_another_program: "är en databas från ett annat program",
    newer: "är gjord med en nyare version",
    folder: "är en mapp, inte en fil",
    missing: "finns inte",
}


@pytest.mark.parametrize(
    "command",
    [
        "check {file}",
        "plan show {file}",
        "index {file} --year 2026",
        "status {file} --activity 1.1 --status pågår",
        "survey import {file} svar.json",
        "report annual {file} --year 2026 --out ut.pdf",
        "report short {file} --year 2026 --out ut.pdf",
        "mail {file} --year 2026 --out ut.eml",
    ],
)
@pytest.mark.parametrize("spoil", BAD, ids=[spoil.__name__ for spoil in BAD])
def test_a_bad_file_is_named_in_swedish_and_left_alone(
    andts: Andts, tmp_path: Path, example_bytes: bytes, spoil: Spoil, command: str
) -> None:
    path = tmp_path / "filen.andts"
    spoil(path, example_bytes)
    before = path.read_bytes() if path.is_file() else None

    ran = andts(*command.format(file=path).split())

    assert ran.code == 1
    assert ran.out == ""
    assert "filen.andts" in ran.err
    assert BAD[spoil] in ran.err
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {each.name for each in tmp_path.iterdir()} <= {"filen.andts"}


@pytest.mark.parametrize(
    "command",
    ["check {file}", "status {file} --activity 1.1 --status pågår", "index {file} --year 2026"],
)
def test_a_file_that_is_open_elsewhere_is_refused(
    andts: Andts, vasteras_file: Path, command: str
) -> None:
    holder = Document.open(vasteras_file, Library(paths.resources()))
    try:
        ran = andts(*command.format(file=vasteras_file).split(" "))
    finally:
        holder.close()

    assert ran.code == 1
    assert "är redan öppen i ett annat fönster" in ran.err


def test_a_write_protected_file_can_be_read_but_not_written(
    andts: Andts, vasteras_file: Path
) -> None:
    vasteras_file.chmod(0o444)
    before = vasteras_file.read_bytes()

    read = andts("plan", "show", vasteras_file)
    written = andts("status", vasteras_file, "--activity", "1.1", "--status", "pågår")

    assert read.code == 0
    assert written.code == 1
    assert "är skrivskyddad. Kopiera filen till en mapp" in written.err
    assert vasteras_file.read_bytes() == before


@pytest.mark.parametrize("name", ["x" * 300 + ".andts", "mapp som saknas/a.andts"])
def test_a_path_that_cannot_be_is_said_to_be_so(andts: Andts, tmp_path: Path, name: str) -> None:
    for command in (("check",), ("new", "--template", "stockholm-2023-2026")):
        ran = andts(command[0], tmp_path / name, *command[1:])

        assert ran.code == 1
        assert "”" in ran.err


def test_a_name_with_signs_that_mean_something_to_sqlite_is_a_name(
    andts: Andts, tmp_path: Path
) -> None:
    path = tmp_path / "år 2026? 100 % #1 & mål.andts"

    assert andts("new", path, "--template", "stockholm-2023-2026").code == 0
    assert andts("check", path).code == 0
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
