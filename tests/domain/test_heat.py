"""Every question's share of its points, for units of one kind."""

from decimal import Decimal

import pytest

from andts_desktop.domain.heat import heat_table
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import NotApplicablePolicy
from andts_desktop.domain.measures import Gap, HeatCell
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.units import UnitKind
from tests.domain.build import (
    choice_question,
    instrument,
    number_question,
    part,
    stated,
    unit,
    value,
)

ASKED = instrument(
    part("p", "10", [number_question("x", "10")], [part("q", "4", [number_question("y", "4")])]),
    part("r", "0", [choice_question("without points", "0")]),
    policy=NotApplicablePolicy.EXCLUDED,
)
ALBY, BERGA = unit("Alby", unit_id=1), unit("Berga", unit_id=2)


def test_a_cell_is_the_share_of_the_points() -> None:
    scores = [(ALBY, score(ASKED, [value("x", "5"), value("y", "4")])), (BERGA, score(ASKED, []))]
    found = heat_table(2026, ASKED, scores, {UnitId(1), UnitId(2)})
    assert (found.year, found.units) == (2026, (ALBY, BERGA))
    assert [(row.short, row.part_title, row.max) for row in found.rows] == [
        ("x", "Del p", Decimal(10)),
        ("y", "Del q", Decimal(4)),
    ]
    assert found.rows[0].cells == (
        HeatCell(Decimal("0.5"), Decimal(5)),
        HeatCell(None, None, Gap.NOT_ANSWERED),
    )
    assert [row.mean for row in found.rows] == [Decimal("0.5"), Decimal(1)]


def test_what_does_not_apply_is_no_zero() -> None:
    answers = [value("x", "0"), stated("y", AnswerState.NOT_APPLICABLE)]
    found = heat_table(2026, ASKED, [(ALBY, score(ASKED, answers))], {UnitId(1)})
    assert [row.cells[0] for row in found.rows] == [
        HeatCell(Decimal(0), Decimal(0)),
        HeatCell(None, None, Gap.NOT_APPLICABLE),
    ]
    assert found.rows[1].mean is None


def test_a_unit_that_was_not_asked_is_told_from_one_that_has_not_answered() -> None:
    found = heat_table(2026, ASKED, [(ALBY, score(ASKED, []))], ())
    assert found.rows[0].cells[0].gap is Gap.NOT_TAKING_PART


def test_units_of_different_kinds_are_never_mixed() -> None:
    department = unit("Kulturförvaltningen", UnitKind.DEPARTMENT, 3)
    scores = [(each, score(ASKED, [])) for each in (ALBY, department)]
    with pytest.raises(ValueError, match="different kinds"):
        heat_table(2026, ASKED, scores, ())
