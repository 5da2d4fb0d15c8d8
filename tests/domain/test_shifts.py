"""What has moved since the year before, for units and for questions."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.ids import RoundId
from andts_desktop.domain.measures import ComparisonTable, MeasuredValue, YearColumn
from andts_desktop.domain.scoring import score
from andts_desktop.domain.shifts import (
    ScoredUnit,
    mean_change,
    question_shifts,
    shifts_in_words,
    unit_shifts,
)
from tests.reports import samples
from tests.reports.comparison_samples import table, unit


def two_years(*values: tuple[str, str]) -> ComparisonTable:
    made = table(len(values))
    lines = tuple(
        replace(line, values=tuple(MeasuredValue(Decimal(each), Decimal(100)) for each in pair))
        for line, pair in zip(made.lines, values, strict=True)
    )
    columns = (YearColumn(2024, RoundId(1), 0), YearColumn(2025, RoundId(2), 0))
    return replace(made, columns=columns, lines=lines, spreads=made.spreads[:2])


def test_the_largest_rise_stands_first_and_the_largest_fall_last() -> None:
    found = unit_shifts(two_years(("50", "40"), ("50", "50"), ("50", "70.25")))
    assert [(each.unit.name, str(each.change)) for each in found] == [
        ("Enhet 2", "20.3"),
        ("Enhet 1", "0.0"),
        ("Enhet 0", "-10.0"),
    ]
    assert shifts_in_words(found, "stadsdelar") == (
        "Sedan 2024 har indexet stigit för 1 och sjunkit för 1 av 3 stadsdelar."
    )


def test_nothing_is_counted_across_a_break_or_a_merger() -> None:
    whole = two_years(("50", "60"))
    broken = replace(whole, columns=(whole.columns[0], replace(whole.columns[1], run=1)))
    assert unit_shifts(broken) == ()
    merged = replace(whole, lines=(replace(whole.lines[0], breaks=(2025,)),))
    assert unit_shifts(merged) == ()
    assert unit_shifts(replace(whole, columns=whole.columns[1:])) == ()
    assert shifts_in_words((), "stadsdelar") == ""


def test_the_mean_moves_as_it_is_shown() -> None:
    made = table(3)
    then, now = made.spreads[-2].mean, made.spreads[-1].mean
    assert then is not None
    assert now is not None
    assert mean_change(made, 2024) == round(now, 1) - round(then, 1)
    assert mean_change(made, None) is None
    assert mean_change(None, 2024) is None


def test_a_question_is_moved_by_those_whose_years_compare() -> None:
    instrument = samples.instrument("pi-mini-2")
    answers = samples.answers(instrument, 1)
    now = score(instrument, answers)
    moved = next(each for each in now.questions() if each.points > 0)
    others = [each for each in answers if each.question_id != moved.question.id]
    least = min(moved.question.options, key=lambda option: option.points)
    lower = next(each for each in answers if each.question_id == moved.question.id)
    before = score(instrument, [*others, replace(lower, option_ids=(least.id,))])
    units = [
        ScoredUnit(unit(0), now, before),
        ScoredUnit(unit(1), now, now),
        ScoredUnit(unit(2), now, before, broken="Bildades 2025."),
        ScoredUnit(unit(3), now),
    ]
    (found,) = question_shifts(units)
    assert found.question_id == moved.question.id
    assert (found.up, found.down, found.same) == ((unit(0),), (), 1)
    assert found.mean == (moved.points - least.points) / 2
