"""Each plan that comes with the program says what its source says: no more, and no less."""

import re

import pytest
from docx import Document

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import LevelRole, ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.exchange.library import Library
from tests.resources.seeds import (
    SEED_OF,
    SEEDS,
    SHARED,
    bare,
    blocks,
    left_out,
    named,
    of_level,
    passages,
    seed,
)

SPELLINGS = {
    "Skultuna kommundelsnämnd": ("Skultuna kommunalnämnd",),
    "Utbildnings- och arbetsmarknadsnämnden": ("Nämnden för utbildning och arbetsmarknad",),
    "Samtliga nämnder": ("Alla nämnder",),
}
"""How else the source of Västerås' plan spells its boards, hyphens and commas aside."""

KRONOBERG_WORD = SHARED / "data" / "plans" / "kronoberg_regional_handlingsplan_2022-2026.docx"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sources are not beside the code")
needs_word = pytest.mark.skipif(
    not KRONOBERG_WORD.is_file(), reason="the sources are not beside the code"
)

OUR_OWN_TITLES = {
    "stockholm-2023-2026": {"Lägesbild"},
    "nacka-2014-2016": {"Handlingsplan för socialnämnden"},
}


@needs_seeds
@pytest.mark.parametrize("template_id", SEED_OF)
def test_every_word_of_a_plan_stands_in_its_source(library: Library, template_id: str) -> None:
    source = bare(seed(template_id))
    said = set(passages(library.template(template_id))) - OUR_OWN_TITLES.get(template_id, set())
    assert [each for each in said if bare(each) not in source] == []


@needs_seeds
@pytest.mark.parametrize("template_id", SEED_OF)
def test_every_number_stands_before_its_title_in_the_source(
    library: Library, template_id: str
) -> None:
    source = bare(seed(template_id))
    numbered = [node for node in library.template(template_id).walk() if node.number]
    apart = [n.number for n in numbered if bare(f"{n.number}{n.title}") not in source]
    assert apart == (["F"] if template_id == "kronoberg-2022-2026" else [])


@needs_seeds
@pytest.mark.parametrize("template_id", ["kronoberg-2022-2026", "vasteras-2022-2025"])
def test_every_unit_stands_in_the_source(library: Library, template_id: str) -> None:
    source = bare(seed(template_id))
    assert [u.name for u in library.template(template_id).units if bare(u.name) not in source] == []


def table_rows(text: str) -> list[list[str]]:
    rows = [line.strip("| ").split("|") for line in text.splitlines() if line.startswith("|")]
    return [row for row in rows if bare("".join(row)) and row[0].strip() != "Insatser"]


def row_of(action: NodeDraft) -> list[str]:
    responsible = named(action, ResponsibilityRole.LEAD, ResponsibilityRole.CO_RESPONSIBLE)
    partners = named(action, ResponsibilityRole.PARTNER)
    (indicator,) = action.indicators
    return [bare("".join(cell)) for cell in (action.title, responsible, partners, indicator.text)]


@needs_seeds
def test_every_table_row_of_kronoberg_is_an_action(kronoberg: PlanTemplate) -> None:
    actions = of_level(kronoberg, LevelRole.ACTIVITY)
    rows = table_rows(seed(kronoberg.id))
    assert [[bare(cell) for cell in row] for row in rows] == [row_of(each) for each in actions]


@needs_seeds
def test_nothing_of_kronobergs_plan_is_left_out(kronoberg: PlanTemplate) -> None:
    text = seed(kronoberg.id).replace("Målområde ", "Delmål ")
    body = text[text.index("■ Vem är planen till för") : text.index("\nLivsstil Kronoberg\n")]
    assert left_out(kronoberg, re.sub(r"^\|.*$", "", body, flags=re.MULTILINE)) == []


@needs_seeds
def test_nothing_of_vaxjos_plan_is_left_out(vaxjo: PlanTemplate) -> None:
    text = seed(vaxjo.id)
    assert left_out(vaxjo, text[text.index("Dokumentinformation:\n") :]) == []


