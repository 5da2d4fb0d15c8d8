"""A line that names its field sets the field, and prose that begins alike stays prose."""

import pytest

from andts_desktop.domain.plan import LevelRole, PreventionLevel, ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.exchange.plan_import.understanding import understand
from andts_desktop.exchange.plan_import.understanding.field_lines import read_line
from andts_desktop.exchange.plan_import.understood import Understood
from tests.exchange.plan_import.sources import Line, document

LEAD, CO, PARTNER = ResponsibilityRole


def understood(*lines: Line) -> Understood:
    return understand(document(*lines))


def goal_over(*lines: Line) -> NodeDraft:
    template: PlanTemplate = understood("# Mål 1. Minska tillgången", *lines).template
    return template.nodes[0]


def parties(node: NodeDraft) -> list[tuple[str, ResponsibilityRole]]:
    return [(each.unit_name, each.role) for each in node.responsibilities]


def test_lines_under_a_heading_name_its_parties() -> None:
    node = goal_over(
        "Ansvarig: Socialnämnden",
        "Medansvariga: Barnnämnden och Kulturnämnden",
        "Samverkansparter: Polisen, Region Berg",
    )
    assert parties(node) == [
        ("Socialnämnden", LEAD),
        ("Barnnämnden", CO),
        ("Kulturnämnden", CO),
        ("Polisen", PARTNER),
        ("Region Berg", PARTNER),
    ]
    assert node.text == ""


def test_lines_under_a_heading_set_its_small_fields() -> None:
    node = goal_over(
        "Nationella mål: 3 och 4",
        "Preventionsnivå: universell",
        "Gäller: alkohol och tobak",
        "Tid: 2024–2025",
        "Återkommer: Q1 och Q3",
    )
    assert node.national_goals == ("3", "4")
    assert node.prevention_level is PreventionLevel.UNIVERSAL
    assert "".join(node.substances) == "AT"
    assert (node.starts, node.ends, node.recurs) == ("2024", "2025", "Q1 och Q3")
    assert node.text == ""


def test_an_indicator_has_the_target_of_the_line_below_it() -> None:
    node = goal_over("Indikator: Godkända butiker", "Målvärde: minst 90 procent")
    (indicator,) = node.indicators
    assert (indicator.text, indicator.target) == ("Godkända butiker", "minst 90 procent")


def test_status_and_comment_are_what_the_document_says_of_how_far_it_has_come() -> None:
    found = understood("# Mål 1. Minska", "Status: pågår", "Kommentar: Två möten kvar.")
    note = found.follow_up[0,]
    assert (note.status, note.comment) == ("pågår", "Två möten kvar.")


def test_parties_may_stand_in_the_list_below_their_word() -> None:
    node = goal_over("Medansvariga:", "- Barnnämnden", "- Kulturnämnden", "Vi arbetar vidare.")
    assert parties(node) == [("Barnnämnden", CO), ("Kulturnämnden", CO)]
    assert node.text == "Vi arbetar vidare."


def test_a_list_below_a_word_for_a_level_is_of_that_level() -> None:
    template = understood(
        "# Mål 1. Minska tillgången",
        "Vi arbetar brett.",
        "Insatsområden:",
        "- 1.1 Tillsyn",
        "Ansvarig: Miljönämnden",
        "- 1.2 Langning",
        "# Mål 2. Skydda barn",
        "Insatsområde:",
        "- 2.1 Stöd",
    ).template
    first, second = template.nodes
    assert [(each.number, each.title) for each in first.children] == [
        ("1.1", "Tillsyn"),
        ("1.2", "Langning"),
    ]
    assert parties(first.children[0]) == [("Miljönämnden", LEAD)]
    assert [each.number for each in second.children] == ["2.1"]
    assert [(level.plural, level.role) for level in template.levels] == [
        ("mål", LevelRole.GOAL),
        ("insatsområden", LevelRole.FOCUS_AREA),
    ]


def test_a_field_in_a_line_is_less_sure_than_in_a_table_and_says_why() -> None:
    origin = understood("# Mål 1. Minska", "Ansvarig: Socialnämnden").origins[0,]
    assert origin.certainty == 0.85
    assert origin.reason == "ansvarig är läst ur en rad i löpande text"


@pytest.mark.parametrize(
    "text",
    [
        "Ansvar: Kommunstyrelsen har det övergripande ansvaret för arbetet",
        "Ansvar: " + "Socialnämnden och andra " * 20,
        "Gäller: alla som bor i kommunen",
        "Nivå: hög",
        "Nationellt mål: Barn ska skyddas",
        "Status: " + "Arbetet har kommit igång i alla förvaltningar. " * 2,
        "Exempel: Socialnämnden",
    ],
)
def test_prose_that_begins_with_such_a_word_stays_prose(text: str) -> None:
    assert read_line(text) is None
    assert goal_over(text).text == " ".join(text.split())


def test_lines_of_a_description_in_a_table_set_fields_too() -> None:
    rows = (
        ("Aktivitet", "Beskrivning", "Ansvarig"),
        ("Tillsyn", "Alla butiker besöks.\nPrevention: universell\nGäller: tobak", "Miljönämnden"),
    )
    (activity,) = goal_over(rows).children
    assert activity.text == "Alla butiker besöks."
    assert activity.prevention_level is PreventionLevel.UNIVERSAL
    assert "".join(activity.substances) == "T"
