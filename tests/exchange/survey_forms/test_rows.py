"""Rows of answers that were sent back: one sheet for each unit, year and instrument."""

import json
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from andts_desktop.domain.collection import (
    FormKind,
    Known,
    ReturnedSheet,
    Unreadable,
)
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.ids import InstrumentId, QuestionId
from andts_desktop.exchange.survey_forms import looks_like_form, read_returned
from tests.domain import build
from tests.domain.form_samples import (
    ANSWERS,
    FILE_KEY,
    OTHER_UNIT,
    PARTNERS,
    PLAN,
    SAMPLE,
    UNIT,
    VISITS,
    YEAR,
    known_of,
)

HEADER = "enhet;år;fråga;svar;kommentar\n"
OTHER = replace(
    build.instrument(build.part("a", "1", [build.choice_question("x1", "0", "1")])),
    id=InstrumentId("annan-1"),
    family="annan",
)


def csv(folder: Path, *rows: str) -> Path:
    path = folder / "svar.csv"
    path.write_text(HEADER + "\n".join(rows), encoding="utf-8-sig")
    return path


def sheets(path: Path, known: Known) -> list[ReturnedSheet]:
    return [e for e in read_returned(path, known) if isinstance(e, ReturnedSheet)]


def reasons(path: Path, known: Known) -> list[str]:
    return [each.reason for each in read_returned(path, known) if isinstance(each, Unreadable)]


def test_rows_of_every_kind_are_read(tmp_path: Path) -> None:
    path = tmp_path / "svar.json"
    given = [
        ("org-plan", "a2", ANSWERS[0].comment),
        ("org-nämnd", "ej tillämplig", ""),
        ("sam.parter", "a0; a1", ""),
        ("antal", "12,5", ANSWERS[3].comment),
    ]
    rows = [
        {"unit": UNIT.name, "year": YEAR, "question": q, "answer": a, "comment": c}
        for q, a, c in given
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    (sheet,) = sheets(path, known_of(SAMPLE))
    assert tuple(each.answer for each in sheet.answers) == ANSWERS[:4]
    assert sheet.kind is FormKind.ROWS
    assert looks_like_form(path)


def test_a_sheet_knows_where_it_belongs(tmp_path: Path) -> None:
    path = csv(tmp_path, f"{OTHER_UNIT.name.upper()};{YEAR};org-plan;a0;")
    (sheet,) = sheets(path, known_of(SAMPLE))
    key = sheet.key
    assert (key.file_key, key.year, key.unit_id) == (FILE_KEY, YEAR, OTHER_UNIT.id)
    assert (key.instrument_id, key.digest) == (SAMPLE.id, digest(SAMPLE))
    assert sheet.saved_at
    assert looks_like_form(path)


def test_units_and_instruments_are_parted(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        f"{UNIT.name};{YEAR};org-plan;a0;",
        f"{OTHER_UNIT.name};{YEAR};org-plan;a1;",
        f"{UNIT.name};{YEAR};x1;o1;",
        f"{UNIT.name};{YEAR};antal;3;",
    )
    found = sheets(path, known_of(SAMPLE, OTHER))
    assert [(each.key.unit_name, len(each.answers)) for each in found] == [
        (UNIT.name, 2),
        (OTHER_UNIT.name, 1),
        (UNIT.name, 1),
    ]


def test_wrong_answers_are_faults_at_their_rows(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        f"{UNIT.name};{YEAR};org-plan;kanske;",
        f"{UNIT.name};{YEAR};antal;400;",
        f"{UNIT.name};{YEAR};sam.parter;a0;",
        f"{UNIT.name};{YEAR};sam.parter;a1;",
    )
    (sheet,) = sheets(path, known_of(SAMPLE))
    faults = [(each.place, each.question_id) for each in sheet.answers if each.fault]
    assert faults == [("rad 2", PLAN.id), ("rad 3", VISITS.id), ("rad 5", PARTNERS.id)]
    assert "finns redan på rad 4" in sheet.answers[3].fault


def test_rows_that_belong_nowhere_are_named_once_for_each_reason(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        f"Okända förvaltningen;{YEAR};org-plan;a0;",
        f"Okända förvaltningen;{YEAR};antal;3;",
        f"{UNIT.name};2019;org-plan;a0;",
        f"{UNIT.name};{YEAR};finns-inte;a0;",
        f"{UNIT.name};{YEAR};org-plan;a0;",
    )
    assert reasons(path, known_of(SAMPLE)) == [
        "rad 2 och 1 till: enheten ”Okända förvaltningen” finns inte i filen.",
        "rad 4: ”2019” är inget år med en enkätomgång.",
        "rad 5: frågan ”finns-inte” finns inte i årets enkät.",
    ]
    assert len(sheets(path, known_of(SAMPLE))) == 1


def test_a_question_of_two_surveys_is_not_guessed(tmp_path: Path) -> None:
    twin = replace(SAMPLE, id=InstrumentId("prov-b"), family="b")
    path = csv(tmp_path, f"{UNIT.name};{YEAR};org-plan;a0;")
    assert reasons(path, known_of(SAMPLE, twin)) == [
        "rad 2: frågan ”org-plan” finns i flera av årets enkäter."
    ]


def test_an_empty_cell_is_no_answer_but_a_comment_is_kept(tmp_path: Path) -> None:
    path = csv(tmp_path, f"{UNIT.name};{YEAR};org-plan;;", f"{UNIT.name};{YEAR};antal;;Oklart")
    (sheet,) = sheets(path, known_of(SAMPLE))
    assert [(each.question_id, each.answer and each.answer.comment) for each in sheet.answers] == [
        (VISITS.id, "Oklart")
    ]


def test_rows_in_excel_are_read(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    book = Workbook()
    assert book.active is not None
    book.active.append(["Enhet", "År", "Fråga", "Svar"])
    book.active.append([UNIT.name, YEAR, "antal", 3])
    book.save(path)
    (sheet,) = sheets(path, known_of(SAMPLE))
    assert sheet.answers[0].question_id == QuestionId("antal")
    assert looks_like_form(path)


def test_a_table_without_rows_is_told(tmp_path: Path) -> None:
    assert reasons(csv(tmp_path), known_of(SAMPLE)) == ["”svar.csv” har inga svar."]
