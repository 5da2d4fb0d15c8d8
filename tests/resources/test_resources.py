"""The shipped plans and instruments hold exactly what their sources say."""

import re
import unicodedata
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from andts_desktop.domain.instrument import Instrument, Part, PartRule, QuestionKind
from andts_desktop.domain.instrument_check import faults
from andts_desktop.domain.plan import ChapterKind, LevelRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import NATIONAL_GOALS, Library

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"
DOCX = SHARED / "data" / "plans" / "vasteras_handlingsplan_2022-2025.docx"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sources are not beside the code")
needs_docx = pytest.mark.skipif(not DOCX.is_file(), reason="the sources are not beside the code")


@pytest.fixture
def pi_mini(library: Library) -> Instrument:
    return library.instrument("pi-mini-2")


def of_level(template: PlanTemplate, level: str) -> list[NodeDraft]:
    return [node for node in template.walk() if node.level_key == level]


def bare(text: str) -> str:
    """Return the text without what the layout of a slide does to it."""
    return re.sub(r"[\s\-–*]", "", unicodedata.normalize("NFC", text)).casefold()


def test_stockholm_has_six_goals_with_twenty_four_focus_areas(
    stockholm_programme: PlanTemplate,
) -> None:
    goals = of_level(stockholm_programme, "goal")
    assert [goal.number for goal in goals] == ["1", "2", "3", "4", "5", "6"]
    assert [len(goal.children) for goal in goals] == [4, 3, 4, 4, 4, 5]
    for goal in goals:
        numbers = [area.number for area in goal.children]
        assert numbers == [f"{goal.number}.{i}" for i in range(1, len(numbers) + 1)]
        assert goal.national_goals == (goal.number,)


def test_stockholm_has_four_times_four_building_blocks(stockholm_programme: PlanTemplate) -> None:
    stones = of_level(stockholm_programme, "cornerstone")
    assert [stone.title for stone in stones] == [
        "Organisation",
        "Samverkan",
        "Kunskap",
        "Uppföljning",
    ]
    assert [len(stone.children) for stone in stones] == [4, 4, 4, 4]


def test_stockholm_names_its_levels_and_leaves_activities_to_an_annex(
    stockholm_programme: PlanTemplate,
) -> None:
    named = [(level.singular, level.role, level.parent) for level in stockholm_programme.levels]
    assert named == [
        ("mål", LevelRole.GOAL, ""),
        ("insatsområde", LevelRole.FOCUS_AREA, "goal"),
        ("aktivitet", LevelRole.ACTIVITY, "focus_area"),
        ("förebyggsten", LevelRole.CORNERSTONE, ""),
        ("byggsten", LevelRole.BUILDING_BLOCK, "cornerstone"),
    ]
    assert of_level(stockholm_programme, "activity") == []
    assert stockholm_programme.details.period == "2023–2026"


def test_stockholm_has_its_eleven_districts_of_2024(stockholm_programme: PlanTemplate) -> None:
    districts = [unit.name for unit in stockholm_programme.units if unit.kind is UnitKind.DISTRICT]
    assert districts == [
        "Bromma",
        "Enskede-Årsta-Vantör",
        "Farsta",
        "Hägersten-Älvsjö",
        "Hässelby-Vällingby",
        "Järva",
        "Kungsholmen",
        "Norra innerstaden",
        "Skarpnäck",
        "Skärholmen",
        "Södermalm",
    ]


def test_stockholm_lists_eleven_actors_and_seven_groups_in_need_of_knowledge(
    stockholm_programme: PlanTemplate,
) -> None:
    bullets = {
        chapter.kind: len(re.findall(r"^- ", chapter.text, re.MULTILINE))
        for chapter in stockholm_programme.chapters
    }
    assert (bullets[ChapterKind.PARTNERS], bullets[ChapterKind.KNOWLEDGE_NEEDS]) == (11, 7)


@needs_seeds
def test_stockholms_words_are_those_of_the_source(stockholm_programme: PlanTemplate) -> None:
    (path,) = SEEDS.glob("000_*.txt")
    source = bare(path.read_text(encoding="utf-8"))
    for node in stockholm_programme.walk():
        assert bare(f"{node.number} {node.title}" if "." in node.number else node.title) in source
        assert bare(node.text) in source


def test_vasteras_has_five_goals_fourteen_activities_and_twenty_four_indicators(
    vasteras_plan: PlanTemplate,
) -> None:
    goals = of_level(vasteras_plan, "goal")
    activities = of_level(vasteras_plan, "activity")
    assert len(activities) == 14
    assert [len(goal.children) for goal in goals] == [3, 2, 4, 2, 3]
    for goal in goals:
        numbers = [activity.number for activity in goal.children]
        assert numbers == [f"{goal.number}.{i}" for i in range(1, len(numbers) + 1)]
    assert sum(len(activity.indicators) for activity in activities) == 24
    assert [goal.national_goals for goal in goals] == [
        ("1",),
        ("2",),
        ("3", "4"),
        ("5",),
        ("6",),
    ]


