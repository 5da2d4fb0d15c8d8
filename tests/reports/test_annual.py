import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from pypdf.generic import ArrayObject

from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    Prose,
    ProseSection,
    StatusEntry,
)
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.domain.plan import LevelRole, Node, Plan
from andts_desktop.domain.survey import ANSWER_STATE_NAMES
from andts_desktop.reports.annual import annual_report_pdf
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.short_version import short_version_pdf
from tests.domain.build import with_role
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import fonts, in_order, pages, reader, squeezed, whole


@pytest.fixture(scope="module")
def report() -> AnnualReport:
    return samples.annual(sample_plans.vasteras())


@pytest.fixture(scope="module")
def file(report: AnnualReport) -> PdfFile:
    return annual_report_pdf(report)


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def with_comment(comment: str) -> AnnualReport:
    plan = sample_plans.vasteras()
    first, *others = plan.with_status()
    log = [StatusEntry(first.id, 2025, "2025-10-01", "not_done", "other", comment)]
    log += [StatusEntry(each.id, 2025, "2025-10-01", "done") for each in others]
    told = FollowUp(2025, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, tuple(log))
    return AnnualReport(samples.head(plan), plan, told, (), None)


def test_the_cover_says_what_it_is_and_that_it_is_a_draft(file: PdfFile) -> None:
    cover = squeezed(pages(file)[0])
    assert in_order(cover, "Västerås stad · Kommunstyrelsen", "Årlig uppföljning 2025", "UTKAST")
    assert in_order(cover, "Diarienummer", "KS 2020/00864", "Läget per", "12 januari 2026")
    assert in_order(cover, "7 av 14", "Aktiviteter genomförda")


def test_a_final_report_has_no_draft_stamp(report: AnnualReport) -> None:
    final = replace(report, head=samples.head(report.plan, is_final=True), survey=None)
    printed = annual_report_pdf(final)
    assert not said("UTKAST", printed)
    assert said("1.0, slutlig", printed)


def test_every_page_but_the_cover_says_which_of_how_many(file: PdfFile) -> None:
    found = pages(file)
    assert file.pages == len(found)
    assert "sida" not in found[0]
    for number, page in enumerate(found[1:], 2):
        assert squeezed(f"sida {number} av {len(found)}") in squeezed(page)
        assert squeezed("Västerås stad · Årlig uppföljning 2025 · UTKAST") in squeezed(page)


def test_the_contents_lead_to_the_pages_where_the_chapters_stand(file: PdfFile) -> None:
    found = pages(file)
    contents = squeezed(found[1])
    for title in ("Sammanfattning", "Avvikelser och orsaker", "Om rapporten"):
        (page,) = [n for n, text in enumerate(found[2:], 3) if text.strip().startswith(title)] or [
            0
        ]
        assert page == 0 or squeezed(f"{title}{page}") in contents
    assert "Fel!" not in whole(file)
    links = reader(file).pages[1]["/Annots"]
    assert isinstance(links, ArrayObject)
    assert len(links) >= 2 * 10


def test_the_outline_names_chapters_and_goals(file: PdfFile) -> None:
    names = [str(entry) for entry in _flat(reader(file).outline)]
    titles = [name for name in names if "Sammanfattning" in name or "Om rapporten" in name]
    assert len(titles) == 2
    assert any("1 Tillgång till alkohol" in name for name in names)


def _flat(outline: Sequence[object]) -> list[object]:
    found: list[object] = []
    for entry in outline:
        if isinstance(entry, list):
            found += _flat(entry)
        else:
            found.append(entry["/Title"])  # type: ignore[index]
    return found


def test_the_metadata_say_title_author_and_language(file: PdfFile) -> None:
    pdf = reader(file)
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).startswith("Årlig uppföljning 2025 – Västerås")
    assert pdf.metadata.author == "Västerås stad"
    assert pdf.metadata.subject is not None
    assert str(pdf.root_object["/Lang"]) == "sv-SE"


