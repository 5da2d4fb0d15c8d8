from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from reportlab.platypus import CondPageBreak

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.final_report import FinalReport, FinalSurvey, FinalYear
from andts_desktop.domain.follow_up import (
    FollowUp,
    Outcome,
    OutcomeState,
    Prose,
    ProseSection,
    StatusEntry,
)
from andts_desktop.domain.ids import IndicatorId
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.domain.plan import Indicator, Plan
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.final import final_paper
from andts_desktop.reports.final_indicators import final_indicators
from andts_desktop.reports.flowables import Figure, KeptWithNext
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.room import whole_height
from andts_desktop.reports.year_bars import YearBar, year_bars
from andts_desktop.reports.year_columns import parted
from tests.reports import sample_plans, samples
from tests.reports.comparison_samples import table
from tests.reports.pdf_text import fonts, in_order, pages, squeezed, whole

YEARS = (2022, 2023, 2024, 2025)
PROSE = (
    Prose(ProseSection.FINAL_SUMMARY, "Perioden har burit frukt."),
    Prose(ProseSection.FINAL_INDICATORS, "Måtten rör sig åt rätt håll."),
    Prose(ProseSection.FINAL_SURVEY, "Enkäten byttes ut under perioden."),
    Prose(ProseSection.FINAL_ANALYSIS, "Samverkan kräver en samordnare."),
)


def told(plan: Plan, year: int) -> FollowUp:
    found = samples.follow_up(plan, year)
    goals = [Prose(ProseSection.FINAL_GOAL, f"Om {goal.label}.", goal.id) for goal in plan.nodes]
    return replace(found, prose=(*found.prose, *PROSE, *goals))


def report(plan: Plan, years: Sequence[int] = YEARS, surveys: bool = False) -> FinalReport:
    made = tuple(FinalYear(plan, told(plan, year)) for year in years)
    survey = FinalSurvey(samples.instrument("pi-mini-2"), table(8))
    return FinalReport(
        head=replace(samples.head(plan), year=years[-1]),
        plan=plan,
        years=made,
        outcomes=samples.outcomes(plan, years),
        surveys=(survey,) if surveys else (),
    )


def printed(found: FinalReport, brand: Brand | None = None) -> PdfFile:
    return print_pdf(final_paper(found, brand) if brand else final_paper(found))


@pytest.fixture(scope="module")
def file() -> PdfFile:
    return printed(report(sample_plans.vasteras(), surveys=True))


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def test_the_cover_says_which_years_and_that_it_is_a_draft(file: PdfFile) -> None:
    cover = squeezed(pages(file)[0])
    assert in_order(cover, "Västerås stad", "Slutrapport 2022–2025", "UTKAST")
    assert in_order(cover, "Läget per", "12 januari 2026", "7 av 14", "Aktiviteter genomförda")


def test_the_chapters_stand_in_order(file: PdfFile) -> None:
    text = whole(file)
    contents = text.index(squeezed("Innehåll"))
    titles = (
        "Perioden har burit frukt.",
        "Bedömningen gäller målet",
        "Om 1 Tillgång",
        "Måtten rör sig åt rätt håll.",
        "Det som avviker flera år",
        "Enkäten byttes ut under perioden.",
        "Samverkan kräver en samordnare.",
        "Varje år redovisas mot den plan som gällde då.",
    )
    assert in_order(text[contents:], *titles)


def test_every_year_stands_beside_the_others(file: PdfFile) -> None:
    text = whole(file)
    assert squeezed("Aktivitet 2022 2023 2024 2025") in text
    assert squeezed("Orsak 2022 2023 2024 2025 Totalt") in text


def test_everything_that_was_written_is_there(file: PdfFile) -> None:
    found = report(sample_plans.vasteras())
    text = whole(file)
    missing = [
        words
        for words in found.texts()
        for line in words.splitlines()
        if squeezed(line.lstrip("- ")) not in text
    ]
    assert missing == []


def test_a_status_is_a_sign_and_a_word(file: PdfFile) -> None:
    assert said("● genomförd", file)
    assert said("▲ ej genomförd", file)


