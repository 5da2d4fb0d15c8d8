"""The command that sets years and units side by side: compare."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, opened
from andts_desktop.cli.compare_words import anonymous_lines, table_as_json, table_lines
from andts_desktop.cli.parser import year
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.document import Document
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import Anonymous, ComparisonTable, Measure, MeasureKind
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.swedish import enumerated
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands

EVERYONE = "alla"

_MOST_YEARS = 60


def add_commands(commands: "Commands") -> None:
    """Add the command about comparisons."""
    parser = add_command(commands, "compare", "jämför år och enheter av samma slag", compare)
    add_file(parser)
    add = parser.choices.add_argument
    add("--years", metavar="ÅR", type=years, help="till exempel 2023-2026 eller 2023,2025")
    add("--units", metavar="NAMN", default=EVERYONE, help="namn med komma emellan, eller alla")
    add("--kind", choices=list(map(str, UnitKind)), help="slag av enheter, när alla jämförs")
    add("--by", choices=list(map(str, MeasureKind)), help="index, delar eller frågor")
    add("--part", metavar="ID", help="en enda del")
    add("--question", metavar="ID", help="en enda fråga")
    add("--survey", metavar="FAMILJ", help="enkätens familj, till exempel pi-mini")
    add("--anonymous", metavar="NAMN", help="visa bara en enhet, bland andra utan namn")


def years(text: str) -> tuple[int, ...]:
    """Read calendar years: "2026", "2023-2026" or "2021,2023-2026"."""
    found: list[int] = []
    for piece in text.replace("–", "-").split(","):
        first, dash, last = (each.strip() for each in piece.partition("-"))
        start = year(first)
        found += range(start, (year(last) if dash else start) + 1)
    if not 0 < len(found) <= _MOST_YEARS:
        raise argparse.ArgumentTypeError(f"”{text}” är inte år i ordning, till exempel 2023-2026.")
    return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be compared; no `unit_ids` are all units of the kind."""

    last: SurveyRound
    kind: UnitKind
    measures: tuple[Measure, ...]
    years: tuple[int, ...] | None
    unit_ids: tuple[UnitId, ...] | None
    anonymous: Unit | None


def compare(asked: argparse.Namespace) -> Reply:
    """Compare what is asked for: one table of each measure."""
    with opened(asked.file) as document:
        found = _understood(document, asked)
        tables = [
            document.comparisons.table(each, found.last, found.kind, found.years, found.unit_ids)
            for each in found.measures
        ]
        instrument = document.surveys.instrument(found.last)
        return Reply(
            {
                "survey": instrument.family,
                "kind": found.kind,
                "anonymous": found.anonymous is not None,
                "tables": [_as_json(document, each, found.anonymous) for each in tables],
            },
            "\n\n".join(_text(document, each, found.anonymous) for each in tables),
            _notes(document, asked, found),
        )


def _as_json(document: Document, table: ComparisonTable, one: Unit | None) -> Json:
    if one is None:
        return table_as_json(table)
    return table_as_json(table, one, _anonymous(document, table, one))


def _text(document: Document, table: ComparisonTable, one: Unit | None) -> str:
    if one is None:
        return "\n".join(table_lines(table))
    return "\n".join(anonymous_lines(table, one, _anonymous(document, table, one)))


def _anonymous(document: Document, table: ComparisonTable, one: Unit) -> tuple[Anonymous, ...]:
    if all(line.unit.id != one.id for line in table.lines):
        raise InputError(f"”{one.name}” deltog inte något av åren, eller har bytt namn.")
    columns = range(len(table.columns))
    return tuple(document.comparisons.anonymous(table, one.id, number) for number in columns)


def _understood(document: Document, asked: argparse.Namespace) -> _Asked:
    anonymous = None if asked.anonymous is None else document.units.named(asked.anonymous)
    named = [] if asked.units.strip().casefold() == EVERYONE else _named(document, asked.units)
    if anonymous is not None and named:
        raise InputError(
            "--anonymous visar en enhet bland alla av samma slag. Utelämna --units, eller skriv "
            "--units alla."
        )
    wanted = _wanted_kind(asked.kind, [anonymous] if anonymous else named)
    last = _last_round(document, asked, wanted)
    kind = wanted or _kind_of(document, last)
    measures = _measures(document, last, asked)
    _refuse_index(document, last, kind, measures)
    unit_ids = tuple(each.id for each in named) if named else None
    return _Asked(last, kind, measures, asked.years, unit_ids, anonymous)


