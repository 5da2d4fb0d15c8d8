"""The sums of a round: read where they are kept, and computed where they are missing."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.kept_sums import keep_sums, sums_of_round
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.domain.ids import InstrumentId, QuestionId, RoundId, UnitId
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState, SurveyRound
from andts_desktop.domain.tally import Tally, tally
from tests.domain.build import instrument, number_question, part

ASKED = instrument(part("a", "9", [number_question("q1", "9"), number_question("q2", "9")]))
ROUND = SurveyRound(RoundId(1), InstrumentId("prov-1"), 2025)
UNITS = [UnitId(number) for number in range(1, 31)]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    made = DataFile.create(tmp_path / "prov.andts")
    for number in UNITS:
        made.insert("unit", {"name": f"Enhet {number}", "kind": "district"})
    store = SurveyStore(made)
    store.freeze(ASKED)
    store.add_round(InstrumentId("prov-1"), 2025)
    store.put_answers([sheet(unit_id, int(unit_id) % 7) for unit_id in UNITS])
    yield made
    made.close()


def sheet(unit_id: UnitId, points: int) -> AnswerSheet:
    answer = Answer(QuestionId("q1"), AnswerState.ANSWERED, value=Decimal(points), comment="Läget")
    return AnswerSheet(ROUND.id, unit_id, (answer,))


def sums(file: DataFile) -> dict[UnitId, Tally]:
    return sums_of_round(SurveyStore(file), TallyStore(file), ROUND)


def expected(file: DataFile) -> dict[UnitId, Tally]:
    sheets = SurveyStore(file).sheets(ROUND.id)
    return {each.unit_id: tally(score(ASKED, each.answers)) for each in sheets}


def test_all_sums_are_computed_and_kept(file: DataFile) -> None:
    assert sums(file) == expected(file)
    assert TallyStore(file).tallies(ROUND.id) == expected(file)


@pytest.mark.parametrize("changed", [1, 25])
def test_only_what_has_changed_is_computed_anew(file: DataFile, changed: int) -> None:
    sums(file)
    SurveyStore(file).put_answers([sheet(unit_id, 9) for unit_id in UNITS[:changed]])
    assert len(TallyStore(file).tallies(ROUND.id)) == len(UNITS) - changed
    assert sums(file) == expected(file)
    assert TallyStore(file).tallies(ROUND.id) == expected(file)


def test_every_round_of_a_file_is_summed(file: DataFile) -> None:
    keep_sums(file)
    assert TallyStore(file).tallies(ROUND.id) == expected(file)
