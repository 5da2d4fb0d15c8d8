"""What returned files change: where they belong, what differs, and the laws of taking them in."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.collection import (
    Choice,
    Decisions,
    Difference,
    FormKey,
    FormKind,
    Known,
    Preview,
    ReturnedAnswer,
    ReturnedSheet,
    SheetPreview,
    Unreadable,
    all_as,
    undecided,
)
from andts_desktop.domain.collection_preview import (
    StoredSheet,
    build_preview,
    outcome,
    receivable,
)
from andts_desktop.domain.collection_steps import (
    reopened,
    to_mark_ready,
    why_not_ready,
    with_ready,
)
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.receptions import Receipt
from andts_desktop.domain.sent_answers import Sent, sent_of
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    Origin,
    Provenance,
    SheetState,
    SurveyRound,
)
from tests.domain.build import choice, choice_question, instrument, number_question, part, unit

ASKED = instrument(
    part("a", "6", [choice_question("q1", "0", "1", "2"), number_question("q2", "4")])
)
ROUND = SurveyRound(RoundId(7), ASKED.id, 2026)
JARVA = unit("Järva", unit_id=3)
FARSTA = unit("Farsta", unit_id=4)
KNOWN = Known("fil", ((ROUND, ASKED),), (JARVA, FARSTA))
KEY = FormKey("fil", ASKED.id, ASKED.version, digest(ASKED), 2026, JARVA.id, "Järva")
NOTHING = StoredSheet()


def returned(*answers: Answer, key: FormKey = KEY, source: str = "järva.xlsx") -> ReturnedSheet:
    filled = {each.question_id: each for each in answers}
    every = [filled.get(q.id, Answer(q.id, AnswerState.UNANSWERED)) for q in ASKED.questions()]
    placed = tuple(ReturnedAnswer(f"fråga {n}", a.question_id, a) for n, a in enumerate(every, 1))
    return ReturnedSheet(source, FormKind.EXCEL, key, placed, "2026-11-20T14:32")


def preview(*sheets: ReturnedSheet, stored: StoredSheet = NOTHING, known: Known = KNOWN) -> Preview:
    return build_preview(sheets, known, lambda _round, _unit: stored)


def only(made: Preview) -> SheetPreview:
    (sheet,) = made.sheets
    return sheet


def test_a_form_finds_its_round_and_unit_by_its_key() -> None:
    sheet = only(preview(returned(choice("q1", "o1"))))

    assert (sheet.round_id, sheet.unit_id, sheet.warnings, sheet.refusal) == (7, 3, (), "")
    assert [each.difference for each in sheet.comparisons] == [
        Difference.NEW,
        Difference.UNANSWERED,
    ]


def test_a_renamed_unit_is_found_by_its_key_and_the_name_told() -> None:
    sheet = only(preview(returned(key=replace(KEY, unit_name="Rinkeby-Kista"))))

    assert sheet.unit_id == JARVA.id
    assert sheet.warnings == ("Enheten hette ”Rinkeby-Kista” när formuläret gjordes.",)


def test_a_form_of_another_file_is_matched_by_names_with_a_warning() -> None:
    key = replace(KEY, file_key="annan", unit_id=UnitId(99), unit_name="farsta")

    sheet = only(preview(returned(choice("q1", "o1"), key=key)))

    assert sheet.unit_id == FARSTA.id
    (warning,) = sheet.warnings
    assert warning == (
        "Formuläret är gjort ur en annan fil än den här. Svaren är kopplade till Farsta efter "
        "enkät, år och enhetens namn."
    )


REFUSALS = {
    "another unit": (
        replace(KEY, unit_id=UnitId(99), unit_name="Nacka"),
        "Enheten ”Nacka” finns inte i filen. Lägg till den på sidan Enheter",
    ),
    "another year": (
        replace(KEY, year=2027),
        "Svaren gäller Prov för 2027, men i filen finns den bara för 2026. Öppna omgången 2027",
    ),
    "another version": (
        replace(KEY, instrument_id=InstrumentId("prov-0"), version="0"),
        "Svaren gäller enkäten ”prov-0” (version 0), men omgången 2026 i filen använder Prov.",
    ),
    "another survey and year": (
        replace(KEY, instrument_id=InstrumentId("can"), year=2019),
        "Svaren gäller enkäten ”can” för 2019, och någon sådan omgång finns inte i filen.",
    ),
}


@pytest.mark.parametrize(("key", "words"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_form_that_belongs_nowhere_is_refused_with_what_to_do(key: FormKey, words: str) -> None:
    sheet = only(preview(returned(choice("q1", "o1"), key=key)))

    assert sheet.refusal.startswith(words)
    assert (sheet.round_id, sheet.comparisons) == (None, ())


@pytest.mark.parametrize(
    ("state", "word"), [(SheetState.READY, "klarmarkerade"), (SheetState.LOCKED, "låsta")]
)
def test_a_sheet_that_is_closed_is_to_be_opened_first(state: SheetState, word: str) -> None:
    made = preview(returned(choice("q1", "o1")), stored=StoredSheet((), state))

    assert f"Svaren från Järva för 2026 är redan {word}. Öppna dem igen" in only(made).refusal
    assert only(made).comparisons[0].difference is Difference.NEW
    assert receivable(made) == ()
    assert outcome(made, {}) == ()


def test_a_closed_sheet_can_be_taken_in_once_it_is_to_be_opened_again() -> None:
    closed = StoredSheet((choice("q1", "o0"),), SheetState.LOCKED)
    made = preview(returned(choice("q1", "o1")), returned(choice("q1", "o2")), stored=closed)
    assert undecided(made, {}) == ()

    opened = reopened(made, 0, "Fel siffra")

    assert [each.reopening for each in receivable(opened)] == ["Fel siffra", "Fel siffra"]
    assert len(undecided(opened, {})) == 2


def test_a_sheet_that_the_unit_has_marked_as_ready_is_to_be_marked_here() -> None:
    made = preview(replace(returned(choice("q1", "o1")), is_ready=True))

    assert to_mark_ready(made, {}) == made.sheets
    assert to_mark_ready(with_ready(made, 0, on=False), {}) == ()


def test_what_is_undecided_odd_or_waiting_keeps_a_sheet_from_being_ready() -> None:
    ready = replace(returned(choice("q1", "o1")), is_ready=True)
    conflict = preview(ready, stored=StoredSheet((choice("q1", "o0"),)))
    odd = preview(replace(returned(choice("q1", "borta")), is_ready=True))
    waits = replace(choice("q2", "o0"), provenance=Provenance(Origin.PREFILLED, "2025"))
    waiting = preview(ready, stored=StoredSheet((waits,)))

    assert why_not_ready(conflict, 0, {}) == "det finns svar att avgöra"
    assert why_not_ready(conflict, 0, all_as(conflict, Choice.OURS)) == ""
    assert why_not_ready(odd, 0, {}) == "det finns svar som inte går att läsa"
    assert "att bekräfta" in why_not_ready(waiting, 0, {})
    assert to_mark_ready(odd, {}) == ()


def test_questions_that_are_gone_are_left_out_and_told() -> None:
    gone = ReturnedAnswer("fråga 3", QuestionId("borta"), choice("borta", "o1"))
    sheet = returned(choice("q1", "o1"), key=replace(KEY, digest="äldre"))
    sheet = replace(sheet, answers=(sheet.answers[0], gone))

    found = only(preview(sheet))

    assert [each.question.id for each in found.comparisons] == ["q1"]
    assert found.warnings[0] == (
        "Frågorna har ändrats sedan formuläret gjordes. Bara svar på frågor som finns kvar läses "
        "in; kontrollera dem."
    )
    assert found.warnings[1:] == (
        "1 fråga i filen finns inte i enkäten och läses inte in.",
        "1 fråga i enkäten finns inte i filen.",
    )


def test_an_option_that_is_gone_is_odd() -> None:
    found = only(preview(returned(choice("q1", "borta"))))

    (odd,) = found.of(Difference.ODD)
    assert (odd.place, odd.theirs) == ("fråga 1", None)
    assert odd.fault == "svarsalternativet finns inte i frågan"


def test_a_fault_of_the_file_is_kept_with_its_place() -> None:
    sheet = returned(choice("q1", "o1"))
    fault = ReturnedAnswer("rad 9", QuestionId("q2"), None, "”22 maj” är inget tal")
    found = only(preview(replace(sheet, answers=(sheet.answers[0], fault))))

    (odd,) = found.of(Difference.ODD)
    assert (odd.place, odd.fault) == ("rad 9", "”22 maj” är inget tal")


def test_a_file_older_than_one_received_is_told() -> None:
    receipt = Receipt(JARVA.id, "2026-11-21T09:00:00", "ny.pdf", "2026-11-20T15:00")
    found = only(preview(returned(), stored=StoredSheet(receipts=(receipt,))))

    assert found.warnings == (
        "Filen är äldre än den som togs emot 2026-11-21 09:00 (ny.pdf, sparad 2026-11-20 15:00).",
    )


def test_a_file_that_was_received_before_is_told() -> None:
    receipt = Receipt(JARVA.id, "2026-11-21T09:00:00", "järva.xlsx", "2026-11-20T14:32")
    found = only(preview(returned(), stored=StoredSheet(receipts=(receipt,))))

    assert found.warnings == ("Samma fil togs emot redan 2026-11-21 09:00.",)


def test_two_files_of_one_unit_are_set_against_each_other() -> None:
    made = preview(
        returned(choice("q1", "o1"), source="ett.xlsx"),
        returned(choice("q1", "o2"), source="två.pdf"),
    )

    second = made.sheets[1]
    (conflict,) = second.of(Difference.CONFLICT)
    assert conflict.ours.option_ids == (OptionId("o1"),)
    assert conflict.ours.provenance.note == "ett.xlsx, 2026-11-20"
    assert second.warnings == ("Järva finns också i ett.xlsx, med andra svar på 1 fråga.",)
    assert undecided(made, {}) == ((1, QuestionId("q1")),)


@pytest.mark.parametrize(("taken", "option"), [(Choice.OURS, "o1"), (Choice.THEIRS, "o2")])
def test_of_two_files_the_chosen_one_holds(taken: Choice, option: str) -> None:
    made = preview(
        returned(choice("q1", "o1"), source="ett.xlsx"),
        returned(choice("q1", "o2"), source="två.pdf"),
    )

    (sheet,) = outcome(made, all_as(made, taken))

    assert sheet.answer(QuestionId("q1")).option_ids == (OptionId(option),)


def test_a_later_file_does_not_undo_what_was_chosen_from_an_earlier_one() -> None:
    stored = StoredSheet((choice("q1", "o0"),))
    made = preview(
        returned(choice("q1", "o2"), source="ett.xlsx"),
        returned(replace(choice("q1", "o0"), comment="Som förr"), source="två.pdf"),
        stored=stored,
    )

    (sheet,) = outcome(made, all_as(made, Choice.THEIRS))

    answer = sheet.answer(QuestionId("q1"))
    assert (answer.option_ids, answer.comment) == ((OptionId("o2"),), "Som förr")


def test_the_same_form_twice_says_the_same() -> None:
    made = preview(returned(choice("q1", "o1")), returned(choice("q1", "o1"), source="kopia.xlsx"))

    second = made.sheets[1]
    assert second.warnings == ("Järva finns också i järva.xlsx, med samma svar.",)
    assert {each.difference for each in second.comparisons} == {
        Difference.SAME,
        Difference.UNANSWERED,
    }


def test_what_could_not_be_read_goes_along() -> None:
    scanned = Unreadable("skannad.pdf", "inga fält")

    made = build_preview([scanned, returned()], KNOWN, lambda _round, _unit: NOTHING)

    assert made.unreadable == (scanned,)
    assert len(made.sheets) == 1


states = st.sampled_from([*AnswerState, AnswerState.ANSWERED])
comments = st.sampled_from(["", "Bra", "Sämre"])


@st.composite
def answer_sets(
    draw: st.DrawFn, origins: tuple[Origin, ...] = (Origin.GIVEN,)
) -> tuple[Answer, ...]:
    made = []
    for question in ASKED.questions():
        answer = Answer(question.id, draw(states), comment=draw(comments))
        if answer.state is AnswerState.ANSWERED:
            if question.options:
                answer = replace(answer, option_ids=(draw(st.sampled_from(question.options)).id,))
            else:
                answer = replace(answer, value=Decimal(draw(st.integers(0, 4))))
        origin = draw(st.sampled_from(origins))
        made.append(replace(answer, provenance=replace(answer.provenance, origin=origin)))
    return tuple(made)


def applied(
    stored: tuple[Answer, ...], made: Preview, choices: Decisions
) -> Mapping[QuestionId, Answer]:
    after = {each.question_id: each for each in stored}
    for sheet in outcome(made, choices, "2026-11-22"):
        after |= {each.question_id: each for each in sheet.answers}
    return after


sent_sets = st.none() | answer_sets().map(sent_of)
drops = st.lists(answer_sets((Origin.GIVEN, Origin.PREFILLED)), min_size=1, max_size=3)


def preview_of(
    stored: tuple[Answer, ...], drop: list[tuple[Answer, ...]], sent: Sent | None = None
) -> Preview:
    sheets = [returned(*answers, source=f"{n}.xlsx") for n, answers in enumerate(drop)]
    sheets = [replace(each, sent=sent) for each in sheets]
    return preview(*sheets, stored=StoredSheet(stored))


@given(answer_sets(tuple(Origin)), drops, sent_sets)
def test_with_ours_in_every_conflict_only_what_is_new_or_theirs_alone_changes(
    stored: tuple[Answer, ...], drop: list[tuple[Answer, ...]], sent: Sent | None
) -> None:
    made = preview_of(stored, drop, sent)
    new = {
        each.question.id
        for sheet in made.sheets
        for kind in (Difference.NEW, Difference.CHANGED)
        for each in sheet.of(kind)
    }

    after = applied(stored, made, all_as(made, Choice.OURS))

    before = {each.question_id: each for each in stored}
    assert {name for name, each in after.items() if each != before[name]} <= new


@given(answer_sets(tuple(Origin)), drops, st.sampled_from(Choice), sent_sets)
def test_reading_in_twice_is_as_once(
    stored: tuple[Answer, ...],
    drop: list[tuple[Answer, ...]],
    choice: Choice,
    sent: Sent | None,
) -> None:
    # Of several that disagree, the first file would be set against the last one's answers.
    last = drop[-1:]
    made = preview_of(stored, last, sent)
    once = applied(stored, made, all_as(made, choice))

    again = preview_of(tuple(once.values()), last, sent)

    assert applied(tuple(once.values()), again, all_as(again, choice)) == once


@given(answer_sets(tuple(Origin)), drops)
def test_a_form_that_came_back_as_it_was_sent_changes_nothing(
    stored: tuple[Answer, ...], drop: list[tuple[Answer, ...]]
) -> None:
    sent = drop[0]

    made = preview_of(stored, [sent], sent_of(sent))

    prefilled = {each.question_id for each in sent if each.is_prefilled}
    after = applied(stored, made, {})
    changed = {each.question_id for each in stored if after[each.question_id] != each}
    assert changed <= prefilled


@given(answer_sets((Origin.GIVEN, Origin.RECEIVED)), answer_sets())
def test_what_only_the_unit_has_changed_is_no_conflict(
    stored: tuple[Answer, ...], theirs: tuple[Answer, ...]
) -> None:
    made = preview_of(stored, [theirs], sent_of(stored))

    assert undecided(made, {}) == ()
    after = applied(stored, made, {})
    for each in theirs:
        if each.state is not AnswerState.UNANSWERED:
            now = after[each.question_id]
            assert (now.state, now.option_ids, now.value) == (
                each.state,
                each.option_ids,
                each.value,
            )
        if each.comment:
            assert after[each.question_id].comment == each.comment


@given(answer_sets((Origin.GIVEN, Origin.RECEIVED)), answer_sets())
def test_what_only_the_unit_has_changed_can_be_declined(
    stored: tuple[Answer, ...], theirs: tuple[Answer, ...]
) -> None:
    made = preview_of(stored, [theirs], sent_of(stored))
    changed = [each.question.id for each in only(made).of(Difference.CHANGED)]

    after = applied(stored, made, {(0, name): Choice.OURS for name in changed})

    before = {each.question_id: each for each in stored}
    assert all(after[name] == before[name] for name in changed)


def test_of_two_copies_of_a_form_the_one_that_was_left_as_it_was_holds_nothing_back() -> None:
    sent = (choice("q1", "o0"),)
    sheets = [
        replace(returned(choice("q1", option), source=source), sent=sent_of(sent))
        for option, source in (("o1", "ett.xlsx"), ("o0", "två.xlsx"))
    ]
    made = preview(*sheets, stored=StoredSheet(sent))

    assert [sheet.comparisons[0].difference for sheet in made.sheets] == [
        Difference.CHANGED,
        Difference.KEPT,
    ]
    (sheet,) = outcome(made, {})
    assert sheet.answer(QuestionId("q1")).option_ids == (OptionId("o1"),)


def test_a_comment_changed_here_stays_beside_an_answer_changed_there() -> None:
    sent = (replace(choice("q1", "o0"), comment="Bra"),)
    stored = StoredSheet((replace(choice("q1", "o0"), comment="Sämre"),))
    sheet = replace(returned(replace(choice("q1", "o1"), comment="Bra")), sent=sent_of(sent))

    made = preview(sheet, stored=stored)

    assert only(made).comparisons[0].difference is Difference.CHANGED
    (kept,) = outcome(made, {})
    answer = kept.answer(QuestionId("q1"))
    assert (answer.option_ids, answer.comment) == ((OptionId("o1"),), "Sämre")


@given(answer_sets((Origin.GIVEN, Origin.SUGGESTED, Origin.RECEIVED)), drops, st.data())
def test_nothing_stored_is_lost_but_where_theirs_was_chosen(
    stored: tuple[Answer, ...], drop: list[tuple[Answer, ...]], data: st.DataObject
) -> None:
    made = preview_of(stored, drop)
    decisions = {place: data.draw(st.sampled_from(Choice)) for place in undecided(made, {})}
    given_up = {name for (_, name), choice in decisions.items() if choice is Choice.THEIRS}

    after = applied(stored, made, decisions)

    for before in stored:
        now = after[before.question_id]
        if before.question_id in given_up:
            continue
        if before.state is not AnswerState.UNANSWERED:
            assert replace(now, comment="") == replace(before, comment="")
        if before.comment:
            assert now.comment == before.comment


@given(answer_sets(tuple(Origin)), drops, st.sampled_from(Choice))
def test_what_is_taken_in_says_where_it_came_from(
    stored: tuple[Answer, ...], drop: list[tuple[Answer, ...]], choice: Choice
) -> None:
    made = preview_of(stored, drop)

    for sheet in outcome(made, all_as(made, choice), "2026-11-22"):
        assert isinstance(sheet, AnswerSheet)
        for each in sheet.answers:
            before = next(a for a in stored if a.question_id == each.question_id)
            is_ours = replace(each, comment="") == replace(before, comment="")
            assert is_ours or each.provenance.origin is Origin.RECEIVED
