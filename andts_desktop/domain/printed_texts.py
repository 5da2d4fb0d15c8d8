"""The texts that somebody wrote, and that a finished document is searched for."""

from collections.abc import Iterator

from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.plan import Plan


def plan_texts(plan: Plan) -> Iterator[str]:
    """Yield the title of every node."""
    yield from (node.title for node in plan.walk())


def follow_up_texts(follow_up: FollowUp) -> Iterator[str]:
    """Yield every comment and piece of prose."""
    yield from (entry.comment for entry in follow_up.latest().values() if entry.comment)
    yield from (each.text for each in follow_up.prose if each.text)