def test_every_font_is_embedded_and_none_is_helvetica(file: PdfFile) -> None:
    found = fonts(file)
    assert all(found.values())
    assert not [name for name in found if "Helvetica" in name or "Zapf" in name]
    assert any("AndtsSigns" in name for name in found)


def test_every_comment_stands_in_full(report: AnnualReport, file: PdfFile) -> None:
    text = whole(file)
    for entry in report.follow_up.log:
        for line in entry.comment.splitlines():
            assert squeezed(line) in text


def test_every_activity_and_indicator_is_there(report: AnnualReport, file: PdfFile) -> None:
    text = whole(file)
    for node in report.plan.with_status():
        assert squeezed(node.label) in text
        for indicator in node.indicators:
            assert all(squeezed(line) in text for line in indicator.text.splitlines())


def test_status_stands_as_sign_and_word_with_its_cause(file: PdfFile) -> None:
    assert said("◑ delvis genomförd Orsak: tidsbrist", file)
    assert said("▲ ej genomförd Orsak: personalbrist eller vakans", file)
    assert said("ingen status 2025", file)


def test_every_answer_and_comment_of_every_unit_is_in_the_appendix(
    report: AnnualReport, file: PdfFile
) -> None:
    text = whole(file)
    assert report.survey is not None
    for unit in report.survey.units:
        assert squeezed(unit.unit.name) in text
        for each in unit.score.questions():
            assert squeezed(each.question.text) in text
            said = each.answer_text or ANSWER_STATE_NAMES[each.answer.state]
            assert squeezed(f"{each.question.short} {said}") in text or each.answer.is_empty
            assert all(squeezed(line) in text for line in each.answer.comment.splitlines())


def test_the_index_is_shown_with_its_arithmetic_and_the_example_note(file: PdfFile) -> None:
    assert said("Index 67,3: 37 / 55 × 100 = 67,3", file)
    assert said("Bromma (exempelfrågor)", file)
    assert said("Exempelfrågor: det riktiga frågeformuläret är inte publicerat", file)
    assert said("Ny version 2023, ej jämförbar med 2022.", file)
    assert said("Medelvärde, 8 stadsdelar", file)


def test_the_summary_says_what_the_figures_count(file: PdfFile) -> None:
    assert said("Av planens 14 aktiviteter har 7 genomförts.", file)
    assert said("3 avviker från planen, oftast på grund av tidsbrist.", file)
    assert said("1 saknar statusrapport för 2025.", file)


def test_deviations_are_summed_by_cause(file: PdfFile) -> None:
    assert said("Tidsbrist 2 Personalbrist eller vakans 1 Totalt 3", file)


def test_the_same_report_gives_the_same_bytes(report: AnnualReport, file: PdfFile) -> None:
    assert annual_report_pdf(report).data == file.data


def test_progress_goes_up_to_a_hundred() -> None:
    told: list[int] = []
    annual_report_pdf(samples.empty_annual(), told.append)
    assert told == sorted(told)
    assert told[-1] == 100


def test_markup_and_formulas_are_printed_as_they_were_typed() -> None:
    printed = annual_report_pdf(with_comment("<b>fet</b> & =cmd()|'/C calc'!A0"))
    assert said("<b>fet</b> & =cmd()|'/C calc'!A0", printed)


def test_control_characters_and_foreign_scripts_do_not_stop_the_report() -> None:
    printed = annual_report_pdf(with_comment("a\x00b\x1b 😀 السلام"))
    assert said("ab 😀 □□□□□□", printed)
    assert printed.warnings == ("6 tecken kunde inte visas och är utbytta mot □.",)


def test_a_comment_of_50000_characters_comes_out_whole() -> None:
    words = " ".join(f"ord{number:03}." for number in range(6500))[:50_001].rpartition(" ")[0]
    printed = annual_report_pdf(with_comment(words))
    assert re.findall(r"ord\d+\.", whole(printed)) == re.findall(r"ord\d+\.", words)