def test_the_survey_has_its_break_and_mean(file: PdfFile) -> None:
    assert said("kan inte jämföras med åren före", file)
    assert said("Medelvärde", file)
    assert said("exempelfrågor", file)


def test_a_final_one_has_no_draft_stamp() -> None:
    plan = sample_plans.plan_without_activities()
    found = report(plan, (2025,))
    stamp = replace(found.head.stamp, is_final=True)
    assert not said("UTKAST", printed(replace(found, head=replace(found.head, stamp=stamp))))


def test_chapters_are_left_out_and_moved_as_chosen() -> None:
    choices = (
        SectionChoice("analysis"),
        SectionChoice("summary"),
        SectionChoice("goals", is_shown=False),
        SectionChoice("about", is_shown=False),
    )
    found = replace(report(sample_plans.vasteras(), (2025,)), sections=choices)
    file = printed(found)
    text = whole(file)
    analysis = text.index(squeezed("Samverkan kräver en samordnare."))
    assert analysis < text.index(squeezed("Perioden har burit frukt."))
    assert not any("Målområden" in place.split(" / ") for place, _ in file.passages)
    assert said("Så är det räknat", file)


def test_a_plan_without_activities_is_told_goal_by_goal() -> None:
    file = printed(report(sample_plans.plan_without_activities()))
    assert said("Planen har inga aktiviteter", file)
    assert said("Universell prevention", file)
    assert not said("Avvikelser och orsaker", file)


def test_an_empty_plan_is_a_short_report() -> None:
    plan = sample_plans.empty_plan()
    nothing = samples.empty_annual().follow_up
    found = FinalReport(samples.head(plan), plan, (FinalYear(plan, nothing),))
    file = printed(found)
    assert file.pages <= 3
    assert said("Om rapporten", file)


def test_years_without_reports_have_no_column_and_are_named() -> None:
    plan = sample_plans.vasteras()
    whole_report = report(plan)
    untold = replace(whole_report.years[0].follow_up, log=(), assessments=())
    first = replace(whole_report.years[0], follow_up=untold)
    file = printed(replace(whole_report, years=(first, *whole_report.years[1:])))
    assert said("För 2022 finns inga statusrapporter.", file)
    assert said("Aktivitet 2023 2024 2025", file)


def test_what_left_the_plan_says_when() -> None:
    plan = sample_plans.vasteras()
    less = replace(plan, nodes=plan.nodes[1:])
    years = (FinalYear(plan, told(plan, 2024)), FinalYear(less, told(less, 2025)))
    found = replace(report(less, (2024, 2025)), years=years)
    assert said("Stod i planen till och med 2024.", printed(found))


def test_a_long_and_strange_comment_comes_out_whole() -> None:
    plan = sample_plans.vasteras()
    comment = ("Ett <b>långt & oavslutat [ord] 🙂\x07 " * 1200) + "SLUT"
    node = plan.with_status()[0]
    entry = StatusEntry(node.id, 2025, "2025-10-01", "done", comment=comment)
    found = report(plan, (2025,))
    follow_up = replace(found.follow_up, log=(entry,))
    file = printed(replace(found, years=(FinalYear(plan, follow_up),)))
    assert said("SLUT", file)


def test_the_same_values_give_the_same_bytes() -> None:
    found = report(sample_plans.vasteras(), (2024, 2025), surveys=True)
    assert printed(found).data == printed(found).data


def test_every_font_is_embedded(file: PdfFile) -> None:
    assert all(fonts(file).values())


def test_the_municipalitys_name_and_colour_are_used() -> None:
    found = report(sample_plans.plan_without_activities(), (2025,))
    file = printed(found, Brand("Exempelstad", "#7a3e9d"))
    assert squeezed("Exempelstad") in squeezed(pages(file)[0])


