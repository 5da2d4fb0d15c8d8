import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.flowables import text
from andts_desktop.reports.hyphenation import parts_of


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("stadsdelsförvaltningar", "stadsdels"),
        ("brottsförebyggande", "brotts"),
        ("narkotikaanvändning", "narkotika"),
        ("tillståndsenheten", "tillstånds"),
        ("missbruksbehandlingen", "missbruks"),
        ("samverkansmöjligheter", "samverkans"),
        ("träningsanläggningar", "tränings"),
        ("funktionsnedsättning", "funktions"),
        ("socialtjänstenheten", "socialtjänst"),
    ],
)
def test_compounds_are_parted_at_their_joint(word: str, first: str) -> None:
    assert next(parts_of(word))[0] == first


def test_the_longest_first_part_comes_first() -> None:
    heads = [head for head, _ in parts_of("processutvecklingsgruppen")]
    assert heads == ["processutvecklings", "process"]


@pytest.mark.parametrize(
    "word", ["åtgärd", "förvaltningen", "personalbrist", "erfarenheter", "medvetenheten"]
)
def test_short_words_are_left_whole(word: str) -> None:
    assert list(parts_of(word)) == []


def test_very_long_words_without_a_known_joint_are_parted_between_syllables() -> None:
    parts = list(parts_of("internationaliseringarna"))
    assert ("internatio", "naliseringarna") in parts
    assert all(head + tail == "internationaliseringarna" for head, tail in parts)


def test_a_word_is_parted_at_its_joint_on_a_line_of_its_own_rather_than_cut() -> None:
    fonts.register()
    style = theme.style(9.5, 13)
    beside = text("Utsedd samordningsfunktion", style)
    beside.wrap(stringWidth("samordningsfunkt", style.fontName, style.fontSize), 100)
    assert [" ".join(words) for _, words in beside.blPara.lines] == [
        "Utsedd",
        "samordnings-",
        "funktion",
    ]
