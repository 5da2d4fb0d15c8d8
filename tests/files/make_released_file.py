"""Make tests/files/vN.andts and schema_vN.sql; run once for each released version, never again."""

import sys
from decimal import Decimal
from pathlib import Path

from andts_desktop import paths
from andts_desktop.db import version
from andts_desktop.document import Document
from andts_desktop.domain.follow_up import Outcome, StatusEntry
from andts_desktop.domain.ids import InstrumentId, OptionId, PlanId, QuestionId
from andts_desktop.domain.plan import Chapter, ChapterKind, IndicatorField, NodeField
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import Library
from tests.db.test_migrations import schema

FOLDER = Path(__file__).resolve().parent
NODE_FIELDS: dict[NodeField, str] = {
    "starts": "2024-03",
    "ends": "2025",
    "recurs": "Q1 och Q3",
    "prevention_level": "selective",
    "substances": "ANS",
}
INDICATOR_FIELDS: dict[IndicatorField, str] = {
    "unit": "procent",
    "direction": "at_least",
    "by_sex": "1",
}


def main() -> int:
    path = FOLDER / f"v{version.VERSION}.andts"
    if path.exists():
        print(f"{path.name} is released and stays as it is")
        return 1
    library = Library(paths.resources())
    document = Document.create(path, library)
    plan_id = document.plans.add(library.template("vasteras-2022-2025"))
    node = document.plans.plan(plan_id).with_status()[0]
    comment = "Försenad <b>&\n”citat”"
    document.follow_up.set_status(
        StatusEntry(node.id, 2025, "2025-11-03", "partly_done", "staff", comment)
    )
    bromma = document.units.add("Bromma", UnitKind.DISTRICT)
    early = document.surveys.open_round(2022, InstrumentId("pi-mini-1"))
    late = document.surveys.open_round(2025)
    total = Answer(QuestionId("total"), AnswerState.ANSWERED, value=Decimal("71.5"))
    document.surveys.set_answer(early.id, bromma, total)
    choice = Answer(
        QuestionId("org-samordnare"), AnswerState.ANSWERED, (OptionId("halvtid"),), comment="Ja"
    )
    document.surveys.set_answer(late.id, bromma, choice)
    fill_the_plan(document, plan_id)
    fill_the_trash(document, plan_id)
    document.close()
    golden = FOLDER / f"schema_v{version.VERSION}.sql"
    golden.write_text(schema(path), encoding="utf-8")
    return 0


def fill_the_plan(document: Document, plan_id: PlanId) -> None:
    """Write what version 2 made room for: every field, chapters in any order, a decision."""
    node = document.plans.plan(plan_id).with_status()[0]
    for field, value in NODE_FIELDS.items():
        document.plans.set_field(node.id, field, value)
    for name, value in INDICATOR_FIELDS.items():
        document.plans.set_indicator_field(node.indicators[0].id, name, value)
    document.plans.add_chapter(plan_id, 0, Chapter(ChapterKind.GLOSSARY, "Ordlista", "- ANDTS"))
    document.plans.add_chapter(plan_id, 1, Chapter(ChapterKind.SITUATION, "Lägesbild", ""))
    document.versions.decide(
        plan_id, PlanVersion("4", "Kommunfullmäktige", "2024-03-01", "KS 2024/1", "2024", "2025-12")
    )


def fill_the_trash(document: Document, plan_id: PlanId) -> None:
    """Put one thing of each kind in the trash, with what hangs on it."""
    plans = document.plans
    plan = plans.plan(plan_id)
    goal, node = plan.nodes[0], plan.with_status()[0]
    draft = NodeDraft("activity", "Bortvald", "1.x", indicators=(IndicatorDraft("Antal"),))
    plans.remove(plan_id, plans.add_node(plan_id, goal.id, 0, draft))
    indicator = plans.add_indicator(node, IndicatorDraft("Antal kurser", unit="kurser"))
    document.follow_up.set_outcome(Outcome(indicator, 2025, text="3"))
    plans.remove_indicator(indicator, "Antal kurser")
    chapter = plans.add_chapter(plan_id, 1, Chapter(ChapterKind.OTHER, "Förord", "Hej"))
    plans.remove_chapter(chapter, "Förord")
    plans.remove_plan(plans.add(document.library.template("vaxjo-2022-2027")))


if __name__ == "__main__":
    sys.exit(main())
