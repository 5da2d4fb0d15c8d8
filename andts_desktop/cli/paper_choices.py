"""What a command line says of the document it wants, as requests to the open file."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import as_of, chosen_plan
from andts_desktop.cli.parser import Parser, date, plan_id, year
from andts_desktop.document import Document
from andts_desktop.domain.paper import PAPERS, PaperKind, PaperRequest, PaperSize, PaperSubject
from andts_desktop.domain.swedish import enumerated
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.domain.ids import PlanId
    from andts_desktop.domain.survey import SurveyRound
    from andts_desktop.domain.units import Unit

_DATED = frozenset({PaperKind.PLAN})
"""What is made of the file as it is, whatever the year."""
_ABOUT_ONE_OR_ALL = {
    PaperKind.ANNUAL: "enhet som enkätkapitlet handlar om; annars alla",
    PaperKind.MEETING: "enhet som mötet handlar om; annars alla",
}


def add_paper_choices(parser: Parser, kind: PaperKind) -> None:
    """Let a command take what its kind of document can be asked for."""
    facts = PAPERS[kind]
    add = parser.choices.add_argument
    add("--year", metavar="ÅR", type=year, required=kind not in _DATED, help="året")
    if kind in _ABOUT_ONE_OR_ALL:
        add("--unit", metavar="NAMN", help=_ABOUT_ONE_OR_ALL[kind])
    if facts.subject is PaperSubject.UNIT:
        add("--unit", metavar="NAMN", help="enheten; annars alla som har svarat")
    if facts.subject is PaperSubject.BOARD:
        add("--board", metavar="NAMN", help="nämnden; annars alla som ansvarar för något")
    if facts.needs_round:
        add("--family", metavar="ENKÄT", help="till exempel pi-mini, om året har flera enkäter")
    _add_print_choices(parser)


def add_all_choices(parser: Parser) -> None:
    """Let a command of several kinds take what any of them can be asked for."""
    add = parser.choices.add_argument
    add("--year", metavar="ÅR", type=year, help="dokumentens år; behövs med FIL")
    add("--unit", metavar="NAMN", help="enhet som dokumenten handlar om; annars alla")
    add("--board", metavar="NAMN", help="nämnd som dokumenten handlar om; annars alla")
    add("--family", metavar="ENKÄT", help="till exempel pi-mini, om året har flera enkäter")
    _add_print_choices(parser)


def _add_print_choices(parser: Parser) -> None:
    add = parser.choices.add_argument
    sizes = [each.value for each in PaperSize]
    add("--size", choices=sizes, help="papper; annars det vanliga för dokumentet")
    add("--plan", metavar="NR", type=plan_id, help="planens nummer")
    add("--as-of", metavar="DATUM", type=date, help="läget per; annars dagens datum")
    either = parser.choices.add_mutually_exclusive_group()
    for name, action, words in (
        ("--final", "store_true", "skriv den som slutlig; annars som i programmet"),
        ("--draft", "store_false", "skriv den som utkast; annars som i programmet"),
    ):
        either.add_argument(name, dest="final", action=action, default=None, help=words)


def requests_of(
    document: Document, kind: PaperKind, asked: argparse.Namespace
) -> tuple[tuple[PaperRequest, ...], tuple[str, ...]]:
    """Return what is asked for, one request for each unit or board, and notes for stderr.

    Raises InputError where the file has nothing to make it from.
    """
    facts = PAPERS[kind]
    plan, notes = _plan(document, kind, asked)
    day = as_of(asked)
    request = PaperRequest(
        kind=kind,
        year=asked.year or day.year,
        as_of=day,
        plan_id=plan,
        survey_round=_round(document, kind, asked),
        is_final=asked.final,
        size=_size(kind, asked.size),
    )
    if facts.subject is PaperSubject.WHOLE:
        unit = asked.unit if kind in _ABOUT_ONE_OR_ALL else None
        return (replace(request, unit=document.units.named(unit) if unit else None),), notes
    name = asked.board if facts.subject is PaperSubject.BOARD else asked.unit
    if name is not None:
        return (replace(request, unit=_subject(document, request, name)),), notes
    every = document.papers.each(request)
    if not every:
        raise InputError(_nobody(kind, request.year))
    return every, notes


def _plan(
    document: Document, kind: PaperKind, asked: argparse.Namespace
) -> "tuple[PlanId | None, tuple[str, ...]]":
    facts = PAPERS[kind]
    if facts.needs_plan or asked.plan is not None:
        return chosen_plan(document, asked.plan)
    return next(iter(document.plans.ids()), None), ()


def _size(kind: PaperKind, asked: str | None) -> PaperSize:
    facts = PAPERS[kind]
    if asked is None:
        return facts.sizes[0]
    if PaperSize(asked) not in facts.sizes:
        names = enumerated([each.value for each in facts.sizes])
        raise InputError(f"{facts.name} finns inte som {asked}, bara som {names}.")
    return PaperSize(asked)


def _round(document: Document, kind: PaperKind, asked: argparse.Namespace) -> "SurveyRound | None":
    if not PAPERS[kind].needs_round:
        return None
    found = document.surveys.round_of(asked.year, asked.family)
    if found is None:
        which = f" av ”{asked.family}”" if asked.family else ""
        raise InputError(f"Det finns ingen enkätomgång{which} {asked.year} i filen.")
    return found


def _subject(document: Document, request: PaperRequest, name: str) -> "Unit":
    unit = document.units.named(name)
    if PAPERS[request.kind].subject is PaperSubject.BOARD:
        boards = document.papers.subjects(request)
        if unit.id not in {each.id for each in boards}:
            names = enumerated([each.name for each in boards]) or "ingen"
            raise InputError(
                f"{unit.name} ansvarar inte för något i planen {request.year}. De som gör det: "
                f"{names}."
            )
    return unit


def _nobody(kind: PaperKind, asked_year: int) -> str:
    if PAPERS[kind].subject is PaperSubject.BOARD:
        return f"Planen säger inte vem som ansvarar för något {asked_year}, så det blir inga blad."
    return f"Ingen enhet har svarat på enkäten {asked_year}."
