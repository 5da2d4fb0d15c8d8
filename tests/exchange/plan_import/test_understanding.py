"""A document is understood as a plan: its levels, columns, rows, parties and prose."""

import pytest

from andts_desktop.domain.plan import ChapterKind, LevelRole, ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.exchange.plan_import.source import SourceKind
from andts_desktop.exchange.plan_import.understanding import understand
from tests.exchange.plan_import.sources import Line, document

LEAD, CO, PARTNER = ResponsibilityRole
HEADER = ("Aktivitet", "Indikatorer", "Ansvar")


def plan(*lines: Line, kind: SourceKind = SourceKind.DOCX) -> PlanTemplate:
    return understand(document(*lines, kind=kind)).template


def outline(template: PlanTemplate) -> list[str]:
    """Return each node on a line, indented by its depth."""

    def lines(nodes: tuple[NodeDraft, ...], depth: int) -> list[str]:
        return [
            line
            for node in nodes
            for line in (
                f"{'  ' * depth}{node.number} {node.title}".rstrip(),
                *lines(node.children, depth + 1),
            )
        ]

    return lines(template.nodes, 0)


def parties(node: NodeDraft) -> dict[ResponsibilityRole, list[str]]:
    found: dict[ResponsibilityRole, list[str]] = {}
    for each in node.responsibilities:
        found.setdefault(each.role, []).append(each.unit_name)
    return found


