"""What the answers of a unit are shown from, gathered in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from andts_desktop.domain.comparability import question_before
from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Part
from andts_desktop.domain.prefill import prefilled
from andts_desktop.domain.scoring import QuestionScore, Score
from andts_desktop.domain.sheets import Suggestion
from andts_desktop.domain.survey import EventKind, SheetEvent, SheetState, SurveyRound
from andts_desktop.domain.units import Unit
from andts_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class SheetView:
    """A unit's sheet with everything that helps to answer it.

    `earlier` holds the comparable answers of `earlier_year`, by the questions of this round;
    `prefillable` is how many of them could be taken over.
    """

    survey_round: SurveyRound
    unit: Unit
    score: Score
    scores: Mapping[QuestionId, QuestionScore]
    state: SheetState
    log: tuple[SheetEvent, ...]
    earlier_year: int
    earlier: Mapping[QuestionId, QuestionScore]
    suggestions: Mapping[QuestionId, Suggestion]
    prefillable: int

    @property
    def instrument(self) -> Instrument:
        """The instrument of the round."""
        return self.score.instrument

    @property
    def groups(self) -> tuple[Part, ...]:
        """The parts that hold questions themselves."""
        return self.instrument.question_groups()

    @property
    def is_locked(self) -> bool:
        """Tell whether the answers can be read but not changed."""
        return self.state is not SheetState.DRAFT

    @property
    def left(self) -> int:
        """How many questions have no answer at all."""
        return self.score.unanswered - self.score.prefilled

    @property
    def since(self) -> str:
        """The day on which the sheet came into its state, empty where the log does not tell."""
        kinds = {SheetState.READY: EventKind.READY, SheetState.LOCKED: EventKind.LOCKED}
        wanted = kinds.get(self.state)
        found = [event.at for event in self.log if event.kind is wanted]
        return found[-1][:10] if found else ""


def gather(session: Session) -> SheetView | None:
    """Read what is shown of the chosen unit's sheet; None without a round or a unit."""
    survey_round, unit = session.survey_round(), session.unit()
    if survey_round is None or unit is None:
        return None
    surveys, sheets = session.document.surveys, session.document.sheets
    score = surveys.score(survey_round, unit)
    state = sheets.state(survey_round.id, unit.id)
    previous = surveys.previous(survey_round)
    earlier = surveys.score(previous, unit) if previous else None
    return SheetView(
        survey_round=survey_round,
        unit=unit,
        score=score,
        scores={each.question.id: each for each in score.questions()},
        state=state,
        log=sheets.log(survey_round.id, unit.id),
        earlier_year=previous.year if previous else survey_round.year - 1,
        earlier=_earlier(score, earlier),
        suggestions=_suggestions(session, survey_round, unit),
        prefillable=_prefillable(score, earlier) if state is SheetState.DRAFT else 0,
    )


def _earlier(score: Score, earlier: Score | None) -> dict[QuestionId, QuestionScore]:
    if earlier is None or not comparable(earlier.instrument, score.instrument):
        return {}
    before = {each.question.id: each for each in earlier.questions() if not each.is_hidden}
    return {
        question.id: before[asked.id]
        for question in score.instrument.questions()
        if not question.not_comparable
        if (asked := question_before(score.instrument, question, earlier.instrument)) is not None
        if asked.id in before
    }


def _prefillable(score: Score, earlier: Score | None) -> int:
    if earlier is None:
        return 0
    own, before = ([each.answer for each in one.questions()] for one in (score, earlier))
    return len(prefilled(score.instrument, own, earlier.instrument, before, 0))


def _suggestions(
    session: Session, survey_round: SurveyRound, unit: Unit
) -> Mapping[QuestionId, Suggestion]:
    plan, follow_up = session.followed_plan(), session.follow_up()
    if plan is None or follow_up is None:
        return {}
    return session.document.sheets.suggestions(survey_round, unit.id, plan, follow_up)
