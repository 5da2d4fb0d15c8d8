"""Plans whose activities are lines of text, and whose measures stand in tables of their own."""

from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.exchange.plan_import.understanding import understand
from andts_desktop.exchange.plan_import.understood import Understood
from tests.exchange.plan_import.sources import Line, document

MEASURES = (
    ("Indikator", "Målvärde", "Källa"),
    ("Andel som röker", "Högst 5 %", "Skolenkäten i årskurs 9"),
    ("Andel som dricker", "Högst 40 %", "Skolenkäten i årskurs 9"),
)


def understood(*lines: Line) -> Understood:
    return understand(document(*lines))


def plan(*lines: Line) -> PlanTemplate:
    return understood(*lines).template


def titles(node: NodeDraft) -> list[str]:
    return [child.title for child in node.children]


def measures(node: NodeDraft) -> list[tuple[str, str]]:
    return [(each.text, each.target) for each in node.indicators]


def test_items_over_lines_of_who_and_when_are_activities() -> None:
    template = plan(
        "# Insatsområde A. Tidiga insatser",
        "Därför är området viktigt.",
        "- Hembesök",
        "Ansvarig: Socialnämnden",
        "Tidplan: 2025",
        "# Insatsområde B. Skolan",
        "- Drogfri skolgård",
        "Ansvarig: Barnnämnden",
        "Tidplan: 2025",
    )
    first, second = template.nodes
    assert (first.text, titles(first), titles(second)) == (
        "Därför är området viktigt.",
        ["Hembesök"],
        ["Drogfri skolgård"],
    )
    (activity,) = first.children
    assert activity.unit_names() == ("Socialnämnden",)
    assert (activity.starts, activity.ends) == ("2025", "2025")
    assert template.levels[-1].role is LevelRole.ACTIVITY


def test_several_lines_under_one_heading_that_others_tell_of_are_activities() -> None:
    template = plan(
        "# Mål 1. Färre unga dricker",
        "Öppet på lov",
        "Ansvar: Fritidsnämnden",
        "Mått: Antal besök",
        "Föräldramöten",
        "Ansvar: Skolnämnden",
    )
    (goal,) = template.nodes
    assert titles(goal) == ["Öppet på lov", "Föräldramöten"]
    assert measures(goal.children[0]) == [("Antal besök", "")]


def test_one_line_before_the_fields_of_an_activity_is_its_text() -> None:
    template = plan(
        "# Mål 1. Trygga barn",
        "## Föräldrastöd",
        "Träffar för nyblivna föräldrar",
        "Ansvarig: Socialnämnden",
        "## Hembesök",
        "Besök under barnets första år",
        "Ansvarig: Socialnämnden",
    )
    (goal,) = template.nodes
    assert titles(goal) == ["Föräldrastöd", "Hembesök"]
    assert goal.children[0].text == "Träffar för nyblivna föräldrar"


def test_a_table_of_indicators_measures_what_it_stands_under() -> None:
    activities = (("Aktivitet", "Ansvarig"), ("Tillsyn", "Miljönämnden"))
    template = plan("# Mål 1. Mindre rökning", activities, "Indikatorer", MEASURES)
    (goal,) = template.nodes
    assert titles(goal) == ["Tillsyn"]
    assert measures(goal) == [("Andel som röker", "Högst 5 %"), ("Andel som dricker", "Högst 40 %")]


def test_a_table_of_indicators_under_nothing_is_a_list_in_its_chapter() -> None:
    template = plan("# Bakgrund", "Så här är det.", MEASURES, "# Mål 1. Ett", "Text om målet.")
    assert "Andel som röker: Högst 5 %" in template.chapters[0].text
    assert measures(template.nodes[0]) == []


def test_a_later_table_speaks_of_goals_by_their_numbers() -> None:
    template = plan(
        "# 2. Våra mål",
        "## 2.1 En uppväxt fri från droger",
        "Kommunen arbetar för målet.",
        "## 2.2 Färre dricker",
        "Kommunen arbetar för målet.",
        "# 3. Indikatorer",
        (
            ("Mål", "Indikator", "Målvärde"),
            ("2.1", "Andel som aldrig provat", "95 %"),
            ("2.2", "Andel med riskbruk", "Under 12 %"),
        ),
    )
    assert [node.title for node in template.nodes] == [
        "En uppväxt fri från droger",
        "Färre dricker",
    ]
    assert measures(template.nodes[1]) == [("Andel med riskbruk", "Under 12 %")]


def test_activities_of_a_later_table_lie_under_the_goals_that_they_name() -> None:
    template = plan(
        "# Mål 1: Minskad tillgång",
        "Om målet.",
        "# Mål 2: Skyddade barn",
        "Om målet.",
        "# Handlingsplan",
        (
            ("Mål", "Aktivitet", "Ansvarig"),
            ("1", "Tillsyn", "Miljönämnden"),
            ("1", "Kontrollköp", "Miljönämnden"),
            ("Mål 2", "Föräldrastöd", "Socialnämnden"),
        ),
    )
    assert [titles(node) for node in template.nodes] == [
        ["Tillsyn", "Kontrollköp"],
        ["Föräldrastöd"],
    ]


def test_a_line_that_says_when_is_not_taken_for_the_heading_of_a_list() -> None:
    found = understood(
        "# Mål 1. Ett", "- Tillsyn", "Tidplan: 2025", "# Mål 2. Två", "- Stöd", "Tidplan: 2025"
    )
    assert not any("Tidplan" in each.text for each in found.left_out)
