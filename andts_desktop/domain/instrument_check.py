"""What is wrong with an instrument, said while it is being made and before it is used."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from andts_desktop.domain.instrument import Instrument, Part, PartRule
from andts_desktop.domain.instrument_faults import Fault, Place, missing_id, missing_text
from andts_desktop.domain.instrument_question_check import QuestionChecker
from andts_desktop.domain.swedish import format_points, plural
from andts_desktop.errors import InputError

ZERO = Decimal(0)
FIRST_VERSION = "1"
_NAMED_AT_MOST = 5


def check_usable(instrument: Instrument) -> None:
    """Raise InputError, which names what is wrong, unless a round may use the instrument."""
    wrong = [fault.text for fault in faults(instrument) if fault.is_error]
    if not wrong:
        return
    more = len(wrong) - _NAMED_AT_MOST
    shown = [f"– {text}" for text in wrong[:_NAMED_AT_MOST]]
    shown += [f"… och {plural(more, 'fel', 'fel')} till."] if more > 0 else []
    raise InputError(
        "\n".join((f"Enkäten ”{instrument.title}” är inte klar att användas:", *shown))
    )


def faults(instrument: Instrument) -> tuple[Fault, ...]:
    """Return everything that is wrong, in reading order and the sums of the whole last.

    Empty for an instrument that can be used. What is only worth a look is not an error.
    """
    return tuple(_faults(instrument))


def sibling_faults(instrument: Instrument, others: Iterable[Instrument]) -> tuple[Fault, ...]:
    """Return what is wrong with an instrument beside the other versions of its family."""
    whole = Place.of_whole()
    siblings = [
        each for each in others if each.family == instrument.family and each.id != instrument.id
    ]
    found = [
        whole.fault(
            "version", f"Version {each.version} av samma enkät finns redan: ”{each.title}”."
        )
        for each in siblings
        if each.version == instrument.version
    ]
    known = {each.version for each in siblings} | {instrument.version}
    found += [
        whole.fault(
            "comparable_with",
            f"Version {version}, som enkäten ska jämföras med, finns inte.",
            is_error=False,
        )
        for version in instrument.comparable_with
        if version not in known
    ]
    return tuple(found)


def _faults(instrument: Instrument) -> Iterator[Fault]:
    whole = Place.of_whole()
    yield from _head_faults(whole, instrument)
    checker = QuestionChecker(instrument)
    part_ids: set[str] = set()
    for place, part in _walk(whole, instrument.parts):
        yield from _part_id_faults(place, part, part_ids)
        for number, question in enumerate(part.questions):
            yield from checker.faults(place.of_question(number, question.id), question)
        yield from _part_faults(place, part, is_scored=instrument.scored)
    yield from _sum_faults(whole, instrument)


def _head_faults(whole: Place, instrument: Instrument) -> Iterator[Fault]:
    yield from missing_id(whole, "id", instrument.id, "Enkätens id")
    yield from missing_id(whole, "family", instrument.family, "Enkätens familj")
    yield from missing_text(whole, "version", instrument.version, "Enkätens version")
    yield from missing_text(whole, "title", instrument.title, "Enkätens titel")
    yield from missing_text(whole, "short_title", instrument.short_title, "Enkätens korta titel")
    kinds = instrument.unit_kinds
    if not kinds:
        yield whole.fault("unit_kinds", "Ingen enhetstyp är vald, så ingen kan svara på enkäten.")
    elif len(set(kinds)) < len(kinds):
        yield whole.fault("unit_kinds", "Samma enhetstyp är vald två gånger.")
    yield from _comparison_faults(whole, instrument)


def _comparison_faults(whole: Place, instrument: Instrument) -> Iterator[Fault]:
    if instrument.version in instrument.comparable_with:
        yield whole.fault(
            "comparable_with", f"Version {instrument.version} är jämförbar med sig själv."
        )
    is_first = instrument.version == FIRST_VERSION
    if not (instrument.comparable_with or instrument.break_reason.strip() or is_first):
        yield whole.fault(
            "break_reason",
            f"Version {instrument.version} jämförs inte med någon tidigare version. "
            "Skriv varför, eller ange en version som den kan jämföras med.",
        )


def _walk(above: Place, parts: Iterable[Part]) -> Iterator[tuple[Place, Part]]:
    for number, part in enumerate(parts):
        place = above.of_part(number, part.id)
        yield place, part
        yield from _walk(place, part.parts)


def _part_id_faults(place: Place, part: Part, seen: set[str]) -> Iterator[Fault]:
    yield from missing_id(place, "id", part.id, "Delens id")
    if part.id in seen:
        yield place.fault("id", f"Delen ”{part.id}” finns redan.")
    seen.add(part.id)
    yield from missing_text(place, "title", part.title, "Delens rubrik")


def _part_faults(place: Place, part: Part, *, is_scored: bool) -> Iterator[Fault]:
    if not part.parts and not part.questions:
        yield place.fault(
            "questions",
            f"Delen ”{part.title}” har varken frågor eller delar. Fyll på den eller ta bort den.",
        )
        return
    yield from _minimum_faults(place, part.minimum_answers, len(tuple(part.walk_questions())))
    if is_scored:
        yield from _reach_faults(place, part)


def _reach_faults(place: Place, part: Part) -> Iterator[Fault]:
    below = [each.max for each in part.parts] + [each.max for each in part.questions]
    total = sum(below, ZERO)
    highest, given = format_points(part.max), format_points(total)
    if part.rule is PartRule.SCALED:
        # A scaled part stretches what there is, but cannot stretch nothing.
        if total == 0 < part.max:
            yield place.fault(
                "max", f"Innehållet i ”{part.title}” ger högst 0 poäng, men max är {highest}."
            )
    elif total < part.max:
        yield place.fault(
            "max", f"Innehållet i ”{part.title}” ger högst {given} poäng, men max är {highest}."
        )
    elif total > part.max:
        yield place.fault(
            "max",
            f"Innehållet i ”{part.title}” ger upp till {given} poäng, men delen räknar högst "
            f"{highest}. Resten räknas inte.",
            is_error=False,
        )


def _minimum_faults(place: Place, minimum: int, count: int) -> Iterator[Fault]:
    if minimum > count:
        yield place.fault(
            "minimum_answers",
            f"Minst {plural(minimum, 'svar', 'svar')} krävs för ett värde, men här finns bara "
            f"{plural(count, 'fråga', 'frågor')}.",
        )


def _sum_faults(whole: Place, instrument: Instrument) -> Iterator[Fault]:
    if not instrument.parts:
        yield whole.fault("parts", "Enkäten har inga delar.")
        return
    yield from _minimum_faults(whole, instrument.minimum_answers, len(instrument.questions()))
    total = sum((part.max for part in instrument.parts), ZERO)
    if instrument.scored and total != instrument.max:
        yield whole.fault(
            "max",
            f"Delarna summerar till {format_points(total)} poäng, men max är "
            f"{format_points(instrument.max)}.",
        )
    counted = Counter(question.previous for question in instrument.questions() if question.previous)
    for previous in (each for each, count in counted.items() if count > 1):
        yield whole.fault(
            "parts", f"Två frågor har samma föregångare, ”{previous}”. Behåll den ena."
        )
