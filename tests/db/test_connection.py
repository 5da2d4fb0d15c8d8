"""Opening a file: what may be opened, and what every other thing is told in Swedish."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from andts_desktop.db import connection, migrations, version
from andts_desktop.db.connection import APPLICATION_ID, sqlite_uri
from andts_desktop.db.data_file import DataFile
from andts_desktop.errors import FileError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a closed file with units enough for many pages."""
    path = tmp_path / "Kommunens plan.andts"
    file = DataFile.create(path)
    with file.writing() as database:
        database.table("unit").insert_all(
            {"name": f"Enhet {number:04} {'å' * 60}", "kind": "board"} for number in range(300)
        )
    file.close()
    return path


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(FileError) as caught:
        DataFile.open(path, read_only=read_only)
    return str(caught.value)


def test_a_new_file_is_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "ny.andts"
    DataFile.create(path).close()
    head = path.read_bytes()[:100]
    assert head[68:72] == b"ANDT"
    assert int.from_bytes(head[60:64]) == version.VERSION


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_with_letters_that_are_none_in_its_tables_is_damaged(
    made: Path, read_only: bool
) -> None:
    data = made.read_bytes()
    assert b"tablesheetsheet" in data
    data = data.replace(b"tablesheetsheet", b"table\xff\xff\xff\xff\xffsheet")
    made.write_bytes(data.replace(b"CREATE TABLE sheet (", b"CREATE THING sheet ("))
    assert "skadad" in refusal(made, read_only=read_only)


@pytest.mark.parametrize(
    "name", ["Åtgärder (2).andts", "50 % #1?.andts", "a&b=c;d.andts", "نص 🍺.andts", "utan"]
)
def test_a_file_of_any_name_is_made_and_opened_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    DataFile.create(path).close()
    reopened = DataFile.open(path)
    assert reopened.problems() == ()
    reopened.close()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_relative_path_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    DataFile.create(Path("a.andts")).close()
    assert (tmp_path / "a.andts").is_file()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"\\server\gemensam\Plan.andts", "file:////server/gemensam/Plan.andts?mode=rw"),
        (r"H:\ANDTS plan.andts", "file:///H:/ANDTS%20plan.andts?mode=rw"),
    ],
)
def test_a_network_share_is_named_in_the_path(path: str, address: str) -> None:
    assert sqlite_uri(PureWindowsPath(path), "rw") == address


def test_a_file_that_stands_there_is_never_overwritten(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(FileError, match="finns redan"):
        DataFile.create(made)
    assert made.read_bytes() == before


def test_a_file_cannot_be_made_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"Mappen .* finns inte"):
        DataFile.create(tmp_path / "saknas" / "ny.andts")


def test_a_name_that_is_too_long_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Välj ett annat namn"):
        DataFile.create(tmp_path / ("å" * 200))


def test_a_creation_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "FIRST_TABLES", "CREATE TABLE a (x); CREATE TABEL b (y)")
    with pytest.raises(sqlite3.OperationalError):
        DataFile.create(tmp_path / "ny.andts")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "finns inte" in refusal(tmp_path / "saknas.andts")
    assert "finns inte" in refusal(tmp_path / "saknas.andts", read_only=True)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "är en mapp" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 ett kalkylark", b"SQLite format 2\x00"])
