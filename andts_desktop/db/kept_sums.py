"""The sums of a round's sheets: those that the file keeps, and what is missing among them."""

from contextlib import suppress

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.tallying import TallyMaker
from andts_desktop.errors import ResourceError


def sums_of_round(
    surveys: SurveyStore, tallies: TallyStore, survey_round: SurveyRound
) -> dict[UnitId, Tally]:
    """Return the sums of everyone who has answered in a round.

    What is not kept in the file is computed, and kept there for the next time.
    """
    kept = tallies.tallies(survey_round.id)
    if not kept.keys() >= surveys.units_with_answers(survey_round.id):
        sums = TallyMaker(surveys.instrument(survey_round.instrument_id))
        sheets = surveys.sheets(survey_round.id, with_words=False)
        made = {s.unit_id: sums.tally(s.answers) for s in sheets if s.unit_id not in kept}
        tallies.keep(survey_round.id, made)
        kept |= made
    return kept


def keep_sums(file: DataFile) -> None:
    """Keep the sums of every sheet of the file, so that the first comparison has them.

    An instrument that cannot be read says so when it is asked for, and keeps no file closed.
    """
    surveys, tallies = SurveyStore(file), TallyStore(file)
    for survey_round in surveys.rounds():
        with suppress(ResourceError):
            sums_of_round(surveys, tallies, survey_round)
