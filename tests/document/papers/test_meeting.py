"""The pages for an analysis meeting, from a file to the four finished ones."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from typing import cast

import pytest
from pypdf import PdfReader

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.analysis_meeting import AnalysisMeeting, for_a_wall
from andts_desktop.domain.follow_up import Prose, ProseSection
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.meeting_lists import unit_gains
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest, PrintedPaper
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.wall import beside
from tests.document.papers.answered import answer_all, bare, many_units, read

REQUEST = PaperRequest(PaperKind.MEETING, 2026, dt.date(2026, 11, 22))


def values(document: Document, request: PaperRequest = REQUEST) -> AnalysisMeeting:
    return cast(AnalysisMeeting, document.papers.gather(request).values)


def printed(document: Document, request: PaperRequest = REQUEST) -> PrintedPaper:
    return print_paper(document.papers.gather(request), PaperForm.PDF)


def of(document: Document, name: str) -> PaperRequest:
    return replace(REQUEST, unit=document.units.named(name))


@pytest.fixture
def example(document: Document) -> Document:
    """Give the example, whose districts have merged, and whose survey has a break."""
    build_example(document, 2026)
    return document


def test_a_units_index_change_and_lists_are_those_of_its_result(example: Document) -> None:
    request = of(example, "Norrby")
    found = values(example, request)
    (survey_round, *_) = example.surveys.rounds_of(2026)
    unit = example.units.named("Norrby")
    assert found.value == example.surveys.score(survey_round, unit).index
    assert (found.change, found.previous_year) == (Decimal("4.6"), 2025)
    more, fewer = found.changes
    assert [row.figure for row in fewer.rows] == ["−1", "−1"]
    assert len(more.rows) == 8
    assert {each.title for each in found.gains} == {"Strukturer", "Aktiviteter"}
    assert sum(len(each.rows) for each in found.gains) == len(
        example.surveys.gains(survey_round, unit)
    )


def test_the_whole_city_is_told_by_its_mean(example: Document) -> None:
    found = values(example)
    assert found.unit is None
    assert found.index is not None
    assert found.value == found.index.spreads[-1].mean
    of_units, of_questions = found.changes
    assert of_units.rows[0].name == "Hamnen"
    assert of_questions.rows
    assert found.states == (
        "7 av 8 stadsdelar har svarat.",
        "Har inte svarat: Västerängen.",
        "Preliminärt: Hamnen, Åkerby, Ängsborg.",
    )


def test_the_four_pages_ask_the_four_questions(example: Document) -> None:
    plan_id = PlanId(1)
    prose = Prose(ProseSection.MEETING, "Mötet är den 3 december.")
    example.follow_up.set_prose(plan_id, 2026, prose)
    made = printed(example, replace(of(example, "Norrby"), plan_id=plan_id))
    now, changed, most, then = read(made)
    assert made.name == "Analysmöte PI-mini 2026 Norrby"
    assert bare("1. Var är vi? 66,4") in now
    assert bare("exempelfrågor, läget per 22 november 2026") in now
    assert bare("2. Vad har ändrats?") in changed
    assert bare("3. Vad ger mest?") in most
    assert bare("och 5 till") in most
    assert bare("4. Vad gör vi nu? Mötet är den 3 december.") in then
    assert bare("Vad Vem När") in then
    assert bare("Det som inte blev som planerat") in then


def test_no_type_is_smaller_than_can_be_read_from_across_a_room(example: Document) -> None:
    data = printed(example, of(example, "Hamnen")).data
    sizes: set[float] = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text(
            visitor_text=lambda text, _, matrix, __, size: (
                sizes.add(round(size * abs(matrix[0]), 1)) if text.strip() else None
            )
        )
    in_the_foot = {size for size in sizes if size < 14}
    assert in_the_foot <= {8.5}
    assert max(sizes) >= 60


def test_a_year_without_an_earlier_one_has_room_to_write_instead(example: Document) -> None:
    request = replace(of(example, "Norrby"), year=2023)
    pages = read(printed(example, request))
    assert len(pages) == 4
    assert bare("Det finns inget tidigare år att jämföra med. Version 1") in pages[1]
    assert bare("Vad minns vi själva") in pages[1]


def test_a_survey_without_points_still_has_its_four_pages(example: Document) -> None:
    _, departments = example.surveys.rounds_of(2026)
    for request in (
        replace(REQUEST, survey_round=departments),
        replace(of(example, "Socialförvaltningen"), survey_round=departments),
    ):
        pages = read(printed(example, request))
        assert len(pages) == 4
        assert bare("Det finns inget index att visa.") in pages[0]


@pytest.mark.parametrize("count", [1, 3, 290])
def test_it_is_four_pages_however_many_they_are(document: Document, count: int) -> None:
    units = many_units(document, count)
    answer_all(document, 2025, units, step="0.01")
    answer_all(document, 2026, units, step="0.03")
    assert printed(document).pages == 4
    assert printed(document, of(document, "Enhet 001")).pages == 4


def test_it_is_four_pages_however_long_the_texts_are(example: Document) -> None:
    name = "Stadsdelsförvaltningen för det långa namnets bevarande " * 8
    unit = example.units.named("Norrby")
    example.units.change(replace(unit, name=name.strip()))
    prose = Prose(ProseSection.MEETING, "\n".join(["- punkt & <b>fet</b>", "x" * 500] * 900))
    example.follow_up.set_prose(PlanId(1), 2026, prose)
    for subject in (None, example.units.unit(unit.id)):
        made = printed(example, replace(REQUEST, plan_id=PlanId(1), unit=subject))
        assert made.pages == 4


def test_other_parts_than_two_are_one_list(document: Document) -> None:
    answer_all(document, 2026, many_units(document, 1))
    (opened,) = document.surveys.rounds_of(2026)
    found = document.surveys.gains(opened, document.units.named("Enhet 001"))
    instrument = document.surveys.instrument(opened)
    structure, _ = instrument.parts
    other = replace(instrument, parts=(*structure.parts, instrument.parts[1]))
    (alone,) = unit_gains(other, found)
    assert alone.title == "Alla delar"
    assert len(alone.rows) == len(found)


def test_who_has_not_answered_has_nothing_to_meet_about(document: Document) -> None:
    many_units(document, 2)
    opened = document.surveys.open_round(2026)
    with pytest.raises(InputError, match="Ingen har svarat"):
        document.papers.gather(REQUEST)
    first = document.units.named("Enhet 001")
    question = document.surveys.instrument(opened).questions()[0]
    answer = Answer(question.id, AnswerState.UNKNOWN)
    document.surveys.set_answer(opened.id, first.id, answer)
    assert printed(document).pages == 4
    with pytest.raises(InputError, match="Enhet 002 har inte svarat"):
        document.papers.gather(of(document, "Enhet 002"))


def test_only_the_beginning_of_a_long_text_hangs_on_a_wall() -> None:
    assert for_a_wall("Kort.\n\n- en\n- två") == "Kort.\n- en\n- två"
    assert for_a_wall("ord " * 200).endswith("ord…")
    assert len(for_a_wall("x" * 5000)) < 400
    assert "**" not in for_a_wall(f"Det här är **{'viktigt ' * 80}** för oss.")


def test_a_department_that_answers_the_districts_survey_gets_no_index(document: Document) -> None:
    department = document.units.add("Socialförvaltningen", UnitKind.DEPARTMENT)
    answer_all(document, 2026, [department])
    made = printed(document)
    assert made.pages == 4
    assert bare("Det finns inget index att visa.") in read(made)[0]


def test_what_is_written_may_be_higher_than_a_page(example: Document) -> None:
    (plan_id, *_) = example.plans.ids()
    words = "\n".join(["Förebyggandesamordnar" * 8] * 3)
    example.follow_up.set_prose(plan_id, 2026, Prose(ProseSection.MEETING, words))
    pages = read(printed(example, replace(REQUEST, plan_id=plan_id)))
    assert bare("Det här bestämmer vi") in pages[-1]


def test_stacks_higher_than_the_room_stand_one_below_the_other() -> None:
    compose = Composer.begin()
    left, right = ([compose.line("ord " * count)] for count in (400, 3))
    assert beside(left, right, 100) == [*left, *right]
    assert len(beside(left, right, 2000)) == 1
