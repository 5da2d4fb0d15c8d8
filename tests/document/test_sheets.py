"""Sheets of an open file: who takes part, their states and logs, and what undo puts back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, UnitId
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.domain.sheets import News
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    EventKind,
    Origin,
    Provenance,
    SheetEvent,
    SheetState,
    SurveyRound,
    unanswered,
)
from andts_desktop.domain.tally import tally
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from tests.domain.answer_strategies import any_answers

TOUCHED = Changes(survey=True)
V2 = InstrumentId("pi-mini-2")
FIRST = QuestionId("org-samordnare")
NOW = "2025-11-03T09:30:00"
LATER = "2025-11-04T10:00:00"


def chosen(option: str = "halvtid") -> Answer:
    return Answer(FIRST, AnswerState.ANSWERED, (OptionId(option),))


@pytest.fixture
def opened(stockholm: Document) -> SurveyRound:
    return stockholm.surveys.open_round(2025)


@pytest.fixture
def bromma(stockholm: Document) -> Unit:
    return stockholm.units.named("Bromma")


def names(document: Document, survey_round: SurveyRound) -> list[str]:
    return [unit.name for unit in document.sheets.units(survey_round)]


def test_the_districts_take_part(stockholm: Document, opened: SurveyRound) -> None:
    assert len(stockholm.sheets.participants(opened)) == 11
    assert names(stockholm, opened)[0] == "Bromma"


def test_a_unit_is_taken_out_and_let_in_again(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.sheets.set_taking_part(opened.id, bromma.id, takes_part=False)
    assert "Bromma" not in names(stockholm, opened)
    assert bromma not in stockholm.surveys.answering_units(2025)
    stockholm.sheets.set_taking_part(opened.id, bromma.id, takes_part=None)
    assert "Bromma" in names(stockholm, opened)


def test_a_unit_of_another_kind_can_take_part(stockholm: Document, opened: SurveyRound) -> None:
    social = stockholm.units.add("Fackförvaltningen", UnitKind.DEPARTMENT)
    stockholm.sheets.set_taking_part(opened.id, social, takes_part=True)
    assert "Fackförvaltningen" in names(stockholm, opened)
    assert social not in [unit.id for unit in stockholm.surveys.answering_units(2025)]


def test_a_unit_that_has_answered_is_not_taken_out(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.surveys.set_answer(opened.id, bromma.id, chosen())
    with pytest.raises(InputError, match="Bromma har redan svarat"):
        stockholm.sheets.set_taking_part(opened.id, bromma.id, takes_part=False)


def test_a_unit_that_is_named_in_a_round_is_not_removed(
    stockholm: Document, opened: SurveyRound
) -> None:
    extra = stockholm.units.add("Extra", UnitKind.DEPARTMENT)
    stockholm.sheets.set_taking_part(opened.id, extra, takes_part=True)
    with pytest.raises(InputError, match="hör till en enkätomgång"):
        stockholm.units.remove(extra)


def test_a_sheet_is_made_ready_and_locked(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    sheets = stockholm.sheets
    stockholm.surveys.set_answer(opened.id, bromma.id, chosen())
    assert sheets.set_state(opened.id, bromma.id, SheetState.READY, NOW) == TOUCHED
    sheets.set_state(opened.id, bromma.id, SheetState.LOCKED, LATER)
    assert sheets.state(opened.id, bromma.id) is SheetState.LOCKED
    assert sheets.log(opened.id) == (
        SheetEvent(bromma.id, NOW, EventKind.READY),
        SheetEvent(bromma.id, LATER, EventKind.LOCKED),
    )


def test_the_same_state_again_is_not_logged(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.DRAFT, NOW)
    assert stockholm.sheets.log(opened.id, bromma.id) == ()


def test_a_sheet_is_opened_again_with_a_reason(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.LOCKED, NOW)
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.DRAFT, LATER, " Ett fel\x00 ")
    assert stockholm.sheets.state(opened.id, bromma.id) is SheetState.DRAFT
    assert stockholm.sheets.log(opened.id, bromma.id)[-1] == SheetEvent(
        bromma.id, LATER, EventKind.REOPENED, "Ett fel"
    )


def test_a_sheet_is_not_opened_again_without_a_reason(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.surveys.set_answer(opened.id, bromma.id, chosen())
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.READY, NOW)
    with pytest.raises(InputError, match="Skriv varför"):
        stockholm.sheets.set_state(opened.id, bromma.id, SheetState.DRAFT, LATER, "  ")
    assert stockholm.sheets.state(opened.id, bromma.id) is SheetState.READY


@pytest.mark.parametrize(
    ("state", "word"), [(SheetState.READY, "klarmarkerad"), (SheetState.LOCKED, "låst")]
)
def test_only_a_draft_is_answered(
    stockholm: Document, opened: SurveyRound, bromma: Unit, state: SheetState, word: str
) -> None:
    other = stockholm.units.named("Farsta")
    stockholm.surveys.set_answer(opened.id, bromma.id, chosen())
    stockholm.sheets.set_state(opened.id, bromma.id, state, NOW)
    sheets = [AnswerSheet(opened.id, unit.id, (chosen(),)) for unit in (other, bromma)]
    with pytest.raises(InputError, match=f"{word} för Bromma, så svaren.*Omgång"):
        stockholm.surveys.set_answers(sheets)
    assert stockholm.counts()["answer"] == 1


@pytest.mark.parametrize("comment", ["", "Vi återkommer"])
def test_a_sheet_without_any_answer_is_not_ready_but_can_be_locked(
    stockholm: Document, opened: SurveyRound, bromma: Unit, comment: str
) -> None:
    empty = replace(unanswered(FIRST), comment=comment)
    stockholm.surveys.set_answer(opened.id, bromma.id, empty)
    with pytest.raises(InputError, match="Bromma har inte svarat på något"):
        stockholm.sheets.set_state(opened.id, bromma.id, SheetState.READY, NOW)
    assert stockholm.sheets.log(opened.id) == ()
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.LOCKED, NOW)
    assert stockholm.sheets.state(opened.id, bromma.id) is SheetState.LOCKED


def test_something_is_recorded_in_the_log(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    event = SheetEvent(bromma.id, NOW, EventKind.SENT, "Bromma.pdf")
    assert stockholm.sheets.record(opened.id, event) == TOUCHED
    assert stockholm.sheets.log(opened.id) == (event,)


@pytest.fixture
def before(stockholm: Document, bromma: Unit) -> SurveyRound:
    made = stockholm.surveys.open_round(2024)
    stockholm.surveys.set_answer(made.id, bromma.id, chosen())
    return made


@pytest.fixture
def filled(stockholm: Document, before: SurveyRound, opened: SurveyRound, bromma: Unit) -> Answer:
    assert before.year < opened.year
    stockholm.sheets.prefill(opened.id, bromma.id, NOW)
    return stockholm.surveys.sheet(opened, bromma.id).answer(FIRST)


def test_last_years_answers_are_taken_over(
    stockholm: Document, opened: SurveyRound, bromma: Unit, filled: Answer
) -> None:
    assert filled == replace(chosen(), provenance=Provenance(Origin.PREFILLED, "2024"))
    assert stockholm.sheets.log(opened.id) == (
        SheetEvent(bromma.id, NOW, EventKind.PREFILLED, "1 svar från 2024"),
    )


def test_nothing_more_is_taken_over_a_second_time(
    stockholm: Document, opened: SurveyRound, bromma: Unit, filled: Answer
) -> None:
    assert filled.is_prefilled
    with pytest.raises(InputError, match="inga svar från 2024"):
        stockholm.sheets.prefill(opened.id, bromma.id, NOW)


def test_there_is_nothing_to_take_over_in_the_first_round(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    with pytest.raises(InputError, match="ingen tidigare omgång"):
        stockholm.sheets.prefill(opened.id, bromma.id, NOW)


def test_a_locked_sheet_is_not_filled_in(
    stockholm: Document, before: SurveyRound, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.LOCKED, NOW)
    with pytest.raises(InputError, match="låst"):
        stockholm.sheets.prefill(opened.id, bromma.id, LATER)
    assert stockholm.sheets.log(before.id) == ()
    assert len(stockholm.sheets.log(opened.id)) == 1


@pytest.mark.parametrize("state", [SheetState.READY, SheetState.LOCKED])
def test_a_sheet_with_answers_to_confirm_goes_no_further(
    stockholm: Document, opened: SurveyRound, bromma: Unit, filled: Answer, state: SheetState
) -> None:
    assert filled.is_prefilled
    with pytest.raises(InputError, match="Bromma har 1 svar från ett tidigare år"):
        stockholm.sheets.set_state(opened.id, bromma.id, state, LATER)


def test_what_is_confirmed_counts(
    stockholm: Document, opened: SurveyRound, bromma: Unit, filled: Answer
) -> None:
    assert stockholm.surveys.score(opened, bromma).answered == 0
    stockholm.sheets.confirm(opened.id, bromma.id, [filled.question_id])
    assert stockholm.surveys.score(opened, bromma).answered == 1
    stockholm.sheets.set_state(opened.id, bromma.id, SheetState.READY, LATER)


def test_status_suggests_an_answer_that_is_accepted(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    (plan_id,) = stockholm.plans.ids()
    asked = stockholm.surveys.instrument(opened)
    keys = {link.key: question.id for question in asked.questions() for link in question.links}
    plan = stockholm.plans.plan(plan_id)
    level = next(each for each in plan.levels if each.has_status)
    area = next(n for n in plan.walk() if n.key in keys and n.level.key == level.parent)
    draft = NodeDraft(level.key, "Utbildning")
    activity = stockholm.plans.add_node(plan_id, area.id, 0, draft)
    stockholm.follow_up.set_status(StatusEntry(activity, 2025, "2025-10-01", "done"))
    found = stockholm.sheets.suggestions(
        opened, bromma.id, stockholm.plans.plan(plan_id), stockholm.follow_up.of(plan_id, 2025)
    )
    suggested = found[keys[area.key]]
    stockholm.surveys.set_answer(opened.id, bromma.id, suggested.answer)
    stored = stockholm.surveys.sheet(opened, bromma.id).answer(keys[area.key])
    assert stored.provenance == Provenance(Origin.SUGGESTED, suggested.grounds)
    assert suggested.grounds.startswith("1 av 1 ")


def test_a_first_round_is_proposed_without_news(stockholm: Document) -> None:
    found = stockholm.sheets.proposal(2025, V2)
    assert (found.year, found.previous, len(found.questions)) == (2025, None, 48)
    assert {each.news for each in found.questions} == {News.SAME}
    assert {each.news for each in found.units} == {News.SAME}


def test_a_proposal_carries_over_who_takes_part(
    stockholm: Document, before: SurveyRound, bromma: Unit
) -> None:
    sheets = stockholm.sheets
    social = stockholm.units.add("Fackförvaltningen", UnitKind.DEPARTMENT)
    farsta, kista = stockholm.units.named("Farsta"), stockholm.units.named("Järva")
    sheets.set_taking_part(before.id, farsta.id, takes_part=False)
    sheets.set_taking_part(before.id, social, takes_part=True)
    stockholm.units.change(replace(kista, valid_to=2024))
    found = {each.unit.id: each.news for each in sheets.proposal(2025, V2).units}
    assert farsta.id not in found
    assert (found[social], found[bromma.id], found[kista.id]) == (News.SAME, News.SAME, News.GONE)


def test_a_round_is_started_with_those_who_were_chosen(stockholm: Document, bromma: Unit) -> None:
    social = stockholm.units.add("Fackförvaltningen", UnitKind.DEPARTMENT)
    proposal = stockholm.sheets.proposal(2025, V2)
    started = stockholm.sheets.start(proposal, [bromma.id, social])
    assert names(stockholm, started) == ["Bromma", "Fackförvaltningen"]
    assert stockholm.surveys.instrument(started) == proposal.instrument


def test_a_round_that_was_started_is_removed_again(stockholm: Document) -> None:
    started = stockholm.sheets.start(stockholm.sheets.proposal(2025, V2), [])
    stockholm.surveys.remove_round(started.id)
    counts = stockholm.counts()
    assert (counts["survey_round"], counts["sheet"], counts["instrument"]) == (0, 0, 0)


def test_a_round_that_is_open_is_not_changed_by_starting_it(
    stockholm: Document, opened: SurveyRound
) -> None:
    found = stockholm.sheets.start(stockholm.sheets.proposal(2025, V2), [])
    assert found == opened
    assert len(names(stockholm, opened)) == 11


def test_sums_are_kept_and_made_anew_where_an_answer_has_changed(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    surveys = stockholm.surveys
    for option in ("halvtid", "heltid"):
        surveys.set_answer(opened.id, bromma.id, chosen(option))
        for _ in range(2):
            sums = surveys.tallies(opened)[bromma.id]
            assert sums == tally(surveys.score(opened, bromma))
    assert len(surveys.tallies(opened)) == 11
    assert stockholm.counts()["tally"] == 1


def test_sums_are_given_from_a_file_that_is_only_read(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    stockholm.surveys.set_answer(opened.id, bromma.id, chosen())
    stockholm.close()
    reader = Document.open(stockholm.path, stockholm.library, read_only=True)
    assert reader.surveys.tallies(opened)[bromma.id].answered == 1
    reader.close()


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Return one file for all examples of the law; each example puts back what it changes."""
    folder: Path = tmp_path_factory.mktemp("lagen")
    made = Document.create(folder / "lag.andts", Library(paths.resources()))
    made.units.add("Norr", UnitKind.DISTRICT)
    made.units.add("Söder", UnitKind.DISTRICT)
    made.surveys.open_round(2024)
    made.surveys.open_round(2025)
    return made


