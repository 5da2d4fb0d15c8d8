"""What a released version's file holds is all there when the program of today opens it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.db import version
from andts_desktop.db.version_store import VersionStore
from andts_desktop.document import Document
from andts_desktop.domain.ids import InstrumentId, OptionId, PlanId, QuestionId
from andts_desktop.domain.instrument import QuestionKind
from andts_desktop.domain.paper import PaperForm, PaperKind, PrintedPaper
from andts_desktop.domain.plan import (
    ChapterKind,
    Direction,
    PreventionLevel,
    Substance,
)
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    EventKind,
    Origin,
    SheetState,
    SurveyRound,
)
from andts_desktop.domain.tally import tally
from andts_desktop.domain.trash import TrashKind
from andts_desktop.exchange.library import Library

FILES = Path(__file__).resolve().parents[1] / "files"
PLAN = PlanId(1)
RENAMED = {"option_id": "options"}
"""Columns that have another name today."""


def opened(name: str, folder: Path) -> Document:
    path = folder / name
    path.write_bytes((FILES / name).read_bytes())
    return Document.open(path, Library(paths.resources()))


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Document]:
    document = opened("v1.andts", tmp_path)
    yield document
    document.close()


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Document]:
    document = opened("v2.andts", tmp_path)
    yield document
    document.close()


@pytest.fixture
def third(tmp_path: Path) -> Iterator[Document]:
    document = opened("v3.andts", tmp_path)
    yield document
    document.close()


def own_round(document: Document, year: int) -> SurveyRound:
    found = document.surveys.round_of(year, "egen")
    assert found is not None
    return found


def test_every_value_of_a_first_file_is_still_there(first: Document) -> None:
    with closing(sqlite3.connect(FILES / "v1.andts")) as old:
        old.row_factory = sqlite3.Row
        names = old.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%'"
            " ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        for (table,) in names:
            rows = [dict(row) for row in old.execute(f"SELECT * FROM [{table}]")]
            asked = (f"{RENAMED.get(name, name)} AS {name}" for name in (rows[0] if rows else ()))
            columns = ", ".join(asked) or "*"
            kept = [dict(row) for row in first._file.rows(f"SELECT {columns} FROM [{table}]")]
            assert sorted(map(repr, kept)) == sorted(map(repr, rows)), table


def test_the_chapters_of_a_first_file_stand_in_their_order_with_ids_of_their_own(
    first: Document,
) -> None:
    chapters = first.plans.plan(PLAN).chapters
    with closing(sqlite3.connect(FILES / "v1.andts")) as old:
        told = old.execute("SELECT kind, title, text FROM chapter ORDER BY position").fetchall()
    assert told
    assert [(each.kind.value, each.title, each.text) for each in chapters] == told
    assert [each.id for each in chapters] == list(range(1, len(told) + 1))


def test_what_is_new_is_empty_in_a_first_file(first: Document) -> None:
    for node in first.plans.plan(PLAN).walk():
        assert (node.starts, node.ends, node.recurs) == ("", "", "")
        assert (node.prevention_level, node.substances) == (PreventionLevel.NONE, ())
        for each in node.indicators:
            assert (each.unit, each.direction, each.by_sex) == ("", Direction.NONE, False)
    assert first.trash.entries() == ()


def test_a_decided_plan_of_a_first_file_is_frozen_as_its_first_version(first: Document) -> None:
    plan = first.plans.plan(PLAN)
    (frozen,) = first.versions.all(PLAN)
    assert (frozen.name, frozen.decided_on) == (plan.details.version, plan.details.decided_on)
    assert frozen.id is not None
    assert first.versions.plan(frozen.id) == plan
    changes = first.versions.changes_since(PLAN)
    assert changes is not None
    assert changes.is_empty


def test_a_plan_that_was_not_decided_is_not_frozen(tmp_path: Path) -> None:
    path = tmp_path / "v1.andts"
    path.write_bytes((FILES / "v1.andts").read_bytes())
    with closing(sqlite3.connect(path)) as old:
        old.execute("UPDATE plan SET decided_on = ''")
        old.commit()
    document = Document.open(path, Library(paths.resources()))
    assert document.versions.all(PLAN) == ()
    document.close()


def test_a_file_that_cannot_be_frozen_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr(VersionStore, "add", stop)
    with pytest.raises(StoppedError):
        opened("v1.andts", tmp_path)
    with closing(sqlite3.connect(tmp_path / "v1.andts")) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'plan_version'"
        ).fetchone() == (0,)


def test_every_field_of_a_second_file_is_read(second: Document) -> None:
    plan = second.plans.plan(PLAN)
    node = plan.with_status()[0]
    assert (node.starts, node.ends, node.recurs) == ("2024-03", "2025", "Q1 och Q3")
    assert node.prevention_level is PreventionLevel.SELECTIVE
    assert node.substances == (Substance.ALCOHOL, Substance.NARCOTICS, Substance.GAMBLING)
    indicator = node.indicators[0]
    assert (indicator.unit, indicator.direction) == ("procent", Direction.AT_LEAST)
    assert indicator.by_sex
    written = [(each.kind, each.title, each.text) for each in plan.chapters[:2]]
    assert written == [
        (ChapterKind.GLOSSARY, "Ordlista", "- ANDTS"),
        (ChapterKind.SITUATION, "Lägesbild", ""),
    ]


def test_the_versions_of_a_second_file_are_read(second: Document) -> None:
    names = [(each.name, each.valid_from, each.valid_to) for each in second.versions.all(PLAN)]
    assert names == [("3", "2022-01-01", "2025-12-31"), ("4", "2024", "2025-12")]
    assert second.plans.plan(PLAN).details.version == "4"
    assert second.versions.followed(PLAN, 2023).with_status()[0].recurs == ""
    assert second.versions.followed(PLAN, 2024).with_status()[0].recurs == "Q1 och Q3"


def test_the_trash_of_a_second_file_is_read_and_taken_back(second: Document) -> None:
    entries = second.trash.entries()
    assert [each.kind for each in entries] == [
        TrashKind.PLAN,
        TrashKind.CHAPTER,
        TrashKind.INDICATOR,
        TrashKind.NODE,
    ]
    for entry in entries:
        second.trash.restore(entry.id)
    assert len(second.plans.ids()) == 2
    goal = second.plans.plan(PLAN).nodes[0]
    assert (goal.children[0].title, goal.children[0].indicators[0].text) == ("Bortvald", "Antal")
    assert goal.children[1].indicators[-1].unit == "kurser"
    assert [each.text for each in second.follow_up.of(PLAN, 2025).outcomes] == ["3"]
    assert [each.title for each in second.plans.plan(PLAN).chapters[:3]] == [
        "Ordlista",
        "Förord",
        "Lägesbild",
    ]
    assert second.problems() == ()


@pytest.mark.parametrize("name", ["v1.andts", "v2.andts"])
def test_the_surveys_of_an_older_file_are_as_they_were_with_nothing_new(
    name: str, tmp_path: Path
) -> None:
    document = opened(name, tmp_path)
    unit = document.units.named("Bromma")
    answers = {
        each.year: document.surveys.sheet(each, unit.id).answers
        for each in document.surveys.rounds()
    }
    assert answers == {
        2022: (Answer(QuestionId("total"), AnswerState.ANSWERED, value=Decimal("71.5")),),
        2025: (
            Answer(
                QuestionId("org-samordnare"),
                AnswerState.ANSWERED,
                (OptionId("halvtid"),),
                comment="Ja",
            ),
        ),
    }
    for each in document.surveys.rounds():
        assert {p.state for p in document.sheets.participants(each)} == {SheetState.DRAFT}
        assert document.sheets.log(each.id) == ()
    assert document.units.successions() == ()
    assert len(document.collections.file_key()) == 16
    document.close()


def test_an_option_of_an_older_file_may_have_spaces_in_its_id(tmp_path: Path) -> None:
    path = tmp_path / "v2.andts"
    path.write_bytes((FILES / "v2.andts").read_bytes())
    with closing(sqlite3.connect(path)) as old:
        old.execute(
            "UPDATE instrument SET definition = replace(definition, ?, ?)",
            ('"halvtid"', '"på halvtid"'),
        )
        old.execute("UPDATE answer SET option_id = 'på halvtid' WHERE option_id = 'halvtid'")
        old.commit()
    document = Document.open(path, Library(paths.resources()))
    survey_round = document.surveys.round_of(2025, "pi-mini")
    assert survey_round is not None
    result = document.surveys.score(survey_round, document.units.named("Bromma"))
    document.close()
    chosen = [each for each in result.questions() if each.answer.option_ids]
    assert [each.answer.option_ids for each in chosen] == [("på halvtid",)]
    assert chosen[0].points > 0


def test_an_older_file_opens_with_an_instrument_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "v2.andts"
    path.write_bytes((FILES / "v2.andts").read_bytes())
    with closing(sqlite3.connect(path)) as old:
        old.execute("UPDATE instrument SET definition = '{}' WHERE id = 'pi-mini-1'")
        old.commit()
    document = Document.open(path, Library(paths.resources()))
    found = document.version(), document.counts()["tally"]
    document.close()
    assert found == (version.VERSION, 1)


def test_the_answers_of_a_third_file_are_read_with_where_they_come_from(third: Document) -> None:
    unit = third.units.named("Bromma")
    before, last = own_round(third, 2024), own_round(third, 2025)
    told = {str(a.question_id): a for a in third.surveys.sheet(before, unit.id).answers}
    assert told["plan"].comment == "Beslutad"
    assert [str(each) for each in told["flera"].option_ids] == ["a", "b"]
    assert str(told["antal"].value) == "5.50"
    assert told["text"].state is AnswerState.NOT_APPLICABLE
    assert {
        str(each.question_id): (each.provenance.origin, each.provenance.note)
        for each in third.surveys.sheet(last, unit.id).answers
    } == {
        "plan": (Origin.SUGGESTED, "3 av 4 aktiviteter genomförda"),
        "flera": (Origin.PREFILLED, "2024"),
        "antal": (Origin.GIVEN, "2024"),
        "text": (Origin.PREFILLED, "2024"),
    }


def test_the_results_of_a_third_file_are_what_they_were(third: Document) -> None:
    unit = third.units.named("Bromma")
    before, last = own_round(third, 2024), own_round(third, 2025)
    assert third.surveys.score(before, unit).index == Decimal(100)
    assert third.surveys.tallies(before)[unit.id] == tally(third.surveys.score(before, unit))
    waiting = third.surveys.score(last, unit)
    assert (str(waiting.points), str(waiting.max), waiting.prefilled) == ("4", "7", 2)


@pytest.mark.parametrize("name", ["v1.andts", "v2.andts", "v3.andts"])
def test_an_older_file_keeps_the_sums_of_every_sheet_once_it_is_opened(
    name: str, tmp_path: Path
) -> None:
    document = opened(name, tmp_path)
    kept = document.counts()["tally"]
    answered = [len(document.surveys.sheets(each)) for each in document.surveys.rounds()]
    document.close()
    assert kept == sum(answered) > 0


def test_the_sheets_of_a_third_file_are_read(third: Document) -> None:
    before, last = own_round(third, 2024), own_round(third, 2025)
    names = {unit.id: unit.name for unit in third.units.all()}
    states = {names[p.unit_id]: p.state for p in third.sheets.participants(last)}
    assert states == {"Bromma": SheetState.DRAFT, "Fackförvaltningen": SheetState.READY}
    bromma = third.units.named("Bromma").id
    assert third.sheets.state(before.id, bromma) is SheetState.LOCKED
    log = [(each.kind, each.note) for each in third.sheets.log(last.id)]
    assert log == [
        (EventKind.SENT, "Fackförvaltningen.pdf"),
        (EventKind.PREFILLED, "4 svar från 2024"),
        (EventKind.RECEIVED, "Fackförvaltningen.pdf"),
        (EventKind.READY, ""),
        (EventKind.REOPENED, "Ett fel"),
        (EventKind.READY, ""),
    ]


def test_who_took_over_from_whom_is_read_from_a_third_file(third: Document) -> None:
    (found,) = third.units.successions()
    assert third.units.unit(found.predecessor).name == "Gamla"
    assert (third.units.unit(found.successor).name, found.year) == ("Bromma", 2024)


def test_a_survey_of_ones_own_is_read_from_a_third_file(third: Document) -> None:
    found = third.instruments.get(InstrumentId("egen-1"))
    assert third.instruments.is_own(found.id)
    assert third.instruments.is_frozen(found.id)
    assert [each.kind for each in found.questions()] == [
        QuestionKind.YES_NO,
        QuestionKind.CHOICES,
        QuestionKind.NUMBER,
        QuestionKind.TEXT,
    ]
    assert found.questions()[1].show_if
    assert third.problems() == ()


@pytest.fixture
def fourth(tmp_path: Path) -> Iterator[Document]:
    document = opened("v4.andts", tmp_path)
    yield document
    document.close()


def test_the_look_of_a_fourth_file_is_read(fourth: Document) -> None:
    found = fourth.editions.brand()
    assert (found.name, found.accent, found.logo_text) == (
        "Västerås stad",
        "#7a3e9d",
        "Stadens vapen",
    )
    assert found.logo == b"\x89PNG\r\n"


def test_the_chapters_of_a_fourth_file_are_read(fourth: Document) -> None:
    (plan_id,) = fourth.plans.ids()
    kind = PaperKind.ANNUAL
    chosen = [(each.key, each.is_shown) for each in fourth.editions.sections(plan_id, kind)]
    assert chosen == [("goals", True), ("summary", True), ("answers", False)]
    assert fourth.editions.marks(plan_id, kind, 2025) == {"goals"}
    assert fourth.editions.marks(plan_id, kind, 2024) == frozenset()


def test_the_history_of_a_fourth_file_is_read(fourth: Document) -> None:
    (found,) = fourth.editions.all()
    assert (found.at, found.kind, found.pages, found.is_final) == (
        "2026-01-12T14:32:00",
        PaperKind.ANNUAL,
        31,
        True,
    )
    now = PrintedPaper(PaperForm.PDF, "", "", b"", 31, passages=(("Mål 1", "Tillsyn"),))
    (change,) = fourth.editions.changes_since(found, now)
    assert (change.place, change.old) == ("Mål 1 / Aktiviteter", "Åtgärd | pågår")


def test_a_file_is_kept_of_every_version() -> None:
    kept = {path.name for path in FILES.glob("v*.andts")}
    assert kept == {f"v{number}.andts" for number in range(1, version.VERSION + 1)}
