"""A file is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from andts_desktop.errors import FileError
from andts_desktop.files import LONGEST_NAME, free_path, safe_name, write_whole


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "Årlig uppföljning.pdf"
    for data in (b"ett", b"", b"tre" * 100_000):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_colleagues_may_read_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_whole(path, b"x")
    mask = os.umask(0o022)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("name", ["å" * 120 + ".pdf", "🍺" * 60 + ".pdf", ".dold", "a"])
def test_a_name_that_the_disk_can_hold_can_be_written(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"x")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    with pytest.raises(FileError, match="är en mapp"):
        write_whole(tmp_path / "mapp", b"x")
    assert (tmp_path / "mapp").is_dir()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Skapa den eller välj en annan plats"):
        write_whole(tmp_path / "saknas" / "a.pdf", b"x")


def test_a_file_in_a_folders_place_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"viktigt")
    with pytest.raises(FileError, match="Välj en annan plats"):
        write_whole(tmp_path / "fil" / "a.pdf", b"x")
    assert (tmp_path / "fil").read_bytes() == b"viktigt"


def test_a_name_that_is_too_long_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="kunde inte skrivas"):
        write_whole(tmp_path / ("å" * 200), b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Disken är full"),
        (errno.EDQUOT, "Disken är full"),
        (errno.EACCES, "är öppen i ett annat program"),
        (errno.EIO, "kunde inte skrivas"),
    ],
)
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_whatever_the_disk_says_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"den gamla")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(step, fail)
    with pytest.raises(FileError, match=said):
        write_whole(path, b"den nya")
    assert path.read_bytes() == b"den gamla"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bromma – PI-mini 2026", "Bromma – PI-mini 2026"),
        ('Plan 1/2: "A" <B>?', "Plan 1 2 A B"),
        ("två\nrader\toch ett\x00 tecken", "två rader och ett tecken"),
        (" . slutet bevaras inte . ", "slutet bevaras inte"),
        ("???", ""),
        ("å" * 300, "å" * LONGEST_NAME),
    ],
)
def test_words_become_a_name_that_every_system_takes(words: str, name: str) -> None:
    assert safe_name(words) == name


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ([], "Svar 1.0.pdf"),
        (["Svar 1.0.pdf"], "Svar 1.0 (2).pdf"),
        (["Svar 1.0.pdf", "Svar 1.0 (2).pdf"], "Svar 1.0 (3).pdf"),
        (["Svar 1.0 (2).pdf"], "Svar 1.0.pdf"),
    ],
)
def test_a_name_that_is_taken_gets_a_number(tmp_path: Path, there: list[str], found: str) -> None:
    for name in there:
        (tmp_path / name).write_bytes(b"x")
    assert free_path(tmp_path / "Svar 1.0.pdf") == tmp_path / found


def test_a_name_of_wide_letters_has_room_on_the_disk(tmp_path: Path) -> None:
    name = safe_name("漢字🎉" * 80)
    write_whole(tmp_path / f"{name} (12).docx", b"ny")
    assert free_path(tmp_path / f"{name} (12).docx").stem == f"{name} (12) (2)"


def test_a_name_has_no_letters_that_are_not_seen() -> None:
    assert safe_name("a\ud800b\u202ec\x7fd") == "a b c d"


def test_what_a_link_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"gammal")
    (tmp_path / "b.pdf").symlink_to("a.pdf")
    write_whole(tmp_path / "b.pdf", b"ny")
    assert (tmp_path / "b.pdf").is_symlink()
    assert (tmp_path / "a.pdf").read_bytes() == b"ny"


def test_what_is_no_file_is_left(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(FileError, match="kunde inte skrivas"):
        write_whole(tmp_path / "a.pdf", b"ny")
    assert stat.S_ISFIFO((tmp_path / "a.pdf").stat().st_mode)


def test_a_file_that_is_not_to_be_written_to_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"gammal")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileError, match="saknas rätt att skriva"):
        write_whole(path, b"ny")
    assert path.read_bytes() == b"gammal"


@pytest.mark.parametrize("words", ["CON", "nul", "Lpt1", "aux."])
def test_a_name_of_a_device_is_made_another(words: str) -> None:
    assert safe_name(words) == f"{words.rstrip('.')}_"
