"""What is new in an instrument: blank ones, questions of another kind, ids that are free."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import TypeVar

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    NO,
    YES,
    Instrument,
    NotApplicablePolicy,
    Option,
    Part,
    Question,
    QuestionKind,
)
from andts_desktop.domain.units import UnitKind

ONE, ZERO = Decimal(1), Decimal(0)
_Item = TypeVar("_Item")


def blank_instrument(title: str, part: str, question: str) -> Instrument:
    """Return an instrument with one part and one question, whose sums are right."""
    asked = blank_question("del-1-1", question)
    return Instrument(
        id=InstrumentId(""),
        family="",
        version="1",
        title=title,
        short_title=title,
        is_example=False,
        note="",
        scored=True,
        max=asked.max,
        not_applicable=NotApplicablePolicy.ZERO,
        comparable_with=(),
        break_reason="",
        unit_kinds=(UnitKind.DISTRICT, UnitKind.MUNICIPALITY),
        parts=(Part("del-1", part, asked.max, questions=(asked,)),),
    )


def blank_question(question_id: str, text: str, points: Decimal = ONE) -> Question:
    """Return a question to be answered with ja, which gives the points, or nej."""
    return Question(
        id=QuestionId(question_id),
        text=text,
        short=text,
        help="",
        kind=QuestionKind.YES_NO,
        max=points,
        options=yes_and_no(points),
    )


def yes_and_no(points: Decimal) -> tuple[Option, ...]:
    """Return the options of a yes-or-no question."""
    return Option(NO, "Nej", ZERO), Option(YES, "Ja", points)


def free_id(base: str, taken: Collection[str]) -> str:
    """Return the first of base-1, base-2 and on that nothing has."""
    return next(name for number in count(1) if (name := f"{base}-{number}") not in taken)


def with_new_option(question: Question, text: str) -> Question:
    """Return the question with one more option, which gives no points."""
    option_id = OptionId(free_id("svar", {option.id for option in question.options}))
    return replace(question, options=(*question.options, Option(option_id, text, ZERO)))


def of_kind(question: Question, kind: QuestionKind, first: str, second: str) -> Question:
    """Return the question as one of another kind, with what that kind needs and no more.

    The options of a choice stay a choice; `first` and `second` are the texts of new ones.
    """
    choices = (QuestionKind.CHOICE, QuestionKind.CHOICES)
    highest = ZERO if kind is QuestionKind.TEXT else question.max
    options: tuple[Option, ...] = ()
    if kind is QuestionKind.YES_NO:
        given = highest / question.weight if question.weight else highest
        options = yes_and_no(given)
    elif kind in choices:
        had = question.kind in (*choices, QuestionKind.YES_NO)
        options = question.options if had else _two_options(question, first, second)
    is_number = kind is QuestionKind.NUMBER
    return replace(
        question,
        kind=kind,
        max=highest,
        options=options,
        steps=question.steps if is_number else (),
        unit=question.unit if is_number else "",
        limit=question.limit if is_number else None,
    )


def followed(old: Instrument | Part | Question, field: str, value: object) -> dict[str, object]:
    """Return a field's new value, with what goes on following it.

    A short name that is the same as the long one stays the same, and the points for ja are a
    yes-or-no question's maximum until someone says otherwise.
    """
    if isinstance(old, Instrument) and field == "title" and old.short_title == old.title:
        return {field: value, "short_title": value}
    if isinstance(old, Question) and field == "text" and old.short == old.text:
        return {field: value, "short": value}
    if isinstance(old, Question) and field == "max" and isinstance(value, Decimal):
        is_usual = old.kind is QuestionKind.YES_NO and old.weight == ONE
        return (
            {field: value, "options": _with_points_for_yes(old, value)}
            if is_usual
            else {field: value}
        )
    return {field: value}


def _with_points_for_yes(question: Question, points: Decimal) -> tuple[Option, ...]:
    return tuple(
        replace(option, points=points)
        if option.id == YES and option.points == question.max
        else option
        for option in question.options
    )


def _two_options(question: Question, first: str, second: str) -> tuple[Option, ...]:
    points = question.max / question.weight if question.weight else question.max
    return Option(OptionId("svar-1"), first, ZERO), Option(OptionId("svar-2"), second, points)


def inserted(items: Sequence[_Item], index: int, item: _Item) -> tuple[_Item, ...]:
    """Return the items with one more at a place."""
    return (*items[:index], item, *items[index:])


def without(items: Sequence[_Item], index: int) -> tuple[_Item, ...]:
    """Return the items without the one at a place."""
    return (*items[:index], *items[index + 1 :])


def moved_item(items: Sequence[_Item], index: int, step: int) -> tuple[_Item, ...]:
    """Return the items with one a place up (-1) or down (1); at the end it stays."""
    goal = index + step
    if not 0 <= goal < len(items):
        return tuple(items)
    return inserted(without(items, index), goal, items[index])


def changed_item(items: Sequence[_Item], index: int, item: _Item) -> tuple[_Item, ...]:
    """Return the items with another at a place."""
    return (*items[:index], item, *items[index + 1 :])