def test_a_word_of_5000_characters_comes_out_whole() -> None:
    printed = annual_report_pdf(with_comment("ö" * 5000))
    assert sum(map(len, re.findall("ö{10,}", whole(printed)))) == 5000


def test_long_prose_and_titles_come_out_whole(report: AnnualReport) -> None:
    prose = "\n\n".join(f"Stycke {number}. " + "Text om året. " * 20 for number in range(60))
    goal = replace(report.plan.nodes[0], title="Långtmål" * 300, text=prose)
    plan = replace(report.plan, nodes=(goal, *report.plan.nodes[1:]))
    written = Prose(ProseSection.GOAL, prose, goal.id)
    told = replace(report.follow_up, prose=(written,))
    printed = annual_report_pdf(replace(report, plan=plan, follow_up=told, survey=None))
    assert said("Stycke 59. Text om året.", printed)
    assert "Långtmål" * 300 in whole(printed)


@pytest.mark.parametrize("long", ["långt ord " * 500, "å" * 5000])
def test_names_longer_than_a_page_stop_no_document(long: str) -> None:
    plan = sample_plans.stockholm()
    *goals, stones = plan.nodes
    goals[0] = replace(goals[0], number=long)
    block = replace(stones.children[0], title=long)
    changed = replace(
        plan,
        details=replace(plan.details, title=long, municipality=long, source=long),
        chapters=tuple(replace(each, title=long) for each in plan.chapters),
        nodes=(*goals, replace(stones, title=long, children=(block, *stones.children[1:]))),
    )
    survey = samples.survey(["Bromma", "Järva"])
    named = replace(survey.units[0], unit=replace(survey.units[0].unit, name=long))
    report = replace(samples.annual(changed), survey=replace(survey, units=(named,)))
    assert annual_report_pdf(report).pages > 10
    assert short_version_pdf(samples.short(changed)).pages > 1


def test_an_empty_plan_gives_a_decent_document() -> None:
    printed = annual_report_pdf(samples.empty_annual())
    assert said("Planen har inga aktiviteter", printed)
    assert said("Om rapporten", printed)
    assert printed.pages == 2


def _without_activities() -> AnnualReport:
    return samples.annual(sample_plans.plan_without_activities(), with_survey=False)


def test_a_plan_without_activities_says_so_plainly() -> None:
    printed = annual_report_pdf(_without_activities())
    assert said("Planen har inga aktiviteter, och därför finns ingen status att räkna.", printed)
    assert said("Utvecklingsområden", printed)
    assert said("Insatsområde 3.4", printed)


def test_a_plan_whose_activities_are_not_written_yet_says_so() -> None:
    plan = sample_plans.stockholm(activities=False)
    printed = annual_report_pdf(samples.annual(plan, with_survey=False))
    assert said("Planen har ännu inga aktiviteter att följa upp.", printed)
    assert said("6.5 Rätten och möjligheten till anhörigstöd", printed)


def test_focus_areas_stand_over_their_activities() -> None:
    printed = annual_report_pdf(samples.annual(sample_plans.stockholm(), with_survey=False))
    assert said("1.1 Tillsyn 1.1.1 Exempelaktivitet: tillsyn", printed)
    assert said("Insatsområden utan aktiviteter • 1.4 Samverkan mellan", printed)


def test_cornerstones_are_listed_only_where_they_have_a_status() -> None:
    plan = sample_plans.stockholm()
    without = annual_report_pdf(samples.annual(plan, with_survey=False))
    assert not said("Förebyggstenar", without)
    block = with_role(plan, LevelRole.BUILDING_BLOCK)[0]
    told = samples.follow_up(plan)
    entry = StatusEntry(block.id, 2025, "2025-11-01", "done", comment="Ny tjänst inrättad.")
    followed = replace(told, log=(*told.log, entry))
    report = AnnualReport(samples.head(plan), plan, followed, (), None)
    assert said(f"{block.title} Ny tjänst inrättad. ● genomförd", annual_report_pdf(report))


