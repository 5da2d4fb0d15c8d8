"""Writes are stored whole or not at all, whatever happens to the disk."""

import sqlite3
from pathlib import Path

import pytest

from andts_desktop.db import version
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.failures import unusable
from andts_desktop.document import Document
from andts_desktop.domain.follow_up import Prose, ProseSection
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import FileError
from andts_desktop.exchange.library import Library

PLAN = PlanId(1)


class PulledPlugError(Exception):
    """What happens in the middle of a write."""


def write_and_stop(file: DataFile) -> None:
    with file.writing() as database:
        database.table("unit").insert({"name": "A", "kind": "board"})
        file.insert("unit", {"name": "B", "kind": "board"})
        raise PulledPlugError


def fill_the_disk(document: Document) -> int:
    """Let the file grow no further; return its number of pages, to let it grow again."""
    (row,) = document._file.rows("PRAGMA page_count")
    document._file.rows(f"PRAGMA max_page_count = {row['page_count']}")
    return int(row["page_count"])


def test_nothing_is_stored_of_what_was_interrupted(document: Document) -> None:
    with pytest.raises(PulledPlugError):
        write_and_stop(document._file)
    assert document.counts()["unit"] == 0


def test_a_write_that_breaks_a_rule_of_the_tables_is_ours_and_not_the_worlds(
    document: Document,
) -> None:
    document._file.insert("unit", {"name": "A", "kind": "board"})
    with pytest.raises(sqlite3.IntegrityError):
        document._file.insert("unit", {"name": "A", "kind": "board"})
    assert document._file.counts()["unit"] == 1


def test_a_full_disk_is_said_in_words_and_loses_nothing(vasteras: Document) -> None:
    before = vasteras.plans.plan(PLAN)
    pages = fill_the_disk(vasteras)
    text = Prose(ProseSection.SUMMARY, "å" * 400_000)
    with pytest.raises(FileError, match="disken är full"):
        vasteras.follow_up.set_prose(PLAN, 2025, text)
    assert vasteras.plans.plan(PLAN) == before
    assert vasteras.follow_up.of(PLAN, 2025).prose == ()
    vasteras._file.rows(f"PRAGMA max_page_count = {pages * 1000}")
    vasteras.follow_up.set_prose(PLAN, 2025, text)
    assert vasteras.follow_up.of(PLAN, 2025).prose == (text,)
    assert vasteras.problems() == ()


def test_a_plan_that_does_not_fit_leaves_no_part_of_itself(
    vasteras: Document, library: Library
) -> None:
    before = vasteras.counts()
    fill_the_disk(vasteras)
    with pytest.raises(FileError, match="disken är full"):
        vasteras.plans.add(library.template("stockholm-2023-2026"))
    assert vasteras.counts() == before


def test_a_round_that_does_not_fit_leaves_no_part_of_itself(vasteras: Document) -> None:
    before = vasteras.counts()
    fill_the_disk(vasteras)
    with pytest.raises(FileError, match="disken är full"):
        vasteras.surveys.open_round(2025)
    assert vasteras.counts() == before
    assert vasteras.surveys.rounds() == ()


def test_counts_name_the_tables_of_the_subject_only(vasteras: Document) -> None:
    counts = vasteras.counts()
    assert (counts["plan"], counts["node"], counts["indicator"]) == (1, 19, 24)
    assert not any(name.startswith(("_", "sqlite")) for name in counts)


def test_a_sound_file_has_no_problems_and_a_broken_one_names_them(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "a.andts"
    document = Document.create(path, library)
    assert document.problems() == ()
    assert document.version() == version.VERSION
    document._file._connection.execute("PRAGMA foreign_keys = OFF")
    document._file.insert("survey_round", {"instrument_id": "borta", "year": 2025})
    assert document.problems() == ("survey_round: instrument",)
    document.close()


def test_damage_that_shows_while_the_file_is_open_is_said_in_words(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "a.andts"
    Document.create(path, library).close()
    reading = DataFile.open(path, read_only=True)
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * (size - 4096))
    reading._connection.execute("PRAGMA shrink_memory")
    with pytest.raises(FileError, match="skadad"):
        reading.rows("SELECT * FROM unit")
    reading.close()


def test_errors_that_say_nothing_of_the_world_come_back_as_they_are() -> None:
    ours = sqlite3.OperationalError("no such table: stad")
    assert unusable(Path("a.andts"), ours) is ours


def test_injection_stays_text(document: Document) -> None:
    name = "Robert'); DROP TABLE unit;--"
    document.units.add(name, UnitKind.BOARD)
    assert [unit.name for unit in document.units.all()] == [name]