@needs_seeds
def test_nothing_of_nackas_follow_up_is_left_out_but_what_leads_over(nacka: PlanTemplate) -> None:
    text = seed(nacka.id)
    missing = left_out(nacka, text[text.index("Utifrån den kommunövergripande") :])
    assert [each[:30] for each in missing] == [
        "Nedan följer en sammanfattning",
        "Inom detta mål handlar Nacka k",
        "Inom detta målområde är de pri",
        "Till ovanstående mål är de pri",
        "Det prioriterade målområdet so",
        "Inom mål 5 är de prioriterade ",
        "De prioriterade målområdena är",
    ]


@needs_seeds
def test_every_numbered_area_of_stockholm_is_in_the_programme(
    stockholm_programme: PlanTemplate,
) -> None:
    found = [each for each in blocks(seed(stockholm_programme.id)) if re.match(r"\d\.\d ", each)]
    areas = of_level(stockholm_programme, LevelRole.FOCUS_AREA)
    assert [bare(each) for each in found] == [bare(f"{a.number}{a.title}") for a in areas]


@needs_seeds
def test_every_building_block_of_stockholm_is_in_the_programme(
    stockholm_programme: PlanTemplate,
) -> None:
    text = seed(stockholm_programme.id)
    for stone in of_level(stockholm_programme, LevelRole.CORNERSTONE):
        below = text.partition(f"### {stone.title}\n")[2]
        lines = re.split(r"\n#|:\n", below)[0].splitlines()
        shown = [line for line in lines if bare(line) and not line.startswith("- ")]
        assert [block.title for block in stone.children] == shown[:4]
        assert shown[4:] in (
            [],
            ["Samverkansaktörer"],
            ["Professionella aktörer i behov av kunskap"],
        )


@needs_seeds
def test_the_slides_that_belong_to_stockholms_programme_are_chapters_in_their_order(
    stockholm_programme: PlanTemplate,
) -> None:
    source = bare(seed(stockholm_programme.id))
    chapters = [each for each in stockholm_programme.chapters if each.text]
    places = [source.index(bare(each.title + plain(each.text))[:60]) for each in chapters]
    assert places == sorted(places)
    assert [each.title for each in stockholm_programme.chapters if not each.text] == ["Lägesbild"]


@needs_seeds
def test_every_row_of_vasteras_names_its_boards(vasteras_plan: PlanTemplate) -> None:
    lines = [line for line in seed(vasteras_plan.id).splitlines() if "<p>" in line]
    cells = [bare(line.rpartition("\t")[2]) for line in lines]
    indicators = [i for node in vasteras_plan.walk() for i in node.indicators]
    assert len(cells) == len(indicators) == 24
    for cell, indicator in zip(cells, indicators, strict=True):
        mentioned = {
            unit.name
            for unit in vasteras_plan.units
            if any(bare(name) in cell for name in (unit.name, *SPELLINGS.get(unit.name, ())))
        }
        assert mentioned == {each.unit_name for each in indicator.responsibilities}


@needs_seeds
def test_nothing_of_vasteras_plan_is_left_out(vasteras_plan: PlanTemplate) -> None:
    text = seed(vasteras_plan.id)
    body = text[text.index("\nInledning\n\nSyfte\n") : text.rindex("VÄSTERÅS STAD")]
    without_boards = re.sub(r"\t<p>[^\t\n]+\n", "\n\n", body)
    assert left_out(vasteras_plan, without_boards) == []


@needs_word
def test_kronobergs_areas_lie_under_the_goals_of_the_word_file(kronoberg: PlanTemplate) -> None:
    headings = [
        (each.style.name if each.style else "", each.text.partition("samhandling: ")[2])
        for each in Document(str(KRONOBERG_WORD)).paragraphs
    ]
    below: list[list[str]] = []
    for style, title in headings:
        if style == "Heading 1":
            below.append([])
        elif style == "Heading 2":
            below[-1].append(title)
    areas = [[area.title for area in goal.children] for goal in kronoberg.nodes]
    assert [titles for titles in below if titles] == areas
