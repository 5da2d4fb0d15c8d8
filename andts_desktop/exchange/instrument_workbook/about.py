"""Read the sheet that tells what the instrument is."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy, Part
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.instrument_workbook.cells import read_count, read_id, read_number
from andts_desktop.exchange.instrument_workbook.form import ABOUT, DETAILS, POLICIES
from andts_desktop.exchange.plan_import.source import Place
from andts_desktop.exchange.plan_workbook.form import UNIT_KINDS
from andts_desktop.exchange.workbook.form import choice_of
from andts_desktop.exchange.workbook.lines import Findings, Line
from andts_desktop.exchange.workbook.values import either, read_choice, read_flag

_VALUE = "Värde"


def read_about(
    lines: Iterable[Line], parts: tuple[Part, ...], findings: Findings
) -> tuple[Instrument, Mapping[str, Line]]:
    """Return the instrument with the parts, and the row of each of its fields."""
    found = _by_field(lines, findings)
    empty = Line(Place(sheet=ABOUT.name), {})

    def line(field: str) -> Line:
        return found.get(field, empty)

    scored = line("scored")
    instrument = Instrument(
        id=InstrumentId(read_id(line("id"), _VALUE, findings)),
        family=read_id(line("family"), _VALUE, findings),
        version=line("version").line(_VALUE),
        title=line("title").line(_VALUE),
        short_title=line("short_title").line(_VALUE),
        is_example=read_flag(line("is_example"), _VALUE, findings),
        note=line("note").text(_VALUE),
        scored=not scored.line(_VALUE) or read_flag(scored, _VALUE, findings),
        max=read_number(line("max"), _VALUE, findings) or Decimal(0),
        not_applicable=read_choice(
            line("not_applicable"), _VALUE, POLICIES, NotApplicablePolicy.ZERO, findings
        ),
        comparable_with=line("comparable_with").lines(_VALUE),
        break_reason=line("break_reason").text(_VALUE),
        unit_kinds=_unit_kinds(line("unit_kinds"), findings),
        parts=parts,
        minimum_answers=read_count(line("minimum_answers"), _VALUE, findings),
    )
    return instrument, found


def _by_field(lines: Iterable[Line], findings: Findings) -> dict[str, Line]:
    fields = {word.casefold(): field for field, (word, _) in DETAILS.items()}
    found: dict[str, Line] = {}
    for line in lines:
        field = fields.get(line.line("Uppgift").casefold())
        if field is None:
            findings.omit(line.line(_VALUE), "Uppgiften hör inte till enkäten.", line.place)
        elif field in found:
            findings.wrong(line, "Uppgift", "uppgiften står två gånger. Ta bort den ena.")
        else:
            found[field] = line
    return found


def _unit_kinds(line: Line, findings: Findings) -> tuple[UnitKind, ...]:
    kinds = []
    for word in line.lines(_VALUE):
        kind = choice_of(word, UNIT_KINDS)
        if kind is None:
            findings.wrong(
                line,
                _VALUE,
                f"”{word}” är ingen typ av enhet. Skriv {either(UNIT_KINDS.values())}.",
            )
        else:
            kinds.append(kind)
    return tuple(kinds)
