"""What a new round would be, and what differs from the round before."""

from collections.abc import Collection, Iterable, Iterator

from andts_desktop.domain.comparability import question_before
from andts_desktop.domain.ids import QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.participation import is_asked
from andts_desktop.domain.sheets import News, QuestionNews, UnitNews
from andts_desktop.domain.swedish import format_points, plural
from andts_desktop.domain.units import Unit


def question_news(instrument: Instrument, earlier: Instrument | None) -> tuple[QuestionNews, ...]:
    """Return every question with what is new about it; those that are gone stand last.

    Without an earlier instrument there is nothing to differ from, and nothing is new.
    """
    titles = _part_titles(instrument)
    met: set[QuestionId] = set()
    news = []
    for question in instrument.questions():
        old = None if earlier is None else question_before(instrument, question, earlier)
        kind, detail = News.SAME, ""
        if old is not None:
            met.add(old.id)
            changes = tuple(_changes(question, old))
            kind = News.CHANGED if changes else News.SAME
            detail = "; ".join(changes)
        elif earlier is not None:
            kind = News.NEW
        news.append(QuestionNews(question.id, question.short, titles[question.id], kind, detail))
    return (*news, *_gone(earlier, met))


def news_in_words(questions: Iterable[QuestionNews]) -> str:
    """Count what differs: "2 nya, 1 ändrad, 3 utgår"; empty where nothing does."""
    found = [each.news for each in questions]
    counted = (
        (News.NEW, "ny", "nya"),
        (News.CHANGED, "ändrad", "ändrade"),
        (News.GONE, "utgår", "utgår"),
    )
    return ", ".join(
        plural(found.count(kind), one, many) for kind, one, many in counted if kind in found
    )


def _gone(earlier: Instrument | None, met: Collection[QuestionId]) -> Iterator[QuestionNews]:
    if earlier is None:
        return
    titles = _part_titles(earlier)
    for question in earlier.questions():
        if question.id not in met:
            yield QuestionNews(question.id, question.short, titles[question.id], News.GONE)


def _part_titles(instrument: Instrument) -> dict[QuestionId, str]:
    groups = instrument.question_groups()
    return {question.id: part.title for part in groups for question in part.questions}


def _changes(question: Question, old: Question) -> Iterator[str]:
    """Say in Swedish what has changed about a question."""
    if " ".join(question.text.split()) != " ".join(old.text.split()):
        yield "ny lydelse"
    if question.kind is not old.kind:
        yield "besvaras på ett annat sätt"
    yield from _option_changes(question, old)
    yield from _point_changes(question, old)
    if frozenset(question.show_if) != frozenset(old.show_if):
        yield "visas under andra villkor" if question.show_if else "visas alltid"
    if question.unit != old.unit:
        yield f"räknas i {question.unit}" if question.unit else "räknas utan enhet"
    if question.not_comparable and question.not_comparable != old.not_comparable:
        yield f"jämförs inte med tidigare år: {question.not_comparable}"


def _option_changes(question: Question, old: Question) -> Iterator[str]:
    before = {option.id: option.text for option in old.options}
    now = {option.id: option.text for option in question.options}
    new = [text for option_id, text in now.items() if option_id not in before]
    gone = [text for option_id, text in before.items() if option_id not in now]
    if new:
        yield f"{'nytt' if len(new) == 1 else 'nya'} svarsalternativ: {_quoted(new)}"
    if gone:
        yield f"svarsalternativ som utgår: {_quoted(gone)}"
    if any(text != now.get(option_id, text) for option_id, text in before.items()):
        yield "svarsalternativ med ny lydelse"


def _point_changes(question: Question, old: Question) -> Iterator[str]:
    if question.max != old.max:
        yield f"högst {format_points(question.max)} poäng i stället för {format_points(old.max)}"
        return
    before = {option.id: option.points for option in old.options}
    now = {option.id: option.points for option in question.options}
    same = all(points == now.get(option_id, points) for option_id, points in before.items())
    if not same or question.steps != old.steps or question.weight != old.weight:
        yield "andra poäng för svaren"


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"”{text}”" for text in texts)


def unit_news(
    instrument: Instrument,
    year: int,
    units: Iterable[Unit],
    before: Collection[UnitId] | None,
    left_out: Collection[UnitId] = (),
) -> tuple[UnitNews, ...]:
    """Return the units of a new round, and those that took part before and no longer exist.

    `before` are those that took part in the round before, None where there was none;
    `left_out` are those that the user then took out of it, which stay out.
    """
    news = []
    for unit in units:
        took_part = before is not None and unit.id in before
        if took_part and not unit.is_valid_in(year):
            news.append(UnitNews(unit, News.GONE))
        elif took_part or (is_asked(instrument, year, unit) and unit.id not in left_out):
            is_new = before is not None and not took_part
            news.append(UnitNews(unit, News.NEW if is_new else News.SAME))
    return tuple(news)
