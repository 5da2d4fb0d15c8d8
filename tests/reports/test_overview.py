from dataclasses import replace

import pytest

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.overview_paper import OverviewPaper, shown_below
from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.plan import ChapterKind, LevelRole, Plan
from andts_desktop.errors import InputError
from andts_desktop.reports.flowables import Text
from andts_desktop.reports.overview import overview_paper
from andts_desktop.reports.overview_cards import evenly
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.story import walk
from tests.domain.build import with_role
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import fonts, in_order, pages, reader, squeezed, whole

NAMES = ["vasteras", "kronoberg", "vaxjo", "stockholm", "nacka", "nationella"]
SIZES = [PaperSize.A4, PaperSize.A3]


def overview(plan: Plan) -> OverviewPaper:
    return OverviewPaper(samples.head(plan), plan)


def printed(plan: Plan, size: PaperSize = PaperSize.A4) -> PdfFile:
    return print_pdf(overview_paper(overview(plan), Brand(), size))


def type_sizes(plan: Plan, size: PaperSize = PaperSize.A4) -> set[float]:
    story = overview_paper(overview(plan), Brand(), size).story
    return {each.style.fontSize for each in walk(story) if isinstance(each, Text)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_plan_is_one_page_with_its_goals_and_areas(
    name: str, size: PaperSize
) -> None:
    plan = sample_plans.named(name)
    file = printed(plan, size)
    text = whole(file)
    shown = with_role(plan, LevelRole.GOAL, LevelRole.FOCUS_AREA, LevelRole.CORNERSTONE)
    assert file.pages == 1
    assert [node.label for node in shown if squeezed(node.title) not in text] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_smaller_than_can_be_read(name: str, size: PaperSize) -> None:
    assert min(type_sizes(sample_plans.named(name), size)) >= 8


def test_an_empty_plan_says_that_it_has_no_goals() -> None:
    file = printed(sample_plans.empty_plan())
    assert file.pages == 1
    assert squeezed("Planen har inga mål ännu.") in whole(file)


def test_goals_stand_outward_and_cornerstones_inward() -> None:
    text = whole(printed(sample_plans.stockholm(activities=False)))
    assert in_order(
        text,
        "ANDTS-programmet",
        "fri från narkotika",
        "Utåt: sex mål och 24 insatsområden",
        "6.5 Rätten",
        "Inåt: fyra förebyggstenar",
        "Preventionsindex",
        "Läget per 12 januari 2026",
    )


def test_activities_are_shown_where_they_fit() -> None:
    text = whole(printed(sample_plans.vasteras()))
    assert squeezed("Effektiv och samordnad alkoholtillsyn") in text
    assert "ståriplanen" not in text


def test_what_does_not_fit_is_said_to_stand_in_the_plan() -> None:
    text = whole(printed(sample_plans.named("kronoberg")))
    assert squeezed("Insatser står i planen.") in text
    assert squeezed("Erbjuda kommundialoger") not in text


@pytest.mark.parametrize("number", [1, 7, 13, 40, 90])
def test_any_number_of_goals_fits_on_the_page(number: int) -> None:
    goal = sample_plans.vasteras().nodes[2]
    nodes = tuple(replace(goal, number=str(n)) for n in range(1, number + 1))
    file = printed(replace(sample_plans.vasteras(), nodes=nodes))
    assert file.pages == 1


def test_only_the_first_part_of_a_long_vision_is_shown() -> None:
    plan = sample_plans.stockholm()
    long = tuple(
        replace(each, text="Först det här. " * 12 + "\n\n" + "Sedan mer. " * 60)
        if each.kind is ChapterKind.VISION
        else each
        for each in plan.chapters
    )
    text = whole(printed(replace(plan, chapters=long)))
    assert squeezed("Först det här.") in text
    assert squeezed("Sedan mer.") not in text


def test_levels_between_can_be_passed_over() -> None:
    plan = sample_plans.stockholm()
    activity = plan.level("activity")
    found = shown_below(plan.nodes[0], (activity,))
    assert found
    assert {node.level for node in found} == {activity}


def test_cards_are_shared_evenly_among_rows() -> None:
    assert [len(row) for row in evenly(list(range(7)), 3)] == [3, 2, 2]  # type: ignore[arg-type]


def test_the_poster_is_a3_and_its_headings_go_down_step_by_step() -> None:
    plan = sample_plans.stockholm()
    (page,) = reader(printed(plan, PaperSize.A3)).pages
    assert round(float(page.mediabox.width)) == 1191
    story = overview_paper(overview(plan)).story
    levels = [e.element.level for e in walk(story) if isinstance(e, Text) and e.element.level]
    assert levels[:3] == [1, 2, 3]
    assert levels.count(1) == 1


def test_fonts_are_embedded_and_bytes_are_the_same_twice() -> None:
    plan = sample_plans.stockholm()
    file = printed(plan)
    assert all(fonts(file).values())
    assert printed(plan).data == file.data
    assert len(pages(file)) == 1


def test_more_goals_than_a_page_holds_are_refused_in_words() -> None:
    goal = replace(sample_plans.vasteras().nodes[2], children=(), title="M")
    plan = replace(sample_plans.vasteras(), nodes=(goal,) * 2000)
    with pytest.raises(InputError, match="så många mål"):
        overview_paper(overview(plan))
