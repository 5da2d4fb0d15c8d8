"""Two versions of a plan with a change of every kind between them."""

from dataclasses import replace

from andts_desktop.domain.ids import ChapterId, NodeId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Node,
    Plan,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_diff import compare_plans
from andts_desktop.domain.plan_papers import PlanChanges, PlanHead
from andts_desktop.domain.plan_versions import PlanVersion
from tests.reports import sample_plans, samples

OLD_VERSION = PlanVersion("2", "Kommunstyrelsen", "2021-03-09", "KS 2020/00864", "2021-03-09")
NEW_VERSION = PlanVersion("3", "Kommunfullmäktige", "2022-03-23", "KS 2022/00017")


def old_plan() -> Plan:
    plan = sample_plans.vasteras()
    numbered = (replace(each, id=ChapterId(n)) for n, each in enumerate(plan.written_chapters(), 1))
    return replace(plan, chapters=tuple(numbered))


def new_plan() -> Plan:
    """The plan with nodes added, removed, moved and reworded, and other chapters and details."""
    plan = old_plan()
    first, second, *others = plan.nodes
    lead = Responsibility(UnitId(1), "Kulturnämnden", ResponsibilityRole.LEAD)
    added = Node(
        NodeId(901),
        first.id,
        first.children[0].level,
        "1.4",
        "Kontrollköp av folköl",
        text="Minst **två** omgångar.\n\n- vår\n- höst",
        responsibilities=Responsibilities((lead,)),
    )
    reworded = replace(
        first.children[0],
        title="Effektiv, riskbaserad och samordnad alkoholtillsyn",
        responsibilities=Responsibilities((lead,)),
        text="Gäller även **<servering>** & tillfälliga tillstånd.",
    )
    moved = replace(first.children[1], parent_id=second.id)
    goal = replace(
        second, title=f"{second.title[:-1]} och vuxnas", children=(*second.children[:1], moved)
    )
    whole = Node(
        NodeId(902),
        None,
        first.level,
        "6",
        "Alla ska veta mer",
        children=(replace(added, id=NodeId(903), parent_id=NodeId(902), number="6.1"),),
    )
    purpose = next(each for each in plan.chapters if each.kind is ChapterKind.PURPOSE)
    chapters = [each for each in plan.chapters if each is not purpose][1:]
    return replace(
        plan,
        details=replace(plan.details, version="4", decided_on="2024-01-15"),
        chapters=(
            replace(purpose, text=purpose.text.replace("gemensam, samlad", "tydlig")),
            *chapters,
            Chapter(ChapterKind.GLOSSARY, "Ordlista", "Snus: tobak.", ChapterId(99)),
        ),
        nodes=(
            replace(first, children=(reworded, first.children[2], added)),
            goal,
            *others[:-1],
            whole,
        ),
    )


def changes(
    old: Plan | None = None, new: Plan | None = None, *, decided: bool = True
) -> PlanChanges:
    before, after = old or old_plan(), new or new_plan()
    return PlanChanges(
        PlanHead(samples.TODAY, is_final=decided),
        after,
        OLD_VERSION,
        NEW_VERSION if decided else None,
        compare_plans(before, after),
    )
