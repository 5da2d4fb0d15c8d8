"""What a board's sheet is made from: its own activities, indicators and questions."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from andts_desktop.domain.board_fields import SheetKey
from andts_desktop.domain.follow_up import Cause, FollowUp, Outcome, StatusEntry, StatusKind
from andts_desktop.domain.form_words import numbers
from andts_desktop.domain.ids import NodeId, UnitId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.plan import (
    Indicator,
    Node,
    Plan,
    Responsibilities,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_texts import beginning
from andts_desktop.domain.units import Unit

OWN_ROLES = (ResponsibilityRole.LEAD, ResponsibilityRole.CO_RESPONSIBLE)


@dataclass(frozen=True, slots=True)
class SheetIndicator:
    """An indicator that the board answers for, with the outcomes there are, oldest first.

    `under` is what it belongs to, where that is none of the board's own activities.
    """

    indicator: Indicator
    outcomes: tuple[Outcome, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class SheetActivity:
    """What the board does or shares in; `reports` are the last of each year, oldest first.

    `above` names what stands between it and its goal.
    """

    node: Node
    role: ResponsibilityRole
    above: tuple[str, ...] = ()
    reports: tuple[StatusEntry, ...] = ()
    indicators: tuple[SheetIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """What the board has below one top node of the plan; its activities as lead stand first.

    `indicators` are those whose activity is not the board's own. `place` is the goal's among
    those of its level in the whole plan, from 0.
    """

    node: Node
    activities: tuple[SheetActivity, ...]
    indicators: tuple[SheetIndicator, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class FedQuestion:
    """A question of a survey that asks about some of the board's activities."""

    number: int
    text: str
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FedSurvey:
    """A survey of the year; `is_answered` says that the board gets a form of its own."""

    title: str
    is_example: bool
    questions: tuple[FedQuestion, ...]
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """One board's sheet of a year; `sender` is whom it goes back to, empty where not known."""

    key: SheetKey
    board: Unit
    municipality: str
    plan_title: str
    period: str
    as_of: dt.date
    scale: tuple[StatusKind, ...]
    causes: tuple[Cause, ...]
    goals: tuple[SheetGoal, ...]
    surveys: tuple[FedSurvey, ...] = ()
    sender: str = ""

    @property
    def year(self) -> int:
        """The year that is followed up."""
        return self.key.year

    def activities(self) -> tuple[SheetActivity, ...]:
        """Return all that the board leads or shares in, as it stands on the sheet."""
        return tuple(each for goal in self.goals for each in goal.activities)

    def indicators(self) -> tuple[SheetIndicator, ...]:
        """Return all that the board is to give an outcome of, as it stands on the sheet."""
        return tuple(each for goal in self.goals for each in _indicators_of(goal))

    def file_name(self) -> str:
        """Name the file without its ending."""
        return f"Nämndblad {self.year} {self.board.name}"

    def texts(self) -> tuple[str, ...]:
        """Return every goal, activity, indicator, comment and question."""
        return tuple(_texts(self))


def _indicators_of(goal: SheetGoal) -> Iterator[SheetIndicator]:
    for activity in goal.activities:
        yield from activity.indicators
    yield from goal.indicators


def _texts(sheet: BoardSheet) -> Iterator[str]:
    yield beginning(sheet.board.name)
    yield from (goal.node.title for goal in sheet.goals)
    for activity in sheet.activities():
        yield activity.node.title
        yield from (entry.comment for entry in activity.reports if entry.comment)
    for each in sheet.indicators():
        yield each.indicator.text
        yield from (outcome.comment for outcome in each.outcomes if outcome.comment)
    for survey in sheet.surveys:
        yield from (question.text for question in survey.questions)


def board_goals(
    plan: Plan, board: UnitId, years: Sequence[FollowUp], outcomes: Sequence[Outcome]
) -> tuple[SheetGoal, ...]:
    """Return what a board has to tell of, goal by goal; `years` are followed up, oldest first.

    An indicator is the board's where it names the board, or where it names no one of its own
    and the board has a part in what it belongs to.
    """
    latest = [year.latest() for year in years]
    found = []
    for top in plan.nodes:
        place = [each.id for each in plan.nodes if each.level == top.level].index(top.id)
        goal = replace(_goal(top, board, latest, outcomes), place=place)
        found += [goal] if goal.activities or goal.indicators else []
    return tuple(found)


def _goal(
    top: Node,
    board: UnitId,
    latest: Sequence[Mapping[NodeId, StatusEntry]],
    outcomes: Sequence[Outcome],
) -> SheetGoal:
    activities: list[SheetActivity] = []
    others: list[SheetIndicator] = []
    for path, node in _with_path(top):
        role = part_of(node.responsibilities, board)
        own = [each for each in node.indicators if _is_own(each, role, board)]
        told = tuple(_indicator(each, outcomes) for each in own)
        if role is None:
            others += (SheetIndicator(e.indicator, e.outcomes, node.label) for e in told)
            continue
        above = tuple(each.label for each in path[1:])
        reports = tuple(year[node.id] for year in latest if node.id in year)
        activities.append(SheetActivity(node, role, above, reports, told))
    activities.sort(key=lambda each: OWN_ROLES.index(each.role))
    return SheetGoal(top, tuple(activities), tuple(others))


def _with_path(top: Node) -> Iterator[tuple[tuple[Node, ...], Node]]:
    def below(node: Node, path: tuple[Node, ...]) -> Iterator[tuple[tuple[Node, ...], Node]]:
        yield path, node
        for child in node.children:
            yield from below(child, (*path, node))

    yield from below(top, ())


def part_of(units: Responsibilities, board: UnitId) -> ResponsibilityRole | None:
    """Return the board's part, lead before shared; None where it has neither."""
    roles = {entry.role for entry in units.entries if entry.unit_id == board}
    return next((role for role in OWN_ROLES if role in roles), None)


def _is_own(indicator: Indicator, role: ResponsibilityRole | None, board: UnitId) -> bool:
    named = [e for e in indicator.responsibilities.entries if e.role in OWN_ROLES]
    if named:
        return part_of(indicator.responsibilities, board) is not None
    return role is not None


def _indicator(indicator: Indicator, outcomes: Sequence[Outcome]) -> SheetIndicator:
    own = (each for each in outcomes if each.indicator_id == indicator.id)
    return SheetIndicator(indicator, tuple(sorted(own, key=lambda each: each.year)))


def fed_questions(
    instrument: Instrument, plan: Plan, activities: Sequence[SheetActivity]
) -> tuple[FedQuestion, ...]:
    """Return the questions that ask about any of the activities, in the order they are asked."""
    places = numbers(instrument)
    fed = []
    for question in instrument.questions():
        asked = _asked_about(question, plan)
        names = tuple(each.node.label for each in activities if each.node.id in asked)
        if names:
            fed.append(FedQuestion(places[question.id], question.text, names))
    return tuple(fed)


def _asked_about(question: Question, plan: Plan) -> frozenset[NodeId]:
    """Return the nodes that a question links to, with all that stands below them."""
    links = {(link.role, link.key) for link in question.links}
    linked = (node for node in plan.walk() if node.key and (node.level.role, node.key) in links)
    return frozenset(each.id for node in linked for each in node.walk())
