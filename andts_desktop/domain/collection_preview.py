"""What returned files would change, question by question, and what comes of the decisions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from andts_desktop.domain.answer_merge import difference, fault_of, merged, touched
from andts_desktop.domain.collection import (
    Choice,
    Comparison,
    Decisions,
    Difference,
    FormKind,
    Known,
    Preview,
    ReturnedAnswer,
    ReturnedSheet,
    SheetPreview,
    Unreadable,
)
from andts_desktop.domain.collection_match import Match, matched
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Question
from andts_desktop.domain.receptions import Receipt, plain_time, received_from
from andts_desktop.domain.sent_answers import Mark
from andts_desktop.domain.survey import Answer, AnswerSheet, Provenance, SheetState, unanswered
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.text import cleaned

Place = tuple[RoundId, UnitId]


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """What the file holds of a unit in a round: its answers, its state and its receptions."""

    answers: tuple[Answer, ...] = ()
    state: SheetState = SheetState.DRAFT
    receipts: tuple[Receipt, ...] = ()


def build_preview(
    returned: Iterable[ReturnedSheet | Unreadable],
    known: Known,
    stored: Callable[[RoundId, UnitId], StoredSheet],
) -> Preview:
    """Return what the files would change, in the order in which they were given.

    A second file of the same unit and round is set beside what stands once the first is read
    in, so that what they say differently is a conflict between them.
    """
    building = _Building(known, stored)
    sheets: list[SheetPreview] = []
    unreadable: list[Unreadable] = []
    for each in returned:
        if isinstance(each, Unreadable):
            unreadable.append(each)
        else:
            sheets.append(building.add(each))
    return Preview(tuple(sheets), tuple(unreadable))


def outcome(preview: Preview, decisions: Decisions, at: str = "") -> tuple[AnswerSheet, ...]:
    """Return the answers to store: what is new or changed by the unit alone, and what was chosen.

    What the unit alone has changed is left out where the user chose ours. `at` is when the
    files are read in, for those that do not say when they were saved. What they left out, what
    is odd and what is ours by decision is not among them.
    """
    kept: dict[Place, dict[QuestionId, Answer]] = {}
    for place, sheet in enumerate(preview.sheets):
        if sheet.refusal or sheet.round_id is None or sheet.unit_id is None:
            continue
        answers = kept.setdefault((sheet.round_id, sheet.unit_id), {})
        for each in sheet.comparisons:
            choice = decisions.get((place, each.question.id))
            if each.theirs is not None and is_taken(each, choice):
                ours = answers.get(each.question.id, each.ours)
                source = received_from(sheet.sheet, at)
                answers[each.question.id] = _with(ours, each.theirs, each, source, choice)
    return tuple(
        AnswerSheet(*place, tuple(answers.values())) for place, answers in kept.items() if answers
    )


def receivable(preview: Preview) -> tuple[SheetPreview, ...]:
    """Return the sheets that can be taken in."""
    return tuple(each for each in preview.sheets if not each.refusal)


def is_taken(each: Comparison, choice: Choice | None) -> bool:
    """Tell whether theirs holds, given what the user chose."""
    if each.difference is Difference.CHANGED:
        return choice is not Choice.OURS
    is_theirs = each.difference is Difference.CONFLICT and choice is Choice.THEIRS
    return each.difference is Difference.NEW or is_theirs


def _with(
    ours: Answer, theirs: Answer, each: Comparison, source: Provenance, choice: Choice | None
) -> Answer:
    """Put theirs to ours, which may be what was chosen from an earlier file of the same unit."""
    if choice is None and difference(ours, theirs, each.sent) is Difference.CONFLICT:
        # It was no conflict beside what stood before that choice, and does not undo it.
        return replace(ours, comment=ours.comment or theirs.comment)
    return merged(ours, touched(ours, theirs, each.sent), source)


@dataclass(slots=True)
class _Earlier:
    """What an earlier file of the same drop said about the same unit and round."""

    source: str
    answers: Mapping[QuestionId, Answer]


class _Building:
    """Previews one sheet after the other, remembering what the earlier ones bring."""

    def __init__(self, known: Known, stored: Callable[[RoundId, UnitId], StoredSheet]) -> None:
        self._known = known
        self._stored = stored
        self._answers: dict[Place, dict[QuestionId, Answer]] = {}
        self._earlier: dict[Place, list[_Earlier]] = {}

    def add(self, sheet: ReturnedSheet) -> SheetPreview:
        """Preview the next sheet."""
        found = matched(sheet, self._known)
        if isinstance(found, str):
            return SheetPreview(sheet, None, None, refusal=found)
        place = (found.survey_round.id, found.unit.id)
        stored = self._stored(*place)
        is_closed = stored.state is not SheetState.DRAFT
        ours = self._answers.setdefault(place, {each.question_id: each for each in stored.answers})
        comparisons = tuple(_comparisons(sheet, found, ours))
        earlier = self._earlier.setdefault(place, [])
        warnings = (
            *found.warnings,
            *_warnings_of_version(sheet, found),
            *_warnings_of_age(sheet, stored.receipts),
            *_warnings_of_twins(comparisons, found, earlier),
        )
        self._remember(place, sheet, comparisons)
        refusal = _closed(found, stored.state) if is_closed else ""
        return SheetPreview(
            sheet,
            *place,
            comparisons,
            warnings,
            refusal,
            is_closed=is_closed,
            marks_ready=sheet.is_ready,
        )

    def _remember(
        self, place: Place, sheet: ReturnedSheet, comparisons: Sequence[Comparison]
    ) -> None:
        answers = self._answers[place]
        for each in comparisons:
            if each.theirs is not None and is_taken(each, None):
                brought = touched(each.ours, each.theirs, each.sent)
                answers[each.question.id] = merged(each.ours, brought, received_from(sheet, ""))
        said = {each.question.id: each.theirs for each in comparisons if each.theirs is not None}
        self._earlier[place].append(_Earlier(sheet.source, said))


def _comparisons(
    sheet: ReturnedSheet, found: Match, ours: Mapping[QuestionId, Answer]
) -> Iterator[Comparison]:
    questions = {question.id: question for question in found.instrument.questions()}
    for returned in sheet.answers:
        question = questions.get(returned.question_id)
        if question is not None:
            stored = ours.get(question.id, unanswered(question.id))
            sent = sheet.sent.of(question.id) if sheet.sent is not None else None
            yield _comparison(question, stored, returned, sent)


def _comparison(
    question: Question, ours: Answer, returned: ReturnedAnswer, sent: Mark | None
) -> Comparison:
    fault = returned.fault
    theirs = None if returned.answer is None else _tidied(returned.answer)
    if theirs is not None and not fault:
        fault = fault_of(question, theirs)
    if theirs is None or fault:
        fault = fault or "svaret går inte att läsa"
        return Comparison(question, ours, None, Difference.ODD, returned.place, fault)
    kind = difference(ours, theirs, sent)
    return Comparison(question, ours, theirs, kind, returned.place, sent=sent)


def _tidied(answer: Answer) -> Answer:
    return replace(
        answer, text=cleaned(answer.text).strip(), comment=cleaned(answer.comment).strip()
    )


def _closed(found: Match, state: SheetState) -> str:
    closed = "låsta" if state is SheetState.LOCKED else "klarmarkerade"
    return (
        f"Svaren från {found.unit.name} för {found.survey_round.year} är redan {closed}. Öppna dem "
        "igen för att läsa in filen."
    )


def _warnings_of_version(sheet: ReturnedSheet, found: Match) -> Iterator[str]:
    if sheet.kind is FormKind.ROWS:
        return
    asked = {question.id for question in found.instrument.questions()}
    returned = {each.question_id for each in sheet.answers}
    gone = len(returned - asked)
    if sheet.key.digest != digest(found.instrument):
        yield (
            "Frågorna har ändrats sedan formuläret gjordes. Bara svar på frågor som finns kvar "
            "läses in; kontrollera dem."
        )
    if gone:
        yield f"{plural(gone, 'fråga', 'frågor')} i filen finns inte i enkäten och läses inte in."
    if missing := len(asked - returned):
        yield f"{plural(missing, 'fråga', 'frågor')} i enkäten finns inte i filen."


def _warnings_of_age(sheet: ReturnedSheet, receipts: Sequence[Receipt]) -> Iterator[str]:
    if not sheet.saved_at:
        return
    saved = plain_time(sheet.saved_at)
    newer = [each for each in receipts if plain_time(each.saved_at) > saved]
    same = [e for e in receipts if (e.source, plain_time(e.saved_at)) == (sheet.source, saved)]
    if newer:
        last = max(newer, key=lambda each: each.saved_at)
        yield (
            f"Filen är äldre än den som togs emot {plain_time(last.at)} ({last.source}, sparad "
            f"{plain_time(last.saved_at)})."
        )
    elif same:
        yield f"Samma fil togs emot redan {plain_time(same[-1].at)}."


def _warnings_of_twins(
    comparisons: Sequence[Comparison], found: Match, earlier: Sequence[_Earlier]
) -> Iterator[str]:
    for other in earlier:
        differing = sum(
            said is not None and each.theirs is not None and _disagree(said, each.theirs)
            for each in comparisons
            for said in (other.answers.get(each.question.id),)
        )
        start = f"{found.unit.name} finns också i {other.source}"
        if differing:
            questions = plural(differing, "fråga", "frågor")
            yield f"{start}, med andra svar på {questions}."
        else:
            yield f"{start}, med samma svar."


def _disagree(one: Answer, other: Answer) -> bool:
    return difference(one, other) is Difference.CONFLICT
