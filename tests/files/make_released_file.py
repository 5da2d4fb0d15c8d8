"""Make tests/files/vN.andts and schema_vN.sql; run once for each released version, never again."""

import sys
from decimal import Decimal
from pathlib import Path

from andts_desktop import paths
from andts_desktop.db import version
from andts_desktop.document import Document
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import Library
from tests.db.test_migrations import schema

FOLDER = Path(__file__).resolve().parent


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
        QuestionId("org-samordnare"), AnswerState.ANSWERED, OptionId("halvtid"), comment="Ja"
    )
    document.surveys.set_answer(late.id, bromma, choice)
    document.close()
    golden = FOLDER / f"schema_v{version.VERSION}.sql"
    golden.write_text(schema(path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
