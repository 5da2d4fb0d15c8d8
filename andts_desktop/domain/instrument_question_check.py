"""What is wrong with the questions of an instrument: points, options, steps and conditions."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import (
    NO,
    YES,
    Condition,
    Instrument,
    Question,
    QuestionKind,
)
from andts_desktop.domain.instrument_faults import Fault, Place, missing_id, missing_text
from andts_desktop.domain.swedish import format_points

ZERO = Decimal(0)


class QuestionChecker:
    """Checks the questions in the order in which they are asked."""

    def __init__(self, instrument: Instrument) -> None:
        self._is_scored = instrument.scored
        self._ids = {question.id for question in instrument.questions()}
        self._earlier: dict[QuestionId, Question] = {}

    def faults(self, place: Place, question: Question) -> Iterator[Fault]:
        """Yield what is wrong with the next question."""
        yield from missing_id(place, "id", question.id, "Frågans id")
        if question.id in self._earlier:
            yield place.fault("id", f"Frågan ”{question.id}” finns redan.")
        yield from missing_text(place, "text", question.text, "Frågans text")
        if question.previous is not None:
            yield from missing_id(place, "previous", question.previous, "Föregångarens id")
        yield from _option_faults(place, question)
        yield from _form_faults(place, question)
        if self._is_scored:
            yield from _points_faults(place, question)
        if question.weight <= 0:
            yield place.fault("weight", "Vikten ska vara större än noll.")
        yield from _empty_entries(place, question)
        for number, condition in enumerate(question.show_if):
            for field, text in self._condition_faults(question, condition):
                within = (number, field) if field else (number,)
                yield place.fault("show_if", text, within=within)
        self._earlier.setdefault(question.id, question)

    def _condition_faults(
        self, question: Question, condition: Condition
    ) -> Iterator[tuple[str, str]]:
        """Yield the field of the condition that is at fault, and what is wrong with it."""
        asked = self._earlier.get(condition.question)
        if condition.question == question.id:
            yield "question", "Villkoret gäller frågan själv. Välj en tidigare fråga."
        elif asked is None and condition.question in self._ids:
            name = condition.question
            yield "question", f"Villkoret gäller frågan ”{name}”, som kommer senare i enkäten."
        elif asked is None:
            yield "question", f"Villkoret gäller frågan ”{condition.question}”, som inte finns."
        else:
            yield from _answer_faults(asked, condition)


def _answer_faults(asked: Question, condition: Condition) -> Iterator[tuple[str, str]]:
    for option_id in condition.options:
        if asked.option(option_id) is None:
            yield (
                "options",
                f"Villkoret gäller svaret ”{option_id}”, som inte finns i frågan ”{asked.id}”.",
            )
    if condition.at_least is None:
        return
    if condition.options:
        yield "at_least", "Villkoret har både svarsalternativ och ett tal. Behåll det ena."
    elif asked.kind is not QuestionKind.NUMBER:
        yield "at_least", f"Villkoret har ett tal, men frågan ”{asked.id}” besvaras inte med tal."
    elif asked.highest is not None and condition.at_least > asked.highest:
        least, highest = format_points(condition.at_least), format_points(asked.highest)
        yield (
            "at_least",
            f"Villkoret gäller {least} eller mer, men frågan ”{asked.id}” tar högst {highest}.",
        )


def _option_faults(place: Place, question: Question) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, option in enumerate(question.options):
        here = place.of_option(number, option.id)
        yield from missing_id(here, "id", option.id, "Svarsalternativets id")
        if option.id in seen:
            yield here.fault("id", f"Svarsalternativet ”{option.id}” finns redan i frågan.")
        seen.add(option.id)
        yield from missing_text(here, "text", option.text, "Svarsalternativets text")


def _empty_entries(place: Place, question: Question) -> Iterator[Fault]:
    for number, link in enumerate(question.links):
        if not link.key.strip():
            yield place.fault("links", "En koppling saknar nyckel.", within=(number, "key"))
    for number, item in enumerate(question.overlaps):
        if not item.strip():
            yield place.fault("overlaps", "En överlappande fråga saknar namn.", within=(number,))


def _form_faults(place: Place, question: Question) -> Iterator[Fault]:
    """Yield where a question does not have what its kind needs, or has what it cannot use."""
    count = len(question.options)
    if question.kind is QuestionKind.CHOICE and count < 2:
        yield place.fault("options", "Frågan behöver minst två svarsalternativ.")
    elif question.kind is QuestionKind.CHOICES and not count:
        yield place.fault("options", "Frågan behöver minst ett svarsalternativ.")
    elif question.kind is QuestionKind.YES_NO and not _is_yes_and_no(question):
        yield place.fault(
            "options", f"En ja- eller nejfråga ska ha just alternativen ”{YES}” och ”{NO}”."
        )
    elif question.kind is QuestionKind.NUMBER and count:
        yield place.fault("options", "En fråga som besvaras med tal har inga svarsalternativ.")
    elif question.kind is QuestionKind.TEXT and count:
        yield place.fault("options", "En fråga med fritext har inga svarsalternativ.")
    if question.kind is QuestionKind.NUMBER:
        yield from _step_faults(place, question)
    elif question.steps:
        yield place.fault("steps", "Steg finns bara i frågor som besvaras med tal.")


def _is_yes_and_no(question: Question) -> bool:
    return sorted(option.id for option in question.options) == sorted((YES, NO))


def _step_faults(place: Place, question: Question) -> Iterator[Fault]:
    for number, (lower, higher) in enumerate(pairwise(question.steps), start=1):
        if higher.at_least <= lower.at_least:
            yield place.fault(
                "steps",
                f"Stegen ska stå i stigande ordning, men {format_points(higher.at_least)} "
                f"kommer efter {format_points(lower.at_least)}.",
                within=(number, "at_least"),
            )
    for number, step in enumerate(question.steps):
        if question.limit is not None and step.at_least > question.limit:
            yield place.fault(
                "steps",
                f"Steget från {format_points(step.at_least)} kan inte nås, för det största tal "
                f"som kan anges är {format_points(question.limit)}.",
                within=(number, "at_least"),
            )


def _points_faults(place: Place, question: Question) -> Iterator[Fault]:
    """Yield where the answers cannot give just the question's maximum."""
    points = [option.points for option in question.options]
    if question.kind is QuestionKind.TEXT:
        if question.max:
            yield place.fault("max", "Fritext ger inga poäng, så frågans max ska vara 0.")
    elif question.kind is QuestionKind.NUMBER:
        yield from _number_points_faults(place, question)
    elif question.kind is QuestionKind.CHOICES and points:
        # Several choices may give more than the maximum, where one need not make them all.
        total = sum(points, ZERO)
        if total * question.weight < question.max:
            yield _points_fault(place, "Alla alternativ tillsammans", total, question)
    elif points and max(points) * question.weight != question.max:
        yield _points_fault(place, "Högsta alternativet", max(points), question)


def _number_points_faults(place: Place, question: Question) -> Iterator[Fault]:
    if question.steps:
        best = max(step.points for step in question.steps)
        if best * question.weight != question.max:
            yield _points_fault(place, "Högsta steget", best, question)
    elif question.limit is not None and question.limit * question.weight < question.max:
        yield _points_fault(place, "Det största talet", question.limit, question)


def _points_fault(place: Place, what: str, points: Decimal, question: Question) -> Fault:
    given = format_points(points)
    if question.weight != 1:
        weighted = format_points(points * question.weight)
        given = f"{given} × vikten {format_points(question.weight)} = {weighted}"
    highest = format_points(question.max)
    return place.fault("max", f"{what} ger {given} poäng, men frågans max är {highest}.")
