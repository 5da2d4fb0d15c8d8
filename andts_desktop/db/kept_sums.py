"""The sums of a round's sheets: those that the file keeps, and what is missing among them."""

from collections.abc import Collection, Iterable
from contextlib import suppress

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.survey import AnswerSheet, SurveyRound
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.tallying import TallyMaker
from andts_desktop.errors import ResourceError

_FEW = 20
"""How many sheets are read one by one, as after single answers, and not with all the others."""


def sums_of_round(
    surveys: SurveyStore, tallies: TallyStore, survey_round: SurveyRound
) -> dict[UnitId, Tally]:
    """Return the sums of everyone who has answered in a round.

    What is not kept in the file is computed, and kept there for the next time.
    """
    kept = tallies.tallies(survey_round.id)
    missing = surveys.units_with_answers(survey_round.id) - kept.keys()
    if missing:
        sums = TallyMaker(surveys.instrument(survey_round.instrument_id))
        sheets = _sheets(surveys, survey_round.id, missing)
        made = {each.unit_id: sums.tally(each.answers) for each in sheets}
        tallies.keep(survey_round.id, made)
        kept |= made
    return kept


def _sheets(
    surveys: SurveyStore, round_id: RoundId, unit_ids: Collection[UnitId]
) -> Iterable[AnswerSheet]:
    if len(unit_ids) <= _FEW:
        return (surveys.sheet(round_id, each) for each in unit_ids)
    sheets = surveys.sheets(round_id, with_words=False)
    return (each for each in sheets if each.unit_id in unit_ids)


def keep_sums(file: DataFile) -> None:
    """Keep the sums of every sheet of the file, so that the first comparison has them.

    An instrument that cannot be read says so when it is asked for, and keeps no file closed.
    """
    surveys, tallies = SurveyStore(file), TallyStore(file)
    for survey_round in surveys.rounds():
        with suppress(ResourceError):
            sums_of_round(surveys, tallies, survey_round)
