"""Instruments of every kind, drawn so that nothing in them is an error."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    NO,
    YES,
    Condition,
    Instrument,
    Link,
    NotApplicablePolicy,
    Option,
    Part,
    PartRule,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind

_LETTERS = "abcdefåäöÅÄÖ0123 ,;:=+-@_/”\"'%<&>é–\n"
TEXTS = st.text(_LETTERS, max_size=12).map(str.strip)
FILLED = st.text(_LETTERS.replace("\n", ""), min_size=1, max_size=12).map(
    lambda text: " ".join(f"x{text}".split())
)
IDS = st.text("abcåäö0123-_.,:;=/+", min_size=1, max_size=5)
POINTS = st.integers(0, 12).map(lambda quarters: Decimal(quarters) / 4)
WEIGHTS = st.sampled_from([Decimal(1), Decimal(1), Decimal("0.5"), Decimal(2)])
LINKS = st.builds(Link, st.sampled_from(LevelRole), IDS)


class _Maker:
    """Draws the questions of one instrument, which must know those before them."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.asked: list[Question] = []

    def question(self) -> Question:
        kind = self.draw(st.sampled_from(QuestionKind))
        made = replace(
            self._of_kind(kind),
            help=self.draw(TEXTS),
            links=tuple(self.draw(st.lists(LINKS, max_size=2))),
            show_if=tuple(self._condition() for _ in range(self._count(2)) if self.asked),
            previous=self.draw(st.sampled_from([None, QuestionId(f"förr-{len(self.asked)}")])),
            not_comparable=self.draw(TEXTS),
            overlaps=tuple(self.draw(st.lists(FILLED, max_size=2))),
        )
        self.asked.append(made)
        return made

    def _count(self, most: int) -> int:
        return self.draw(st.integers(0, most))

    def _of_kind(self, kind: QuestionKind) -> Question:
        name = QuestionId(f"q{len(self.asked)}{self.draw(IDS)}")
        made = Question(
            name,
            self.draw(FILLED),
            self.draw(FILLED),
            "",
            kind,
            Decimal(0),
            weight=self.draw(WEIGHTS),
        )
        if kind is QuestionKind.TEXT:
            return made
        if kind is QuestionKind.NUMBER:
            return self._number(made)
        ids = [YES, NO] if kind is QuestionKind.YES_NO else self._option_ids()
        options = tuple(
            Option(each, self.draw(FILLED), self.draw(POINTS), self.draw(TEXTS)) for each in ids
        )
        best = max(option.points for option in options)
        return replace(made, options=options, max=best * made.weight)

    def _option_ids(self) -> list[OptionId]:
        drawn = self.draw(st.lists(IDS, min_size=2, max_size=4, unique=True))
        return [OptionId(each) for each in drawn]

    def _number(self, made: Question) -> Question:
        made = replace(made, unit=self.draw(TEXTS).replace("\n", ""))
        reached = self.draw(st.lists(POINTS, unique=True, max_size=3))
        if reached:
            steps = tuple(Step(each, self.draw(POINTS)) for each in sorted(reached))
            best = max(step.points for step in steps)
            limit = self.draw(st.sampled_from([None, Decimal(99)]))
            return replace(made, steps=steps, limit=limit, max=best * made.weight)
        highest = self.draw(POINTS)
        limit = self.draw(st.sampled_from([None, highest]))
        return replace(made, limit=limit, max=highest * made.weight)

    def _condition(self) -> Condition:
        asked = self.draw(st.sampled_from(self.asked))
        if bool(asked.options) and self.draw(st.booleans()):
            names = [option.id for option in asked.options]
            chosen = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
            return Condition(asked.id, tuple(self.draw(chosen)))
        if asked.kind is QuestionKind.NUMBER and self.draw(st.booleans()):
            highest = Decimal(5) if asked.highest is None else asked.highest
            return Condition(asked.id, at_least=highest / 2)
        return Condition(asked.id)


@st.composite
def sound_instruments(draw: st.DrawFn) -> Instrument:
    """Draw instruments with every field of the format in use, and without errors."""
    maker = _Maker(draw)
    numbers = iter(range(100))

    def part(depth: int) -> Part:
        count = draw(st.integers(0, 2)) if depth else 0
        # A part asks its own questions before those of the parts below it.
        asked = [maker.question() for _ in range(draw(st.integers(0 if count else 1, 3)))]
        children = [part(depth - 1) for _ in range(count)]
        reachable = sum([p.max for p in children] + [q.max for q in asked], Decimal(0))
        rule = draw(st.sampled_from(PartRule))
        is_stretched = rule is PartRule.SCALED and reachable
        highest = Decimal(20) if is_stretched else reachable
        made = Part(
            f"p{next(numbers)}{draw(IDS)}",
            draw(FILLED),
            highest,
            rule,
            tuple(children),
            tuple(asked),
        )
        return replace(made, minimum_answers=_fewest(draw, len(tuple(made.walk_questions()))))

    parts = tuple(part(1) for _ in range(draw(st.integers(1, 3))))
    version = draw(st.sampled_from(["1", "2"]))
    made = Instrument(
        id=InstrumentId(draw(IDS)),
        family=draw(IDS),
        version=version,
        title=draw(FILLED),
        short_title=draw(FILLED),
        is_example=draw(st.booleans()),
        note=draw(TEXTS),
        scored=draw(st.booleans()),
        max=sum((each.max for each in parts), Decimal(0)),
        not_applicable=draw(st.sampled_from(NotApplicablePolicy)),
        comparable_with=draw(st.sampled_from([(), ("0",)])),
        break_reason=draw(FILLED),
        unit_kinds=tuple(draw(st.lists(st.sampled_from(UnitKind), min_size=1, unique=True))),
        parts=parts,
    )
    return replace(made, minimum_answers=_fewest(draw, len(made.questions())))


def _fewest(draw: st.DrawFn, count: int) -> int:
    return draw(st.sampled_from([0, draw(st.integers(0, count))]))
