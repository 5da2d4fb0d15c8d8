"""The follow-up that comes with a template, stored beside the plan made from it."""

from collections.abc import Mapping

from andts_desktop.db.follow_up_store import FollowUpStore
from andts_desktop.domain.follow_up import Outcome, Prose, StatusEntry
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.domain.template_follow_up import KeyedOutcome, KeyedStatus, TemplateYear


def store_follow_up(template: PlanTemplate, plan: Plan, store: FollowUpStore) -> None:
    """Store what the template says of each year; `plan` is the plan stored from the template.

    The caller holds the transaction, so that a plan comes with its follow-up or not at all.
    """
    nodes = {node.key: node for node in plan.walk() if node.key}
    for year in template.follow_up:
        _store_year(year, plan, nodes, store)


def _store_year(
    said: TemplateYear, plan: Plan, nodes: Mapping[str, Node], store: FollowUpStore
) -> None:
    for status in said.status:
        store.put_status(_entry(status, nodes[status.node_key], said.year))
    for outcome in said.outcomes:
        store.put_outcome(_outcome(outcome, nodes[outcome.node_key], said.year))
    for each in said.assessments:
        store.put_assessment(nodes[each.node_key].id, said.year, each.assessment)
    for prose in said.prose:
        node_id = nodes[prose.node_key].id if prose.node_key else None
        store.put_prose(plan.id, said.year, Prose(prose.section, prose.text, node_id))


def _entry(said: KeyedStatus, node: Node, year: int) -> StatusEntry:
    return StatusEntry(node.id, year, said.date, said.status_key, said.cause_key, said.comment)


def _outcome(said: KeyedOutcome, node: Node, year: int) -> Outcome:
    return Outcome(
        indicator_id=node.indicators[said.indicator].id,
        year=year,
        value=said.value,
        text=said.text,
        assessment=said.assessment,
    )
