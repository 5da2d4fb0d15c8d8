"""An instrument as the rows of its workbook's sheets, each a text by its column's header."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from andts_desktop.domain.instrument import ONE, Condition, Instrument, Part, Question
from andts_desktop.domain.swedish import format_points
from andts_desktop.exchange.instrument_workbook.form import (
    DETAILS,
    KINDS,
    NO_WORD,
    POLICIES,
    RULES,
)
from andts_desktop.exchange.plan_workbook.form import LEVEL_ROLES, UNIT_KINDS
from andts_desktop.exchange.workbook.form import YES, Record


def about_records(instrument: Instrument) -> Iterator[Record]:
    """Yield a record for every field of the whole."""
    values = {
        "id": instrument.id,
        "family": instrument.family,
        "version": instrument.version,
        "title": instrument.title,
        "short_title": instrument.short_title,
        "is_example": _flag(is_set=instrument.is_example),
        "note": instrument.note,
        "scored": _flag(is_set=instrument.scored),
        "max": format_points(instrument.max),
        "not_applicable": POLICIES[instrument.not_applicable],
        "comparable_with": "\n".join(instrument.comparable_with),
        "break_reason": instrument.break_reason,
        "unit_kinds": "\n".join(UNIT_KINDS[kind] for kind in instrument.unit_kinds),
        "minimum_answers": _count(instrument.minimum_answers),
    }
    for field, (word, explanation) in DETAILS.items():
        yield Record({"Uppgift": word, "Värde": values[field], "Förklaring": explanation})


def part_records(parts: Iterable[Part], above: str = "", depth: int = 1) -> Iterator[Record]:
    """Yield a record for every part, a part before those below it."""
    for part in parts:
        texts = {
            "Id": part.id,
            "Rubrik": part.title,
            "Högsta poäng": format_points(part.max),
            "Räknesätt": RULES[part.rule],
            "Under delen": above,
            "Minsta antal svar": _count(part.minimum_answers),
        }
        yield Record(texts, depth, is_bold=depth == 1)
        yield from part_records(part.parts, part.id, depth + 1)


def question_records(instrument: Instrument) -> Iterator[Record]:
    """Yield a record for every question in the order in which they are asked."""
    for part in instrument.question_groups():
        for question in part.questions:
            yield Record({"Del": part.id, **_question(question)})


def option_records(instrument: Instrument) -> Iterator[Record]:
    """Yield a record for every option of every question."""
    for question in instrument.questions():
        for option in question.options:
            yield Record(
                {
                    "Fråga": question.id,
                    "Svar": option.text,
                    "Poäng": format_points(option.points),
                    "Krav": option.criteria,
                    "Id": option.id,
                }
            )


def _question(question: Question) -> dict[str, str]:
    return {
        "Id": question.id,
        "Fråga": question.text,
        "Kort namn": question.short,
        "Slag": KINDS[question.kind],
        "Högsta poäng": format_points(question.max),
        "Vikt": "" if question.weight == ONE else format_points(question.weight),
        "Hjälp": question.help,
        "Visas om": "\n".join(map(_condition, question.show_if)),
        "Poängsteg": "\n".join(
            f"från {format_points(step.at_least)}: {format_points(step.points)} poäng"
            for step in question.steps
        ),
        "Mäts i": question.unit,
        "Största tal": _optional(question.limit),
        "Kopplingar": "\n".join(f"{LEVEL_ROLES[e.role]}: {e.key}" for e in question.links),
        "Överlappar": "\n".join(question.overlaps),
        "Föregångare": question.previous or "",
        "Inte jämförbar": question.not_comparable,
    }


def _condition(condition: Condition) -> str:
    if condition.options:
        return f"{condition.question} = {' eller '.join(condition.options)}"
    if condition.at_least is not None:
        return f"{condition.question} >= {format_points(condition.at_least)}"
    return condition.question


def _flag(*, is_set: bool) -> str:
    return YES if is_set else NO_WORD


def _count(number: int) -> str:
    return str(number) if number else ""


def _optional(number: Decimal | None) -> str:
    return "" if number is None else format_points(number)
