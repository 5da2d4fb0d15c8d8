"""Files with answers, and finished documents read back, for the documents about surveys."""

import re
from collections.abc import Sequence
from decimal import Decimal

import pypdfium2

from andts_desktop.document import Document
from andts_desktop.domain.ids import InstrumentId, UnitId
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.paper import PrintedPaper
from andts_desktop.domain.plan_template import UnitDraft
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState
from andts_desktop.domain.units import UnitKind

PI_MINI = InstrumentId("pi-mini-2")


def answered(question: Question, share: Decimal) -> Answer:
    """Answer with the option that comes closest to a share of the points."""
    if question.kind is QuestionKind.NUMBER:
        return Answer(question.id, AnswerState.ANSWERED, value=Decimal(3))
    if question.kind is QuestionKind.TEXT:
        return Answer(question.id, AnswerState.ANSWERED, text=f"Svar på {question.id}")
    best = min(question.options, key=lambda option: abs(option.points - question.max * share))
    return Answer(question.id, AnswerState.ANSWERED, (best.id,))


def answer_all(
    document: Document,
    year: int,
    units: Sequence[UnitId],
    instrument_id: InstrumentId = PI_MINI,
    step: str = "0.1",
) -> None:
    """Let every unit answer everything, each with a larger share of the points than the last."""
    opened = document.surveys.open_round(year, instrument_id)
    questions = document.surveys.instrument(opened).questions()
    document.surveys.set_answers(
        [
            AnswerSheet(
                opened.id,
                unit_id,
                tuple(
                    answered(each, (place * Decimal(step) + Decimal(order) / 7) % 1)
                    for order, each in enumerate(questions)
                ),
            )
            for place, unit_id in enumerate(units)
        ]
    )


def many_units(
    document: Document, count: int, kind: UnitKind = UnitKind.MUNICIPALITY
) -> list[UnitId]:
    """Add units named by number."""
    drafts = [UnitDraft(f"Enhet {number:03}", kind) for number in range(1, count + 1)]
    return sorted(document.units.ensure(drafts).values())


def read(printed: PrintedPaper) -> list[str]:
    """Return the text of each page without spaces and hyphens, which line ends bring along."""
    document = pypdfium2.PdfDocument(printed.data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(bare(text.get_text_range()))
        text.close()
        page.close()
    document.close()
    return found


def bare(text: str) -> str:
    """Return the text without what line ends bring along."""
    return re.sub("[\\s\u00a0\u00ad\ufffe\u2010\u0002•-]", "", text)
