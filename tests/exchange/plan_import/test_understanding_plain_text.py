"""Plans as plain text, pasted from a mail or a web page, in which nothing is marked."""

import pytest

from andts_desktop.domain.plan import LevelRole, ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.exchange.plan_import.reading import read_pasted
from andts_desktop.exchange.plan_import.understanding import understand
from andts_desktop.exchange.plan_import.understood import BlockRole, Choices, Understood

MAIL = """ANDTS-plan för Åby kommun 2027–2030

Syfte
Planen ska ge alla barn en trygg uppväxt. Den gäller alla nämnder.

Mål 1: Färre unga ska börja röka och snusa
1.1 Tillsyn av försäljningsställen minst en gång per år (ansvarig: Miljönämnden)
1.2 Rökfri skoltid i alla skolor. Ansvarig: Barn- och utbildningsnämnden. Mått: andel skolor
Mål 2: Minska alkoholens skador
- Föräldramöten i årskurs 7 – ÖPP-metoden
- Ansvarsfull alkoholservering
   • Utbildning två gånger om året, Q1 och Q3
Mål 3 Mindre spelproblem
1. Kartlägg spel bland unga
2. Utbilda personal i socialtjänsten
"""
FIRST, SECOND = 4, 5

LETTERS = """Handlingsplan ANDTS 2026–2029
Bakgrund
Kommunen har arbetat med ANDTS sedan 2015
Uppföljning och utvärdering
Planen följs upp varje år.

Mål 1 – Färre ska börja röka
Vi vill att ingen under 18 år röker.
a) Tillsyn av rökfria miljöer – ansvarig: Miljönämnden, tidplan: 2026–2027
b) Rökfri skoltid. Skolorna följer upp den varje år.
Mål 2 – Minska skadorna av alkohol
a) Föräldramöten i årskurs 7
Ansvarig: Skolnämnden. Mått: Antal möten. Målvärde: minst 30 per år.
b) Ansvarsfull alkoholservering (ansvariga: Socialnämnden och Polisen)

Referenser
Folkhälsomyndigheten, Skolbarns hälsovanor
"""

THREE_LEVELS = """ANDTS-program Byköping 2027–2030

1. Inledning
Programmet gäller hela kommunen och alla nämnder i den.

Målområde 1: Tidiga insatser
1.1 Föräldraskapsstöd
1.1.1 Erbjud föräldragrupper (ansvarig: Socialnämnden)
1.1.2 Hembesök till alla förstagångsföräldrar
1.2 Trygga skolor
1.2.1 Skolmanual mot droger
Målområde 2: Minskad tillgång
2.1 Tillsyn
2.1.1 Kontrollköp av folköl, två gånger per år
2. Uppföljning
Programmet följs upp varje år i november.
"""

GOALS_WITHOUT_THE_WORD = """ANDTS-plan för Ceköping 2027

Syfte:
Att minska skador.

Mål
1. Färre unga röker
1.1 Tillsyn av butiker
1.2 Rökfri skoltid
2. Färre unga dricker
2.1 Kontrollköp (ansvarig: Miljönämnden)
Uppföljning
Sker varje år
"""

COUNTED_THROUGH = """Handlingsplan
Mål: Färre unga spelar om pengar
1. Samverkan med föreningar
2. Insatser i skolan
   - Lektioner i årskurs 8
   - Teater
Mål: Färre unga dricker
3. Krogar mot knark
4. Kampanj mot langning (ansvarig: Miljönämnden; tidplan: 2027)
"""

SHOUTED = """Handlingsplan ANDTS Deköping
INLEDNING
Kort text här.
MÅL 1. FÄRRE UNGA RÖKER
Aktiviteter:
1. Tillsyn, ansvarig: Miljönämnden
2. Rökfri skoltid, ansvarig: Skolnämnden
MÅL 2. FÄRRE UNGA DRICKER
Samverkan
Polisen och kommunen ses varje månad.
1) Kontrollköp
Ansvarig: Polisen
2) Krogtillsyn
Ansvarig: Miljönämnden
Ansvar
Kommunstyrelsen ansvarar för planen.
"""


def read(text: str, choices: Choices | None = None) -> Understood:
    return understand(read_pasted(text), choices or Choices())