def test_no_deviations_are_said_to_be_none() -> None:
    plan = sample_plans.vasteras()
    log = tuple(StatusEntry(n.id, 2025, "2025-11-01", "done") for n in plan.with_status())
    told = FollowUp(2025, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, log)
    printed = annual_report_pdf(AnnualReport(samples.head(plan), plan, told, (), None))
    assert said("Inga aktiviteter är rapporterade som avvikelser 2025.", printed)


def test_a_deviation_without_a_cause_is_told_as_such() -> None:
    plan = sample_plans.vasteras()
    log = (StatusEntry(plan.with_status()[0].id, 2025, "2025-11-01", "dropped"),)
    told = FollowUp(2025, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, log)
    printed = annual_report_pdf(AnnualReport(samples.head(plan), plan, told, (), None))
    assert said("– utgår Orsak: inte angiven", printed)
    assert said("Ingen orsak angiven 1", printed)


def test_outcomes_stand_by_year_and_sex_with_signs_for_what_is_missing(file: PdfFile) -> None:
    assert said("Indikator Målvärde 2023 2024 2025 Bedömning", file)
    assert said("varav flickor/kvinnor 91 92 93", file)
    assert said("varav pojkar/män – – –", file)
    assert said("2025: Samtliga skolor har fått besök, några av dem två gånger", file)
    assert said("Kommentar 2025: Räknat efter skolenhet, inte efter klass.", file)


def test_an_indicator_with_more_rows_than_a_page_is_printed(report: AnnualReport) -> None:
    plan = report.plan
    first = plan.with_status()[0]
    tall = replace(first.indicators[0], text="\n".join(f"Rad {n}" for n in range(47)))
    goal = plan.nodes[0]
    changed = replace(first, indicators=(tall,))
    plan = _with_goal(plan, replace(goal, children=(changed, *goal.children[1:])))
    outcomes = samples.outcomes(sample_plans.vasteras())
    with_sexes = tuple(
        replace(each, indicator_id=tall.id) for each in outcomes if each.indicator_id == 2
    )
    printed = annual_report_pdf(replace(report, plan=plan, outcomes=with_sexes, survey=None))
    assert said("Rad 46", printed)


def _with_goal(plan: Plan, goal: object) -> Plan:
    return replace(plan, nodes=(goal, *plan.nodes[1:]))  # type: ignore[arg-type]


def without_what_carries(plan: Plan) -> Plan:
    """The same plan without levels that carry status, indicators or responsibility."""
    bare = {
        level: replace(level, has_status=False, has_indicators=False, has_responsibility=False)
        for level in plan.levels
    }

    def changed(node: Node) -> Node:
        return replace(
            node, level=bare[node.level], children=tuple(changed(child) for child in node.children)
        )

    nodes = tuple(changed(node) for node in plan.nodes)
    return replace(plan, levels=tuple(bare.values()), nodes=nodes)


def test_a_plan_with_nothing_to_follow_up_shows_its_tree() -> None:
    plan = without_what_carries(sample_plans.named("vaxjo"))
    printed = annual_report_pdf(samples.annual(plan, with_survey=False))
    text = whole(printed)
    assert in_order(text, "3.1.1 Barnens bästa gäller!", "inom ramen för Barnens bästa")
    missing = [node.label for node in plan.walk() if squeezed(node.title) not in text]
    assert missing == []
    assert "0av" not in text


def test_columns_that_a_plan_has_nothing_for_are_left_out() -> None:
    vaxjo = annual_report_pdf(samples.annual(sample_plans.named("vaxjo"), with_survey=False))
    assert said("Ska-sats och kommentar Status", vaxjo)
    assert said("Ska-sats Status Orsak", vaxjo)
    kronoberg = annual_report_pdf(samples.annual(sample_plans.named("kronoberg")))
    assert said("Insats och kommentar Ansvar Status", kronoberg)
    assert said("Indikator 2023 2024 2025 Bedömning", kronoberg)
    assert said("Delmål 5 och 6", kronoberg)


