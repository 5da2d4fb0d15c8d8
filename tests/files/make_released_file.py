"""Make tests/files/vN.andts and schema_vN.sql; run once for each released version, never again."""

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from andts_desktop import paths
from andts_desktop.db import version
from andts_desktop.document import Document
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.follow_up import Outcome, Prose, ProseSection, StatusEntry
from andts_desktop.domain.ids import InstrumentId, OptionId, PlanId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import (
    YES,
    Condition,
    Instrument,
    NotApplicablePolicy,
    Option,
    Part,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperSize, PrintedPaper
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.domain.plan import Chapter, ChapterKind, IndicatorField, NodeField
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    EventKind,
    Origin,
    Provenance,
    SheetEvent,
    SheetState,
)
from andts_desktop.domain.units import Succession, UnitKind
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
    fill_the_surveys(document, bromma)
    fill_the_papers(document, plan_id)
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


def fill_the_surveys(document: Document, bromma: UnitId) -> None:
    """Write what version 3 made room for: a survey of one's own, its sheets, logs and heirs."""
    document.instruments.put(OWN)
    before, last = (document.surveys.open_round(year, OWN.id) for year in (2024, 2025))
    document.surveys.set_answers([AnswerSheet(before.id, bromma, ANSWERS)])
    document.sheets.prefill(last.id, bromma, "2025-11-03T08:15:00")
    document.sheets.confirm(last.id, bromma, [QuestionId("antal")])
    suggested = Answer(
        QuestionId("plan"),
        AnswerState.ANSWERED,
        (YES,),
        provenance=Provenance(Origin.SUGGESTED, "3 av 4 aktiviteter genomförda"),
    )
    document.surveys.set_answer(last.id, bromma, suggested)
    farsta, old = (document.units.add(name, UnitKind.DISTRICT) for name in ("Farsta", "Gamla"))
    document.sheets.set_taking_part(last.id, farsta, takes_part=False)
    social = document.units.add("Fackförvaltningen", UnitKind.DEPARTMENT)
    document.sheets.set_taking_part(last.id, social, takes_part=True)
    received = Provenance(Origin.RECEIVED, "Fackförvaltningen.pdf")
    words = Answer(QuestionId("text"), AnswerState.ANSWERED, text="Å\nÄ", provenance=received)
    document.surveys.set_answer(last.id, social, words)
    for kind, at in ((EventKind.SENT, "2025-11-01"), (EventKind.RECEIVED, "2025-11-20")):
        event = SheetEvent(social, f"{at}T09:00:00", kind, "Fackförvaltningen.pdf")
        document.sheets.record(last.id, event)
    document.sheets.set_state(before.id, bromma, SheetState.READY, "2024-11-20T10:00:00")
    document.sheets.set_state(before.id, bromma, SheetState.LOCKED, "2024-11-21T10:00:00")
    document.sheets.set_state(last.id, social, SheetState.READY, "2025-11-21T10:00:00")
    document.sheets.set_state(last.id, social, SheetState.DRAFT, "2025-11-22T10:00:00", "Ett fel")
    document.sheets.set_state(last.id, social, SheetState.READY, "2025-11-23T10:00:00")
    document.units.change(replace(document.units.unit(old), valid_to=2023))
    document.units.add_succession(Succession(old, bromma, 2024))
    document.surveys.tallies(before)


def fill_the_papers(document: Document, plan_id: PlanId) -> None:
    """Write what version 4 made room for: a look, chapters, marks, prose and an edition."""
    editions = document.editions
    editions.set_brand(BRAND)
    chosen = (SectionChoice("goals"), SectionChoice("summary"), SectionChoice("answers", False))
    editions.set_sections(plan_id, PaperKind.ANNUAL, chosen)
    editions.set_mark(plan_id, PaperKind.ANNUAL, 2025, "goals", is_ready=True)
    prose = Prose(ProseSection.FINAL_ANALYSIS, "Perioden **i korthet**")
    document.follow_up.set_prose(plan_id, 2025, prose)
    editions.add(replace(EDITION, plan_id=plan_id), PRINTED)


BRAND = Brand("Västerås stad", "#7a3e9d", b"\x89PNG\r\n", "Stadens vapen")
EDITION = Edition(
    id=None,
    at="2026-01-12T14:32:00",
    kind=PaperKind.ANNUAL,
    form=PaperForm.PDF,
    year=2025,
    title="Årlig uppföljning 2025",
    file_name="Årlig uppföljning 2025 Västerås.pdf",
    folder="Dokument",
    round_id=RoundId(2),
    subject="Bromma",
    size=PaperSize.A3,
    pages=31,
    is_final=True,
    digest="ab" * 32,
)
PRINTED = PrintedPaper(
    form=PaperForm.PDF,
    name="Årlig uppföljning 2025 Västerås",
    title="Årlig uppföljning 2025",
    data=b"%PDF-",
    pages=31,
    passages=(("Mål 1", "Tillsyn"), ("Mål 1 / Aktiviteter", "Åtgärd | pågår")),
)


def _question(name: str, kind: QuestionKind, highest: str, **more: Any) -> Question:
    return Question(QuestionId(name), f"Fråga {name}", name, "", kind, Decimal(highest), **more)


def _option(name: str, points: str) -> Option:
    return Option(OptionId(name), name.capitalize(), Decimal(points))


_NO = _option("nej", "0")
OWN = Instrument(
    id=InstrumentId("egen-1"),
    family="egen",
    version="1",
    title="Egen enkät",
    short_title="Egen",
    is_example=False,
    note="",
    scored=True,
    max=Decimal(7),
    not_applicable=NotApplicablePolicy.EXCLUDED,
    comparable_with=(),
    break_reason="",
    unit_kinds=(UnitKind.DISTRICT,),
    parts=(
        Part(
            "allt",
            "Allt",
            Decimal(7),
            minimum_answers=1,
            questions=(
                _question("plan", QuestionKind.YES_NO, "1", options=(_option("ja", "1"), _NO)),
                _question(
                    "flera",
                    QuestionKind.CHOICES,
                    "3",
                    options=(_option("a", "1"), _option("b", "2")),
                    show_if=(Condition(QuestionId("plan"), (YES,)),),
                ),
                _question(
                    "antal",
                    QuestionKind.NUMBER,
                    "3",
                    steps=(Step(Decimal(0), Decimal(0)), Step(Decimal(5), Decimal(3))),
                    unit="kurser",
                    limit=Decimal(99),
                ),
                _question("text", QuestionKind.TEXT, "0"),
            ),
        ),
    ),
    minimum_answers=1,
)
ANSWERS = (
    Answer(QuestionId("plan"), AnswerState.ANSWERED, (YES,), comment="Beslutad"),
    Answer(QuestionId("flera"), AnswerState.ANSWERED, (OptionId("a"), OptionId("b"))),
    Answer(QuestionId("antal"), AnswerState.ANSWERED, value=Decimal("5.50")),
    Answer(QuestionId("text"), AnswerState.NOT_APPLICABLE),
)


if __name__ == "__main__":
    sys.exit(main())
