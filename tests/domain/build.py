"""Small instruments and plans for the tests of the domain, written as briefly as they allow."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from andts_desktop.domain.comparison import UnitResult
from andts_desktop.domain.ids import InstrumentId, NodeId, OptionId, PlanId, QuestionId, UnitId
from andts_desktop.domain.instrument import (
    Instrument,
    NotApplicablePolicy,
    Option,
    Part,
    PartRule,
    Question,
    QuestionKind,
)
from andts_desktop.domain.plan import Level, LevelRole, Node, Plan, PlanDetails
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.tally import tally
from andts_desktop.domain.units import Unit, UnitKind

GOAL = Level("goal", LevelRole.GOAL, "mål", "mål")
AREA = Level("area", LevelRole.FOCUS_AREA, "insatsområde", "insatsområden", parent="goal")
ACTIVITY = Level(
    "activity", LevelRole.ACTIVITY, "aktivitet", "aktiviteter", parent="area", has_status=True
)
STONE = Level("stone", LevelRole.CORNERSTONE, "förebyggsten", "förebyggstenar")
LEVELS = (GOAL, AREA, ACTIVITY, STONE)


def number_question(name: str, maximum: str | Decimal) -> Question:
    return Question(
        QuestionId(name), f"Fråga {name}", name, "", QuestionKind.NUMBER, Decimal(maximum)
    )


def choice_question(name: str, *points: str | Decimal) -> Question:
    options = tuple(
        Option(OptionId(f"o{i}"), f"Alternativ {i}", Decimal(each)) for i, each in enumerate(points)
    )
    best = max(option.points for option in options)
    return Question(QuestionId(name), f"Fråga {name}", name, "", QuestionKind.CHOICE, best, options)


def instrument(
    *parts: Part,
    name: str = "prov-1",
    family: str = "prov",
    version: str = "1",
    policy: NotApplicablePolicy = NotApplicablePolicy.ZERO,
    scored: bool = True,
    comparable_with: tuple[str, ...] = (),
    break_reason: str = "Frågorna är andra.",
) -> Instrument:
    return Instrument(
        id=InstrumentId(name),
        family=family,
        version=version,
        title="Prov",
        short_title="Prov",
        is_example=True,
        note="",
        scored=scored,
        max=sum((part.max for part in parts), Decimal(0)),
        not_applicable=policy,
        comparable_with=comparable_with,
        break_reason=break_reason,
        unit_kinds=(UnitKind.DISTRICT, UnitKind.MUNICIPALITY),
        parts=parts,
    )


def part(
    name: str,
    maximum: str | Decimal,
    questions: Sequence[Question] = (),
    parts: Sequence[Part] = (),
    rule: PartRule = PartRule.SUM,
) -> Part:
    return Part(name, f"Del {name}", Decimal(maximum), rule, tuple(parts), tuple(questions))


def value(question: str, points: str | Decimal) -> Answer:
    return Answer(QuestionId(question), AnswerState.ANSWERED, value=Decimal(points))


def choice(question: str, option: str) -> Answer:
    return Answer(QuestionId(question), AnswerState.ANSWERED, option_ids=(OptionId(option),))


def stated(question: str, state: AnswerState) -> Answer:
    return Answer(QuestionId(question), state)


def unit(name: str, kind: UnitKind = UnitKind.DISTRICT, unit_id: int = 1) -> Unit:
    return Unit(UnitId(unit_id), name, kind)


def with_role(of: Plan, *roles: LevelRole) -> tuple[Node, ...]:
    return tuple(each for each in of.walk() if each.level.role in roles)


def result_of(of: Unit, scored: Score) -> UnitResult:
    return UnitResult(of, scored.index, tally(scored))


def node(node_id: int, level: Level, *children: Node, parent: int | None = None) -> Node:
    return Node(
        NodeId(node_id),
        None if parent is None else NodeId(parent),
        level,
        str(node_id),
        f"Rubrik {node_id}",
        children=children,
    )


def plan(*nodes: Node) -> Plan:
    return Plan(PlanId(1), PlanDetails("Planen"), LEVELS, nodes=nodes)


def lines_of(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def last_line_with(text: str, marker: str) -> int:
    """Return the line on which the last occurrence of the marker begins."""
    return text.count("\n", 0, text.rindex(marker)) + 1


def half_points(highest: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, 2 * highest).map(lambda halves: Decimal(halves) / 2)


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Draw instruments of up to three parts: capped sums and scaled parts, nested once."""
    names = iter(f"q{number}" for number in range(100))
    part_names = iter(f"p{number}" for number in range(100))

    def questions(least: int) -> list[Question]:
        return [
            number_question(next(names), draw(half_points(5)))
            if draw(st.booleans())
            else choice_question(
                next(names), *draw(st.lists(half_points(5), min_size=2, max_size=4))
            )
            for _ in range(draw(st.integers(least, 4)))
        ]

    def one_part(depth: int) -> Part:
        children = [one_part(0) for _ in range(draw(st.integers(0, 2)))] if depth else []
        asked = questions(least=0 if children else 1)
        highest_of = [each.max for each in children] + [each.max for each in asked]
        reachable = sum(highest_of, Decimal(0))
        rule = draw(st.sampled_from(PartRule))
        highest = draw(half_points(20))
        is_stretched = rule is PartRule.SCALED and reachable > 0
        maximum = highest if is_stretched else min(highest, reachable)
        return part(next(part_names), maximum, asked, children, rule)

    return instrument(
        *(one_part(1) for _ in range(draw(st.integers(1, 3)))),
        policy=draw(st.sampled_from(NotApplicablePolicy)),
        scored=draw(st.sampled_from([True, True, True, False])),
    )


@st.composite
def answers_to(draw: st.DrawFn, asked: Instrument) -> tuple[Answer, ...]:
    """Draw at most one answer to each question, in any order and any state."""
    drawn = []
    for question in asked.questions():
        state = draw(st.sampled_from([None, *AnswerState, AnswerState.ANSWERED]))
        if state is AnswerState.ANSWERED:
            drawn.append(draw(full_range(question)))
        elif state is not None:
            drawn.append(Answer(question.id, state))
    return tuple(draw(st.permutations(drawn)))


def full_range(question: Question) -> st.SearchStrategy[Answer]:
    if question.kind is QuestionKind.CHOICE:
        return st.sampled_from(question.options).map(lambda option: choice(question.id, option.id))
    return st.integers(0, 100).map(
        lambda share: value(question.id, question.max * share / Decimal(100))
    )
