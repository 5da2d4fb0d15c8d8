"""Instruments as JSON: read from a resource, and frozen into the user's file."""

import json
from collections.abc import Iterator
from decimal import Decimal

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    Instrument,
    Link,
    NotApplicablePolicy,
    Option,
    Part,
    PartRule,
    Question,
    QuestionKind,
)
from andts_desktop.domain.json_source import JsonDocument, JsonObject, unique
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind

FORMAT = "andts-instrument-1"


def read_instrument(text: str, source: str) -> Instrument:
    """Read an instrument from its JSON text; raises ResourceError with file, line and reason."""
    root = JsonDocument(source, text).root()
    if root.text("format") != FORMAT:
        raise root.fail(f"formatet ska vara ”{FORMAT}”", "format")
    instrument = Instrument(
        id=InstrumentId(root.filled_text("id")),
        family=root.filled_text("family"),
        version=root.filled_text("version"),
        title=root.filled_text("title"),
        short_title=root.filled_text("short_title"),
        is_example=root.flag("example"),
        note=root.text("note", ""),
        scored=root.flag("scored", default=True),
        max=root.decimal("max"),
        not_applicable=root.choice("not_applicable", NotApplicablePolicy, "zero"),
        comparable_with=root.texts("comparable_with"),
        break_reason=root.text("break_reason", ""),
        unit_kinds=_unit_kinds(root),
        parts=unique(root.objects("parts"), "id", _part),
    )
    _check_sum(root, instrument.max, [part.max for part in instrument.parts])
    _check_unique_ids(root)
    return instrument


def _unit_kinds(root: JsonObject) -> tuple[UnitKind, ...]:
    kinds = root.texts("unit_kinds")
    for position, kind in enumerate(kinds):
        if kind not in set(UnitKind):
            reason = f"enhetstypen ”{kind}” finns inte"
            raise root.document.error(reason, (*root.path, "unit_kinds", position))
    return tuple(UnitKind(kind) for kind in kinds)


def _part(item: JsonObject) -> Part:
    part = Part(
        id=item.filled_text("id"),
        title=item.filled_text("title"),
        max=item.decimal("max"),
        rule=item.choice("rule", PartRule, "sum"),
        parts=unique(item.objects("parts"), "id", _part),
        questions=unique(item.objects("questions"), "id", _question),
    )
    if not part.parts and not part.questions:
        raise item.fail(f"delen ”{part.title}” har varken frågor eller delar")
    _check_reachable(item, part)
    return part


def _question(item: JsonObject) -> Question:
    kind = item.choice("kind", QuestionKind, "choice")
    question = Question(
        id=QuestionId(item.filled_text("id")),
        text=item.filled_text("text"),
        short=item.text("short", "") or item.filled_text("text"),
        help=item.text("help", ""),
        kind=kind,
        max=item.decimal("max"),
        options=unique(item.objects("options"), "id", _option),
        links=tuple(
            Link(link.choice("role", LevelRole), link.filled_text("key"))
            for link in item.objects("links")
        ),
    )
    if kind is QuestionKind.CHOICE:
        _check_options(item, question)
    return question


def _option(item: JsonObject) -> Option:
    return Option(
        OptionId(item.filled_text("id")), item.filled_text("text"), item.decimal("points")
    )


def _check_options(item: JsonObject, question: Question) -> None:
    if len(question.options) < 2:
        raise item.fail("frågan behöver minst två svarsalternativ", "options")
    best = max(option.points for option in question.options)
    if best != question.max:
        reason = f"högsta alternativet ger {best} poäng men frågan har max {question.max}"
        raise item.fail(reason, "max")


def _check_reachable(item: JsonObject, part: Part) -> None:
    total = sum([p.max for p in part.parts] + [q.max for q in part.questions], Decimal(0))
    # A scaled part stretches what there is, but cannot stretch nothing.
    is_short = total < part.max if part.rule is PartRule.SUM else total == 0 < part.max
    if is_short:
        reason = f"delarna ger högst {total} poäng, men max är satt till {part.max}"
        raise item.fail(reason, "max")


def _check_sum(item: JsonObject, declared: Decimal, parts: list[Decimal]) -> None:
    total = sum(parts, Decimal(0))
    if total != declared:
        raise item.fail(f"delarna summerar till {total} poäng, men max är {declared}", "max")


def _check_unique_ids(root: JsonObject) -> None:
    seen_parts: set[str] = set()
    seen_questions: set[str] = set()
    for part in _walk_parts(root):
        part_id = part.filled_text("id")
        if part_id in seen_parts:
            raise part.fail(f"delen ”{part_id}” finns redan", "id")
        seen_parts.add(part_id)
        for question in part.objects("questions"):
            question_id = question.filled_text("id")
            if question_id in seen_questions:
                raise question.fail(f"frågan ”{question_id}” finns redan", "id")
            seen_questions.add(question_id)


def _walk_parts(item: JsonObject) -> Iterator[JsonObject]:
    for part in item.objects("parts"):
        yield part
        yield from _walk_parts(part)


def write_instrument(instrument: Instrument) -> str:
    """Write an instrument as JSON text that `read_instrument` gives back unchanged."""
    return json.dumps(
        {
            "format": FORMAT,
            "id": instrument.id,
            "family": instrument.family,
            "version": instrument.version,
            "title": instrument.title,
            "short_title": instrument.short_title,
            "example": instrument.is_example,
            "note": instrument.note,
            "scored": instrument.scored,
            "max": f"{instrument.max:f}",
            "not_applicable": instrument.not_applicable,
            "comparable_with": instrument.comparable_with,
            "break_reason": instrument.break_reason,
            "unit_kinds": instrument.unit_kinds,
            "parts": [part_as_json(part) for part in instrument.parts],
        },
        ensure_ascii=False,
        indent=1,
    )


def part_as_json(part: Part) -> dict[str, object]:
    """Return a part as it stands in the file format; points as strings."""
    written: dict[str, object] = {
        "id": part.id,
        "title": part.title,
        "max": f"{part.max:f}",
        "rule": part.rule,
    }
    if part.parts:
        written["parts"] = [part_as_json(child) for child in part.parts]
    if part.questions:
        written["questions"] = [_question_as_json(question) for question in part.questions]
    return written


def _question_as_json(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "text": question.text,
        "short": question.short,
        "help": question.help,
        "kind": question.kind,
        "max": f"{question.max:f}",
        "links": [{"role": link.role, "key": link.key} for link in question.links],
        "options": [
            {"id": option.id, "text": option.text, "points": f"{option.points:f}"}
            for option in question.options
        ],
    }