def tree(nodes: tuple[NodeDraft, ...], depth: int = 0) -> list[str]:
    """Return the nodes as an indented list."""
    found = []
    for node in nodes:
        found.append(f"{'  ' * depth}{node.number} {node.title}".rstrip())
        found += tree(node.children, depth + 1)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MAIL,
            [
                "1 Färre unga ska börja röka och snusa",
                "  1.1 Tillsyn av försäljningsställen minst en gång per år",
                "  1.2 Rökfri skoltid i alla skolor",
                "2 Minska alkoholens skador",
                "   Föräldramöten i årskurs 7 – ÖPP-metoden",
                "   Ansvarsfull alkoholservering",
                "3 Mindre spelproblem",
                "  1 Kartlägg spel bland unga",
                "  2 Utbilda personal i socialtjänsten",
            ],
        ),
        (
            LETTERS,
            [
                "1 Färre ska börja röka",
                "  a Tillsyn av rökfria miljöer",
                "  b Rökfri skoltid",
                "2 Minska skadorna av alkohol",
                "  a Föräldramöten i årskurs 7",
                "  b Ansvarsfull alkoholservering",
            ],
        ),
        (
            THREE_LEVELS,
            [
                "1 Tidiga insatser",
                "  1.1 Föräldraskapsstöd",
                "    1.1.1 Erbjud föräldragrupper",
                "    1.1.2 Hembesök till alla förstagångsföräldrar",
                "  1.2 Trygga skolor",
                "    1.2.1 Skolmanual mot droger",
                "2 Minskad tillgång",
                "  2.1 Tillsyn",
                "    2.1.1 Kontrollköp av folköl, två gånger per år",
            ],
        ),
        (
            GOALS_WITHOUT_THE_WORD,
            [
                "1 Färre unga röker",
                "  1.1 Tillsyn av butiker",
                "  1.2 Rökfri skoltid",
                "2 Färre unga dricker",
                "  2.1 Kontrollköp",
            ],
        ),
        (
            COUNTED_THROUGH,
            [
                " Färre unga spelar om pengar",
                "  1 Samverkan med föreningar",
                "  2 Insatser i skolan",
                " Färre unga dricker",
                "  3 Krogar mot knark",
                "  4 Kampanj mot langning",
            ],
        ),
        (
            SHOUTED,
            [
                "1 FÄRRE UNGA RÖKER",
                "  1 Tillsyn",
                "  2 Rökfri skoltid",
                "2 FÄRRE UNGA DRICKER",
                "  1 Kontrollköp",
                "  2 Krogtillsyn",
            ],
        ),
    ],
)
def test_the_tree_is_that_of_the_text(text: str, expected: list[str]) -> None:
    template = read(text).template
    assert tree(template.nodes) == expected
    assert template.levels[-1].role is LevelRole.ACTIVITY


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (MAIL, ["Syfte"]),
        (LETTERS, ["Bakgrund", "Uppföljning och utvärdering", "Referenser"]),
        (THREE_LEVELS, ["1. Inledning", "2. Uppföljning"]),
        (GOALS_WITHOUT_THE_WORD, ["Syfte", "Uppföljning"]),
        (SHOUTED, ["Inledning", "Ansvar"]),
    ],
)
def test_a_chapters_word_alone_heads_a_chapter(text: str, titles: list[str]) -> None:
    understood = read(text)
    assert [each.title for each in understood.template.chapters] == titles
    assert not understood.left_out


def test_fields_after_a_title_are_those_of_its_node() -> None:
    first, second = read(MAIL).template.nodes[0].children
    assert first.unit_names() == ("Miljönämnden",)
    assert second.unit_names() == ("Barn- och utbildningsnämnden",)
    assert [each.text for each in second.indicators] == ["andel skolor"]


def test_several_fields_share_a_line() -> None:
    smoking, alcohol = read(LETTERS).template.nodes
    inspection, school = smoking.children
    assert (inspection.starts, inspection.ends) == ("2026", "2027")
    assert school.text == "Skolorna följer upp den varje år."
    meetings, serving = alcohol.children
    assert meetings.unit_names() == ("Skolnämnden",)
    assert [(each.text, each.target) for each in meetings.indicators] == [
        ("Antal möten", "minst 30 per år")
    ]
    assert [(each.unit_name, each.role) for each in serving.responsibilities] == [
        ("Socialnämnden", ResponsibilityRole.LEAD),
        ("Polisen", ResponsibilityRole.CO_RESPONSIBLE),
    ]


def test_a_list_below_an_activity_is_its_text() -> None:
    _, school = read(COUNTED_THROUGH).template.nodes[0].children
    assert school.text == "- Lektioner i årskurs 8\n- Teater"


def test_a_bracket_that_names_no_field_stays_in_the_title() -> None:
    template = read("Mål 1: Färre röker\n1.1 Tillsyn (obs: minst två gånger)\n1.2 Besök").template
    assert template.nodes[0].children[0].title == "Tillsyn (obs: minst två gånger)"


def test_numbers_are_split_off_every_line_that_is_chosen() -> None:
    chosen = Choices(blocks=dict.fromkeys((FIRST, SECOND), (BlockRole.LEVEL, "activity")))
    activities = read(MAIL, chosen).template.nodes[0].children
    assert [each.number for each in activities] == ["1.1", "1.2"]
    assert activities[1].title == "Rökfri skoltid i alla skolor"
