"""Which years may be compared: how far back a total, a part or a question carries on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from andts_desktop.domain.comparison import break_reason, comparable
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.measures import Measure, MeasureKind
from andts_desktop.domain.swedish import format_points


@dataclass(frozen=True, slots=True)
class Place:
    """A measure in one round: its id there, None where the instrument does not have it.

    Rounds of the same `run` may be compared with each other; `broken` says why the run begins
    with this round, empty for all others.
    """

    key: str | None
    run: int
    broken: str = ""


_Found = tuple[Instrument, str]


def places(measure: Measure, instruments: Sequence[Instrument]) -> tuple[Place, ...]:
    """Follow a measure from the last round back through the earlier ones.

    `instruments` are those of a family's rounds in the order of their years. Totals and parts
    are of one run only where each two of its instruments may be compared; a question goes on
    from round to round, by its own id or by the one it says it had before.
    """
    keys = _keys(measure, instruments)
    reasons = _reasons(measure.kind, list(zip(instruments, keys, strict=True)))
    found, run = [], 0
    for key, reason in zip(keys, reasons, strict=True):
        run += bool(reason)
        found.append(Place(key, run, reason))
    return tuple(found)


def _keys(measure: Measure, instruments: Sequence[Instrument]) -> list[str | None]:
    keys: list[str | None] = []
    key = measure.key
    later: Instrument | None = None
    for instrument in reversed(instruments):
        there = _key_in(instrument, measure.kind, key, later)
        if there is not None:
            key, later = there, instrument
        keys.append(there)
    return keys[::-1]


def _key_in(
    instrument: Instrument, kind: MeasureKind, key: str, later: Instrument | None
) -> str | None:
    if kind is MeasureKind.TOTAL:
        return key if instrument.scored else None
    if kind is MeasureKind.PART:
        return key if instrument.scored and instrument.part(key) else None
    question = later.question(QuestionId(key)) if later else None
    if later is None or question is None:
        return key if instrument.question(QuestionId(key)) else None
    before = question_before(later, question, instrument)
    return before.id if before else None


def _reasons(kind: MeasureKind, found: Sequence[tuple[Instrument, str | None]]) -> list[str]:
    """Say for each round why its run begins there; empty where it does not."""
    reasons = [""] * len(found)
    run: list[_Found] = []
    first = 0
    for number in range(len(found) - 1, -1, -1):
        instrument, key = found[number]
        if key is None:
            continue
        # A question's own chain says what it is; sums are held against every later year.
        later = run[-1:] if kind is MeasureKind.QUESTION else run
        reason = _first_reason(kind, (instrument, key), later)
        if reason:
            reasons[first] = reason
            run = []
        run.append((instrument, key))
        first = number
    return reasons


def _first_reason(kind: MeasureKind, earlier: _Found, later: Sequence[_Found]) -> str:
    # Rounds of one instrument are alike: one of them speaks for all.
    different = [next(group) for _, group in groupby(later, key=lambda each: each[0].id)]
    found = (_broken(kind, earlier, each) for each in reversed(different))
    return next((reason for reason in found if reason), "")


def _broken(kind: MeasureKind, earlier: _Found, later: _Found) -> str:
    (before, before_key), (now, now_key) = earlier, later
    if kind is MeasureKind.QUESTION:
        asked, had = now.question(QuestionId(now_key)), before.question(QuestionId(before_key))
        return question_break(now, asked, before, had) if asked and had else ""
    if not comparable(before, now):
        return break_reason(now)
    if kind is MeasureKind.PART:
        part, earlier_part = now.part(now_key), before.part(before_key)
        if part and earlier_part and part.max != earlier_part.max:
            return (
                f"Delen ger högst {format_points(part.max)} poäng, tidigare "
                f"{format_points(earlier_part.max)}."
            )
    return ""


def question_before(now: Instrument, question: Question, before: Instrument) -> Question | None:
    """Return the question that an earlier instrument asked instead, None where there is none.

    Within one version it is the question itself; otherwise the one that it names as its
    previous, or else that of the same id.
    """
    if now.id != before.id and question.previous is not None:
        named = before.question(question.previous)
        if named is not None:
            return named
    return before.question(question.id)


def question_break(
    now: Instrument, question: Question, before: Instrument, earlier: Question
) -> str:
    """Say why two answers to a question may not be compared; empty where they may.

    Across a break of the instrument only a question that names its previous one goes on.
    """
    if now.id == before.id:
        return ""
    if question.not_comparable:
        return question.not_comparable
    if question.previous != earlier.id and not comparable(before, now):
        return break_reason(now)
    if question.max != earlier.max:
        return (
            f"Frågan ger högst {format_points(question.max)} poäng, tidigare "
            f"{format_points(earlier.max)}."
        )
    return ""
