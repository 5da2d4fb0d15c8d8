"""Instruments as JSON: read from a resource, and kept in the user's file."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    ONE,
    Condition,
    Instrument,
    Link,
    NotApplicablePolicy,
    Option,
    Part,
    PartRule,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.json_source import JsonDocument, JsonObject
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind

FORMAT = "andts-instrument-2"
FIRST_FORMAT = "andts-instrument-1"
"""The format of files made before; it knew one choice and numbers, and is still read."""

_HEAD = ("$schema", "format", "id", "family", "version", "title", "short_title", "example", "note")
_RULES = ("scored", "max", "not_applicable", "comparable_with", "break_reason", "unit_kinds")
_ASKED = ("id", "text", "short", "help", "kind", "max", "weight", "unit", "limit", "steps")
_AROUND = ("show_if", "previous", "not_comparable", "overlaps", "links", "options")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "": (*_HEAD, *_RULES, "minimum_answers", "parts"),
    "parts": ("id", "title", "max", "rule", "minimum_answers", "parts", "questions"),
    "questions": (*_ASKED, *_AROUND),
    "options": ("id", "text", "points", "criteria"),
    "links": ("role", "key"),
    "steps": ("at_least", "points"),
    "show_if": ("question", "options", "at_least"),
}
"""The fields of each kind of object, by the list that it stands in."""
_BELOW: Mapping[str, tuple[str, ...]] = {
    "": ("parts",),
    "parts": ("parts", "questions"),
    "questions": ("options", "links", "steps", "show_if"),
}


def read_instrument(text: str, source: str) -> Instrument:
    """Read an instrument that is finished, or a frame that has no questions at all yet.

    Raises ResourceError with file, line and reason for the first thing that is wrong.
    """
    from andts_desktop.domain.instrument_check import faults

    root = JsonDocument(source, text).root()
    instrument = _instrument(root)
    is_frame = bool(instrument.parts) and not instrument.questions()
    for fault in faults(instrument):
        if fault.is_error and not (is_frame and fault.is_gap):
            raise root.document.error(fault.reason, fault.path)
    return instrument


def read_draft(text: str, source: str) -> Instrument:
    """Read an instrument that is under construction: its form is checked, not what it says.

    Everything that `write_instrument` writes can be read so. Raises ResourceError.
    """
    return _instrument(JsonDocument(source, text).root())


def _instrument(root: JsonObject) -> Instrument:
    written_in = root.text("format")
    if written_in not in (FORMAT, FIRST_FORMAT):
        raise root.fail(f"formatet ska vara ”{FORMAT}”", "format")
    if written_in == FORMAT:
        _check_fields(root)
    return Instrument(
        id=InstrumentId(_line(root, "id")),
        family=_line(root, "family"),
        version=_line(root, "version"),
        title=_line(root, "title"),
        short_title=_line(root, "short_title"),
        is_example=root.flag("example"),
        note=root.text("note", ""),
        scored=root.flag("scored", default=True),
        max=root.decimal("max"),
        not_applicable=root.choice("not_applicable", NotApplicablePolicy, "zero"),
        comparable_with=root.texts("comparable_with"),
        break_reason=root.text("break_reason", ""),
        unit_kinds=_unit_kinds(root),
        parts=tuple(map(_part, root.objects("parts"))),
        minimum_answers=root.count("minimum_answers"),
    )


def _check_fields(item: JsonObject, kind: str = "") -> None:
    """Refuse a field that means nothing: most often it is misspelled."""
    for key in item.fields:
        if key not in _FIELDS[kind]:
            raise item.fail(f"fältet ”{key}” finns inte; är det felstavat?", key)
    for below in _BELOW.get(kind, ()):
        for child in item.objects(below):
            _check_fields(child, below)


def _line(item: JsonObject, key: str) -> str:
    return item.text(key).strip()


def _unit_kinds(root: JsonObject) -> tuple[UnitKind, ...]:
    kinds = root.texts("unit_kinds")
    for position, kind in enumerate(kinds):
        if kind not in set(UnitKind):
            reason = f"enhetstypen ”{kind}” finns inte"
            raise root.document.error(reason, (*root.path, "unit_kinds", position))
    return tuple(UnitKind(kind) for kind in kinds)


def _part(item: JsonObject) -> Part:
    return Part(
        id=_line(item, "id"),
        title=_line(item, "title"),
        max=item.decimal("max"),
        rule=item.choice("rule", PartRule, "sum"),
        parts=tuple(map(_part, item.objects("parts"))),
        questions=tuple(map(_question, item.objects("questions"))),
        minimum_answers=item.count("minimum_answers"),
    )


def _question(item: JsonObject) -> Question:
    previous = item.text("previous", "").strip()
    return Question(
        id=QuestionId(_line(item, "id")),
        text=_line(item, "text"),
        short=item.text("short", "") or _line(item, "text"),
        help=item.text("help", ""),
        kind=item.choice("kind", QuestionKind, "choice"),
        max=item.decimal("max"),
        options=tuple(map(_option, item.objects("options"))),
        links=tuple(map(_link, item.objects("links"))),
        weight=item.decimal("weight") if "weight" in item.fields else ONE,
        steps=tuple(map(_step, item.objects("steps"))),
        unit=item.text("unit", ""),
        limit=_optional_decimal(item, "limit"),
        show_if=tuple(map(_condition, item.objects("show_if"))),
        previous=QuestionId(previous) if previous else None,
        not_comparable=item.text("not_comparable", ""),
        overlaps=item.texts("overlaps"),
    )


def _option(item: JsonObject) -> Option:
    return Option(
        OptionId(_line(item, "id")),
        _line(item, "text"),
        item.decimal("points"),
        item.text("criteria", ""),
    )


def _link(item: JsonObject) -> Link:
    return Link(item.choice("role", LevelRole), _line(item, "key"))


def _step(item: JsonObject) -> Step:
    return Step(item.decimal("at_least"), item.decimal("points"))


def _condition(item: JsonObject) -> Condition:
    return Condition(
        QuestionId(_line(item, "question")),
        tuple(map(OptionId, item.texts("options"))),
        _optional_decimal(item, "at_least"),
    )


def _optional_decimal(item: JsonObject, key: str) -> Decimal | None:
    return item.decimal(key) if key in item.fields else None


def write_instrument(instrument: Instrument) -> str:
    """Write an instrument as JSON text that `read_draft` gives back unchanged."""
    return json.dumps(instrument_as_json(instrument), ensure_ascii=False, indent=1)


def instrument_as_json(instrument: Instrument) -> dict[str, object]:
    """Return an instrument as it stands in the file format; points as strings."""
    written: dict[str, object] = {
        "format": FORMAT,
        "id": instrument.id,
        "family": instrument.family,
        "version": instrument.version,
        "title": instrument.title,
        "short_title": instrument.short_title,
        "example": instrument.is_example,
        "note": instrument.note,
        "scored": instrument.scored,
        "max": _number(instrument.max),
        "not_applicable": instrument.not_applicable,
        "comparable_with": instrument.comparable_with,
        "break_reason": instrument.break_reason,
        "unit_kinds": instrument.unit_kinds,
    }
    if instrument.minimum_answers:
        written["minimum_answers"] = instrument.minimum_answers
    return written | {"parts": [part_as_json(part) for part in instrument.parts]}


def part_as_json(part: Part) -> dict[str, object]:
    """Return a part as it stands in the file format; points as strings."""
    written: dict[str, object] = {
        "id": part.id,
        "title": part.title,
        "max": _number(part.max),
        "rule": part.rule,
    }
    if part.minimum_answers:
        written["minimum_answers"] = part.minimum_answers
    if part.parts:
        written["parts"] = [part_as_json(child) for child in part.parts]
    if part.questions:
        written["questions"] = [_question_as_json(question) for question in part.questions]
    return written


def _question_as_json(question: Question) -> dict[str, object]:
    written: dict[str, object] = {
        "id": question.id,
        "text": question.text,
        "short": question.short,
        "help": question.help,
        "kind": question.kind,
        "max": _number(question.max),
    }
    written |= dict(_special_fields(question))
    written["links"] = [{"role": link.role, "key": link.key} for link in question.links]
    written["options"] = [_option_as_json(option) for option in question.options]
    return written


def _special_fields(question: Question) -> Iterator[tuple[str, object]]:
    """Yield the fields that most questions do without."""
    if question.weight != ONE:
        yield "weight", _number(question.weight)
    if question.unit:
        yield "unit", question.unit
    if question.limit is not None:
        yield "limit", _number(question.limit)
    if question.steps:
        steps = question.steps
        yield (
            "steps",
            [{"at_least": _number(s.at_least), "points": _number(s.points)} for s in steps],
        )
    if question.show_if:
        yield "show_if", [_condition_as_json(condition) for condition in question.show_if]
    if question.previous is not None:
        yield "previous", question.previous
    if question.not_comparable:
        yield "not_comparable", question.not_comparable
    if question.overlaps:
        yield "overlaps", question.overlaps


def _option_as_json(option: Option) -> dict[str, object]:
    written: dict[str, object] = {
        "id": option.id,
        "text": option.text,
        "points": _number(option.points),
    }
    return written | ({"criteria": option.criteria} if option.criteria else {})


def _condition_as_json(condition: Condition) -> dict[str, object]:
    written: dict[str, object] = {"question": condition.question}
    if condition.options:
        written["options"] = condition.options
    if condition.at_least is not None:
        written["at_least"] = _number(condition.at_least)
    return written


def _number(value: Decimal) -> str:
    return f"{value:f}"
