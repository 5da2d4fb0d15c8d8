"""The city-wide comparison, from a file to the finished pages."""

import datetime as dt
import time
from dataclasses import replace
from typing import cast

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.city_comparison import CityComparison
from andts_desktop.domain.follow_up import Prose, ProseSection
from andts_desktop.domain.ids import InstrumentId, PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest, PrintedPaper
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import UnitKind
from tests.document.papers.answered import answer_all, bare, many_units, read

REQUEST = PaperRequest(PaperKind.COMPARISON, 2026, dt.date(2026, 11, 22))


def values(document: Document, request: PaperRequest = REQUEST) -> CityComparison:
    return cast(CityComparison, document.papers.gather(request).values)


def printed(document: Document, request: PaperRequest = REQUEST) -> PrintedPaper:
    return print_paper(document.papers.gather(request), PaperForm.PDF)


def said(words: str, pages: list[str]) -> bool:
    return bare(words) in "".join(pages)


@pytest.fixture
def example(document: Document) -> Document:
    """Give the example, whose districts have merged, and whose survey has a break."""
    build_example(document, 2026)
    return document


def test_all_units_stand_side_by_side_with_their_mean(example: Document) -> None:
    (kind,) = values(example).kinds
    assert kind.kind is UnitKind.DISTRICT
    assert kind.index is not None
    assert [column.year for column in kind.index.columns] == list(range(2019, 2027))
    assert [each.name for each in kind.silent] == ["Västerängen"]
    assert [each.name for each in kind.unfinished] == ["Hamnen"]
    assert kind.index.spreads[-1].count == kind.answered == 7
    assert len(kind.parts) == 5
    assert len(kind.questions) == 48


def test_the_pages_hold_every_text_and_name_the_break(example: Document) -> None:
    example.follow_up.set_prose(
        PlanId(1), 2026, Prose(ProseSection.COMPARISON, "Vi ser att **samverkan** ökar.")
    )
    request = replace(REQUEST, plan_id=PlanId(1))
    made = printed(example, request)
    pages = read(made)
    assert made.name == "Jämförelse PI-mini 2026 Exempelstad preliminär"
    for text in made.texts:
        assert said(text.replace("**", ""), pages), text
    assert said("2023 och senare jämförs inte med åren före. Version 1, som användes", pages)
    assert said("Preliminärt, svaren är inte klarmarkerade: Hamnen", pages)
    assert said("Har inte svarat: Västerängen.", pages)
    assert said("Läget per 22 november 2026", pages)
    assert said("Exempelfrågor", pages)


def test_kinds_are_told_one_by_one_and_never_ranked_together(document: Document) -> None:
    districts = many_units(document, 3, UnitKind.DISTRICT)
    department = document.units.add("Socialförvaltningen", UnitKind.DEPARTMENT)
    answer_all(document, 2026, [*districts, department])
    ranked, alone = values(document).kinds
    assert (ranked.kind, alone.kind) == (UnitKind.DISTRICT, UnitKind.DEPARTMENT)
    assert alone.index is None
    assert ranked.index is not None
    assert len(ranked.index.lines) == 3
    pages = read(printed(document))
    assert said("Fackförvaltningarna har inget index.", pages)
    assert said("Så svarade fackförvaltningarna 2026", pages)


def test_a_survey_without_points_tells_who_answered_what(document: Document) -> None:
    names = ("Miljöförvaltningen", "Socialförvaltningen")
    units = [document.units.add(name, UnitKind.DEPARTMENT) for name in names]
    answer_all(document, 2026, units, InstrumentId("uppfoljning-fack-1"))
    made = printed(document)
    pages = read(made)
    assert said("Svar på resultat", pages)
    assert not said("Medelvärdet för", pages)
    assert made.pages < 8
    for text in made.texts:
        assert said(text, pages), text


def test_one_unit_in_one_year_is_told_without_spread_or_change(document: Document) -> None:
    answer_all(document, 2026, many_units(document, 1))
    pages = read(printed(document))
    assert said("Bara 1 av 1 kommuner har ett index, och det är 41,8.", pages)
    assert not said("Största ändringarna", pages)
    assert not said("Varje enhets index per år", pages)


def test_with_no_answers_at_all_that_is_what_is_said(document: Document) -> None:
    many_units(document, 2)
    document.surveys.open_round(2026)
    pages = read(printed(document))
    assert said("Har inte svarat: Enhet 001 och Enhet 002.", pages)
    assert len(pages) <= 4


def test_the_changes_are_counted_from_the_year_before(document: Document) -> None:
    units = many_units(document, 4)
    answer_all(document, 2025, units, step="0.1")
    answer_all(document, 2026, units, step="0.2")
    (kind,) = values(document).kinds
    assert kind.previous_year == 2025
    assert [each.mean for each in kind.question_shifts] == sorted(
        (each.mean for each in kind.question_shifts), reverse=True
    )
    assert all(each.up or each.down for each in kind.question_shifts)
    assert said("Största ändringarna sedan 2025", read(printed(document)))


@pytest.mark.parametrize("count", [11, 13, 30])
def test_every_unit_has_a_column_in_the_tables_of_questions(document: Document, count: int) -> None:
    answer_all(document, 2026, many_units(document, count))
    made = printed(document)
    pages = read(made)
    heat = next(page for page in pages if bare("Fråga för fråga: kommunerna") in page)
    assert bare("Enhet 001") in heat
    assert made.pages < 30
    assert not said("för många för en tabell", pages)


def test_a_whole_country_takes_seconds_and_no_table_with_290_columns(document: Document) -> None:
    units = many_units(document, 290)
    for year in (2025, 2026):
        answer_all(document, year, units, step="0.01")
    start = time.perf_counter()
    made = printed(document)
    taken = time.perf_counter() - start
    assert said("290 kommuner är för många för en tabell med en kolumn var.", read(made))
    assert made.pages < 60
    assert taken < 30


def test_the_same_file_gives_the_same_bytes(example: Document) -> None:
    assert printed(example).data == printed(example).data


def test_names_and_texts_of_any_kind_are_set(example: Document) -> None:
    hostile = ("<script>alert(1)</script> & <b>", "Ö" * 300, "مرحبا 😀\x00\x1b", "a-" * 120)
    for unit, name in zip(
        example.surveys.units_with_answers(first_round(example)), hostile, strict=False
    ):
        example.units.change(replace(unit, name=name))
    prose = Prose(ProseSection.COMPARISON, "**ej sluten <i> " + "x" * 500 + " ord" * 12_000)
    example.follow_up.set_prose(PlanId(1), 2026, prose)
    made = printed(example, replace(REQUEST, plan_id=PlanId(1)))
    assert said("<script>alert(1)</script>", read(made))
    assert made.pages < 60


def first_round(document: Document) -> SurveyRound:
    return document.surveys.rounds_of(2026)[0]