def test_vasteras_names_one_lead_for_every_activity(vasteras_plan: PlanTemplate) -> None:
    leads = {}
    for activity in of_level(vasteras_plan, "activity"):
        (leads[activity.number],) = (
            each.unit_name for each in activity.responsibilities if each.role == "lead"
        )
    assert leads == {
        "1.1": "Miljö- och konsumentnämnden",
        "1.2": "Miljö- och konsumentnämnden",
        "1.3": "Nämnden för idrott, fritid och förebyggande",
        "2.1": "Individ- och familjenämnden",
        "2.2": "Kommunstyrelsen",
        "3.1": "Nämnden för idrott, fritid och förebyggande",
        "3.2": "Grundskolenämnden",
        "3.3": "Nämnden för idrott, fritid och förebyggande",
        "3.4": "Kulturnämnden",
        "4.1": "Individ- och familjenämnden",
        "4.2": "Samtliga nämnder",
        "5.1": "Individ- och familjenämnden",
        "5.2": "Individ- och familjenämnden",
        "5.3": "Nämnden för idrott, fritid och förebyggande",
    }


def test_vasteras_carries_its_title_page(vasteras_plan: PlanTemplate) -> None:
    details = vasteras_plan.details
    assert (details.version, details.version_date) == ("3", "2022-03-23")
    assert (details.case_number, details.decided_on) == ("KS 2020/00864", "2021-03-09")


@needs_seeds
def test_vasteras_words_are_those_of_the_source(vasteras_plan: PlanTemplate) -> None:
    (path,) = SEEDS.glob("001_*.txt")
    source = bare(re.sub(r"</?p>", "", path.read_text(encoding="utf-8")))
    for node in vasteras_plan.walk():
        stop = "." if node.level_key == "goal" else ""
        assert bare(f"{node.number}{stop} {node.title}") in source
        for indicator in node.indicators:
            assert bare(indicator.text) in source
            for target in indicator.target.split("; "):
                assert bare(target) in bare(indicator.text)
    for chapter in vasteras_plan.chapters:
        for paragraph in chapter.text.split("\n"):
            assert bare(paragraph.removeprefix("- ")) in source


def rows_of_tables() -> list[list[tuple[str, str]]]:
    """Return text and bold text of each cell of the plan's tables, heading rows left out."""
    with zipfile.ZipFile(DOCX) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own seed
    rows = [
        [
            (
                "\n".join("".join(p.itertext()) for p in cell.iter(f"{WORD}p")),
                "".join(
                    "".join(run.itertext())
                    for run in cell.iter(f"{WORD}r")
                    if run.find(f"{WORD}rPr/{WORD}b") is not None
                ),
            )
            for cell in row.iter(f"{WORD}tc")
        ]
        for row in root.iter(f"{WORD}tr")
    ]
    return [row for row in rows if row[0][0] != "Aktivitet"]


@needs_docx
def test_every_row_of_vasteras_tables_is_an_indicator(vasteras_plan: PlanTemplate) -> None:
    rows = rows_of_tables()
    activities = of_level(vasteras_plan, "activity")
    indicators = [each for activity in activities for each in activity.indicators]
    assert len(rows) == len(indicators) == 24
    assert [bare(cells[1][0]) for cells in rows] == [bare(each.text) for each in indicators]
    titles = [bare(cells[0][0]) for cells in rows if cells[0][0].strip()]
    assert titles == [bare(f"{each.number} {each.title}") for each in activities]


@needs_docx
def test_the_lead_of_every_row_is_the_first_board_in_bold(vasteras_plan: PlanTemplate) -> None:
    spelled = {"Samtliga nämnder": "Alla nämnder"}
    indicators = [i for node in of_level(vasteras_plan, "activity") for i in node.indicators]
    for (_, _, (_, bold)), indicator in zip(rows_of_tables(), indicators, strict=True):
        lead = next(each.unit_name for each in indicator.responsibilities if each.role == "lead")
        assert bare(bold).startswith(bare(spelled.get(lead, lead)))


def test_there_are_seven_national_goals(library: Library) -> None:
    goals = library.template(NATIONAL_GOALS)
    assert [goal.number for goal in goals.nodes] == ["1", "2", "3", "4", "5", "6", "7"]
    assert goals.details.period == "2022–2025"


def part(instrument: Instrument, part_id: str) -> Part:
    (found,) = (p for top in instrument.parts for p in top.walk() if p.id == part_id)
    return found


