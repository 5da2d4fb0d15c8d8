import re
from dataclasses import replace

import pytest

from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.plan import Chapter, ChapterKind, LevelRole, Plan
from andts_desktop.errors import InputError
from andts_desktop.reports import theme
from andts_desktop.reports.composer import title_style
from andts_desktop.reports.flowables import Heading
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.short_version import short_version_paper, short_version_pdf
from andts_desktop.reports.story import walk
from tests.domain.build import with_role
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import fonts, in_order, pages, squeezed, whole

NAMES = ["vasteras", "kronoberg", "vaxjo", "stockholm", "nacka"]


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def with_situation(plan: Plan, words: str) -> Plan:
    others = [each for each in plan.chapters if each.kind is not ChapterKind.SITUATION]
    return replace(plan, chapters=(*others, Chapter(ChapterKind.SITUATION, "Lägesbild", words)))


def test_stockholm_fits_on_two_pages_with_everything_but_activities() -> None:
    file = short_version_pdf(samples.short(sample_plans.stockholm()))
    assert file.pages == 2
    front, back = map(squeezed, pages(file))
    assert in_order(front, "Stockholms stad", "ANDTS-programmet i korthet", "2023–2026", "UTKAST")
    assert in_order(front, "fri från narkotika", "Förebyggstenar", "Organisation", "Budget")
    assert in_order(back, "Sex mål, 24 insatsområden", "1.1 Tillsyn", "6.5 Rätten")
    assert "Exempelaktivitet" not in front + back


def test_long_goal_titles_stand_in_full() -> None:
    plan = sample_plans.vasteras()
    file = short_version_pdf(samples.short(plan))
    assert file.pages == 2
    assert all(said(goal.title, file) for goal in plan.nodes)
    assert not said("Effektiv och samordnad alkoholtillsyn", file)


def test_an_unwritten_situation_leaves_no_trace() -> None:
    file = short_version_pdf(samples.short(sample_plans.stockholm()))
    assert not said("Lägesbild", file)


def test_the_situation_is_printed_where_it_is_written() -> None:
    plan = with_situation(sample_plans.stockholm(), "Allt fler unga avstår helt.")
    file = short_version_pdf(samples.short(plan, is_final=True))
    assert in_order(whole(file), "Lägesbild", "Allt fler unga avstår helt.", "Förebyggstenar")


def test_cornerstones_without_room_on_the_front_follow_the_goals() -> None:
    plan = with_situation(sample_plans.stockholm(), "Det här är en lång lägesbild. " * 40)
    file = short_version_pdf(samples.short(plan))
    assert in_order(whole(file), "lång lägesbild", "Sex mål", "6.5 Rätten", "Förebyggstenar")


def test_a_plan_with_one_goal_has_two_pages_all_the_same() -> None:
    plan = sample_plans.plan_without_activities()
    file = short_version_pdf(samples.short(replace(plan, nodes=plan.nodes[:1])))
    assert file.pages == 2
    assert said("Ett utvecklingsområde, 4 insatsområden", file)


def test_goals_with_focus_areas_keep_their_text_where_there_is_room() -> None:
    file = short_version_pdf(samples.short(sample_plans.plan_without_activities()))
    assert said("Universell prevention når dem som den ska nå.", file)


@pytest.mark.parametrize("number", [1, 7, 12, 30])
def test_any_number_of_goals_can_be_printed(number: int) -> None:
    goal = sample_plans.vasteras().nodes[2]
    nodes = tuple(replace(goal, number=f"Målområde {n}", children=()) for n in range(number))
    file = short_version_pdf(samples.short(replace(sample_plans.vasteras(), nodes=nodes)))
    assert said(f"Målområde {number - 1}", file)
    assert file.pages in {2, 4}


def test_a_text_longer_than_a_page_is_said_to_stand_in_the_plan() -> None:
    plan = sample_plans.vasteras()
    nodes = (replace(plan.nodes[0], text="En mening om målet. " * 600), *plan.nodes[1:])
    file = short_version_pdf(samples.short(replace(plan, nodes=nodes)))
    assert file.pages == 2
    assert said("Mer om målen står i planen.", file)
    assert not said("En mening om målet.", file)


def test_more_goals_than_four_pages_hold_are_counted() -> None:
    goal = sample_plans.vasteras().nodes[2]
    nodes = tuple(replace(goal, number=str(n), children=()) for n in range(1, 121))
    file = short_version_pdf(samples.short(replace(sample_plans.vasteras(), nodes=nodes)))
    assert file.pages == 4
    assert re.search("Ytterligare[0-9]+målområdenståriplanen", whole(file))


def test_a_very_long_situation_is_cut_so_that_the_goals_have_room() -> None:
    words = "\n\n".join(f"Stycke {n} om läget i kommunen. " * 20 for n in range(60))
    file = short_version_pdf(samples.short(with_situation(sample_plans.stockholm(), words)))
    assert file.pages in {2, 4}
    assert in_order(whole(file), "Stycke 0", "Sex mål", "6.5 Rätten")


def test_focus_areas_with_long_numbers_are_set_as_text() -> None:
    plan = sample_plans.plan_without_activities()
    area = replace(plan.nodes[0].children[0], number="Område 12")
    goal = replace(plan.nodes[0], children=(area,))
    file = short_version_pdf(samples.short(replace(plan, nodes=(goal,))))
    assert said("Område 12 Insatsområde 1.1", file)


