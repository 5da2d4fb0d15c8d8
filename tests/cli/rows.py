"""Answer files made for tests."""

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from andts_desktop.domain.instrument import Instrument, Question

YEAR = 2026


def row(question: str, answer: object, **more: object) -> dict[str, object]:
    """Return one answer of Farsta in the tests' year."""
    return {"unit": "Farsta", "year": YEAR, "question": question, "answer": answer} | more


def write_json(path: Path, rows: object) -> Path:
    """Write rows as a .json answer file."""
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return path


def rows_giving(
    instrument: Instrument, structure: Decimal, activities: Decimal
) -> list[dict[str, object]]:
    """Answer every question so that the two parts get exactly those points."""
    wanted = {"structure": structure, "activities": activities}
    return [
        each
        for part in instrument.parts
        for each in _giving((q for p in part.walk() for q in p.questions), wanted[part.id])
    ]


def _giving(questions: Iterable[Question], points: Decimal) -> Iterable[dict[str, object]]:
    left = points
    for question in questions:
        best = max(
            (each for each in question.options if each.points <= left), key=lambda o: o.points
        )
        left -= best.points
        yield row(question.id, best.id)
    assert left == 0
