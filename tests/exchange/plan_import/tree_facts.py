"""A plan as a set of facts, so that two plans can be compared by precision and recall."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate

Fact = tuple[str, ...]
Expected = dict[str, Any]
BEGINNING = 40
GROUPS = ("tree", "fields", "around")
_TREE = {"title", "number", "parent", "level", "lead"}
_AROUND = {"chapter", "chapter text", "detail"}
_ROLES = {
    ResponsibilityRole.LEAD: "lead",
    ResponsibilityRole.CO_RESPONSIBLE: "co_responsible",
    ResponsibilityRole.PARTNER: "partners",
}


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was found is right, and how much of what is right was found."""

    found: Counter[Fact]
    expected: Counter[Fact]

    @property
    def precision(self) -> float:
        return self._share(self.found)

    @property
    def recall(self) -> float:
        return self._share(self.expected)

    def _share(self, whole: Counter[Fact]) -> float:
        right = (self.found & self.expected).total()
        return right / whole.total() if whole else 1.0

    def differences(self) -> str:
        """Return the facts that stand on one side only, a line each."""
        missing = [f"- {fact}" for fact in self.expected - self.found]
        wrong = [f"+ {fact}" for fact in self.found - self.expected]
        return "\n".join(missing + wrong)


def load_expected(path: Path) -> Expected:
    plan: Expected = json.loads(path.read_text(encoding="utf-8"))
    return plan


def scores(template: PlanTemplate, expected: Expected) -> dict[str, Score]:
    """Compare in three groups: the tree, the other fields of nodes, and all around the tree."""
    right = Counter(_expected_facts(expected))
    unnamed = {fact[1] for fact in right if fact[0] == "title"} - {
        fact[1] for fact in right if fact[0] == "level"
    }
    details = {fact[1] for fact in right if fact[0] == "detail"}
    found = Counter(
        fact
        for fact in _template_facts(template)
        if not (fact[0] == "level" and fact[1] in unnamed)
        and not (fact[0] == "detail" and fact[1] not in details)
    )
    return {group: Score(_of(found, group), _of(right, group)) for group in GROUPS}


def _of(facts: Counter[Fact], group: str) -> Counter[Fact]:
    return Counter({fact: n for fact, n in facts.items() if _group(fact[0]) == group})


def _group(name: str) -> str:
    if name in _TREE:
        return "tree"
    return "around" if name in _AROUND else "fields"


def _expected_facts(plan: Expected) -> Iterator[Fact]:
    for name, value in plan["details"].items():
        yield ("detail", name, str(value))
    for chapter in plan["chapters"]:
        yield from _chapter_facts(chapter["title"], "\n".join(chapter["text"]))
    yield from _expected_nodes(plan["nodes"], "")


def _expected_nodes(nodes: Iterable[Expected], parent: str) -> Iterator[Fact]:
    for node in nodes:
        title = node["title"]
        yield ("title", title)
        yield ("parent", title, parent)
        if node["level"] is not None:
            yield ("level", title, node["level"])
        for name in ("number", "lead", "starts", "ends", "recurs"):
            yield from _filled(name, title, node.get(name, ""))
        for name in ("co_responsible", "partners"):
            yield from ((name, title, unit) for unit in node.get(name, ()))
        for indicator in node.get("indicators", ()):
            yield ("indicator", title, indicator["text"])
            yield from _filled("target", title, indicator["text"], indicator.get("target", ""))
        yield from _filled("text", title, beginning("\n".join(node.get("text", ()))))
        yield from _expected_nodes(node.get("children", ()), title)


def _template_facts(template: PlanTemplate) -> Iterator[Fact]:
    details = template.details
    for name in ("title", "municipality", "period_from", "period_to", "case_number"):
        yield ("detail", name, str(getattr(details, name)))
    yield ("detail", "decided_by", details.decided_by)
    yield ("detail", "decided_on", details.decided_on)
    for chapter in template.chapters:
        yield from _chapter_facts(chapter.title, chapter.text)
    names = {level.key: level.singular.casefold() for level in template.levels}
    yield from _template_nodes(template.nodes, "", names)


def _template_nodes(
    nodes: Iterable[NodeDraft], parent: str, levels: dict[str, str]
) -> Iterator[Fact]:
    for node in nodes:
        title = node.title
        yield ("title", title)
        yield ("parent", title, parent)
        yield ("level", title, levels[node.level_key])
        for name in ("number", "starts", "ends", "recurs"):
            yield from _filled(name, title, getattr(node, name))
        for each in node.responsibilities:
            yield (_ROLES[each.role], title, each.unit_name)
        for indicator in node.indicators:
            yield ("indicator", title, indicator.text)
            yield from _filled("target", title, indicator.text, indicator.target)
        yield from _filled("text", title, beginning(node.text))
        yield from _template_nodes(node.children, title, levels)


def _chapter_facts(title: str, text: str) -> Iterator[Fact]:
    yield ("chapter", title.casefold())
    yield ("chapter text", title.casefold(), beginning(text))


def _filled(name: str, *rest: str) -> Iterator[Fact]:
    if rest[-1]:
        yield (name, *rest)


def beginning(text: str) -> str:
    """Return how a text begins, without signs and line ends."""
    return " ".join(plain(text).replace("- ", " ").replace("• ", " ").split())[:BEGINNING]