def test_the_facts_of_the_plan_stand_last() -> None:
    file = short_version_pdf(samples.short(sample_plans.vasteras()))
    assert said("Beslutad av Kommunstyrelsen 9 mars 2021. Diarienummer KS 2020/00864.", file)
    assert whole(file).endswith(squeezed("Läget per 12 januari 2026."))


def test_an_empty_plan_gives_a_front_page_and_room_for_notes() -> None:
    file = short_version_pdf(samples.short(sample_plans.empty_plan()))
    assert file.pages == 2
    assert in_order(
        whole(file), "Ny plan i korthet", "Egna anteckningar", "Planen har inga mål ännu."
    )


def test_fonts_are_embedded_and_bytes_are_the_same_twice() -> None:
    short = samples.short(sample_plans.stockholm())
    file = short_version_pdf(short)
    assert all(fonts(file).values())
    assert short_version_pdf(short).data == file.data


def test_cornerstones_without_blocks_are_set_as_columns() -> None:
    plan = sample_plans.stockholm()
    stones = [n for n in plan.nodes if n.level.role is LevelRole.CORNERSTONE]
    nodes = tuple(replace(stones[0], children=(), title=f"Sten {n}") for n in range(6))
    file = short_version_pdf(samples.short(replace(plan, nodes=nodes)))
    assert said("Sten 5", file)


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_plan_has_all_its_goals_in_its_own_words(name: str) -> None:
    plan = sample_plans.named(name)
    file = short_version_pdf(samples.short(plan, is_final=True))
    text = whole(file)
    shown = with_role(plan, LevelRole.GOAL, LevelRole.FOCUS_AREA, LevelRole.CORNERSTONE)
    assert [node.label for node in shown if squeezed(node.title) not in text] == []
    assert not re.search(r"\b0 ", " ".join(pages(file)))
    assert file.pages in {2, 4}
    assert not [page for page in pages(file) if len(page.split()) < 20]


def test_the_first_written_chapter_of_a_kind_is_printed() -> None:
    plan = sample_plans.stockholm()
    empty = Chapter(ChapterKind.SITUATION, "Lägesbild", " ")
    situation = Chapter(ChapterKind.SITUATION, "3.1 Läget i dag", "Färre **röker** nu.")
    file = short_version_pdf(
        samples.short(replace(plan, chapters=(empty, situation, *plan.chapters)), is_final=True)
    )
    assert said("Läget i dag Färre röker nu.", file)
    assert not said("3.1 Läget", file)


def test_a_front_page_with_room_tells_how_the_work_is_done() -> None:
    file = short_version_pdf(samples.short(sample_plans.named("nacka")))
    assert in_order(pages(file)[0].replace("\n", ""), "Syfte", "Uppföljning")


def test_cards_on_several_pages_leave_room_for_the_facts() -> None:
    plan = sample_plans.named("kronoberg")
    file = short_version_pdf(samples.short(plan))
    last = pages(file)[-1]
    assert in_order(squeezed(last), "5 och 6", "Läget per 12 januari 2026.")


@pytest.mark.parametrize("name", NAMES)
def test_a_booklet_has_a_number_of_pages_that_can_be_folded(name: str) -> None:
    plan = sample_plans.named(name)
    file = print_pdf(short_version_paper(samples.short(plan), size=PaperSize.BOOKLET))
    assert file.pages in {2, 4}
    goals = with_role(plan, LevelRole.GOAL, LevelRole.FOCUS_AREA)
    assert [node.label for node in goals if not said(node.title, file)] == []


def test_the_goals_stand_together_where_there_is_room() -> None:
    file = short_version_pdf(samples.short(sample_plans.stockholm()))
    assert "Sex mål" not in pages(file)[0]


def test_a_title_is_set_in_larger_type_where_there_is_little_to_say() -> None:
    few = sample_plans.named("nationella")
    story = short_version_paper(samples.short(few)).story
    sizes = {each.style.fontSize for each in walk(story) if isinstance(each, Heading)}
    assert max(sizes) > theme.CARD_TITLE.fontSize * 1.2


def test_a_last_page_with_room_goes_on_with_the_chapters() -> None:
    plan = sample_plans.named("kronoberg")
    file = short_version_pdf(samples.short(replace(plan, nodes=plan.nodes[:1])))
    assert len(pages(file)[-1].split()) > 150


def test_a_front_page_without_room_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("andts_desktop.reports.short_layout._SLACK", 600.0)
    with pytest.raises(InputError, match="framsida får inte plats"):
        short_version_pdf(samples.short(sample_plans.stockholm()))


@pytest.mark.parametrize(
    "title",
    [
        "ANDTS och brottsförebyggande arbete i korthet",
        "Kommunens ANDTS-förebyggande plan",
        "Alkoholmissbruksbehandlingen",
    ],
)
def test_words_of_a_title_are_never_parted(title: str) -> None:
    plan = sample_plans.stockholm()
    details = replace(plan.details, short_title=title)
    file = short_version_pdf(samples.short(replace(plan, details=details)))
    lines = [line.split() for line in pages(file)[0].splitlines()]
    words = {word for line in lines for word in line}
    assert set(title.split()) <= words


def test_only_a_word_wider_than_the_page_is_parted() -> None:
    assert title_style("x" * 60) is theme.PARTED_TITLE
    assert title_style("Handlingsplan") is theme.TITLE
    assert title_style("Handlingsplan " * 6) is theme.LONG_TITLE
