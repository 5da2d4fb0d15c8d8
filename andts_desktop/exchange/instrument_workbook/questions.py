"""Read the sheets of questions and of their options."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import NO, ONE, YES, Option, Question, QuestionKind
from andts_desktop.exchange.instrument_workbook.cells import (
    read_conditions,
    read_id,
    read_links,
    read_number,
    read_steps,
)
from andts_desktop.exchange.instrument_workbook.form import KINDS
from andts_desktop.exchange.workbook.lines import Findings, Line
from andts_desktop.exchange.workbook.values import read_choice

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the part that it names, its row, and those of its options."""

    question: Question
    part_id: str
    line: Line
    option_lines: tuple[Line, ...]


Options = Mapping[str, Sequence[tuple[Option, Line]]]
"""The options with their rows, by the id of the question that they name."""


def read_options(lines: Iterable[Line], findings: Findings) -> Options:
    """Return the options; one without an id is given one from its words."""
    found: dict[str, list[tuple[Option, Line]]] = {}
    for line in lines:
        above = found.setdefault(read_id(line, "Fråga", findings), [])
        text = line.text("Svar").strip()
        if not text:
            findings.wrong(line, "Svar", "svaret saknar text. Skriv en eller ta bort raden.")
        given = line.line("Id")
        name = read_id(line, "Id", findings) if given else _new_id(text, above)
        if any(option.id == name for option, _ in above):
            findings.wrong(line, "Id", f"”{name}” står två gånger i frågan. Töm den ena.")
        points = read_number(line, "Poäng", findings) or ZERO
        above.append((Option(OptionId(name), text, points, line.text("Krav")), line))
    return found


def _new_id(text: str, above: Sequence[tuple[Option, Line]]) -> str:
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain)[:30].strip("-") or "svar"
    taken = {option.id for option, _ in above}
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def read_questions(
    lines: Iterable[Line], options: Options, findings: Findings
) -> tuple[AskedQuestion, ...]:
    """Return the questions in the order of their rows."""
    rows = tuple(lines)
    known = {line.line("Id") for line in rows}
    for name, entries in options.items():
        if name and name not in known:
            what = f"frågan ”{name}” finns inte på bladet Frågor."
            findings.wrong(entries[0][1], "Fråga", what)
    return tuple(_questions(rows, known, options, findings))


def _questions(
    rows: Iterable[Line], known: set[str], options: Options, findings: Findings
) -> Iterator[AskedQuestion]:
    seen: set[str] = set()
    for line in rows:
        name = read_id(line, "Id", findings)
        if name in seen:
            findings.wrong(line, "Id", f"frågan ”{name}” står två gånger. Byt id på den ena.")
        seen.add(name)
        entries = options.get(name, ())
        made = _question(line, name, known, findings, tuple(option for option, _ in entries))
        option_lines = tuple(row for _, row in entries)
        yield AskedQuestion(made, line.line("Del"), line, option_lines)


def _question(
    line: Line, name: str, known: set[str], findings: Findings, options: tuple[Option, ...]
) -> Question:
    text = line.text("Fråga").strip()
    kind = read_choice(line, "Slag", KINDS, QuestionKind.CHOICE, findings)
    highest = read_number(line, "Högsta poäng", findings) or ZERO
    weight = read_number(line, "Vikt", findings)
    if kind is QuestionKind.YES_NO and not options:
        options = _yes_and_no(highest, ONE if weight is None else weight)
    previous = line.line("Föregångare")
    return Question(
        id=QuestionId(name),
        text=text,
        short=line.line("Kort namn") or text,
        help=line.text("Hjälp"),
        kind=kind,
        max=highest,
        options=options,
        links=read_links(line, findings),
        weight=ONE if weight is None else weight,
        steps=read_steps(line, findings),
        unit=line.line("Mäts i"),
        limit=read_number(line, "Största tal", findings),
        show_if=read_conditions(line, known, findings),
        previous=QuestionId(previous) if previous else None,
        not_comparable=line.text("Inte jämförbar"),
        overlaps=line.lines("Överlappar"),
    )


def _yes_and_no(highest: Decimal, weight: Decimal) -> tuple[Option, ...]:
    """Return the options that a question of ja or nej needs, which nobody should have to type."""
    points = highest / weight if weight else highest
    return Option(NO, "Nej", ZERO), Option(YES, "Ja", points)
