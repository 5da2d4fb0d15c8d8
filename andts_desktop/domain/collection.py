"""Surveys that leave as files and come back: what a file says of itself, and what it changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from andts_desktop.domain.ids import InstrumentId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.sent_answers import Mark, Sent
from andts_desktop.domain.survey import Answer, SurveyRound
from andts_desktop.domain.units import Unit


class FormKind(StrEnum):
    """The kinds of file that a sheet leaves and comes back as; ROWS only come back."""

    PDF = "pdf"
    EXCEL = "excel"
    ANSWER_FILE = "andts"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class FormKey:
    """What a form knows about itself: file, instrument with version, round and unit.

    `file_key` is the sending file's own key, so that a form that came from another file is
    told. `digest` is that of the instrument's questions, so that a changed one is told.
    """

    file_key: str
    instrument_id: InstrumentId
    version: str
    digest: str
    year: int
    unit_id: UnitId
    unit_name: str


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """The answer of an earlier year to a question of today, in that year's own words."""

    question_id: QuestionId
    year: int
    words: str
    comment: str = ""

    @property
    def text(self) -> str:
        """The answer on one line: "2025: Ja, i budgeten. ”Från mars”"."""
        comment = f"”{' '.join(self.comment.split())}”" if self.comment.strip() else ""
        return " ".join(filter(None, (f"{self.year}:", " ".join(self.words.split()), comment)))


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """A sheet to be filled in outside the program.

    `answers` are those already given, to be seen and changed in the form. `sender` is whom it
    goes back to and `due` the last day in ISO, both empty where not said. `earlier` is what was
    answered last time, to be seen beside the questions.
    """

    key: FormKey
    instrument: Instrument
    answers: tuple[Answer, ...] = ()
    sender: str = ""
    due: str = ""
    earlier: tuple[EarlierAnswer, ...] = ()

    def earlier_text(self, question_id: QuestionId) -> str:
        """Return what was answered last time on one line, empty where nothing was."""
        return next((e.text for e in self.earlier if e.question_id == question_id), "")


@dataclass(frozen=True, slots=True)
class Known:
    """What is needed to understand a returned file: this file's key, rounds and units."""

    file_key: str
    rounds: tuple[tuple[SurveyRound, Instrument], ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class ReturnedAnswer:
    """One answer as it stands in a returned file; `place` names it ("rad 5", "fråga 3").

    `answer` is None where what stands there is no answer to the question, and `fault` says so
    in Swedish with what would be one. What was left empty comes as an unanswered answer.
    """

    place: str
    question_id: QuestionId
    answer: Answer | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """One unit's answers in one returned file.

    `source` is the file's name, `saved_at` when it was last saved (local, to the minute in
    ISO, empty where unknown) and `respondent` who says to have filled it in. A file of rows
    has a sheet for each unit and year in it, with a key that was made from their names.
    `is_ready` tells that the unit has said that it is done, and `sent` what the form was filled
    in with when it was made, None where the file does not say.
    """

    source: str
    kind: FormKind
    key: FormKey
    answers: tuple[ReturnedAnswer, ...]
    saved_at: str = ""
    respondent: str = ""
    is_ready: bool = False
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a part of one, that no answers could be read from, and what to do about it.

    `is_empty` tells that there is nothing wrong with the file but that no one has filled it in.
    """

    source: str
    reason: str
    is_empty: bool = False


class Difference(StrEnum):
    """What a returned answer would do to the one that is stored.

    NEW fills an empty one, SAME changes nothing, CONFLICT differs from one that is there,
    MISSING was left empty though one is there, ODD is no answer to the question. Where the
    form says what stood in it when it was made, CHANGED was changed by the unit alone, and
    KEPT is as it was sent, while ours has become another since. UNANSWERED has no answer on
    either side.
    """

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    SAME = "same"
    UNANSWERED = "unanswered"
    CONFLICT = "conflict"
    MISSING = "missing"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question of a returned sheet: ours beside theirs; `theirs` is None where it is odd.

    `sent` is the mark of what stood in the form when it was made, None where that is unknown.
    """

    question: Question
    ours: Answer
    theirs: Answer | None
    difference: Difference
    place: str = ""
    fault: str = ""
    sent: Mark | None = None


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """What one returned sheet would change.

    `warnings` say in Swedish what is odd about the file as a whole: an older version of the
    questions, another file's form, a file that is older than one already received. Where it
    cannot be taken in at all, `refusal` says why and what to do. There is nothing else then,
    but where ours `is_closed`: it is compared, and can be taken in once ours is opened again,
    for which `reopening` is the reason. `marks_ready` tells that ours is to be marked as ready
    once the answers are stored, as the unit has done.
    """

    sheet: ReturnedSheet
    round_id: RoundId | None
    unit_id: UnitId | None
    comparisons: tuple[Comparison, ...] = ()
    warnings: tuple[str, ...] = ()
    refusal: str = ""
    is_closed: bool = False
    reopening: str = ""
    marks_ready: bool = False

    def of(self, difference: Difference) -> tuple[Comparison, ...]:
        """Return the questions with that difference."""
        return tuple(each for each in self.comparisons if each.difference is difference)


@dataclass(frozen=True, slots=True)
class Preview:
    """What several returned files would change, in the order in which they were given."""

    sheets: tuple[SheetPreview, ...]
    unreadable: tuple[Unreadable, ...] = ()


class Choice(StrEnum):
    """Whose answer to keep where both have one."""

    OURS = "ours"
    THEIRS = "theirs"


Decisions = Mapping[tuple[int, QuestionId], Choice]
"""What the user decided: the sheet's place in the preview, and the question."""


def undecided(preview: Preview, decisions: Decisions) -> tuple[tuple[int, QuestionId], ...]:
    """Return the conflicts that no one has decided yet, in order."""
    return tuple(
        (place, each.question.id)
        for place, sheet in enumerate(preview.sheets)
        if not sheet.refusal
        for each in sheet.of(Difference.CONFLICT)
        if (place, each.question.id) not in decisions
    )


def all_as(preview: Preview, choice: Choice, places: Iterable[int] | None = None) -> Decisions:
    """Return the decisions that take one side in every conflict, or in those of some sheets."""
    wanted = range(len(preview.sheets)) if places is None else places
    return {
        (place, each.question.id): choice
        for place in wanted
        if not preview.sheets[place].refusal
        for each in preview.sheets[place].of(Difference.CONFLICT)
    }
