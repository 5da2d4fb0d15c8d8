"""Read the cells of an instrument's workbook: numbers, steps, conditions and links."""

import re
from collections.abc import Collection
from decimal import Decimal

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Condition, Link, Step
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.exchange.plan_workbook.form import LEVEL_ROLES
from andts_desktop.exchange.workbook.form import choice_of
from andts_desktop.exchange.workbook.lines import Findings, Line
from andts_desktop.exchange.workbook.values import either

ZERO = Decimal(0)
_HIGHEST = 1_000_000
_PLACES = 6
_STEP = re.compile(r"(?:från )?(.+?)\s*[:=]\s*(.+?)(?: poäng| p)?", re.IGNORECASE)
_SIGN = re.compile(r"\s*(>=|≥|=)\s*")
_OR = "eller"


def read_id(line: Line, header: str, findings: Findings) -> str:
    """Return an id, which must be there and have no spaces."""
    word = line.line(header)
    if not word:
        findings.wrong(line, header, "id saknas. Skriv ett kort namn utan mellanslag.")
    elif " " in word:
        findings.wrong(line, header, f"”{word}” får inte ha mellanslag. Skriv bindestreck.")
    return word


def read_number(line: Line, header: str, findings: Findings) -> Decimal | None:
    """Return the number of a cell, None where it is empty or wrong."""
    word = line.line(header)
    return _number(line, header, word, findings) if word else None


def read_count(line: Line, header: str, findings: Findings) -> int:
    """Return the whole number of a cell, zero where it is empty or wrong."""
    number = read_number(line, header, findings)
    if number is None:
        return 0
    if number != int(number):
        findings.wrong(line, header, f"”{line.line(header)}” är inget helt tal.")
    return int(number)


def _number(line: Line, header: str, word: str, findings: Findings) -> Decimal | None:
    number = parse_decimal(word)
    if number is None or number < 0:
        findings.wrong(
            line, header, f"”{word}” är inget tal som är noll eller mer. Skriv till exempel 0,5."
        )
        return None
    if number > _HIGHEST or number != round(number, _PLACES):
        findings.wrong(line, header, f"”{word}” ska vara högst en miljon, med högst sex decimaler.")
        return None
    return number


def read_steps(line: Line, findings: Findings) -> tuple[Step, ...]:
    """Return the steps of a cell, a line of it for each: "från 3: 1 poäng"."""
    steps = []
    for text in line.lines("Poängsteg"):
        found = _STEP.fullmatch(text)
        if found is None:
            findings.wrong(
                line, "Poängsteg", f"”{text}” är inget steg. Skriv till exempel från 3: 1 poäng."
            )
            continue
        numbers = [_number(line, "Poängsteg", part, findings) for part in found.groups()]
        steps.append(Step(*(ZERO if number is None else number for number in numbers)))
    return tuple(steps)


def read_conditions(
    line: Line, known: Collection[str], findings: Findings
) -> tuple[Condition, ...]:
    """Return the conditions of a cell, a line of it for each: "q1 = ja eller nej", "q2 >= 3".

    `known` are the ids of the questions, which may hold the signs themselves.
    """
    return tuple(_condition(line, text, known, findings) for text in line.lines("Visas om"))


def _condition(line: Line, text: str, known: Collection[str], findings: Findings) -> Condition:
    words = text.split(" ")
    if text in known:
        return Condition(QuestionId(text))
    if len(words) == 1:
        parted = _SIGN.split(text, maxsplit=1)
        is_short = len(parted) == 3 and parted[0] and parted[2]
        return _with(line, parted, findings) if is_short else Condition(QuestionId(text))
    if len(words) > 2 and _SIGN.fullmatch(words[1]):
        return _with(line, [words[0], words[1], " ".join(words[2:])], findings)
    findings.wrong(
        line,
        "Visas om",
        f"”{text}” är inget villkor. Skriv till exempel q1 = ja, q2 >= 3 eller bara q3.",
    )
    return Condition(QuestionId(text))


def _with(line: Line, parted: list[str], findings: Findings) -> Condition:
    question, sign, answer = QuestionId(parted[0]), parted[1], parted[2]
    if sign == "=":
        return Condition(question, _options(answer.split(" ")))
    return Condition(question, at_least=_number(line, "Visas om", answer, findings))


def _options(words: list[str]) -> tuple[OptionId, ...]:
    if all(word == _OR for word in words[1::2]):
        return tuple(map(OptionId, words[::2]))
    return tuple(OptionId(word.rstrip(",")) for word in words if word != _OR)


def read_links(line: Line, findings: Findings) -> tuple[Link, ...]:
    """Return the links of a cell, a line of it for each: "byggsten: byggsten-budget"."""
    links = []
    for text in line.lines("Kopplingar"):
        word, _, key = text.partition(":")
        role = choice_of(word, LEVEL_ROLES)
        if role is None or not key.strip():
            findings.wrong(
                line,
                "Kopplingar",
                f"”{text}” är ingen koppling. Skriv {either(LEVEL_ROLES.values())}, kolon och "
                "nyckeln i planen.",
            )
        else:
            links.append(Link(role, key.strip()))
    return tuple(links)
