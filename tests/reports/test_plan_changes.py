import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from andts_desktop.domain.ids import ChapterId, NodeId
from andts_desktop.domain.plan import Chapter, ChapterKind, Plan
from andts_desktop.domain.word_marks import marked_words
from andts_desktop.reports import fonts as our_fonts
from andts_desktop.reports import theme
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.plan_changes import build_plan_changes
from andts_desktop.reports.text import UserText
from tests.reports import plan_change_samples, sample_plans
from tests.reports.pdf_text import fonts, in_order, pages, squeezed, whole
from tests.reports.plan_change_samples import changes


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def printed(old: Plan | None = None, new: Plan | None = None) -> PdfFile:
    return build_plan_changes(changes(old, new))


def test_the_first_page_says_which_versions_and_how_much() -> None:
    file = printed()
    front = squeezed(pages(file)[0])
    assert in_order(front, "Västerås stad", "Ändrat sedan förra versionen", "Förra versionen")
    assert in_order(front, "Version 2 3", "Beslutad 9 mars 2021 23 mars 2022")
    assert in_order(front, "Kommunstyrelsen Kommunfullmäktige", "KS 2020/00864 KS 2022/00017")
    assert said(
        "Målområden och aktiviteter: 3 tillagda, 5 borttagna, 1 flyttad och 2 omformulerade. "
        "Dessutom är 3 kapitel och titelsidan ändrade.",
        file,
    )


def test_a_working_version_is_said_not_to_be_decided() -> None:
    file = build_plan_changes(changes(decided=False))
    assert said("arbetsversion, inte beslutad", file)
    assert said("UTKAST", file)


def test_changes_stand_by_goal_in_the_plans_order() -> None:
    text = whole(printed())
    assert in_order(text, "1 Tillgång till", "Omformulerat: aktivitet", "Tillagt: aktivitet")
    assert in_order(
        text,
        "Tillagt: aktivitet 1.4 Kontrollköp av folköl",
        "Borttaget: aktivitet 2.2 Tobaksfri arbetstid",
        "Flyttat: aktivitet 1.2",
        "Flyttat från: 1 Tillgång",
        "Borttaget: målområde 5 Antalet vuxna",
        "Aktivitet: 5.3 Öka medvetenheten",
        "Tillagt: målområde 6 Alla ska veta mer",
        "Aktivitet: 6.1 Kontrollköp",
        "Kapitel",
        "Tillagt: kapitel Ordlista",
        "Titelsida och nivåer",
    )


def test_what_is_new_is_told_whole_and_as_it_is_written() -> None:
    file = printed()
    assert said("Text: Minst två omgångar. • vår • höst Ansvarig: Kulturnämnden", file)
    assert said("Gäller även <servering> & tillfälliga tillstånd.", file)


def test_words_are_marked_by_more_than_colour() -> None:
    user_text = UserText(our_fonts.register())
    made = user_text.marked(marked_words("en samlad riktning 😀", "en **tydlig** riktning ●"))
    plain = re.sub("<.*?>", "", made)
    assert plain.startswith("en samlad **tydlig** riktning")
    assert "<strike>samlad</strike></font> " in made
    assert "<u><b>**tydlig**</b></u></font> " in made
    assert Paragraph(made, theme.CHANGED).wrap(300, 100)[1] > 0


def test_how_to_read_the_marks_is_explained() -> None:
    assert said("tillagda ord är feta och understrukna, borttagna ord är överstrukna", printed())


def test_a_list_of_units_changes_name_by_name_and_a_date_as_a_whole() -> None:
    file = printed()
    assert said("Ansvarig: Miljö- och konsumentnämnden Kulturnämnden", file)
    assert said("Beslutsdatum: 2021-03-09 2024-01-15", file)
    old = plan_change_samples.old_plan()
    first = old.nodes[0]
    activity = first.children[2]
    fewer = replace(activity.responsibilities, entries=activity.responsibilities.entries[:3])
    new_goal = replace(
        first, children=(*first.children[:2], replace(activity, responsibilities=fewer))
    )
    shorter = printed(old, replace(old, nodes=(new_goal, *old.nodes[1:])))
    assert said("Medansvariga: Grundskolenämnden, Utbildnings- och", shorter)
    assert said("1 omformulerad.", shorter)


