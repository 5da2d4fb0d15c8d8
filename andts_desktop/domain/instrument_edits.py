"""Edits of an instrument: each takes one and returns another, with its ids kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.instrument_faults import PlaceKind
from andts_desktop.domain.instrument_making import free_id, inserted

_Item = TypeVar("_Item")


class Ref(NamedTuple):
    """What of an instrument is meant: the whole (with an empty id), a part or a question."""

    kind: PlaceKind
    id: str = ""


WHOLE = Ref(PlaceKind.INSTRUMENT)


def part_ref(part_id: str) -> Ref:
    """Return the reference to a part."""
    return Ref(PlaceKind.PART, part_id)


def question_ref(question_id: str) -> Ref:
    """Return the reference to a question."""
    return Ref(PlaceKind.QUESTION, question_id)


class Spot(NamedTuple):
    """A place among the parts, or among the questions, right below a part ("" for the whole)."""

    above: str
    place: int


def part_ids(instrument: Instrument) -> set[str]:
    """Return the ids of every part."""
    return {part.id for part in walk_parts(instrument)}


def question_ids(instrument: Instrument) -> set[str]:
    """Return the ids of every question."""
    return {str(question.id) for question in instrument.questions()}


def walk_parts(instrument: Instrument) -> Iterator[Part]:
    """Yield every part, each before the parts below it."""
    for part in instrument.parts:
        yield from part.walk()


def found(instrument: Instrument, ref: Ref) -> Instrument | Part | Question | None:
    """Return what a reference means, None where it is not there."""
    if ref.kind is PlaceKind.PART:
        return instrument.part(ref.id)
    if ref.kind is PlaceKind.QUESTION:
        return instrument.question(QuestionId(ref.id))
    return instrument


def spot_of(instrument: Instrument, ref: Ref) -> Spot | None:
    """Return where a part or question lies, None for what lies nowhere."""
    for above, parts, questions in _levels(instrument):
        if ref.kind is PlaceKind.PART:
            ids = [part.id for part in parts]
        elif ref.kind is PlaceKind.QUESTION:
            ids = [str(question.id) for question in questions]
        else:
            return None
        if ref.id in ids:
            return Spot(above, ids.index(ref.id))
    return None


def with_part(instrument: Instrument, part_id: str, new: Part) -> Instrument:
    """Return the instrument with another part in place of the one with that id."""
    return _with_parts(instrument, lambda parts: _exchanged(parts, part_id, new))


def with_question(instrument: Instrument, question_id: str, new: Question) -> Instrument:
    """Return the instrument with another question in place of the one with that id."""
    return _with_questions(instrument, lambda asked: _exchanged(asked, question_id, new))


def insert_part(instrument: Instrument, spot: Spot, part: Part) -> Instrument:
    """Return the instrument with one more part at a spot."""
    if not spot.above:
        return replace(instrument, parts=inserted(instrument.parts, spot.place, part))
    above = instrument.part(spot.above)
    if above is None:
        return instrument
    changed = replace(above, parts=inserted(above.parts, spot.place, part))
    return with_part(instrument, spot.above, changed)


def insert_question(instrument: Instrument, spot: Spot, question: Question) -> Instrument:
    """Return the instrument with one more question at a spot of a part."""
    above = instrument.part(spot.above)
    if above is None:
        return instrument
    changed = replace(above, questions=inserted(above.questions, spot.place, question))
    return with_part(instrument, spot.above, changed)


def remove(instrument: Instrument, ref: Ref) -> Instrument:
    """Return the instrument without a part, with all below it, or without a question."""
    if ref.kind is PlaceKind.PART:
        return _with_parts(instrument, lambda parts: _exchanged(parts, ref.id))
    if ref.kind is PlaceKind.QUESTION:
        return _with_questions(instrument, lambda asked: _exchanged(asked, ref.id))
    return instrument


def move(instrument: Instrument, ref: Ref, step: int) -> Instrument:
    """Return the instrument with a part or question one place up (-1) or down (1).

    A question at the end of its part goes on to the next part that holds questions. What
    cannot move stays.
    """
    spot, moved = spot_of(instrument, ref), found(instrument, ref)
    if spot is None or not isinstance(moved, Part | Question):
        return instrument
    goal = Spot(spot.above, spot.place + step)
    siblings = _count_at(instrument, ref.kind, spot.above)
    if not 0 <= goal.place < siblings:
        beside = _beside(instrument, spot.above, step) if isinstance(moved, Question) else None
        if beside is None:
            return instrument
        goal = beside
    rest = remove(instrument, ref)
    if isinstance(moved, Part):
        return insert_part(rest, goal, moved)
    return insert_question(rest, goal, moved)


def duplicated(instrument: Instrument, ref: Ref) -> tuple[Instrument, Ref]:
    """Return the instrument with a copy right after a part or question, and what the copy is.

    The copy has ids of its own; its conditions on questions that are copied with it follow.
    """
    spot, source = spot_of(instrument, ref), found(instrument, ref)
    if spot is None or source is None or isinstance(source, Instrument):
        return instrument, ref
    after = Spot(spot.above, spot.place + 1)
    if isinstance(source, Question):
        copy = _copied_questions((source,), question_ids(instrument))[0]
        return insert_question(instrument, after, copy), question_ref(copy.id)
    made = _copied_part(instrument, source)
    return insert_part(instrument, after, made), part_ref(made.id)


def _exchanged(items: Sequence[_Item], item_id: str, new: _Item | None = None) -> tuple[_Item, ...]:
    kept = (new if getattr(each, "id", "") == item_id else each for each in items)
    return tuple(each for each in kept if each is not None)


def _with_parts(
    instrument: Instrument, change: Callable[[Sequence[Part]], tuple[Part, ...]]
) -> Instrument:
    def below(parts: Sequence[Part]) -> tuple[Part, ...]:
        return tuple(replace(part, parts=below(part.parts)) for part in change(parts))

    return replace(instrument, parts=below(instrument.parts))


def _with_questions(
    instrument: Instrument, change: Callable[[Sequence[Question]], tuple[Question, ...]]
) -> Instrument:
    def below(part: Part) -> Part:
        return replace(part, parts=tuple(map(below, part.parts)), questions=change(part.questions))

    return replace(instrument, parts=tuple(map(below, instrument.parts)))


def _levels(
    instrument: Instrument,
) -> Iterator[tuple[str, tuple[Part, ...], tuple[Question, ...]]]:
    yield "", instrument.parts, ()
    for part in walk_parts(instrument):
        yield part.id, part.parts, part.questions


def _count_at(instrument: Instrument, kind: PlaceKind, above: str) -> int:
    part = instrument.part(above)
    if kind is PlaceKind.PART:
        return len(part.parts if part is not None else instrument.parts)
    return len(part.questions) if part is not None else 0


def _beside(instrument: Instrument, above: str, step: int) -> Spot | None:
    """Return the near end of the next part (or with -1 the part before) for questions."""
    homes = [part for part in walk_parts(instrument) if part.questions or not part.parts]
    place = [part.id for part in homes].index(above) + step
    if not 0 <= place < len(homes):
        return None
    return Spot(homes[place].id, 0 if step > 0 else len(homes[place].questions))


def _copied_questions(source: Sequence[Question], taken: set[str]) -> list[Question]:
    names: dict[QuestionId, QuestionId] = {}
    for question in source:
        names[question.id] = QuestionId(free_id(f"{question.id}-kopia", taken))
        taken.add(names[question.id])
    return [
        replace(
            question,
            id=names[question.id],
            previous=None,
            show_if=tuple(
                replace(each, question=names.get(each.question, each.question))
                for each in question.show_if
            ),
        )
        for question in source
    ]


def _copied_part(instrument: Instrument, source: Part) -> Part:
    asked = tuple(source.walk_questions())
    copies = iter(_copied_questions(asked, question_ids(instrument)))
    taken = part_ids(instrument)

    def copy(part: Part) -> Part:
        name = free_id(f"{part.id}-kopia", taken)
        taken.add(name)
        # The questions come in the order in which walk_questions gave them.
        questions = tuple(next(copies) for _ in part.questions)
        return replace(part, id=name, questions=questions, parts=tuple(map(copy, part.parts)))

    return copy(source)
