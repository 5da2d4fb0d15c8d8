"""The commands about instruments: list, show, check, export and import."""

import argparse
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, add_group, library, opened
from andts_desktop.cli.parser import Parser
from andts_desktop.cli.printing import Json, Reply, points
from andts_desktop.cli.targets import check_target
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Condition, Instrument, Part, Question
from andts_desktop.domain.instrument_check import faults
from andts_desktop.domain.instrument_faults import Fault, PlaceKind
from andts_desktop.domain.instrument_file import instrument_as_json, write_instrument
from andts_desktop.domain.swedish import format_points, plural
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.exchange.instrument_source import is_instrument_file, read_instrument_source
from andts_desktop.files import write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(commands: "Commands") -> None:
    """Add the group of instrument."""
    group = add_group(commands, "instrument", "visa, kontrollera, exportera och läs in enkäter")
    _add_own_file(add_command(group, "list", "räkna upp enkäterna", list_instruments))
    show = add_command(group, "show", "visa en enkäts delar, frågor och poäng", show_instrument)
    _add_id(show)
    check = add_command(group, "check", "leta fel i en enkät", check_instrument)
    check.places.add_argument("source", metavar="ENKÄT", help="ett id, eller en fil (.json, .xlsx)")
    _add_own_file(check)
    export = add_command(group, "export", "skriv en enkät som Excel eller JSON", export_instrument)
    _add_id(export)
    export.choices.add_argument(
        "--out", metavar="UT", type=Path, required=True, help="filen som skrivs, .xlsx eller .json"
    )
    read = add_command(group, "import", "läs in en enkät från Excel eller JSON", import_instrument)
    add_file(read)
    read.places.add_argument(
        "source", metavar="ENKÄT", type=Path, help="filen med enkäten (.xlsx, .json)"
    )


def _add_id(parser: Parser) -> None:
    parser.places.add_argument("id", metavar="ENKÄT", help="till exempel pi-mini-2")
    _add_own_file(parser)


def _add_own_file(parser: Parser) -> None:
    parser.places.add_argument(
        "file", metavar="FIL", type=Path, nargs="?", help="filen (.andts) vars enkäter också gäller"
    )


def list_instruments(asked: argparse.Namespace) -> Reply:
    """List the instruments of the program, or of a file together with those."""
    if asked.file is None:
        found = [(each, False, False) for each in map(library().instrument, _shelf())]
    else:
        with opened(asked.file) as document:
            door = document.instruments
            found = [(each, door.is_own(each.id), door.is_frozen(each.id)) for each in door.all()]
    data: Json = [
        {**_head(each), "own": is_own, "frozen": is_frozen} for each, is_own, is_frozen in found
    ]
    return Reply(data, "\n".join(_listed(*each) for each in found))


def _shelf() -> tuple[InstrumentId, ...]:
    return library().instrument_ids()


def _head(instrument: Instrument) -> dict[str, Json]:
    return {
        "id": instrument.id,
        "family": instrument.family,
        "version": instrument.version,
        "title": instrument.title,
        "example": instrument.is_example,
        "scored": instrument.scored,
        "max": points(instrument.max),
        "unit_kinds": list(instrument.unit_kinds),
        "questions": len(instrument.questions()),
        "errors": sum(fault.is_error for fault in faults(instrument)),
    }


def _listed(instrument: Instrument, is_own: bool, is_frozen: bool) -> str:  # noqa: FBT001 - a row of the list
    about = [plural(len(instrument.questions()), "fråga", "frågor")]
    about += (
        [f"högst {format_points(instrument.max)} poäng"] if instrument.scored else ["utan poäng"]
    )
    about += ["egen"] if is_own else []
    about += ["används i en omgång"] if is_frozen else []
    about += ["inte klar"] if any(fault.is_error for fault in faults(instrument)) else []
    return f"{instrument.id}: {instrument.title} ({', '.join(about)})"


def _instrument(instrument_id: str, file: Path | None) -> Instrument:
    if file is None:
        return library().instrument(instrument_id)
    with opened(file) as document:
        return document.instruments.get(InstrumentId(instrument_id))


def show_instrument(asked: argparse.Namespace) -> Reply:
    """Show an instrument."""
    found = _instrument(asked.id, asked.file)
    written = instrument_as_json(found)
    data: Json = {key: value for key, value in written.items() if key != "format"}
    return Reply(data, "\n".join(_instrument_lines(found)))


def _instrument_lines(instrument: Instrument) -> Iterator[str]:
    yield f"{instrument.title}{_most(instrument.max, instrument)}"
    if instrument.note:
        yield instrument.note
    yield f"Svarar: {', '.join(UNIT_KIND_NAMES[kind][1] for kind in instrument.unit_kinds)}"
    for part in instrument.parts:
        yield ""
        yield from _part_lines(instrument, part, "")


