"""Survey rounds, the sheets that units fill in, and their answers."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId


class AnswerState(StrEnum):
    """The four states of an answer; a zero is an answer, not a gap."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


ANSWER_STATE_NAMES: dict[AnswerState, str] = {
    AnswerState.ANSWERED: "besvarad",
    AnswerState.UNKNOWN: "vet ej",
    AnswerState.NOT_APPLICABLE: "ej tillämplig",
    AnswerState.UNANSWERED: "ej besvarad",
}


class Origin(StrEnum):
    """Where an answer comes from.

    GIVEN was chosen or typed in the program, or confirmed there. PREFILLED was taken over from
    an earlier year and is not counted until someone confirms it. SUGGESTED followed from the
    status of activities and was accepted. RECEIVED was read from a returned file.
    """

    GIVEN = "given"
    PREFILLED = "prefilled"
    SUGGESTED = "suggested"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an answer comes from, and in words what there is to know of it.

    `note` is the year of a prefilled answer, also once it is confirmed, the grounds of a
    suggested one ("3 av 4 aktiviteter genomförda"), the file of a received one.
    """

    origin: Origin = Origin.GIVEN
    note: str = ""


GIVEN = Provenance()


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit's answer to one question of a round.

    An answered question has `option_ids` (one, or several where several may be chosen), a
    `value` (a number as it was answered, not its points) or a `text`, by the question's kind.
    Where several may be chosen and none is, it is answered with no options.
    """

    question_id: QuestionId
    state: AnswerState
    option_ids: tuple[OptionId, ...] = ()
    value: Decimal | None = None
    text: str = ""
    comment: str = ""
    provenance: Provenance = field(default=GIVEN)

    @property
    def is_empty(self) -> bool:
        """Tell whether the answer holds nothing worth storing."""
        return self.state is AnswerState.UNANSWERED and not self.comment

    @property
    def is_prefilled(self) -> bool:
        """Tell whether the answer was taken over and waits to be confirmed."""
        return self.provenance.origin is Origin.PREFILLED

    @property
    def counted_state(self) -> AnswerState:
        """The state that counts: what waits to be confirmed is not an answer yet."""
        return AnswerState.UNANSWERED if self.is_prefilled else self.state


def unanswered(question_id: QuestionId) -> Answer:
    """Return the answer of a question that nobody has touched."""
    return Answer(question_id, AnswerState.UNANSWERED)


@dataclass(frozen=True, slots=True)
class SurveyRound:
    """An instrument used in one year; a file has one of each family and year."""

    id: RoundId
    instrument_id: InstrumentId
    year: int


class SheetState(StrEnum):
    """How far a unit's sheet has come; only a draft can be answered."""

    DRAFT = "draft"
    READY = "ready"
    LOCKED = "locked"


SHEET_STATE_NAMES: dict[SheetState, str] = {
    SheetState.DRAFT: "utkast",
    SheetState.READY: "klarmarkerad",
    SheetState.LOCKED: "låst",
}


@dataclass(frozen=True, slots=True)
class Participant:
    """A unit that takes part in a round, and the state of its sheet."""

    unit_id: UnitId
    state: SheetState = SheetState.DRAFT


PRELIMINARY = "Preliminärt: svaren är inte klarmarkerade."
"""What is said of a result while the sheet is a draft."""


class EventKind(StrEnum):
    """What has happened to a unit's sheet."""

    READY = "ready"
    LOCKED = "locked"
    REOPENED = "reopened"
    PREFILLED = "prefilled"
    SENT = "sent"
    REMINDED = "reminded"
    RECEIVED = "received"


EVENT_NAMES: dict[EventKind, str] = {
    EventKind.READY: "klarmarkerad",
    EventKind.LOCKED: "låst",
    EventKind.REOPENED: "öppnad igen",
    EventKind.PREFILLED: "förifylld",
    EventKind.SENT: "formulär gjort",
    EventKind.REMINDED: "påminnelse gjord",
    EventKind.RECEIVED: "mottagen",
}


@dataclass(frozen=True, slots=True)
class SheetEvent:
    """A line of a round's log; `at` is local time to the second in ISO, `note` free words.

    `note` is the reason of a reopening, the file of a reception, the form that was sent.
    """

    unit_id: UnitId
    at: str
    kind: EventKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """All answers of one unit in one round."""

    round_id: RoundId
    unit_id: UnitId
    answers: tuple[Answer, ...] = ()

    def answer(self, question_id: QuestionId) -> Answer:
        """Return the answer to the question, the untouched one where none is stored."""
        return next(
            (a for a in self.answers if a.question_id == question_id), unanswered(question_id)
        )
