"""Rounds, answers and results of an open file; imports that are whole or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.domain.answer_rows import AnswerRow
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.collection import Choice, all_as
from andts_desktop.domain.collection_preview import outcome
from andts_desktop.domain.comparison import compare_units
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import QuestionKind
from andts_desktop.domain.instrument_file import write_instrument
from andts_desktop.domain.survey import GIVEN, Answer, AnswerSheet, AnswerState, SurveyRound
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.errors import FileError, InputError, RowsError
from andts_desktop.exchange.library import Library
from tests.domain.build import instrument, number_question, part, result_of

TOUCHED = Changes(survey=True)
FIRST = QuestionId("org-samordnare")
V1 = InstrumentId("pi-mini-1")


def chosen(option: str, comment: str = "") -> Answer:
    return Answer(FIRST, AnswerState.ANSWERED, (OptionId(option),), comment=comment)


def total(points: str) -> Answer:
    return Answer(QuestionId("total"), AnswerState.ANSWERED, value=Decimal(points))


def bromma(document: Document) -> Unit:
    return document.units.named("Bromma")


def fill_in(document: Document, survey_round: SurveyRound, unit: Unit) -> None:
    instrument = document.surveys.instrument(survey_round)
    answers = []
    for question in instrument.questions():
        assert question.kind is QuestionKind.CHOICE
        best = max(question.options, key=lambda option: option.points)
        answers.append(Answer(question.id, AnswerState.ANSWERED, (best.id,)))
    document.surveys.set_answers([AnswerSheet(survey_round.id, unit.id, tuple(answers))])


def test_a_year_has_one_round(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    assert stockholm.surveys.open_round(2025) == opened
    assert stockholm.surveys.rounds() == (opened,)
    assert stockholm.surveys.round_of(2025) == opened
    assert stockholm.surveys.round_of(2024) is None


def test_rounds_stand_by_year(stockholm: Document) -> None:
    for year in (2025, 2023, 2024):
        stockholm.surveys.open_round(year)
    assert [each.year for each in stockholm.surveys.rounds()] == [2023, 2024, 2025]


def test_an_unknown_instrument_opens_no_round(stockholm: Document) -> None:
    with pytest.raises(InputError, match="pi-mini-1, pi-mini-2"):
        stockholm.surveys.open_round(2025, InstrumentId("can"))
    assert stockholm.surveys.rounds() == ()


def test_the_instrument_is_frozen_in_the_file(stockholm: Document, tmp_path: Path) -> None:
    opened = stockholm.surveys.open_round(2025)
    frozen = stockholm.surveys.instrument(opened)
    stockholm.close()
    empty = tmp_path / "resurser"
    (empty / "instruments").mkdir(parents=True)
    reopened = Document.open(stockholm.path, Library(empty))
    assert reopened.surveys.instrument(opened) == frozen
    reopened.close()


def test_a_full_sheet_has_the_index_100(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    fill_in(stockholm, opened, bromma(stockholm))
    result = stockholm.surveys.score(opened, bromma(stockholm))
    assert (result.index, result.answered) == (Decimal(100), 48)
    assert stockholm.surveys.gains(opened, bromma(stockholm)) == ()


def test_an_answer_is_stored_and_taken_back(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    unit = bromma(stockholm)
    answer = chosen("halvtid", "Sedan maj\x00\r\n🍺")
    assert stockholm.surveys.set_answer(opened.id, unit.id, answer) == TOUCHED
    stored = stockholm.surveys.answer(2025, unit.id, FIRST)
    assert stored == chosen("halvtid", "Sedan maj\n🍺")
    untouched = Answer(FIRST, AnswerState.UNANSWERED)
    stockholm.surveys.set_answer(opened.id, unit.id, untouched)
    assert stockholm.surveys.answer(2025, unit.id, FIRST) == untouched
    assert stockholm.counts()["answer"] == 0


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE])
def test_states_and_comments_are_stored_too(stockholm: Document, state: AnswerState) -> None:
    opened = stockholm.surveys.open_round(2025)
    unit = bromma(stockholm)
    for answer in (Answer(FIRST, state), Answer(FIRST, AnswerState.UNANSWERED, comment="Frågar")):
        stockholm.surveys.set_answer(opened.id, unit.id, answer)
        assert stockholm.surveys.answer(2025, unit.id, FIRST) == answer


def test_a_number_is_stored_exactly(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2022, V1)
    unit = bromma(stockholm)
    stockholm.surveys.set_answer(opened.id, unit.id, total("71.50"))
    stored = stockholm.surveys.answer(2022, unit.id, QuestionId("total")).value
    assert str(stored) == "71.50"


def test_a_year_without_a_round_has_untouched_answers(stockholm: Document) -> None:
    found = stockholm.surveys.answer(2019, bromma(stockholm).id, FIRST)
    assert found == Answer(FIRST, AnswerState.UNANSWERED)


def test_many_answers_are_stored_all_or_none(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    good = AnswerSheet(opened.id, bromma(stockholm).id, (chosen("halvtid"),))
    foreign = AnswerSheet(opened.id, UnitId(999), (chosen("halvtid"),))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        stockholm.surveys.set_answers([good, foreign])
    assert stockholm.counts()["answer"] == 0


def test_no_line_is_drawn_from_version_1_to_version_2(stockholm: Document) -> None:
    unit = bromma(stockholm)
    for year in (2021, 2022):
        early = stockholm.surveys.open_round(year, V1)
        stockholm.surveys.set_answer(early.id, unit.id, total("60"))
    for year in (2023, 2024):
        late = stockholm.surveys.open_round(year)
        stockholm.surveys.set_answer(late.id, unit.id, chosen("halvtid"))
    found = stockholm.surveys.series(unit)
    assert [[each.year for each in run] for run in found.runs] == [[2021, 2022], [2023, 2024]]
    (gap,) = found.breaks
    assert (gap.after_year, gap.before_year) == (2022, 2023)
    assert "kan inte jämföras med tidigare år" in gap.reason
    early_only = stockholm.surveys.series(unit, last_year=2022)
    assert [each.year for each in early_only.years] == [2021, 2022]


def test_a_year_without_answers_is_not_in_the_series(stockholm: Document) -> None:
    stockholm.surveys.open_round(2025)
    assert stockholm.surveys.series(bromma(stockholm)).years == ()


def test_units_that_exist_in_the_year_answer(stockholm: Document) -> None:
    gone = stockholm.units.named("Farsta")
    stockholm.units.change(Unit(gone.id, gone.name, gone.kind, valid_from=2017, valid_to=2023))
    stockholm.surveys.open_round(2025)
    for year, expected in ((2023, 11), (2024, 10), (2025, 10)):
        answering = stockholm.surveys.answering_units(year)
        assert len(answering) == expected
        assert {unit.kind for unit in answering} == {UnitKind.DISTRICT}


def test_units_of_a_kind_stand_side_by_side_with_those_that_have_not_answered(
    stockholm: Document,
) -> None:
    opened = stockholm.surveys.open_round(2025)
    fill_in(stockholm, opened, bromma(stockholm))
    farsta = stockholm.units.named("Farsta")
    stockholm.surveys.set_answer(opened.id, farsta.id, chosen("halvtid"))
    found = stockholm.surveys.compare(opened, UnitKind.DISTRICT)
    assert [each.unit.name for each in found.results] == ["Bromma", "Farsta"]
    assert len(found.missing) == 9
    assert found.mean == (100 + Decimal(2) / 55 * 100) / 2


def test_units_are_compared_by_the_sums_that_their_scores_have(stockholm: Document) -> None:
    build_example(stockholm, 2025)
    for opened in stockholm.surveys.rounds():
        scores = [(u, stockholm.surveys.score(opened, u)) for u in stockholm.units.all()]
        taking_part = stockholm.surveys.taking_part(opened)
        expected = compare_units(
            result_of(unit, scored)
            for unit, scored in scores
            if unit in taking_part and unit.kind is UnitKind.DISTRICT
        )
        assert stockholm.surveys.compare(opened, UnitKind.DISTRICT) == expected


def test_a_unit_that_answered_before_it_merged_is_compared_in_that_year(
    stockholm: Document,
) -> None:
    opened = stockholm.surveys.open_round(2025)
    farsta = stockholm.units.named("Farsta")
    stockholm.surveys.set_answer(opened.id, farsta.id, chosen("halvtid"))
    stockholm.units.change(Unit(farsta.id, farsta.name, farsta.kind, valid_to=2024))
    found = stockholm.surveys.compare(opened, UnitKind.DISTRICT)
    assert [each.unit.name for each in found.results] == ["Farsta"]


def test_a_department_answers_without_an_index(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    department = stockholm.units.unit(stockholm.units.add("Provförvaltningen", UnitKind.DEPARTMENT))
    stockholm.surveys.set_answer(opened.id, department.id, chosen("halvtid"))
    result = stockholm.surveys.score(opened, department)
    assert result.index is None
    assert result.points == 2
    assert stockholm.surveys.gains(opened, department) == ()
    assert stockholm.surveys.units_with_answers(opened) == (department,)
    assert stockholm.surveys.compare(opened, UnitKind.DEPARTMENT).results == ()


def test_what_gives_most_is_told_for_a_unit(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2025)
    found = stockholm.surveys.gains(opened, bromma(stockholm))
    assert len(found) == 48
    assert sum(gain.max for gain in found) == 55


def row(
    place: str, unit: str, year: str, question: str, answer: str, comment: str = ""
) -> AnswerRow:
    return AnswerRow(place, unit, year, question, answer, comment)


def taken_in(document: Document, rows: Sequence[AnswerRow], source: str = "svar.xlsx") -> int:
    """Take rows in as the command line does, theirs where they differ; return how many."""
    with document.together():
        sheets = document.collections.sheets_of_rows(rows, source)
        preview = document.collections.preview(sheets)
        decisions = all_as(preview, Choice.THEIRS)
        document.collections.apply(preview, decisions, "2026-11-22T10:30:00")
    return sum(len(each.answers) for each in outcome(preview, decisions))


def plain(answer: Answer) -> Answer:
    """Return an answer wherever it comes from."""
    return replace(answer, provenance=GIVEN)


def test_an_import_opens_the_rounds_it_needs(stockholm: Document) -> None:
    rows = [
        row("rad 2", "bromma", "2024", FIRST, "halvtid", "Ja"),
        row("rad 3", "Farsta", "2025", FIRST, "ej tillämplig"),
    ]
    assert taken_in(stockholm, rows) == 2
    assert [each.year for each in stockholm.surveys.rounds()] == [2024, 2025]
    unit = bromma(stockholm)
    assert plain(stockholm.surveys.answer(2024, unit.id, FIRST)) == chosen("halvtid", "Ja")


def test_one_wrong_row_and_nothing_is_stored(stockholm: Document) -> None:
    before = stockholm.counts()
    rows = [
        row("rad 2", "Bromma", "2025", FIRST, "halvtid"),
        row("rad 3", "Tensta", "2025", FIRST, "halvtid"),
        row("rad 4", "Bromma", "2025", FIRST, "nej"),
    ]
    with pytest.raises(RowsError) as caught:
        taken_in(stockholm, rows)
    assert str(caught.value).splitlines() == [
        "Inget lästes in från svar.xlsx: 2 rader är fel.",
        "rad 3: enheten ”Tensta” finns inte i filen",
        "rad 4: samma enhet, år och fråga finns redan på rad 2",
    ]
    assert stockholm.counts() == before


def test_an_import_that_does_not_fit_on_the_disk_leaves_no_round(stockholm: Document) -> None:
    stockholm.surveys.open_round(2024)
    before = stockholm.counts()
    (pages,) = stockholm._file.rows("PRAGMA page_count")
    stockholm._file.rows(f"PRAGMA max_page_count = {pages['page_count']}")
    rows = [row("rad 2", "Bromma", "2025", FIRST, "halvtid", "å" * 100_000)]
    with pytest.raises(FileError, match="disken är full"):
        taken_in(stockholm, rows)
    assert stockholm.counts() == before
    assert stockholm.surveys.round_of(2025) is None


def test_an_import_to_a_new_year_is_checked_against_the_frozen_questions(
    stockholm: Document, library: Library
) -> None:
    text = write_instrument(library.instrument("pi-mini-2")).replace(FIRST, "gammal-fraga")
    stockholm._file.insert("instrument", {"id": "pi-mini-2", "definition": text})
    old = row("rad 2", "Bromma", "2025", "gammal-fraga", "halvtid")
    assert taken_in(stockholm, [old]) == 1
    with pytest.raises(RowsError, match="frågan ”org-samordnare” finns inte"):
        taken_in(stockholm, [row("rad 2", "Bromma", "2026", FIRST, "halvtid")])


def test_an_import_of_an_earlier_version_opens_rounds_of_that_version(stockholm: Document) -> None:
    rows = [
        row("rad 2", "Bromma", "2022", QuestionId("total"), "48,5"),
        row("rad 3", "Bromma", "2023", FIRST, "halvtid"),
    ]
    assert taken_in(stockholm, rows) == 2
    opened = [(each.year, each.instrument_id) for each in stockholm.surveys.rounds()]
    assert opened == [(2022, "pi-mini-1"), (2023, "pi-mini-2")]


def test_rows_of_another_survey_open_a_round_of_it_beside_the_years_own(
    stockholm: Document,
) -> None:
    stockholm.surveys.open_round(2025)
    asked = row("rad 2", "Bromma", "2025", QuestionId("kontakt"), "ja")
    assert taken_in(stockholm, [asked]) == 1
    opened = [each.instrument_id for each in stockholm.surveys.rounds_of(2025)]
    assert opened == ["pi-mini-2", "uppfoljning-fack-1"]


def test_rows_are_read_by_a_survey_of_ones_own(stockholm: Document) -> None:
    own = instrument(part("a", "1", [number_question("egen-fraga", "1")]), name="egen-1")
    stockholm.instruments.put(own)
    asked = row("rad 2", "Bromma", "2025", QuestionId("egen-fraga"), "0,5")
    assert taken_in(stockholm, [asked]) == 1
    assert [each.instrument_id for each in stockholm.surveys.rounds()] == ["egen-1"]


def test_a_row_with_only_a_comment_keeps_the_answer_that_is_stored(stockholm: Document) -> None:
    unit = bromma(stockholm)
    for year, answer in (("2024", "halvtid"), ("2024", ""), ("2025", "")):
        comment = f"kommentar ”{answer}”"
        taken_in(stockholm, [row("rad 2", "Bromma", year, FIRST, answer, comment)])
    stored = stockholm.surveys.answer(2024, unit.id, FIRST)
    assert plain(stored) == chosen("halvtid", "kommentar ””")
    alone = Answer(FIRST, AnswerState.UNANSWERED, comment="kommentar ””")
    assert plain(stockholm.surveys.answer(2025, unit.id, FIRST)) == alone


def test_rows_never_take_an_answer_away(stockholm: Document) -> None:
    for answer in ("halvtid", "ej besvarad"):
        taken_in(stockholm, [row("rad 2", "Bromma", "2025", FIRST, answer)])
    assert stockholm.counts()["answer"] == 1


def test_an_empty_import_is_no_answers(stockholm: Document) -> None:
    assert taken_in(stockholm, []) == 0
    assert stockholm.surveys.rounds() == ()


def test_a_thousand_answers_are_imported_at_once(stockholm: Document, library: Library) -> None:
    questions = library.instrument("pi-mini-2").questions()
    units = [u.name for u in stockholm.units.all() if u.kind is UnitKind.DISTRICT]
    rows = [
        row(f"{unit} {year} {question.id}", unit, str(year), question.id, question.options[-1].id)
        for unit in units
        for year in (2024, 2025)
        for question in questions
    ]
    stored = taken_in(stockholm, rows)
    assert stored == 11 * 2 * 48
    assert stockholm.counts()["answer"] == stored


def test_an_instrument_that_is_not_frozen_is_a_fault_of_ours(stockholm: Document) -> None:
    with pytest.raises(KeyError):
        stockholm.surveys.instrument(SurveyRound(RoundId(1), InstrumentId("borta"), 2025))


def test_a_renamed_unit_has_its_years_under_the_former_name(document: Document) -> None:
    build_example(document, 2026)
    renamed = document.units.named("Hamnen")
    assert [each.year for each in document.surveys.series(renamed).years][:2] == [2019, 2020]
    names = document.surveys.under_its_names(renamed)
    assert [names[year].name for year in (2020, 2021)] == ["Hamnområdet", "Hamnen"]


def test_a_merged_unit_begins_with_the_merger(document: Document) -> None:
    build_example(document, 2026)
    merged = document.units.named("Ängsborg")
    assert document.surveys.series(merged).years[0].year == 2022