def _last_round(
    document: Document, asked: argparse.Namespace, kind: UnitKind | None
) -> SurveyRound:
    """Return the last round asked for, of a survey that the kind of units takes part in."""
    families = dict(document.comparisons.families())
    if not families:
        raise InputError("Det finns ingen enkät i filen. Läs in svar med survey import.")
    if asked.survey is not None and asked.survey not in families:
        known = ", ".join(families)
        raise InputError(f"Enkäten ”{asked.survey}” finns inte i filen. Välj någon av: {known}.")
    chosen = [asked.survey] if asked.survey else list(families)
    found = [each for each in document.surveys.rounds() if _family(document, each) in chosen]
    rounds = [each for each in found if asked.years is None or each.year in asked.years]
    if not rounds:
        known = ", ".join(str(year) for year in sorted({each.year for each in found}))
        raise InputError(f"Det finns ingen enkät de åren. År med enkät: {known}.")
    lasts = {_family(document, each): each for each in rounds}
    ordered = [lasts[family] for family in chosen if family in lasts]
    fitting = (each for each in ordered if kind in document.comparisons.kinds(each))
    return next(fitting, ordered[0])


def _family(document: Document, survey_round: SurveyRound) -> str:
    return document.surveys.instrument(survey_round).family


def _named(document: Document, names: str) -> list[Unit]:
    """Find the units that are named; a name may itself have commas in it."""
    known = {unit.name.casefold() for unit in document.units.all()}
    pieces = [each.strip() for each in names.split(",") if each.strip()]
    found = []
    while pieces:
        lengths = range(len(pieces), 1, -1)
        fitting = (n for n in lengths if ", ".join(pieces[:n]).casefold() in known)
        length = next(fitting, 1)
        found.append(document.units.named(", ".join(pieces[:length])))
        pieces = pieces[length:]
    return found


def _wanted_kind(asked: str | None, named: Sequence[Unit]) -> UnitKind | None:
    kinds = {unit.kind for unit in named}
    if len(kinds) > 1:
        told = enumerated([f"{unit.name} ({UNIT_KIND_NAMES[unit.kind][0]})" for unit in named])
        raise InputError(
            f"Bara enheter av samma slag kan jämföras. Här är de av olika slag: {told}."
        )
    return kinds.pop() if kinds else UnitKind(asked) if asked else None


def _kind_of(document: Document, last: SurveyRound) -> UnitKind:
    taking_part = document.comparisons.kinds(last)
    if not taking_part:
        raise InputError(f"Ingen enhet deltar i enkäten {last.year}. Lägg till enheter i filen.")
    instrument = document.surveys.instrument(last)
    return next((kind for kind in taking_part if kind in instrument.unit_kinds), taking_part[0])


def _measures(
    document: Document, last: SurveyRound, asked: argparse.Namespace
) -> tuple[Measure, ...]:
    choices = [each.measure for each in document.comparisons.measures(last)]
    for kind, key in ((MeasureKind.PART, asked.part), (MeasureKind.QUESTION, asked.question)):
        if key is None:
            continue
        if asked.by not in {None, kind}:
            raise InputError(f"--{kind} kan inte användas tillsammans med --by {asked.by}.")
        if Measure(kind, key) not in choices:
            known = ", ".join(each.key for each in choices if each.kind is kind) or "inga"
            word = "Delen" if kind is MeasureKind.PART else "Frågan"
            raise InputError(
                f"{word} ”{key}” finns inte i enkäten {last.year}. Det finns: {known}."
            )
        return (Measure(kind, key),)
    kind = MeasureKind(asked.by or MeasureKind.TOTAL)
    return tuple(each for each in choices if each.kind is kind)


def _refuse_index(
    document: Document, last: SurveyRound, kind: UnitKind, measures: Sequence[Measure]
) -> None:
    instrument = document.surveys.instrument(last)
    if measures and all(each.kind is MeasureKind.QUESTION for each in measures):
        return
    if not instrument.scored or kind not in instrument.unit_kinds:
        raise InputError(
            f"{instrument.short_title} ger inget index för {UNIT_KIND_NAMES[kind][1]}. Jämför dem "
            "fråga för fråga, med --by question."
        )


def _notes(document: Document, asked: argparse.Namespace, found: _Asked) -> tuple[str, ...]:
    others = [each for each in document.comparisons.kinds(found.last) if each is not found.kind]
    if found.unit_ids or found.anonymous or asked.kind or not others:
        return ()
    told = enumerated([f"{UNIT_KIND_NAMES[kind][1]} (--kind {kind})" for kind in others])
    return (f"Det här gäller {UNIT_KIND_NAMES[found.kind][1]}. I filen finns också {told}.",)