EDITS = st.lists(
    st.sampled_from(["answer", "clear", "ready", "reopen", "log", "out", "in", "prefill"]),
    max_size=6,
)


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.data(), EDITS, EDITS)
def test_a_sheet_that_is_put_back_is_as_it_was_whatever_came_between(
    edited: Document, data: st.DataObject, first: list[str], then: list[str]
) -> None:
    last, now = edited.surveys.rounds()
    units = [unit.id for unit in edited.units.all()]
    for each in first:
        edit(edited, now, last, data, each)
    image = edited.sheets.image(now.id, units)
    sums = edited.surveys.tallies(now)
    for each in then:
        edit(edited, now, last, data, each)
    edited.sheets.restore(image)
    assert edited.sheets.image(now.id, units) == image
    assert edited.surveys.tallies(now) == sums


def edit(
    document: Document, now: SurveyRound, last: SurveyRound, data: st.DataObject, kind: str
) -> None:
    """Do one thing to one unit's sheet; what the rules refuse is not done."""
    unit_id = data.draw(st.sampled_from([unit.id for unit in document.units.all()]))
    try:
        _edit(document, now, last, data, kind, unit_id)
    except InputError:
        assert document.problems() == ()


def _edit(
    document: Document,
    now: SurveyRound,
    last: SurveyRound,
    data: st.DataObject,
    kind: str,
    unit_id: UnitId,
) -> None:
    sheets, surveys = document.sheets, document.surveys
    asked = surveys.instrument(now)
    if kind == "answer":
        answers = data.draw(any_answers(asked))[:5]
        surveys.set_answers([AnswerSheet(now.id, unit_id, answers)])
    elif kind == "clear":
        known = surveys.sheet(now, unit_id).answers
        cleared = tuple(unanswered(each.question_id) for each in known)
        surveys.set_answers([AnswerSheet(now.id, unit_id, cleared)])
    elif kind == "ready":
        sheets.set_state(now.id, unit_id, SheetState.READY, NOW)
    elif kind == "reopen":
        sheets.set_state(now.id, unit_id, SheetState.DRAFT, LATER, "Fel")
    elif kind == "log":
        sheets.record(now.id, SheetEvent(unit_id, NOW, EventKind.REMINDED, "Påmind"))
    elif kind in ("in", "out"):
        sheets.set_taking_part(now.id, unit_id, kind == "in")
    else:
        surveys.set_answer(last.id, unit_id, chosen())
        sheets.prefill(now.id, unit_id, NOW)


def test_a_number_and_a_text_are_put_back_exactly(
    stockholm: Document, opened: SurveyRound, bromma: Unit
) -> None:
    answers = (
        Answer(QuestionId("a"), AnswerState.ANSWERED, text="Å\tÄ\nÖ"),
        Answer(QuestionId("b"), AnswerState.ANSWERED, value=Decimal("1.50")),
    )
    stockholm.surveys.set_answers([AnswerSheet(opened.id, bromma.id, answers)])
    image = stockholm.sheets.image(opened.id, [bromma.id])
    stockholm.surveys.set_answer(opened.id, bromma.id, unanswered(QuestionId("a")))
    stockholm.sheets.restore(image)
    assert stockholm.surveys.sheet(opened, bromma.id).answers == answers
