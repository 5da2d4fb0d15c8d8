"""The scores of a round's units beside those of the round before, read in one go."""

from typing import TYPE_CHECKING

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.scoring import Score, score
from andts_desktop.domain.shifts import ScoredUnit
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Unit, UnitKind

if TYPE_CHECKING:
    from andts_desktop.document import Document


def scored_units(
    document: "Document", survey_round: SurveyRound, kind: UnitKind
) -> tuple[ScoredUnit, ...]:
    """Return the units of a kind that have answered anything, in Swedish order.

    A unit that another has taken over by then is not among them.
    """
    surveys = document.surveys
    gone = surveys.gone(survey_round)
    units = [
        unit
        for unit in surveys.units_with_answers(survey_round)
        if unit.kind is kind and unit.id not in gone
    ]
    now = _scores(document, survey_round, kind)
    previous = surveys.previous(survey_round)
    if previous is None:
        return tuple(ScoredUnit(unit, now[unit.id]) for unit in units)
    before = _scores(document, previous, kind)
    family = surveys.instrument(survey_round).family
    past = surveys.past(
        [
            each
            for each in surveys.rounds()
            if each.year <= survey_round.year and surveys.instrument(each).family == family
        ]
    )
    return tuple(
        ScoredUnit(
            unit,
            now[unit.id],
            before.get(past.unit_in(unit.id, previous.year)),
            past.break_between(unit.id, previous.year, survey_round.year),
        )
        for unit in units
    )


def _scores(document: "Document", survey_round: SurveyRound, kind: UnitKind) -> dict[UnitId, Score]:
    instrument = document.surveys.instrument(survey_round)
    kinds: dict[UnitId, Unit] = {unit.id: unit for unit in document.units.all()}
    return {
        sheet.unit_id: score(instrument, sheet.answers, kind)
        for sheet in document.surveys.sheets(survey_round)
        if kinds[sheet.unit_id].kind is kind
    }