def only_activity(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> NodeDraft:
    template = plan("# Mål 1. Minska tillgången", (header, *rows))
    return template.nodes[0].children[0]


def test_labels_give_number_and_title_and_name_the_level() -> None:
    template = plan(
        "# Delmål F. Samordning",
        "## Insatsområde: Stöd",
        "# Delmål 5 och 6: Vård",
    )
    assert [node.number for node in template.nodes] == ["F", "5 och 6"]
    assert [level.plural for level in template.levels] == ["delmål", "insatsområden"]
    assert outline(template)[:2] == ["F Samordning", "   Stöd"]


def test_a_letter_in_the_title_is_the_number_among_numbered_siblings() -> None:
    template = plan("# Mål 1. Ett", "# Förutsättningar (F) för arbetet", "# Mål 2. Två")
    assert [node.number for node in template.nodes] == ["1", "F", "2"]


def test_a_label_on_its_own_line_belongs_to_the_title_below() -> None:
    rows = (("Insatser", "Ansvarig"), ("Föräldrastöd", "Socialnämnden"))
    template = plan("Delmål 1. Tillgång", "Område för samhandling:", "Tillsyn", rows)
    assert outline(template) == ["1 Tillgång", "   Tillsyn", "     Föräldrastöd"]


def test_a_goal_between_an_areas_title_and_its_table_holds_the_area() -> None:
    rows = (("Insatser", "Ansvarig"), ("Kontroll", "Polisen"))
    template = plan(
        "Delmål 1. Ett",
        "Område för samhandling:",
        "Tillsyn",
        rows,
        "Område för samhandling:",
        "Föräldrastöd",
        "Delmål 2. Två",
        rows,
    )
    assert outline(template) == [
        "1 Ett",
        "   Tillsyn",
        "     Kontroll",
        "2 Två",
        "   Föräldrastöd",
        "     Kontroll",
    ]


def test_a_heading_over_all_goals_names_them_and_is_a_chapter() -> None:
    rows = (HEADER, ("1.1 Tillsyn", "Antal besök", "Miljönämnden"))
    template = plan("# Målområden", "Så läser du dem.", "## 1. Tillgång", rows, "## 2. Vård", rows)
    assert template.levels[0].plural == "målområden"
    assert [chapter.title for chapter in template.chapters] == ["Målområden"]


def test_levels_carry_what_their_nodes_have() -> None:
    rows = (HEADER, ("Tillsyn", "Antal besök", "Miljönämnden"))
    goal, activity = plan("# Mål 1. Tillgång", rows).levels
    assert (goal.has_status, goal.has_indicators, goal.has_responsibility) == (False,) * 3
    assert (activity.has_status, activity.has_indicators, activity.has_responsibility) == (
        True,
    ) * 3


def test_columns_can_carry_the_levels_themselves() -> None:
    rows = (
        ("Målområde", "Delmål", "Åtgärd", "Ansvarig"),
        ("1 Tillgång", "1.1 Langning", "Kampanj", "Polisen"),
        ("^", "^", "Brev", "Socialnämnden"),
        ("", "1.2 Krogar", "Tillsyn", "Miljönämnden"),
    )
    template = plan(rows)
    assert outline(template) == [
        "1 Tillgång",
        "  1.1 Langning",
        "     Kampanj",
        "     Brev",
        "  1.2 Krogar",
        "     Tillsyn",
    ]
    roles = [level.role for level in template.levels]
    assert roles == [LevelRole.GOAL, LevelRole.FOCUS_AREA, LevelRole.ACTIVITY]


def test_a_card_is_a_table_on_its_side() -> None:
    card = (("Aktivitet", "Tillsyn"), ("Ansvarig", "Miljönämnden"), ("Indikator", "Antal besök"))
    node = plan("# Mål 1. Tillgång", card).nodes[0].children[0]
    assert (node.title, node.indicators[0].text) == ("Tillsyn", "Antal besök")
    assert parties(node) == {LEAD: ["Miljönämnden"]}


def test_what_stands_above_the_header_of_a_sheet_is_read_as_lines() -> None:
    rows = (
        ("Mål 1: Tillgång", ""),
        ("Tillgången ska minska.", ""),
        ("Åtgärd", "Ansvarig"),
        ("Tillsyn", "Miljönämnden"),
    )
    goal = plan(rows).nodes[0]
    assert (goal.number, goal.title, goal.text) == ("1", "Tillgång", "Tillgången ska minska.")
    assert [child.title for child in goal.children] == ["Tillsyn"]


def test_lines_below_an_activity_say_who_and_how_it_is_measured() -> None:
    lines = ("Mål 1. Tillgång", "1.1 Tillsyn", "Ansvarig: Miljönämnden", "Indikator: Antal besök")
    node = plan(*lines, kind=SourceKind.TEXT).nodes[0].children[0]
    assert (node.number, node.title, node.indicators[0].text) == ("1.1", "Tillsyn", "Antal besök")
    assert parties(node) == {LEAD: ["Miljönämnden"]}


def test_an_activity_that_no_goal_holds_is_kept_and_unsure() -> None:
    rows = (("Aktivitet", "Ansvarig"), ("Tillsyn", "Miljönämnden"))
    understood = understand(document("# Handlingsplan", rows, "# Mål 1. Ett", rows, "# Mål 2. Två"))
    assert [node.title for node in understood.template.walk()][1] == "Tillsyn"
    assert understood.unsure() == ((0,),)


def test_shall_sentences_in_a_list_are_activities() -> None:
    template = plan("# Utvecklingsområde 1: Alla", "Kommunen ska", "- öppna en fritidsgård")
    assert outline(template) == ["1 Alla", "   öppna en fritidsgård"]
    assert template.levels[-1].singular == "ska-sats"


def test_a_list_straight_below_a_goal_is_its_activities() -> None:
    template = plan("# Mål 1. Tillgång", "- Kontrollköp", "- Tillsyn")
    assert outline(template) == ["1 Tillgång", "   Kontrollköp", "   Tillsyn"]


def test_a_plan_of_prose_has_chapters_and_no_node() -> None:
    template = plan("# Inledning", "Vi bryr oss.", "# Uppföljning", "Varje **år**.", "- i mars")
    assert template.nodes == ()
    kinds = [chapter.kind for chapter in template.chapters]
    assert kinds == [ChapterKind.INTRODUCTION, ChapterKind.FOLLOW_UP]
    assert template.chapters[1].text == "Varje **år**.\n- i mars"


def test_a_table_of_terms_is_a_list_in_its_chapter() -> None:
    template = plan("# Ordlista", (("ANDTS", "Alkohol med mera"), ("SIP", "Samordnad plan")))
    assert template.chapters[0].text == "- ANDTS: Alkohol med mera\n- SIP: Samordnad plan"


def test_rows_with_an_empty_first_cell_are_further_indicators() -> None:
    node = only_activity(
        ("Tillsyn", "Antal besök\nper år", "Miljönämnden"), ("", "Andel utan fel", "")
    )
    assert [each.text for each in node.indicators] == ["Antal besök per år", "Andel utan fel"]


def test_where_a_row_is_an_indicator_its_lines_stay_together() -> None:
    node = only_activity(
        ("Tillsyn", "Antal besök\nAntal samtal", "Miljönämnden"), ("", "Andel utan fel", "")
    )
    assert [each.text for each in node.indicators] == [
        "Antal besök\nAntal samtal",
        "Andel utan fel",
    ]


def test_where_a_row_is_an_activity_each_line_is_an_indicator() -> None:
    node = only_activity(("Tillsyn", "Antal besök\nAndel utan fel", "Miljönämnden"))
    assert [each.text for each in node.indicators] == ["Antal besök", "Andel utan fel"]


def test_a_table_goes_on_over_a_page_with_its_header_and_a_cut_row() -> None:
    first = (
        HEADER,
        ("Tillsyn av krogar", "Antal besök", "Miljönämnden"),
        ("Stöd till", "Antal", ""),
    )
    second = (HEADER, ("föräldrar", "grupper", ""), ("Rådgivning", "Antal samtal", ""))
    template = plan("# Mål 1. Tillgång", first, second)
    assert outline(template)[1:] == [
        "   Tillsyn av krogar",
        "   Stöd till föräldrar",
        "   Rådgivning",
    ]


def test_a_goal_column_to_the_right_of_the_indicators_is_their_target() -> None:
    header = ("Aktivitet", "Indikator", "Mål")
    node = only_activity(("Kontrollköp", "Andel nekade", "90 %"), header=header)
    assert node.indicators[0].target == "90 %"


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Socialnämnden", {LEAD: ["Socialnämnden"]}),
        (
            "Socialnämnden, Kultur- och fritidsnämnden och Miljönämnden",
            {LEAD: ["Socialnämnden"], CO: ["Kultur- och fritidsnämnden", "Miljönämnden"]},
        ),
        (
            "Nämnden för idrott, fritid och förebyggande, Äldrenämnden",
            {LEAD: ["Nämnden för idrott, fritid och förebyggande"], CO: ["Äldrenämnden"]},
        ),
        (
            "Socialnämnden i samverkan med Region Norr, Äldrenämnden.",
            {LEAD: ["Socialnämnden"], PARTNER: ["Region Norr"], CO: ["Äldrenämnden"]},
        ),
        ("Länsstyrelsen Polisen", {LEAD: ["Länsstyrelsen"], CO: ["Polisen"]}),
        ("Samtliga nämnder", {LEAD: ["Samtliga nämnder"]}),
    ],
)
def test_several_boards_in_a_cell(cell: str, wanted: dict[ResponsibilityRole, list[str]]) -> None:
    assert parties(only_activity(("Tillsyn", "Antal besök", cell))) == wanted