def test_the_plans_texts_are_bold_where_they_say_so() -> None:
    plan = sample_plans.vasteras()
    goal = replace(plan.nodes[0], text="Vi **måste** & ska.\n\n- **<b>**")
    changed = replace(plan, nodes=(goal, *plan.nodes[1:]))
    printed = annual_report_pdf(samples.annual(changed, with_survey=False))
    assert said("Vi måste & ska. • <b>", printed)


CHAPTER_TEXTS = {
    ProseSection.NUMBERS: "Siffrorna säger inte allt.",
    ProseSection.DEVIATIONS: "Avvikelserna har en orsak gemensam.",
    ProseSection.SURVEY: "Enkäten besvarades av alla.",
}


def written(report: AnnualReport, *choices: SectionChoice) -> AnnualReport:
    prose = tuple(Prose(section, words) for section, words in CHAPTER_TEXTS.items())
    follow_up = replace(report.follow_up, prose=(*report.follow_up.prose, *prose))
    return replace(report, follow_up=follow_up, sections=choices)


def test_each_chapter_begins_with_what_is_written_of_it(report: AnnualReport) -> None:
    text = whole(annual_report_pdf(written(replace(report, more_surveys=()))))
    order = ("Läget i siffror", CHAPTER_TEXTS[ProseSection.NUMBERS], "Aktiviteter efter status")
    assert in_order(text[text.index(squeezed("Läget per 12")) :], *order)
    assert in_order(text, CHAPTER_TEXTS[ProseSection.DEVIATIONS], "aktiviteter avviker från planen")
    assert in_order(text, CHAPTER_TEXTS[ProseSection.SURVEY], "Enkäten ger högst")


def test_chapters_stand_in_the_chosen_order_without_those_left_out(report: AnnualReport) -> None:
    choices = (
        SectionChoice("deviations"),
        SectionChoice("summary"),
        SectionChoice("survey", is_shown=False),
        SectionChoice("answers", is_shown=False),
        SectionChoice("arithmetic", is_shown=False),
        SectionChoice("about", is_shown=False),
    )
    file = annual_report_pdf(written(report, *choices))
    text = whole(file)
    start = text.index(squeezed("Innehåll"))
    listed = text[start : text.index(squeezed("Omrapporten"), start)]
    assert in_order(listed, "Avvikelser och orsaker", "Sammanfattning", "Analys")
    assert not said(CHAPTER_TEXTS[ProseSection.SURVEY], file)
    assert not said("Bilaga", file)
    assert said("Så är det räknat", file)


def test_without_the_goals_nothing_refers_to_them(report: AnnualReport) -> None:
    hidden = written(replace(report, survey=None), SectionChoice("goals", is_shown=False))
    assert not said("under respektive mål", annual_report_pdf(hidden))
    assert said("under respektive mål", annual_report_pdf(replace(hidden, sections=())))


def test_what_is_written_of_a_survey_is_printed_without_one(report: AnnualReport) -> None:
    file = annual_report_pdf(written(replace(report, survey=None)))
    assert said(CHAPTER_TEXTS[ProseSection.SURVEY], file)


def test_it_is_searched_for_what_the_chosen_chapters_print(report: AnnualReport) -> None:
    choices = (SectionChoice("goals", is_shown=False), SectionChoice("answers", is_shown=False))
    hidden = written(replace(report, survey=None), *choices)
    text = whole(annual_report_pdf(hidden))
    assert set(CHAPTER_TEXTS.values()) <= set(hidden.texts())
    wanted = [line for words in hidden.texts() for line in words.splitlines()]
    assert [line for line in wanted if squeezed(line.lstrip("- ")) not in text] == []