@pytest.mark.parametrize(
    ("count", "groups"),
    [(0, []), (1, [1]), (4, [4]), (5, [2, 3]), (6, [3, 3]), (9, [3, 3, 3])],
)
def test_many_years_are_parted_alike(count: int, groups: list[int]) -> None:
    found = parted(range(count), 4)
    assert sorted(map(len, found)) == groups
    assert [place for group in found for place in group] == list(range(count))


def bars(*values: str | None) -> list[YearBar]:
    return [
        YearBar(2022 + place, None if value is None else Decimal(value), "–")
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize("values", [(), (None,), ("0",), ("0", "0"), ("3.5", None, "100")])
@pytest.mark.parametrize("target", [None, Decimal(0), Decimal(120)])
def test_bars_of_any_values_stay_on_the_drawing(
    values: Sequence[str | None], target: Decimal | None
) -> None:
    drawing = year_bars(bars(*values), target, theme.PAPER, 400)
    left, foot, right, top = drawing.getBounds()
    assert 0 <= left <= right <= 400
    assert 0 <= foot <= top <= drawing.height


def test_the_numbers_of_bars_are_legible_over_the_line_of_the_target() -> None:
    shapes = year_bars(bars("5.5", "6.0"), Decimal("6.2"), theme.PAPER, 400).contents
    line = next(place for place, each in enumerate(shapes) if getattr(each, "strokeDashArray", ()))
    written = [getattr(each, "text", "") for each in shapes]
    assert "6,0" in written
    assert min(written.index("5,5"), written.index("6,0")) > line


def indicator(target: str) -> Plan:
    plan = sample_plans.plan_without_activities()
    measured = Indicator(IndicatorId(1), plan.nodes[0].id, "Andel godkända", target=target)
    goal = replace(plan.nodes[0], indicators=(measured,))
    return replace(plan, nodes=(goal, *plan.nodes[1:]))


def drawn(plan: Plan, *outcomes: Outcome) -> list[Figure]:
    found = replace(report(plan, (2023, 2024)), outcomes=outcomes)
    made: list[Figure] = []
    left = list(final_indicators(Composer.begin(), found))
    while left:
        each = left.pop(0)
        if isinstance(each, KeptWithNext):
            left = [*each.pieces(), *left]
        if isinstance(each, Figure):
            made.append(each)
    return made


@pytest.mark.parametrize(
    ("target", "is_drawn"),
    [
        ("minst 90 %", True),
        ("högst 14 dagar", True),
        ("12,5", True),
        ("minska med 10 %", False),
        ("mellan 5 och 7", False),
        ("", False),
    ],
)
def test_a_target_is_drawn_where_it_is_one_number(target: str, is_drawn: bool) -> None:
    values = (Outcome(IndicatorId(1), year, value=Decimal(40)) for year in (2023, 2024))
    (figure,) = drawn(indicator(target), *values)
    words = [getattr(each, "text", "") for each in figure.drawing.contents]
    assert any(each.startswith("mål ") for each in words) is is_drawn
    assert "från 40 år 2023 till 40 år 2024" in figure.element.alternative


def test_the_chapter_begins_where_its_first_chart_has_room_for_its_table() -> None:
    values = tuple(Outcome(IndicatorId(1), year, value=Decimal(40)) for year in (2023, 2024))
    found = replace(report(indicator("90 %"), (2023, 2024)), outcomes=values)
    room, *chapter = final_indicators(Composer.begin(), found)
    assert isinstance(room, CondPageBreak)
    assert room.height >= whole_height(chapter)


def test_one_year_or_words_alone_are_no_chart() -> None:
    only = Outcome(IndicatorId(1), 2024, value=Decimal(40))
    words = Outcome(IndicatorId(1), 2023, text="De flesta skolor")
    hidden = Outcome(IndicatorId(1), 2023, state=OutcomeState.SUPPRESSED)
    assert [drawn(indicator(""), each, only) for each in (words, hidden)] == [[], []]


def test_what_is_below_nought_is_told_in_words() -> None:
    values = (Outcome(IndicatorId(1), year, value=Decimal(-1)) for year in (2023, 2024))
    assert drawn(indicator(""), *values) == []