def test_nothing_changed_is_said_in_a_sentence() -> None:
    plan = plan_change_samples.old_plan()
    file = printed(plan, plan)
    assert said("Ingenting skiljer de två versionerna åt.", file)
    assert not said("Så läser du", file)
    assert file.pages == 1


def test_only_a_chapter_moved_is_said_so() -> None:
    old = plan_change_samples.old_plan()
    first, *others = old.chapters
    file = printed(old, replace(old, chapters=(*others, first)))
    assert said("Målområden och aktiviteter är oförändrade.", file)
    assert said("Däremot är 1 kapitel ändrat.", file)
    assert said("Flyttat: kapitel Syfte Har en annan plats i ordningen.", file)


def test_a_removed_chapter_is_told_with_its_text() -> None:
    old = plan_change_samples.old_plan()
    chapter = Chapter(ChapterKind.OTHER, "Bilaga", "Lista över **skolor**.", ChapterId(50))
    file = printed(replace(old, chapters=(*old.chapters, chapter)), old)
    assert said("Borttaget: kapitel Bilaga Text: Lista över skolor.", file)


def test_what_changes_below_a_renamed_goal_stands_with_it() -> None:
    old = plan_change_samples.old_plan()
    goal = replace(old.nodes[0], title="Allt ska minska", children=old.nodes[0].children[1:])
    file = printed(old, replace(old, nodes=(goal, *old.nodes[1:])))
    assert in_order(whole(file), "Allt ska minska", "Omformulerat: målområde", "Borttaget")
    assert whole(file).count(squeezed("1 Allt ska minska")) == 2


def test_a_new_place_among_the_same_neighbours_is_told() -> None:
    old = plan_change_samples.old_plan()
    first, *others = old.nodes
    goal = replace(first, children=(*first.children[1:], first.children[0]))
    assert said(
        "Har en annan plats i ordningen.", printed(old, replace(old, nodes=(goal, *others)))
    )


def test_a_node_brought_to_the_top_came_from_somewhere() -> None:
    plan = sample_plans.named("kronoberg")
    goal, *others = plan.nodes
    area = replace(goal.children[0], level=goal.level, parent_id=None)
    rest = replace(goal, children=goal.children[1:])
    file = printed(plan, replace(plan, nodes=(rest, area, *others)))
    assert said("Flyttat från: F Skapa förutsättningar", file)
    back = printed(replace(plan, nodes=(rest, area, *others)), plan)
    assert said("Flyttat från: planens översta nivå", back)


def test_a_change_deep_down_says_what_it_lies_under() -> None:
    plan = sample_plans.named("kronoberg")
    goal, *others = plan.nodes
    area, *areas = goal.children
    reworded = replace(area.children[0], id=NodeId(999), title="Ny insats")
    area = replace(area, children=(*area.children, reworded))
    file = printed(plan, replace(plan, nodes=(replace(goal, children=(area, *areas)), *others)))
    assert said("Under Stödja det lokala ANDTS-", file)
    assert said("1 tillagd", file)


def test_fonts_are_embedded_and_bytes_are_the_same_twice() -> None:
    file = printed()
    assert all(fonts(file).values())
    assert printed().data == file.data


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_wordings_can_be_set(old: str, new: str) -> None:
    made = UserText(our_fonts.register()).marked(marked_words(old, new))
    assert Paragraph(made, theme.CHANGED).wrap(200, 1e6)[1] >= 0


def test_versions_further_apart_are_named() -> None:
    file = build_plan_changes(replace(changes(), is_next=False))
    front = squeezed(pages(file)[0])
    assert in_order(front, "Ändrat mellan version 2 och version 3", "Före", "Efter")
    assert not said("förra versionen", file)


def test_the_working_version_is_told_apart_from_an_older_one() -> None:
    file = build_plan_changes(replace(changes(decided=False), is_next=False))
    assert said("Ändrat sedan version 2", file)


def test_what_only_has_another_number_is_renumbered() -> None:
    old = plan_change_samples.old_plan()
    goal = replace(old.nodes[0], number="9")
    file = printed(old, replace(old, nodes=(goal, *old.nodes[1:])))
    assert said("Omnumrerat: målområde", file)
    assert said("och 1 omnumrerad.", file)