def test_what_is_not_sqlite_is_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brev.andts"
    path.write_bytes(content)
    assert "är inte en fil från ANDTS Desktop" in refusal(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("journal_mode", ["delete", "wal"])
def test_another_programs_database_is_refused_and_left_as_it_was(
    tmp_path: Path, journal_mode: str, read_only: bool
) -> None:
    path = tmp_path / "annat.andts"
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {journal_mode}")
        other.execute("CREATE TABLE unit (name)")
        other.commit()
    before = path.read_bytes()
    assert "från ett annat program" in refusal(path, read_only=read_only)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_file_is_refused_in_words_and_left_as_it_was(made: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(made)) as newer:
        newer.execute(f"PRAGMA user_version = {version.VERSION + 1}")
        newer.execute("PRAGMA journal_mode = wal")
    before = made.read_bytes()
    assert "nyare version" in refusal(made, read_only=read_only)
    assert made.read_bytes() == before


def test_a_file_whose_making_was_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "halv.andts"
    with closing(sqlite3.connect(path)) as half:
        half.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    assert "inte färdigskapad" in refusal(path)
    assert "äldre version" in refusal(path, read_only=True)


def test_a_truncated_file_is_refused_at_every_length(made: Path) -> None:
    whole = made.read_bytes()
    assert len(whole) > 20 * 4096
    lengths = {*range(1, 110, 9), *range(200, len(whole), 3001), *range(4096, len(whole), 4096)}
    copy = made.with_name("avkortad.andts")
    for length in sorted(lengths):
        copy.write_bytes(whole[:length])
        said = refusal(copy)
        assert "skadad" in said or "avkortad" in said or "inte en fil från" in said, length
        assert copy.read_bytes() == whole[:length], length


def test_overwritten_pages_are_found(made: Path) -> None:
    whole = made.read_bytes()
    for page in range(1, len(whole) // 4096, 5):
        made.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        assert "skadad" in refusal(made), page


def test_rows_that_lost_what_they_belong_to_are_found(made: Path) -> None:
    with closing(sqlite3.connect(made)) as broken:
        broken.execute("INSERT INTO survey_round (instrument_id, year) VALUES ('borta', 2025)")
        broken.commit()
    assert "”survey_round” saknar det de hör till" in refusal(made)


def test_a_write_protected_file_is_opened_only_for_reading(made: Path) -> None:
    made.chmod(0o444)
    assert "skrivskyddad" in refusal(made)
    reading = DataFile.open(made, read_only=True)
    assert reading.counts()["unit"] == 300
    reading.close()


def test_a_file_open_for_reading_cannot_be_written(made: Path) -> None:
    reading = DataFile.open(made, read_only=True)
    with pytest.raises(FileError, match="skrivskyddad"):
        reading.insert("unit", {"name": "Ny", "kind": "board"})
    assert reading.counts()["unit"] == 300
    reading.close()


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


OPEN = """
import os, sys
from pathlib import Path
from andts_desktop.db.data_file import DataFile
from andts_desktop.errors import FileError
if len(sys.argv) > 3:
    os.setuid(int(sys.argv[3]))
try:
    DataFile.open(Path(sys.argv[1]), read_only=sys.argv[2] == "True").close()
    print("öppen")
except FileError as error:
    print(error)
"""


@pytest.fixture
def opened(made: Path) -> Iterator[DataFile]:
    """Give the file, held by this program."""
    file = DataFile.open(made)
    yield file
    file.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_second_program_is_told_that_the_file_is_open(opened: DataFile, read_only: bool) -> None:
    assert "redan öppen i ett annat fönster" in run(OPEN, opened.path, read_only).stdout


@pytest.mark.parametrize("read_only", [False, True])
def test_a_look_into_the_open_file_lets_no_second_program_in(
    opened: DataFile, read_only: bool
) -> None:
    # As a file dialog does, to find out the kind of the file.
    assert opened.path.read_bytes()
    assert "redan öppen i ett annat fönster" in run(OPEN, opened.path, read_only).stdout


def test_the_file_is_free_again_once_it_is_closed(opened: DataFile) -> None:
    opened.close()
    assert run(OPEN, opened.path, False).stdout == "öppen\n"


def test_two_readers_do_not_disturb_each_other(made: Path) -> None:
    first = DataFile.open(made, read_only=True)
    assert run(OPEN, made, True).stdout == "öppen\n"
    first.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from andts_desktop.db.data_file import DataFile
file = DataFile.open(Path(sys.argv[1]))
file.insert("unit", {"name": "Sparad", "kind": "board"})
with file.writing() as database:
    database.execute("PRAGMA cache_size = 1")
    database.execute("UPDATE unit SET name = 'Halv ' || name")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(made: Path) -> Path:
    """Return a file whose program was killed in the middle of a write."""
    assert run(KILLED, made).returncode == -signal.SIGKILL
    assert made.with_name(f"{made.name}-journal").stat().st_size > 0
    return made


@pytest.mark.parametrize("read_only", [False, True])
def test_a_kill_in_the_middle_of_a_write_loses_only_that_write(
    killed: Path, read_only: bool
) -> None:
    file = DataFile.open(killed, read_only=read_only)
    names = [row["name"] for row in file.rows("SELECT name FROM unit")]
    assert len(names) == 301
    assert "Sparad" in names
    assert not any(name.startswith("Halv") for name in names)
    assert file.problems() == ()
    file.close()


def test_a_half_written_file_that_is_protected_says_not_to_copy_it(killed: Path) -> None:
    killed.chmod(0o444)
    assert "en kopia av den kan vara skadad" in refusal(killed, read_only=True)


NOBODY = 65534


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else"
)
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "said"),
    [
        (0o755, 0o666, "får du inte skriva"),
        (0o755, 0o600, "kunde inte läsas"),
        (0o700, 0o666, "kan inte användas"),
        (0o777, 0o644, "skrivskyddad"),
        (0o777, 0o666, "öppen"),
    ],
)
def test_rights_that_are_missing_are_named(folder_mode: int, file_mode: int, said: str) -> None:
    folder = Path("/tmp") / f"andts-prov-{os.getpid()}"  # noqa: S108 - others must reach it
    folder.mkdir()
    try:
        path = folder / "a.andts"
        DataFile.create(path).close()
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        finished = run(OPEN, path, False, NOBODY)
        assert said in finished.stdout, finished.stderr
    finally:
        shutil.rmtree(folder)


def test_foreign_keys_hold_in_a_file_that_is_made_and_in_one_that_is_opened(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.andts"
    for opener in (connection.create, connection.open_for_writing):
        database = opener(path)
        assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("INSERT INTO survey_round (instrument_id, year) VALUES ('x', 1)")
        database.close()
