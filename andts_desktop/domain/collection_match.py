"""Which round and unit of this file a returned sheet belongs to, or why it belongs to none."""

from collections.abc import Iterator
from dataclasses import dataclass

from andts_desktop.domain.collection import FormKey, FormKind, Known, ReturnedSheet
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """Where a returned sheet belongs, with what is odd about how it was found."""

    survey_round: SurveyRound
    instrument: Instrument
    unit: Unit
    warnings: tuple[str, ...] = ()


def matched(sheet: ReturnedSheet, known: Known) -> Match | str:
    """Return where the sheet belongs, or in Swedish why it cannot be taken in and what to do.

    A form of this file is found by its key. One that comes from another file is matched by
    instrument, year and the unit's name, with a warning, since its numbers are not ours.
    """
    key = sheet.key
    found = _round(key, known)
    if isinstance(found, str):
        return found
    survey_round, instrument = found
    is_ours = key.file_key == known.file_key or sheet.kind is FormKind.ROWS
    unit = _unit(key, known, by_id=is_ours and sheet.kind is not FormKind.ROWS)
    if unit is None:
        return (
            f"Enheten ”{key.unit_name}” finns inte i filen. Lägg till den på sidan Enheter, "
            "eller rätta dess namn där, och läs in filen igen."
        )
    return Match(survey_round, instrument, unit, tuple(_warnings(key, unit, is_ours=is_ours)))


def _round(key: FormKey, known: Known) -> tuple[SurveyRound, Instrument] | str:
    for survey_round, instrument in known.rounds:
        if survey_round.year == key.year and instrument.id == key.instrument_id:
            return survey_round, instrument
    same_year = [each for each in known.rounds if each[0].year == key.year]
    same_form = [each for each in known.rounds if each[1].id == key.instrument_id]
    if same_form:
        title = same_form[0][1].title
        years = ", ".join(str(each.year) for each, _ in same_form)
        return (
            f"Svaren gäller {title} för {key.year}, men i filen finns den bara för {years}. "
            f"Öppna omgången {key.year} på sidan Enkät och läs in filen igen."
        )
    if same_year:
        titles = ", ".join(instrument.title for _, instrument in same_year)
        return (
            f"Svaren gäller enkäten ”{key.instrument_id}” (version {key.version}), men omgången "
            f"{key.year} i filen använder {titles}. Be enheten att fylla i det nya formuläret."
        )
    return (
        f"Svaren gäller enkäten ”{key.instrument_id}” för {key.year}, och någon sådan omgång "
        "finns inte i filen. Öppna omgången på sidan Enkät och läs in filen igen."
    )


def _unit(key: FormKey, known: Known, *, by_id: bool) -> Unit | None:
    if by_id:
        for unit in known.units:
            if unit.id == key.unit_id:
                return unit
    name = key.unit_name.strip().casefold()
    return next((unit for unit in known.units if unit.name.casefold() == name), None)


def _warnings(key: FormKey, unit: Unit, *, is_ours: bool) -> Iterator[str]:
    if not is_ours:
        yield (
            "Formuläret är gjort ur en annan fil än den här. Svaren är kopplade till "
            f"{unit.name} efter enkät, år och enhetens namn."
        )
    if unit.name.casefold() != key.unit_name.strip().casefold():
        yield f"Enheten hette ”{key.unit_name}” när formuläret gjordes."
