"""What has changed since the year before, question by question."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from andts_desktop.domain.comparability import question_before, question_break
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.measured import gives_points, question_gap
from andts_desktop.domain.measures import GAP_NAMES, ChangeKind, ChangeSum, QuestionChange
from andts_desktop.domain.scoring import ZERO, QuestionScore, Score
from andts_desktop.domain.swedish import shown_change


def question_changes(now: Score, before: Score, broken: str = "") -> tuple[QuestionChange, ...]:
    """Compare two years of one unit in reading order, and then the questions that are gone.

    `broken` says why the unit's two years may not be compared at all, as after a merger.
    """
    earlier = {each.question.id: each for each in before.questions()}
    titles, earlier_titles = _part_titles(now.instrument), _part_titles(before.instrument)
    years = _Years(now.instrument, has_sums=not (_is_untouched(now) or _is_untouched(before)))
    found, kept = [], set()
    for each in now.questions():
        question = each.question
        asked = question_before(now.instrument, question, before.instrument)
        if asked is None:
            found.append(_one_sided(each, titles[question.id], ChangeKind.NEW))
            continue
        kept.add(asked.id)
        reason = broken or question_break(now.instrument, question, before.instrument, asked)
        pair = (each, earlier[asked.id])
        found.append(_change(years, pair, titles[question.id], reason))
    found += [
        _one_sided(each, earlier_titles[question_id], ChangeKind.GONE)
        for question_id, each in earlier.items()
        if question_id not in kept
    ]
    return tuple(found)


def change_sum(changes: Iterable[QuestionChange], now: Score, before: Score) -> ChangeSum | None:
    """Add the changes up to that of the index; None where either year has no index."""
    if now.index is None or before.index is None:
        return None
    gathered = tuple(changes)
    told = sum((each.points for each in gathered if each.points is not None), ZERO)
    effects = sum((each.effect for each in gathered), ZERO)
    return ChangeSum(
        told=told,
        other=effects - told,
        held=now.points - before.points - effects,
        points=(before.points, now.points),
        max=(before.max, now.max),
        index=shown_change(now.index, before.index),
    )


@dataclass(frozen=True, slots=True)
class _Years:
    """What the answers are compared by; without sums no gap can be counted as zero."""

    instrument: Instrument
    has_sums: bool


def _is_untouched(result: Score) -> bool:
    return result.unanswered == result.question_count


def _change(
    years: _Years, pair: tuple[QuestionScore, QuestionScore], title: str, reason: str
) -> QuestionChange:
    now, before = pair
    question = now.question
    counts = _counts(years, pair)
    kind = _kind(years.instrument, pair, reason, counts=counts)
    return QuestionChange(
        question_id=question.id,
        short=question.short,
        text=question.text,
        part_title=title,
        kind=kind,
        points=now.points - before.points if counts and not reason else None,
        before=_words(before),
        now=_words(now),
        reason=reason,
        effect=now.points - before.points,
    )


def _counts(years: _Years, pair: tuple[QuestionScore, QuestionScore]) -> bool:
    """Tell whether both years have points, be it those of a gap that is counted as zero."""
    if not gives_points(years.instrument, pair[0].question):
        return False
    if any(question_gap(each) for each in pair):
        return years.has_sums and all(each.max for each in pair)
    return True


def _kind(
    instrument: Instrument,
    pair: tuple[QuestionScore, QuestionScore],
    reason: str,
    *,
    counts: bool,
) -> ChangeKind:
    now, before = pair
    if reason:
        return ChangeKind.NOT_COMPARABLE
    if counts and now.points != before.points:
        return ChangeKind.MORE if now.points > before.points else ChangeKind.LESS
    if any(question_gap(each) for each in pair):
        return ChangeKind.NO_VALUE
    if not gives_points(instrument, now.question):
        return ChangeKind.SAME if _words(now) == _words(before) else ChangeKind.OTHER
    return ChangeKind.SAME


def _one_sided(result: QuestionScore, title: str, kind: ChangeKind) -> QuestionChange:
    question: Question = result.question
    words = _words(result)
    is_new = kind is ChangeKind.NEW
    return QuestionChange(
        question_id=question.id,
        short=question.short,
        text=question.text,
        part_title=title,
        kind=kind,
        before="" if is_new else words,
        now=words if is_new else "",
        effect=result.points if is_new else -result.points,
    )


def _words(result: QuestionScore) -> str:
    gap = question_gap(result)
    return GAP_NAMES[gap] if gap else result.answer_text or "inget av alternativen"


def _part_titles(instrument: Instrument) -> Mapping[QuestionId, str]:
    return dict(_titled(instrument))


def _titled(instrument: Instrument) -> Iterator[tuple[QuestionId, str]]:
    for part in instrument.question_groups():
        for question in part.questions:
            yield question.id, part.title
