from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from andts_desktop.domain.ids import IndicatorId, NodeId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    Indicator,
    IndicatorKind,
    Level,
    LevelRole,
    Node,
    Plan,
    PreventionLevel,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
    substances_of,
)
from andts_desktop.domain.plan_papers import PlanDocument
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.plan_document import build_plan_document
from tests.reports import plan_parts, sample_plans, samples
from tests.reports.pdf_text import fonts, in_order, pages, reader, squeezed, whole

TEMPLATES = ("vasteras", "kronoberg", "vaxjo", "stockholm", "nacka")
ACTIVITY = Level("activity", LevelRole.ACTIVITY, "aktivitet", "aktiviteter", has_status=True)


def printed(plan: Plan) -> PdfFile:
    return build_plan_document(samples.plan_document(plan))


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def lead(name: str, number: int = 1) -> Responsibility:
    return Responsibility(UnitId(number), name, ResponsibilityRole.LEAD)


def one_activity(**fields: object) -> Plan:
    node = Node(NodeId(1), None, ACTIVITY, "1", "Tillsyn")
    plan = sample_plans.empty_plan()
    return replace(plan, levels=(ACTIVITY,), nodes=(replace(node, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TEMPLATES)
def test_everything_in_the_plan_is_printed(name: str) -> None:
    plan = sample_plans.named(name)
    text = whole(printed(plan))
    sentences = map(squeezed, plan_parts.everything(plan))
    assert [each for each in sentences if not plan_parts.stands_in(text, each)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_plan_keeps_its_order(name: str) -> None:
    plan = sample_plans.named(name)
    text = whole(printed(plan))
    contents_end = text.find(squeezed(next(iter(plan.written_chapters())).text[:40]))
    found = [text.find(squeezed(node.title), contents_end) for node in plan.nodes]
    assert found == sorted(found)


def test_the_lead_is_named_by_a_word() -> None:
    file = printed(sample_plans.vasteras())
    assert said("Kommunstyrelsen (ansvarig) Medansvar: Samtliga nämnder", file)
    assert said("Samverkan: Region Västmanland", file)


def test_who_answers_for_an_activity_is_told_where_its_indicators_do_not() -> None:
    units = Responsibilities((lead("Socialnämnden"),))
    indicator = Indicator(
        IndicatorId(1),
        NodeId(1),
        "Antal besök",
        responsibilities=Responsibilities((lead("Skolnämnden", 2),)),
    )
    file = printed(one_activity(responsibilities=units, indicators=(indicator,)))
    assert said("Socialnämnden (ansvarig)", file)
    assert said("Skolnämnden (ansvarig)", file)


def test_nobody_is_named_twice_on_a_row() -> None:
    own = lead("Socialnämnden")
    shared = replace(lead("Skolnämnden", 2), role=ResponsibilityRole.CO_RESPONSIBLE)
    indicator = Indicator(
        IndicatorId(1), NodeId(1), "Antal besök", responsibilities=Responsibilities((own,))
    )
    units = Responsibilities((own, shared))
    text = whole(printed(one_activity(responsibilities=units, indicators=(indicator,))))
    assert text.count("Socialnämnden") == 1
    assert squeezed("Socialnämnden (ansvarig) Medansvar: Skolnämnden") in text


def test_a_heading_with_nothing_below_it_says_so() -> None:
    goal, *others = sample_plans.stockholm().nodes
    area, *areas = goal.children
    activity = Node(NodeId(900), area.id, ACTIVITY, "1", "Tillsyn")
    filled = replace(goal, children=(replace(area, children=(activity,)), *areas))
    file = printed(replace(sample_plans.stockholm(), nodes=(filled, *others)))
    assert in_order(whole(file), "1.4 Samverkan", "Inga aktiviteter i planen.", "Mål 2")


def test_rows_that_go_on_say_of_what() -> None:
    indicators = tuple(Indicator(IndicatorId(n), NodeId(1), f"Mått {n}") for n in range(3))
    assert whole(printed(one_activity(indicators=indicators))).count("1,forts.") == 2
    file = printed(one_activity(indicators=indicators, number=""))
    assert said("Tillsyn, forts.", file)


def test_small_fields_are_told_in_words() -> None:
    indicator = Indicator(
        IndicatorId(1),
        NodeId(1),
        "Besök",
        IndicatorKind.PROCESS,
        "30",
        "gånger",
        Direction.AT_LEAST,
        by_sex=True,
    )
    file = printed(
        one_activity(
            starts="2024-03",
            ends="2025-12-31",
            recurs="Q1 och Q3",
            prevention_level=PreventionLevel.SELECTIVE,
            substances=substances_of("AT"),
            indicators=(indicator,),
        )
    )
    assert said("Tid: mars 2024–31 december 2025, Q1 och Q3", file)
    assert said("Prevention: selektiv", file)
    assert said("Gäller: alkohol och tobak och nikotin", file)
    assert said("Målvärde: minst 30 gånger", file)
    assert said("Processindikator, redovisas efter kön", file)


def test_cornerstones_are_a_part_of_their_own() -> None:
    file = printed(sample_plans.stockholm())
    assert in_order(whole(file), "6.5 Rätten", "Förebyggstenar Organisation", "Lokal samverkan")


def test_a_chapter_called_as_the_goals_introduces_them() -> None:
    file = printed(sample_plans.vasteras())
    assert in_order(whole(file), "Målområden Nedan presenteras", "Målområde 1")
    assert whole(file).count(squeezed("Målområden Nedan")) == 1


def test_chapters_alone_make_a_plan() -> None:
    plan = replace(sample_plans.vasteras(), nodes=())
    assert said("Övergripande mål", printed(plan))


def test_an_empty_plan_says_so_on_its_cover() -> None:
    file = printed(sample_plans.empty_plan())
    assert file.pages == 1
    assert said("Planen har ännu inga kapitel och inga mål.", file)


def test_a_plan_of_many_levels_is_printed_to_its_end() -> None:
    levels = [
        Level(f"l{n}", LevelRole.FOCUS_AREA, f"steg {n}", f"steg {n}", f"l{n - 1}" if n else "")
        for n in range(9)
    ]
    node = Node(NodeId(9), NodeId(8), levels[8], "", "Steg nummer 8")
    for n in range(7, -1, -1):
        above = NodeId(n) if n else None
        node = Node(NodeId(n + 1), above, levels[n], "", f"Steg nummer {n}", children=(node,))
    plan = replace(sample_plans.empty_plan(), levels=tuple(levels), nodes=(node,))
    file = printed(plan)
    assert in_order(whole(file), *(f"Steg nummer {n}" for n in range(9)))


def test_the_contents_have_page_numbers_and_no_stars() -> None:
    plan = sample_plans.vasteras()
    goal = replace(plan.nodes[0], title="**Tillgång** ska minska")
    file = printed(replace(plan, nodes=(goal, *plan.nodes[1:])))
    assert squeezed("Syfte3") in squeezed(pages(file)[1])
    titles = [str(entry["/Title"]) for entry in reader(file).outline if not isinstance(entry, list)]
    assert "Syfte" in titles
    assert not [title for title in titles if "*" in title]


@pytest.mark.parametrize("hostile", ["<b>", "&", "**<para>**", "<a href='x'>", "]]>", "**"])
def test_hostile_texts_are_printed_as_they_are(hostile: str) -> None:
    plan = one_activity(title=f"Titel {hostile}", text=f"Text {hostile} slut")
    written = replace(plan, chapters=(Chapter(ChapterKind.PURPOSE, hostile, f"Om {hostile}."),))
    file = printed(written)
    assert said(f"Titel {hostile}", file)
    assert said(f"Om {hostile.replace('**', '') or '**'}.", file)


def test_a_decided_plan_is_no_draft() -> None:
    plan = sample_plans.vasteras()
    final = build_plan_document(samples.plan_document(plan, is_final=True))
    assert said("UTKAST", printed(plan))
    assert not said("UTKAST", final)
    assert said("Beslutad 9 mars 2021", final)


def test_fonts_are_embedded_and_bytes_are_the_same_twice() -> None:
    value: PlanDocument = samples.plan_document(sample_plans.named("kronoberg"))
    seen: list[int] = []
    file = build_plan_document(value, seen.append)
    assert all(fonts(file).values())
    assert build_plan_document(value).data == file.data
    assert seen[-1] == 100


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_at_all_can_be_printed(title: str, text: str) -> None:
    indicator = Indicator(IndicatorId(1), NodeId(1), text, target=title, unit=text)
    plan = one_activity(title=title, text=text, number=text[:3], indicators=(indicator,))
    chapter = Chapter(ChapterKind.OTHER, title, text)
    assert printed(replace(plan, chapters=(chapter,))).pages >= 2


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2024", "2024", "Tid: 2024"),
        ("2024-03", "", "Tid: från mars 2024"),
        ("", "2025-12-31", "Tid: till och med 31 december 2025"),
        ("2024-99", "2025-02-30", "Tid: 2024-99–2025-02-30"),
    ],
)
def test_times_are_said_in_words_where_they_are_dates(starts: str, ends: str, words: str) -> None:
    assert said(words, printed(one_activity(starts=starts, ends=ends)))


def test_a_list_that_a_sentence_goes_on_in_has_no_name_of_its_own() -> None:
    plan = sample_plans.plan_without_activities()
    area, *others = plan.nodes
    named = printed(plan)
    led = printed(replace(plan, nodes=(replace(area, text="Kommunen **ska**"), *others)))
    assert said("når dem som den ska nå. Insatsområden • Insatsområde 1.1", named)
    assert said("Kommunen ska • Insatsområde 1.1", led)


def test_a_short_plan_fills_its_pages() -> None:
    assert printed(sample_plans.plan_without_activities()).pages == 2
