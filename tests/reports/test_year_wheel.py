import datetime as dt
from dataclasses import replace

import pytest

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.year_wheel import SurveyDay, YearWheel, year_wheel
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.year_wheel import year_wheel_paper
from andts_desktop.reports.year_wheel_drawing import wheel_tracks
from andts_desktop.reports.year_wheel_tracks import Arc, is_whole, packed
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import fonts, pages, reader, squeezed, whole

TIMES = ("mars", "Q1 och Q3", "varje vår", "löpande", "oktober–januari", "vid behov", "Q4", "")
NAMES = ["vasteras", "kronoberg", "vaxjo", "stockholm", "nacka", "tom"]


def timed(plan: Plan) -> Plan:
    """The plan with a time for each of its activities."""
    times = iter(TIMES * 20)

    def walked(node: Node) -> Node:
        recurs = next(times) if node.level.has_status else ""
        return replace(node, recurs=recurs, children=tuple(map(walked, node.children)))

    return replace(plan, nodes=tuple(map(walked, plan.nodes)))


def wheel_of(name: str) -> YearWheel:
    plan = sample_plans.empty_plan() if name == "tom" else sample_plans.named(name)
    plan = timed(sample_plans.stockholm() if name == "stockholm" else plan)
    head = replace(samples.head(plan), year=2026, as_of=dt.date(2026, 11, 22))
    days = (SurveyDay("PI-mini", "2026-12-04"),)
    return year_wheel(head, plan, samples.follow_up(plan, 2026), days)


def printed(wheel: YearWheel, size: PaperSize = PaperSize.A4) -> PdfFile:
    return print_pdf(year_wheel_paper(wheel, Brand(), size))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A3])
def test_every_shipped_plan_has_all_its_activities_in_the_tables(
    name: str, size: PaperSize
) -> None:
    wheel = wheel_of(name)
    text = whole(printed(wheel, size))
    assert [words for words in wheel.texts() if squeezed(words) not in text] == []


@pytest.mark.parametrize(("size", "width"), [(PaperSize.A4, 842), (PaperSize.A3, 1191)])
def test_the_sheet_is_the_one_that_was_asked_for(size: PaperSize, width: int) -> None:
    boxes = [page.mediabox for page in reader(printed(wheel_of("vasteras"), size)).pages]
    assert {round(float(box.width)) for box in boxes} == {width}


def test_the_months_stand_beside_the_wheel_on_large_paper() -> None:
    wheel = wheel_of("vasteras")
    assert "Månad för månad" in pages(printed(wheel, PaperSize.A3))[0]
    assert "Månad för månad" in pages(printed(wheel))[1]


def test_a_plan_without_activities_has_the_coordinator_s_year() -> None:
    file = printed(wheel_of("tom"))
    assert file.pages == 2
    assert squeezed("Analysmöte om enkäten") in squeezed(pages(file)[1])
    assert squeezed("Sista svarsdag PI-mini: 4 december") in squeezed(pages(file)[1])


def test_few_activities_are_all_in_the_wheel_and_many_are_counted() -> None:
    few, many = wheel_of("vasteras"), wheel_of("kronoberg")
    assert is_whole(few, wheel_tracks(few, 550))
    assert not is_whole(many, wheel_tracks(many, 550))
    assert len(wheel_tracks(many, 550)) == len(many.goals)


def test_arcs_on_one_ring_do_not_cover_each_other() -> None:
    arcs = [Arc(1, 3, "a"), Arc(3, 5, "b"), Arc(6, 7, "c"), Arc(11, 2, "d")]
    for row in packed(arcs):
        months = [month for arc in row for month in arc.months]
        assert len(months) == len(set(months))


def test_very_many_goals_still_make_a_wheel() -> None:
    plan = sample_plans.named("vasteras")
    goals = tuple(
        replace(goal, number=str(number), title="Ett långt mål med många ord " * 12)
        for number, goal in enumerate(plan.nodes * 6)
    )
    wheel = year_wheel(samples.head(plan), replace(plan, nodes=goals), samples.follow_up(plan))
    assert printed(wheel).pages > 2


def test_fonts_are_embedded_and_bytes_are_the_same_twice() -> None:
    wheel = wheel_of("stockholm")
    file = printed(wheel)
    assert all(fonts(file).values())
    assert printed(wheel).data == file.data


def test_characters_that_no_font_has_are_told() -> None:
    wheel = wheel_of("tom")
    odd = replace(wheel, head=replace(wheel.head, plan_title="Plan \u0645"))
    assert printed(odd).warnings
