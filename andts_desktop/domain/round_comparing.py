"""Whether a new round can be compared with the one before: when to ask, and what an answer says."""

from dataclasses import replace

from andts_desktop.domain.comparability import question_before, question_break
from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.instrument import Instrument, Part
from andts_desktop.domain.round_news import question_news
from andts_desktop.domain.sheets import News
from andts_desktop.domain.text import cleaned_line


def is_in_doubt(now: Instrument, before: Instrument) -> bool:
    """Tell whether two versions ask or count differently, so that a person must judge them."""
    if now.id == before.id:
        return False
    if not comparable(before, now) and not now.break_reason.strip():
        return True
    if any(each.news is not News.SAME for each in question_news(now, before)):
        return True
    return _counting(now) != _counting(before)


def called_comparable(now: Instrument, before: Instrument) -> Instrument:
    """Return the instrument as comparable with the one before, beside those it was already."""
    versions = dict.fromkeys((*now.comparable_with, before.version))
    return replace(now, comparable_with=tuple(versions), break_reason="")


def called_broken(now: Instrument, reason: str) -> Instrument:
    """Return the instrument as comparable with none before, with the reason as a sentence."""
    text = cleaned_line(reason).strip()
    sentence = text[:1].upper() + text[1:]
    if sentence and sentence[-1] not in ".!?":
        sentence += "."
    return replace(now, comparable_with=(), break_reason=sentence)


def not_by_themselves(now: Instrument, before: Instrument) -> tuple[str, ...]:
    """Name the questions whose answers cannot be compared although the wholes can."""
    return tuple(
        question.short
        for question in now.questions()
        if (earlier := question_before(now, question, before)) is not None
        if question_break(now, question, before, earlier)
    )


def _counting(instrument: Instrument) -> tuple[object, ...]:
    return (
        instrument.scored,
        instrument.max,
        instrument.not_applicable,
        instrument.minimum_answers,
        tuple(map(_part_counting, instrument.parts)),
    )


def _part_counting(part: Part) -> tuple[object, ...]:
    return (part.id, part.max, part.rule, part.minimum_answers, *map(_part_counting, part.parts))
