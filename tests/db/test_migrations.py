"""Tables come from migrations only; older files are copied before they are brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.db import migrations, version
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.sqlite import Database, Migrations
from andts_desktop.document import Document
from andts_desktop.errors import FileError
from andts_desktop.exchange.library import Library

FILES = Path(__file__).resolve().parents[1] / "files"
NOW = version.VERSION
NEXT = NOW + 1


def schema(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE '%_sqlite_migrations%' ORDER BY type DESC, name"
        ).fetchall()
    return ";\n".join(sql for (sql,) in rows) + ";\n"


def test_the_tables_are_those_of_the_version(tmp_path: Path) -> None:
    path = tmp_path / "ny.andts"
    DataFile.create(path).close()
    golden = FILES / f"schema_v{version.VERSION}.sql"
    assert schema(path) == golden.read_text(encoding="utf-8")


def test_the_version_is_the_number_of_migrations(tmp_path: Path) -> None:
    file = DataFile.create(tmp_path / "ny.andts")
    assert file.version() == version.VERSION
    applied = file.rows("SELECT name FROM _sqlite_migrations ORDER BY name")
    assert len(applied) == version.VERSION
    file.close()


def test_using_a_file_makes_no_tables_of_its_own(stockholm: Document) -> None:
    stockholm.surveys.open_round(2025)
    stockholm.close()
    golden = FILES / f"schema_v{version.VERSION}.sql"
    assert schema(stockholm.path) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("released", sorted(FILES.glob("v*.andts")), ids=lambda path: path.stem)
def test_a_file_of_every_released_version_is_opened_and_read(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / released.name
    path.write_bytes(released.read_bytes())
    document = Document.open(path, Library(paths.resources()))
    (plan_id,) = document.plans.ids()
    plan = document.plans.plan(plan_id)
    assert plan.details.title.startswith("Västerås stads handlingsplan")
    assert len(plan.with_status()) == 14
    bromma = document.units.named("bromma")
    results = {
        each.year: document.surveys.score(each, bromma).index
        for each in document.surveys.rounds()
        if document.surveys.instrument(each).family == "pi-mini"
    }
    assert {year: str(index) for year, index in results.items()} == {
        2022: "71.500",
        2025: "3.636363636363636363636363636",
    }
    follow_up = document.follow_up.of(plan_id, 2025)
    assert [entry.comment for entry in follow_up.log] == ["Försenad <b>&\n”citat”"]
    assert document.problems() == ()
    document.close()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Give the migrations as they would stand with one more step."""
    longer = Migrations("andts")
    for each in (
        migrations.m001_first_tables,
        migrations.m002_plans_of_every_shape,
        migrations.m003_surveys_of_many,
    ):
        longer(name=each.__name__)(each)
    monkeypatch.setattr(migrations, "migrations", longer)
    monkeypatch.setattr(version, "VERSION", NEXT)
    return longer


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file of the version that is current before `next_version`."""
    path = tmp_path / "Planen.andts"
    file = DataFile.create(path)
    file.insert("unit", {"name": "Bromma", "kind": "district"})
    file.close()
    return path


def test_an_older_file_is_copied_and_then_brought_up_to_date(
    old: Path, request: pytest.FixtureRequest
) -> None:
    longer: Migrations = request.getfixturevalue("next_version")

    @longer()
    def m004_colours(database: Database) -> None:
        database.execute("ALTER TABLE unit ADD COLUMN colour TEXT NOT NULL DEFAULT 'blå'")

    file = DataFile.open(old)
    assert file.version() == NEXT
    assert [row["colour"] for row in file.rows("SELECT colour FROM unit")] == ["blå"]
    file.close()
    with closing(sqlite3.connect(old.with_name(f"Planen före version {NEXT}.andts"))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert copy.execute("SELECT name FROM unit").fetchall() == [("Bromma",)]


def test_a_migration_that_fails_leaves_the_file_as_it_was_and_the_copy_beside_it(
    old: Path, request: pytest.FixtureRequest
) -> None:
    longer: Migrations = request.getfixturevalue("next_version")

    @longer()
    def m004_broken(database: Database) -> None:
        database.execute("ALTER TABLE unit ADD COLUMN colour TEXT")
        database.execute("ALTER TABEL unit")

    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="TABEL"):
            DataFile.open(old)
    with closing(sqlite3.connect(old)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert database.execute("SELECT * FROM unit").description[-1][0] == "email"
    assert {path.name for path in old.parent.iterdir()} == {
        "Planen.andts",
        f"Planen före version {NEXT}.andts",
        f"Planen före version {NEXT} (2).andts",
    }


def test_an_older_file_is_not_migrated_by_a_reader(
    old: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("next_version")
    with pytest.raises(FileError, match="äldre version"):
        DataFile.open(old, read_only=True)
    assert [path.name for path in old.parent.iterdir()] == ["Planen.andts"]