def test_bold_marks_the_lead_wherever_it_stands() -> None:
    node = only_activity(("Tillsyn", "Antal", "Socialnämnden\n**Miljönämnden**\nPolisen"))
    assert parties(node) == {LEAD: ["Miljönämnden"], CO: ["Socialnämnden"], PARTNER: ["Polisen"]}


def test_spellings_of_one_board_are_one_unit() -> None:
    template = plan(
        "# Mål 1. Tillgång",
        (
            HEADER,
            ("Ett", "A", "Nämnden för kultur och fritid"),
            ("Två", "B", "Nämnden för kultur, och fritid"),
            ("Tre", "C", "Kultur- och fritidsnämnden"),
            ("Fyra", "D", "Nämnden för kultur och fritid"),
        ),
    )
    assert [unit.name for unit in template.units] == ["Nämnden för kultur och fritid"]


def test_a_sentence_among_the_boards_is_the_nodes_text() -> None:
    node = only_activity(("Tillsyn", "Antal", "Alla nämnder\nGenom ansvarig chef i varje nämnd."))
    assert parties(node) == {LEAD: ["Alla nämnder"]}
    assert node.text == "Genom ansvarig chef i varje nämnd."


def test_a_board_merged_over_rows_leads_them_all() -> None:
    rows = (
        ("Åtgärd", "Ansvarig", "Uppföljning"),
        ("Ett", "Miljönämnden", "Antal"),
        ("Två", "^", "Andel"),
    )
    template = plan("# Mål 1. Tillgång", rows)
    assert [parties(each) for each in template.nodes[0].children] == [{LEAD: ["Miljönämnden"]}] * 2


def test_the_title_page_is_read() -> None:
    details = plan(
        "Handlingsplan ANDTS för Norrby kommun 2024–2027",
        "Antagen av kommunfullmäktige den 3 mars 2024 § 12",
        "Dnr: KS 2023/118",
        "Version 2",
        "# Inledning",
        "Text.",
    ).details
    assert (details.municipality, details.period) == ("Norrby kommun", "2024–2027")
    assert (details.decided_by, details.decided_on) == ("Kommunfullmäktige", "2024-03-03")
    assert (details.case_number, details.version) == ("KS 2023/118", "2")


def test_contents_contacts_and_unknown_columns_are_told_of() -> None:
    understood = understand(
        document(
            "Handlingsplan 2024–2027",
            "Innehållsförteckning",
            "Mål 3",
            "# Mål 1. Tillgång",
            (("Aktivitet", "Ansvarig", "Qwx"), ("Tillsyn", "Miljönämnden", "zzz")),
            "www.norrby.se",
        )
    )
    told = {each.text for each in understood.left_out}
    assert told == {"Innehållsförteckning", "Mål 3", "zzz", "www.norrby.se"}
    assert all(each.reason for each in understood.left_out)


def test_bold_lines_part_the_text_of_a_chapter_with_a_heading() -> None:
    template = plan(
        "# Organisation",
        "Vi arbetar i tre grupper som möts varje månad.",
        "**Ledningsgruppen**",
        "Gruppen beslutar om det gemensamma arbetet i kommunen.",
        "# Mål 1. Minska tillgången",
    )
    (chapter,) = template.chapters
    assert chapter.title == "Organisation"
    assert "\n\n**Ledningsgruppen**\n\nGruppen beslutar" in chapter.text


def test_the_inner_half_of_a_plan_stands_beside_its_goals() -> None:
    template = plan(
        "# Mål",
        "## Mål 1. Minska tillgången",
        "Aktiviteter:",
        "- Tillsyn",
        "# Förebyggstenar",
        "## Förebyggsten: Organisation",
        "Byggstenar:",
        "- Policy",
        "## Förebyggsten: Samverkan",
    )
    assert outline(template) == [
        "1 Minska tillgången",
        "   Tillsyn",
        " Organisation",
        "   Policy",
        " Samverkan",
    ]
    assert [(level.role, level.parent) for level in template.levels] == [
        (LevelRole.GOAL, ""),
        (LevelRole.ACTIVITY, "goal"),
        (LevelRole.CORNERSTONE, ""),
        (LevelRole.BUILDING_BLOCK, "cornerstone"),
    ]
