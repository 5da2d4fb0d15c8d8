"""The lists of an analysis meeting: what has changed most, and what would give most."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from andts_desktop.domain.analysis_meeting import MeetingList, MeetingRow
from andts_desktop.domain.change_words import CHANGE_WORDS, is_told
from andts_desktop.domain.comparison import Gain, gains
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measures import ChangeKind, QuestionChange
from andts_desktop.domain.scoring import ZERO
from andts_desktop.domain.shifts import QuestionShift, ScoredUnit, UnitShift
from andts_desktop.domain.swedish import (
    format_decimal,
    format_points,
    format_signed,
    format_sum,
    signed_points,
)

NOTHING_MORE = "Ingen."
_ONE_SIDED = frozenset({ChangeKind.NEW, ChangeKind.GONE})
_EACH_APART = 2
"""So many top parts stand side by side; of others all questions are one list."""


def unit_changes(changes: Iterable[QuestionChange], before: int) -> tuple[MeetingList, MeetingList]:
    """Return a unit's questions with more and with fewer points, the largest change first."""
    moved = [(each.points, each) for each in changes if each.points]
    up = sorted((pair for pair in moved if pair[0] > 0), key=lambda pair: -pair[0])
    down = sorted((pair for pair in moved if pair[0] < 0), key=lambda pair: pair[0])
    return (
        MeetingList(f"Fler poäng än {before}", tuple(map(_change_row, up)), NOTHING_MORE),
        MeetingList(f"Färre poäng än {before}", tuple(map(_change_row, down)), NOTHING_MORE),
    )


def _change_row(pair: tuple[Decimal, QuestionChange]) -> MeetingRow:
    points, change = pair
    return MeetingRow(change.short, f"Nu: {change.now}", signed_points(points))


def answer_changes(
    changes: Iterable[QuestionChange], before: int
) -> tuple[MeetingList, MeetingList]:
    """Return what a unit has answered otherwise, and what was not asked before, without points."""
    found = tuple(changes)
    other = tuple(
        MeetingRow(each.short, f"Nu: {each.now}", "")
        for each in found
        if is_told(each) and each.kind not in _ONE_SIDED
    )
    new = tuple(
        MeetingRow(each.short, CHANGE_WORDS[each.kind], "")
        for each in found
        if each.kind in _ONE_SIDED
    )
    return (
        MeetingList(f"Andra svar än {before}", other, NOTHING_MORE),
        MeetingList("Nya och utgångna frågor", new, NOTHING_MORE),
    )


def city_changes(
    units: Sequence[UnitShift], questions: Sequence[QuestionShift], units_name: str
) -> tuple[MeetingList, MeetingList]:
    """Return the units and the questions that have moved most, whichever way."""
    by_size = sorted(units, key=lambda each: -abs(each.change))
    of_units = (
        MeetingRow(
            each.unit.name,
            f"Från {format_decimal(each.before)} till {format_decimal(each.now)}",
            format_signed(each.change),
        )
        for each in by_size
        if each.change
    )
    of_questions = (
        MeetingRow(
            each.short,
            f"Fler poäng: {len(each.up)}, färre: {len(each.down)}, lika: {each.same}",
            signed_points(each.mean),
        )
        for each in sorted(questions, key=lambda each: -abs(each.mean))
        if each.mean
    )
    return (
        MeetingList(f"Index, {units_name}", tuple(of_units), NOTHING_MORE, "Enhet"),
        MeetingList("Frågor, medel i poäng", tuple(of_questions), NOTHING_MORE),
    )


def unit_gains(instrument: Instrument, found: Sequence[Gain]) -> tuple[MeetingList, ...]:
    """Return what would raise a unit's index most, a list for each of two top parts."""
    return _by_part(instrument, [(each.question.id, _gain_row(each)) for each in found])


def _gain_row(gain: Gain) -> MeetingRow:
    said = f"Nu {format_points(gain.points)} av {format_points(gain.max)} poäng"
    return MeetingRow(gain.question.short, said, format_signed(gain.index_gain))


def city_gains(instrument: Instrument, units: Sequence[ScoredUnit]) -> tuple[MeetingList, ...]:
    """Return what full points in one question would add to the mean index of the units."""
    if not units:
        return _by_part(instrument, [])
    sums: dict[QuestionId, list[Gain]] = {}
    for unit in units:
        for gain in gains(instrument, [each.answer for each in unit.now.questions()]):
            sums.setdefault(gain.question.id, []).append(gain)
    means = {
        key: sum((each.index_gain for each in found), ZERO) / len(units)
        for key, found in sums.items()
    }
    ordered = sorted(sums, key=lambda key: -means[key])
    return _by_part(
        instrument,
        [(key, _mean_row(sums[key], means[key], len(units))) for key in ordered],
    )


def _mean_row(found: Sequence[Gain], mean: Decimal, count: int) -> MeetingRow:
    question = found[0].question
    left = sum((each.max - each.points for each in found), ZERO)
    reached = format_sum(question.max - left / count)
    said = f"I medel {reached} av {format_points(question.max)}; {len(found)} når inte allt"
    return MeetingRow(question.short, said, format_signed(mean))


def _by_part(
    instrument: Instrument, rows: Sequence[tuple[QuestionId, MeetingRow]]
) -> tuple[MeetingList, ...]:
    nothing = "Alla poäng är nådda."
    tops: Mapping[QuestionId, str] = {
        question.id: part.title for part in instrument.parts for question in part.walk_questions()
    }
    titles = [part.title for part in instrument.parts if part.max]
    if len(titles) != _EACH_APART:
        return (MeetingList("Alla delar", tuple(row for _, row in rows), nothing),)
    return tuple(
        MeetingList(title, tuple(row for key, row in rows if tops[key] == title), nothing)
        for title in titles
    )
