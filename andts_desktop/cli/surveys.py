"""The commands about surveys: survey, index."""

import argparse
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from andts_desktop.cli import collecting, receiving
from andts_desktop.cli.commands import add_command, add_file, add_group, opened
from andts_desktop.cli.parser import year
from andts_desktop.cli.printing import Json, Reply, index, points
from andts_desktop.document import Document
from andts_desktop.domain.scoring import PartScore, Score
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.swedish import format_decimal, format_sum, plural
from andts_desktop.domain.units import Unit
from andts_desktop.errors import InputError
from andts_desktop.reports.wording import unfinished_words

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(commands: "Commands") -> None:
    """Add the commands about surveys."""
    survey = add_group(commands, "survey", "skicka ut enkäten och läs in svar")
    receiving.add_commands(survey)
    collecting.add_commands(survey)
    count = add_command(commands, "index", "räkna ut preventionsindex", show_index)
    add_file(count)
    count.choices.add_argument("--year", metavar="ÅR", type=year, required=True, help="enkätens år")
    count.choices.add_argument("--unit", metavar="NAMN", help="en enhet; annars alla")


def show_index(asked: argparse.Namespace) -> Reply:
    """Compute the index of one unit, or of all that can have one."""
    with opened(asked.file) as document:
        found = _round(document, asked.year)
        if asked.unit is not None:
            return _one(document, found, document.units.named(asked.unit))
        units = document.surveys.answering_units(asked.year)
        return _one(document, found, units[0]) if len(units) == 1 else _all(document, found, units)


def _round(document: Document, asked: int) -> SurveyRound:
    found = document.surveys.round_of(asked)
    if found is None:
        known = dict.fromkeys(str(each.year) for each in document.surveys.rounds())
        years = ", ".join(known) or "inga"
        raise InputError(f"Det finns ingen enkät för {asked} i filen. År med enkät: {years}.")
    return found


def _one(document: Document, survey_round: SurveyRound, unit: Unit) -> Reply:
    score = document.surveys.score(survey_round, unit)
    return Reply(
        _score_as_json(survey_round, unit, score),
        "\n".join(_score_lines(survey_round, unit, score)),
    )


def _all(document: Document, survey_round: SurveyRound, units: tuple[Unit, ...]) -> Reply:
    kinds = tuple(dict.fromkeys(unit.kind for unit in units))
    # Units of different kinds are never averaged together.
    mean = document.surveys.compare(survey_round, kinds[0]).mean if len(kinds) == 1 else None
    scores = [(unit, document.surveys.score(survey_round, unit)) for unit in units]
    title = document.surveys.instrument(survey_round).title
    data: Json = {
        "instrument": survey_round.instrument_id,
        "year": survey_round.year,
        "mean": index(mean),
        "units": [_score_as_json(survey_round, unit, score) for unit, score in scores],
    }
    lines = [f"{title}, {survey_round.year}"]
    lines += [_line(unit, score) for unit, score in scores]
    lines += [f"Medelvärde: {_index_words(mean)}"] if mean is not None else []
    return Reply(data, "\n".join(lines))


def _line(unit: Unit, score: Score) -> str:
    left = unfinished_words(score) if score.index is not None else ""
    return f"{unit.name}: {_index_words(score.index)}{f' ({left})' if left else ''}"


def _index_words(value: Decimal | None) -> str:
    return "–" if value is None else format_decimal(value)


def _score_as_json(survey_round: SurveyRound, unit: Unit, score: Score) -> Json:
    return {
        "instrument": survey_round.instrument_id,
        "unit": unit.name,
        "unit_kind": unit.kind,
        "year": survey_round.year,
        "index": index(score.index),
        "points": points(score.points),
        "max": points(score.max),
        "parts": [_part_as_json(part) for part in score.parts],
        "questions": score.question_count,
        "answered": score.answered,
        "not_applicable": score.not_applicable,
        "unknown": score.unknown,
        "unanswered": score.unanswered,
    }


def _part_as_json(part: PartScore) -> Json:
    return {
        "id": part.part.id,
        "title": part.part.title,
        "points": points(part.points),
        "max": points(part.max),
        "parts": [_part_as_json(child) for child in part.parts],
    }


def _score_lines(survey_round: SurveyRound, unit: Unit, score: Score) -> Iterator[str]:
    yield f"{score.instrument.title}, {survey_round.year}: {unit.name}"
    yield f"Index: {_index_words(score.index)}"
    yield f"Poäng: {format_sum(score.points)} av {format_sum(score.max)}"
    for part in score.parts:
        yield from _part_score_lines(part, "  ")
    yield (
        f"{score.answered} av {score.question_count} frågor besvarade, "
        f"{plural(score.not_applicable, 'ej tillämplig', 'ej tillämpliga')}, "
        f"{score.unknown} vet ej"
    )
    if score.instrument.is_example:
        yield score.instrument.note


def _part_score_lines(part: PartScore, margin: str) -> Iterator[str]:
    yield f"{margin}{part.part.title}: {format_sum(part.points)} av {format_sum(part.max)}"
    for child in part.parts:
        yield from _part_score_lines(child, f"{margin}  ")
