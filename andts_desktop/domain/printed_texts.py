"""The texts that somebody wrote, and that a finished document is searched for."""

from collections.abc import Collection, Iterator

from andts_desktop.domain.follow_up import FollowUp, ProseSection
from andts_desktop.domain.plan import LevelRole, Plan
from andts_desktop.domain.scoring import Score


def plan_texts(plan: Plan) -> Iterator[str]:
    """Yield the title of every node."""
    yield from (node.title for node in plan.walk())


def followed_texts(plan: Plan, follow_up: FollowUp) -> Iterator[str]:
    """Yield the title of every node that is followed up, and its comment of the year.

    The goals and all below them are, and of the inner work what has a status.
    """
    latest = follow_up.latest()
    for top in plan.nodes:
        for node in top.walk():
            if top.level.role is not LevelRole.CORNERSTONE or node.id in latest:
                yield node.title
            if node.id in latest and latest[node.id].comment:
                yield latest[node.id].comment


def prose_texts(
    plan: Plan, follow_up: FollowUp, sections: Collection[ProseSection | None]
) -> Iterator[str]:
    """Yield what is written for those chapters, of goals only where the plan has them."""
    goals = {node.id for node in plan.nodes if node.level.role is not LevelRole.CORNERSTONE}
    for each in follow_up.prose:
        is_of_goal = each.section in OF_GOALS
        if each.section in sections and (not is_of_goal or each.node_id in goals):
            yield each.text


OF_GOALS = frozenset({ProseSection.GOAL, ProseSection.FINAL_GOAL})
"""The prose that is written once for each goal."""


def comment_texts(score: Score) -> Iterator[str]:
    """Yield the comments of a unit's answers."""
    for each in score.questions():
        if each.answer.comment and not each.is_hidden and not each.answer.is_empty:
            yield each.answer.comment
