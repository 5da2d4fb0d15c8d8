"""How the example's years went, stored from the stories of its two plans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import (
    OUTCOME_SIGNS,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Prose,
    ProseSection,
    ReportStamp,
    Sex,
    StatusEntry,
)
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Node
from andts_desktop.domain.swedish import parse_decimal


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported of an activity: a status of the default scale, a cause, a comment."""

    status: str
    comment: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """An indicator's outcomes, the last year last: figures, words, or one of Kolada's signs."""

    number: str
    total: tuple[str, ...]
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    assessment: GoalAssessment | None = None
    comment: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """Two years of a plan, the year before and the current one, by the nodes' numbers."""

    reports: Mapping[str, tuple[Report | None, Report | None]]
    summaries: tuple[str, str]
    goals: Mapping[str, tuple[GoalAssessment, GoalAssessment]]
    goal_prose: Mapping[str, tuple[str, str]]
    figures: tuple[Figures, ...]


_SIGNS = {sign: state for state, sign in OUTCOME_SIGNS.items()}
_SPRING_MEETINGS = ("03-12", "05-21")
_AUTUMN_MEETINGS = ("09-17", "10-15", "10-29")
"""When the process group met and heard how things stand."""

_SPRING = ("Arbetet följer planen.", "", "Planerat till hösten.", "Första träffen är hållen.")


def store(document: Document, plan_id: PlanId, story: Story, last_year: int) -> None:
    """Store a plan's story; its two years are `last_year` and the one before."""
    plan = document.plans.plan(plan_id)
    nodes = {node.number: node for node in plan.walk() if node.number}
    door = document.follow_up
    for entry in _entries(story, nodes, last_year):
        door.set_status(entry)
    for outcome in _outcomes(story, nodes, last_year):
        door.set_outcome(outcome)
    for number, judged in story.goals.items():
        for year, assessment in _by_year(judged, last_year):
            door.set_assessment(nodes[number].id, year, assessment)
    for year, prose in _prose(story, nodes, last_year):
        door.set_prose(plan_id, year, prose)
    door.set_stamp(plan_id, last_year - 1, ReportStamp("1.0", is_final=True))
    door.set_stamp(plan_id, last_year, ReportStamp("0.9", is_final=False))


def _by_year(
    pair: tuple[GoalAssessment, GoalAssessment], last_year: int
) -> Iterator[tuple[int, GoalAssessment]]:
    return iter(zip((last_year - 1, last_year), pair, strict=True))


def _entries(story: Story, nodes: Mapping[str, Node], last_year: int) -> Iterator[StatusEntry]:
    for place, (number, reports) in enumerate(story.reports.items()):
        for year, report in zip((last_year - 1, last_year), reports, strict=True):
            if report is None:
                continue
            node_id = nodes[number].id
            if report.status != "not_started" and place % 3:
                spring = f"{year}-{_SPRING_MEETINGS[place % 2]}"
                yield StatusEntry(node_id, year, spring, "ongoing", "", _SPRING[place % 4])
            autumn = f"{year}-{_AUTUMN_MEETINGS[place % 3]}"
            yield StatusEntry(node_id, year, autumn, report.status, report.cause, report.comment)


def _outcomes(story: Story, nodes: Mapping[str, Node], last_year: int) -> Iterator[Outcome]:
    for figures in story.figures:
        indicator = nodes[figures.number].indicators[figures.position]
        for sex, values in (
            (Sex.TOTAL, figures.total),
            (Sex.WOMEN, figures.women),
            (Sex.MEN, figures.men),
        ):
            for year, text in enumerate(values, start=last_year - len(values) + 1):
                is_word_on_it = sex is Sex.TOTAL and year == last_year
                state = _SIGNS.get(text, OutcomeState.VALUE)
                yield Outcome(
                    indicator_id=indicator.id,
                    year=year,
                    sex=sex,
                    state=state,
                    value=parse_decimal(text),
                    text=text if state is OutcomeState.VALUE else "",
                    assessment=figures.assessment if is_word_on_it else None,
                    comment=figures.comment if is_word_on_it else "",
                )


def _prose(story: Story, nodes: Mapping[str, Node], last_year: int) -> Iterator[tuple[int, Prose]]:
    years = (last_year - 1, last_year)
    for year, text in zip(years, story.summaries, strict=True):
        yield year, Prose(ProseSection.SUMMARY, text)
    for number, texts in story.goal_prose.items():
        for year, text in zip(years, texts, strict=True):
            yield year, Prose(ProseSection.GOAL, text, nodes[number].id)
