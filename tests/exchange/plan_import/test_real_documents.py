"""Two decided plans, as Word and PDF files, come out as their templates without a hand laid on."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from andts_desktop.domain.plan import LevelRole, ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate, read_plan_template
from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.understanding import understand

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "data" / "plans"
GOAL = 0.98
TEMPLATES = {
    "vasteras_handlingsplan_2022-2025": "vasteras-2022-2025",
    "kronoberg_regional_handlingsplan_2022-2026": "kronoberg-2022-2026",
}
FILES = [f"{stem}.{kind}" for stem in TEMPLATES for kind in ("docx", "pdf")]
COUNTS = {
    "vasteras-2022-2025": {LevelRole.GOAL: 5, LevelRole.ACTIVITY: 14},
    "kronoberg-2022-2026": {
        LevelRole.GOAL: 6,
        LevelRole.FOCUS_AREA: 14,
        LevelRole.ACTIVITY: 30,
    },
}
# The document spells the board in three ways, and resources/README.md says which one was taken.
ONE_SPELLING = {
    "skultuna kommunalnämnden": "skultuna kommundelsnämnd",
    "skultuna kommunalnämnd": "skultuna kommundelsnämnd",
    "skultuna kommundelsnämnden": "skultuna kommundelsnämnd",
}
Fact = tuple[str, ...]

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared documents lie beside the repository, not in it"
)


def imported(name: str) -> PlanTemplate:
    return understand(read_source(SHARED / name)).template


def wanted(name: str) -> PlanTemplate:
    path = ROOT / "resources" / "plans" / f"{template_of(name)}.json"
    return read_plan_template(path.read_text(encoding="utf-8"), path.name)


def template_of(name: str) -> str:
    return TEMPLATES[name.rsplit(".", maxsplit=1)[0]]


def same(text: str) -> str:
    """Return what two layouts of one text share: hyphens at line ends come and go."""
    return re.sub(r"[\s\u00ad-]+", "", text).casefold()


def facts(plan: PlanTemplate) -> Iterator[Fact]:
    roles = {level.key: level.role for level in plan.levels}
    for node in plan.nodes:
        yield from node_facts(node, "", roles)


def node_facts(node: NodeDraft, above: str, roles: dict[str, LevelRole]) -> Iterator[Fact]:
    title = same(node.title)
    yield (roles[node.level_key].value, above, node.number, title)
    for each in node.responsibilities:
        unit = same(ONE_SPELLING.get(each.unit_name.casefold(), each.unit_name))
        yield (each.role.value, title, unit)
    for indicator in node.indicators:
        yield ("indicator", title, same(indicator.text))
        lead = [
            each.unit_name
            for each in indicator.responsibilities
            if each.role is ResponsibilityRole.LEAD
        ]
        yield ("indicator's lead", title, same(indicator.text), *map(same, lead))
    if node.text:
        yield ("text", title, same(node.text))
    for child in node.children:
        yield from node_facts(child, title, roles)


def shares(found: Counter[Fact], right: Counter[Fact]) -> tuple[float, float]:
    both = (found & right).total()
    return both / max(found.total(), 1), both / max(right.total(), 1)


@pytest.mark.parametrize("name", FILES)
def test_the_document_gives_the_template(name: str) -> None:
    found, right = Counter(facts(imported(name))), Counter(facts(wanted(name)))
    precision, recall = shares(found, right)
    print(f"\n{name}: precision {precision:.3f}, recall {recall:.3f}")
    for kind in sorted({fact[0] for fact in found | right}):
        of_kind = [
            Counter({fact: n for fact, n in side.items() if fact[0] == kind})
            for side in (found, right)
        ]
        precision, recall = shares(*of_kind)
        print(f"  {kind:16} {of_kind[1].total():4} precision {precision:.3f}, recall {recall:.3f}")
        differences = [*(of_kind[0] - of_kind[1]), *(of_kind[1] - of_kind[0])]
        assert min(precision, recall) >= GOAL, differences


@pytest.mark.parametrize("name", FILES)
def test_every_goal_area_and_activity_is_there(name: str) -> None:
    plan = imported(name)
    roles = {level.key: level.role for level in plan.levels}
    counted = Counter(roles[node.level_key] for node in plan.walk())
    assert counted == COUNTS[template_of(name)]


@pytest.mark.parametrize("name", FILES)
def test_the_title_page_is_read(name: str) -> None:
    found, right = imported(name).details, wanted(name).details
    assert same(found.title) == same(right.title).replace("–", "–")
    assert found.period == right.period
    assert (found.case_number, found.decided_by, found.decided_on, found.version) == (
        right.case_number,
        right.decided_by,
        right.decided_on,
        right.version,
    )


@pytest.mark.parametrize("name", FILES)
def test_the_plans_own_words_name_its_levels(name: str) -> None:
    found = [(level.singular, level.plural) for level in imported(name).levels]
    assert found == [(level.singular, level.plural) for level in wanted(name).levels]