def _part_lines(instrument: Instrument, part: Part, margin: str) -> Iterator[str]:
    yield f"{margin}{part.title}{_most(part.max, instrument)}"
    for question in part.questions:
        yield f"{margin}  {question.id}: {question.text}"
        yield from _answer_lines(instrument, question, f"{margin}    ")
    for child in part.parts:
        yield from _part_lines(instrument, child, f"{margin}  ")


def _answer_lines(instrument: Instrument, question: Question, margin: str) -> Iterator[str]:
    for condition in question.show_if:
        yield f"{margin}visas om {_condition_words(condition)}"
    for option in question.options:
        given = f" ({format_points(option.points)} p)" if instrument.scored else ""
        yield f"{margin}{option.id}: {option.text}{given}"
    for step in question.steps:
        yield f"{margin}från {format_points(step.at_least)}: {format_points(step.points)} p"


def _condition_words(condition: Condition) -> str:
    if condition.options:
        return f"{condition.question} är {' eller '.join(condition.options)}"
    if condition.at_least is not None:
        return f"{condition.question} är minst {format_points(condition.at_least)}"
    return f"{condition.question} är besvarad"


def _most(highest: Decimal, instrument: Instrument) -> str:
    return f" (högst {format_points(highest)} poäng)" if instrument.scored else ""


def check_instrument(asked: argparse.Namespace) -> Reply:
    """Tell every fault of an instrument in a file, or of one that is known by its id."""
    if is_instrument_file(asked.source):
        read = read_instrument_source(Path(asked.source))
        found, left_out = read.faults(), read.left_out
        title = read.instrument.title or asked.source
    else:
        instrument = _instrument(asked.source, asked.file)
        found, left_out = tuple((_place(each), each) for each in faults(instrument)), ()
        title = instrument.title
    errors = sum(fault.is_error for _, fault in found)
    said = f"{title}: {plural(errors, 'fel', 'fel')}"
    looks = len(found) - errors
    said += f" och {plural(looks, 'sak', 'saker')} att se över." if looks else "."
    data: Json = {
        "title": title,
        "usable": not errors,
        "faults": [_fault_as_json(place, fault) for place, fault in found],
        "left_out": list(left_out),
    }
    lines = [said, *(f"{place}: {_mark(fault)}{fault.text}" for place, fault in found)]
    return Reply(data, "\n".join(lines), tuple(left_out), failed=errors > 0)


def _mark(fault: Fault) -> str:
    return "" if fault.is_error else "(se över) "


def _place(fault: Fault) -> str:
    """Say where a fault stands in an instrument that is no file."""
    words = {
        PlaceKind.INSTRUMENT: "Enkäten",
        PlaceKind.PART: f"Delen {fault.place}",
        PlaceKind.QUESTION: f"Frågan {fault.place}",
        PlaceKind.OPTION: f"Frågan {fault.place}, svaret {fault.option}",
    }
    return words[fault.kind]


def _fault_as_json(place: str, fault: Fault) -> Json:
    return {
        "place": place,
        "kind": fault.kind,
        "id": fault.place,
        "option": fault.option,
        "field": fault.field,
        "text": fault.text,
        "error": fault.is_error,
    }


def export_instrument(asked: argparse.Namespace) -> Reply:
    """Write an instrument as Excel or JSON."""
    check_target(asked.out, (".xlsx", ".json"), asked.file)
    found = _instrument(asked.id, asked.file)
    if asked.out.suffix.lower() == ".xlsx":
        from andts_desktop.exchange.instrument_workbook import write_workbook

        data = write_workbook(found)
    else:
        data = f"{write_instrument(found)}\n".encode()
    write_whole(asked.out, data)
    reply: Json = {"file": str(asked.out), "id": found.id, "title": found.title, "bytes": len(data)}
    return Reply(reply, f"Skrev {asked.out}: {found.title}.")


def import_instrument(asked: argparse.Namespace) -> Reply:
    """Take an instrument into a file, as its own; it may have faults until a round is opened."""
    read = read_instrument_source(asked.source)
    with opened(asked.file, read_only=False) as document:
        found = document.instruments.faults(read.instrument)
        document.instruments.put(read.instrument)
    errors = sum(fault.is_error for fault in found)
    data: Json = {**_head(read.instrument), "errors": errors, "left_out": list(read.left_out)}
    said = f"Läste in {read.instrument.id}: {read.instrument.title or 'utan titel'}."
    if errors:
        said += f" Enkäten har {plural(errors, 'fel', 'fel')} och kan inte användas än."
    return Reply(data, said, read.left_out)
