"""What has changed since the year before, question by question."""

from collections.abc import Iterator, Mapping

from andts_desktop.domain.comparability import question_before, question_break
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.measured import gives_points, question_gap
from andts_desktop.domain.measures import GAP_NAMES, ChangeKind, QuestionChange
from andts_desktop.domain.scoring import QuestionScore, Score


def question_changes(now: Score, before: Score, broken: str = "") -> tuple[QuestionChange, ...]:
    """Compare two years of one unit in reading order, and then the questions that are gone.

    `broken` says why the unit's two years may not be compared at all, as after a merger.
    """
    earlier = {each.question.id: each for each in before.questions()}
    titles, earlier_titles = _part_titles(now.instrument), _part_titles(before.instrument)
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
        found.append(_change(now.instrument, pair, titles[question.id], reason))
    found += [
        _one_sided(each, earlier_titles[question_id], ChangeKind.GONE)
        for question_id, each in earlier.items()
        if question_id not in kept
    ]
    return tuple(found)


def _change(
    instrument: Instrument, pair: tuple[QuestionScore, QuestionScore], title: str, reason: str
) -> QuestionChange:
    now, before = pair
    question = now.question
    kind = _kind(instrument, now, before, reason)
    with_points = kind in {ChangeKind.MORE, ChangeKind.LESS, ChangeKind.SAME}
    return QuestionChange(
        question_id=question.id,
        short=question.short,
        text=question.text,
        part_title=title,
        kind=kind,
        points=now.points - before.points
        if with_points and gives_points(instrument, question)
        else None,
        before=_words(before),
        now=_words(now),
        reason=reason,
    )


def _kind(
    instrument: Instrument, now: QuestionScore, before: QuestionScore, reason: str
) -> ChangeKind:
    if reason:
        return ChangeKind.NOT_COMPARABLE
    if question_gap(now) or question_gap(before):
        return ChangeKind.NO_VALUE
    if not gives_points(instrument, now.question):
        return ChangeKind.SAME if _words(now) == _words(before) else ChangeKind.OTHER
    if now.points == before.points:
        return ChangeKind.SAME
    return ChangeKind.MORE if now.points > before.points else ChangeKind.LESS


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
