"""The texts that somebody wrote, and that a finished document is searched for."""

from collections.abc import Collection, Iterable, Iterator

from andts_desktop.domain.follow_up import FollowUp, Outcome, OutcomeState, ProseSection
from andts_desktop.domain.plan import LevelRole, Node, Plan
from andts_desktop.domain.plan_texts import unit_names

_INNER = frozenset({LevelRole.CORNERSTONE, LevelRole.BUILDING_BLOCK})


def followed_texts(plan: Plan, follow_up: FollowUp) -> Iterator[str]:
    """Yield what a plan says of all that is followed up, and the comments of the year.

    The goals and all below them are, and of the inner work what has a status. The text of what
    only groups activities is not printed.
    """
    latest = follow_up.latest()
    for top in plan.nodes:
        is_inner = top.level.role in _INNER
        for node in top.walk():
            comment = latest[node.id].comment if node.id in latest else ""
            if not is_inner:
                yield from _followed(node, is_goal=node is top)
                yield comment
            elif node.id in latest:
                yield from (node.title, comment)


def _followed(node: Node, *, is_goal: bool) -> Iterator[str]:
    yield from (node.number, node.title)
    groups = any(each.level.has_status for each in node.walk() if each is not node)
    if is_goal or node.level.has_status or not groups:
        yield node.text
    if node.level.has_status:
        yield from unit_names(node.responsibilities)
    for indicator in node.indicators:
        yield from (indicator.text, indicator.target)


def outcome_texts(plan: Plan, outcomes: Iterable[Outcome], year: int) -> Iterator[str]:
    """Yield the goals' outcomes as they were typed, and the comments on those of the year.

    Where there is a sign in place of an outcome, that is what is printed.
    """
    goals = (top for top in plan.nodes if top.level.role not in _INNER)
    printed = {each.id for top in goals for node in top.walk() for each in node.indicators}
    for outcome in outcomes:
        if outcome.indicator_id not in printed:
            continue
        if outcome.state is OutcomeState.VALUE:
            yield outcome.text
        if outcome.year == year:
            yield outcome.comment


def prose_texts(
    plan: Plan, follow_up: FollowUp, sections: Collection[ProseSection | None]
) -> Iterator[str]:
    """Yield what is written for those chapters, of goals only where the plan has them."""
    goals = {node.id for node in plan.nodes if node.level.role not in _INNER}
    for each in follow_up.prose:
        is_of_goal = each.section in OF_GOALS
        if each.section in sections and (not is_of_goal or each.node_id in goals):
            yield each.text


OF_GOALS = frozenset({ProseSection.GOAL, ProseSection.FINAL_GOAL})
"""The prose that is written once for each goal."""