def test_pi_mini_2_has_the_published_parts(pi_mini: Instrument) -> None:
    assert pi_mini.max == 55
    assert [(each.id, str(each.max)) for each in pi_mini.parts] == [
        ("structure", "22"),
        ("activities", "33"),
    ]
    below = part(pi_mini, "structure").parts
    assert [(each.title, str(each.max)) for each in below] == [
        ("Organisation, policy, resurser", "10"),
        ("Samverkan", "6"),
        ("Kunskap", "6"),
    ]


def test_the_questions_of_a_part_add_up_to_it_exactly(pi_mini: Instrument) -> None:
    for group in pi_mini.question_groups():
        assert sum(question.max for question in group.questions) == group.max, group.id
    for top in pi_mini.parts:
        assert sum((q.max for q in top.walk_questions()), Decimal(0)) == top.max


def test_most_questions_give_one_point_and_some_weigh_more(pi_mini: Instrument) -> None:
    weights = Counter(question.max for question in pi_mini.questions())
    assert weights.most_common(1)[0][0] == 1
    assert max(weights) > 1


def test_every_question_says_how_to_get_its_points(pi_mini: Instrument) -> None:
    for question in pi_mini.questions():
        assert question.help, question.id
        assert len(question.options) >= 2, question.id
        points = [option.points for option in question.options]
        assert points[0] == 0, question.id
        assert points == sorted(set(points)), question.id


def test_every_link_leads_to_a_node_of_its_role(
    pi_mini: Instrument, stockholm_programme: PlanTemplate
) -> None:
    roles = {level.key: level.role for level in stockholm_programme.levels}
    known = {(roles[node.level_key], node.key) for node in stockholm_programme.walk()}
    links = {(each.role, each.key) for q in pi_mini.questions() for each in q.links}
    assert links <= known


def test_every_building_block_and_focus_area_is_asked_about(
    pi_mini: Instrument, stockholm_programme: PlanTemplate
) -> None:
    asked = {link.key for question in pi_mini.questions() for link in question.links}
    lower = [
        *of_level(stockholm_programme, "building_block"),
        *of_level(stockholm_programme, "focus_area"),
    ]
    assert len(lower) == 40
    assert [node.title for node in lower if node.key not in asked] == []


def test_the_example_questions_say_that_they_are_examples(pi_mini: Instrument) -> None:
    assert pi_mini.is_example
    assert "Exempelfrågor" in pi_mini.note


def test_2023_is_not_comparable_with_earlier_years(library: Library, pi_mini: Instrument) -> None:
    first = library.instrument("pi-mini-1")
    assert first.family == pi_mini.family
    assert first.version not in pi_mini.comparable_with
    assert "kan inte jämföras" in pi_mini.break_reason


def test_departments_are_never_ranked(library: Library) -> None:
    for instrument_id in library.instrument_ids():
        instrument = library.instrument(instrument_id)
        assert not instrument.scored or UnitKind.DEPARTMENT not in instrument.unit_kinds


FRAME = "can-index-1"


def test_every_instrument_can_be_used_but_the_empty_frame(library: Library) -> None:
    for instrument_id in set(library.instrument_ids()) - {FRAME}:
        assert faults(library.instrument(instrument_id)) == (), instrument_id


def test_the_frame_of_cans_index_has_five_categories_of_twenty_and_waits_for_questions(
    library: Library,
) -> None:
    frame = library.instrument(FRAME)
    assert [str(each.max) for each in frame.parts] == ["20"] * 5
    assert {each.rule for each in frame.parts} == {PartRule.SCALED}
    assert frame.max == 100
    assert all(fault.is_gap for fault in faults(frame))
    assert len(faults(frame)) == 5
    assert "Tom ram" in frame.note


def test_whatever_asks_example_questions_says_so(library: Library) -> None:
    for instrument_id in set(library.instrument_ids()) - {FRAME, "pi-mini-1"}:
        instrument = library.instrument(instrument_id)
        assert instrument.is_example, instrument_id
        assert instrument.note.startswith("Exempelfrågor"), instrument_id


@pytest.mark.parametrize(
    ("instrument_id", "kind"),
    [("uppfoljning-fack-1", UnitKind.DEPARTMENT), ("arbetsgrupper-1", UnitKind.WORKING_GROUP)],
)
def test_follow_up_without_score_asks_in_every_way(
    library: Library, instrument_id: str, kind: UnitKind
) -> None:
    instrument = library.instrument(instrument_id)
    questions = instrument.questions()
    assert kind in instrument.unit_kinds
    assert not instrument.scored
    assert {each.kind for each in questions} == set(QuestionKind)
    assert any(each.show_if for each in questions)


def test_kronobergs_working_groups_can_answer_their_survey(kronoberg: PlanTemplate) -> None:
    groups = [each for each in kronoberg.units if each.kind is UnitKind.WORKING_GROUP]
    assert len(groups) == 11


def test_options_of_pi_mini_say_what_they_take(pi_mini: Instrument) -> None:
    described = [o for q in pi_mini.questions() for o in q.options if o.criteria]
    assert len(described) >= 20
