import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, NextPageTemplate, PageTemplate

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import BLOCK_HEIGHT, Cover, cover, cover_block, head
from andts_desktop.reports.cover_block import CoverBlock
from andts_desktop.reports.page import DocumentInfo, PdfFile, inner_frame
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.pictures import Logo
from andts_desktop.reports.print_pdf import print_pdf
from tests.reports.pdf_text import in_order, pages, reader, squeezed

WIDE = (600, 150)
FACTS = (("Diarienummer", "KS 2020/00864"), ("Läget per", "12 januari 2026"))
FIGURES = (("7 av 14", "aktiviteter genomförda"), ("3", "avvikelser"))
WHOLE = Cover(
    "Årlig uppföljning 2025",
    "Handlingsplan 2022–2025",
    "Västerås stad",
    "Kommunstyrelsen",
    "UTKAST",
    facts=FACTS,
    figures=FIGURES,
)


def picture(size: tuple[int, int] = WIDE) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#7a3e9d").save(data, "PNG")
    return data.getvalue()


OWN = Brand("Exempelstad", "#7a3e9d", picture(), "Stadens vapen")


def composed(story: Sequence[Flowable], compose: Composer) -> PdfFile:
    info = DocumentInfo("Titel", "Kommunen", "Ämne", "Fot")
    front = [PageTemplate("cover", [inner_frame()])]
    whole = [NextPageTemplate("inner"), *story, compose.line("Det som följer.")]
    return print_pdf(Paper(info, whole, compose.user.warnings, front))


def logos(story: Sequence[Flowable]) -> list[Logo]:
    inside = [part for each in story if isinstance(each, CoverBlock) for part in each.pieces()]
    return [each for each in [*story, *inside] if isinstance(each, Logo)]


def test_a_cover_says_whose_and_what_it_is_then_the_facts_and_figures() -> None:
    compose = Composer.begin()
    first, second = pages(composed(cover(compose, WHOLE), compose))
    words = ("Västerås stad · Kommunstyrelsen", "Årlig uppföljning 2025", "Handlingsplan", "UTKAST")
    assert in_order(squeezed(first), *words, "Läget per", "12 januari 2026", "7 av 14")
    assert squeezed("Det som följer") in squeezed(second)


def test_the_municipalitys_own_name_stands_in_place_of_the_plans() -> None:
    compose = Composer.begin(OWN)
    first = squeezed(pages(composed(cover(compose, WHOLE), compose))[0])
    assert squeezed("Exempelstad · Kommunstyrelsen") in first
    assert squeezed("Västerås") not in first


def test_a_head_is_followed_on_the_same_page() -> None:
    compose = Composer.begin(OWN)
    (only,) = pages(composed(head(compose, WHOLE), compose))
    assert in_order(squeezed(only), "Årlig uppföljning 2025", "Läget per", "Det som följer")


def test_a_head_without_facts_says_as_of_when_on_the_colour() -> None:
    compose = Composer.begin()
    (block, *_) = head(compose, Cover("Årshjul 2026", as_of="Läget per 12 januari 2026"))
    assert isinstance(block, CoverBlock)
    (only,) = pages(composed([block], compose))
    assert in_order(squeezed(only), "Årshjul 2026", "Läget per 12 januari 2026")


@pytest.mark.parametrize("size", [WIDE, (150, 600), (300, 300)])
@pytest.mark.parametrize("make", [cover, head])
def test_a_logotype_is_never_stretched(size: tuple[int, int], make: object) -> None:
    compose = Composer.begin(Brand(logo=picture(size)))
    story = (cover if make is cover else head)(compose, WHOLE)
    (logo,) = logos(story)
    assert logo.drawing.width / logo.drawing.height == pytest.approx(size[0] / size[1])


@pytest.mark.parametrize(
    ("brand", "said"),
    [
        (OWN, "Stadens vapen"),
        (Brand("Exempelstad", logo=picture()), "Logotyp Exempelstad"),
        (Brand(logo=picture()), "Logotyp"),
    ],
)
def test_a_logotype_says_in_words_what_it_shows(brand: Brand, said: str) -> None:
    (logo,) = logos(cover(Composer.begin(brand), WHOLE))
    assert logo.element.alternative == said


def test_without_a_logotype_there_is_no_figure() -> None:
    assert logos(cover(Composer.begin(), WHOLE)) == []


def test_the_block_and_the_figures_have_the_municipalitys_colour() -> None:
    compose = Composer.begin(OWN)
    drawn = reader(composed(cover(compose, WHOLE), compose)).pages[0].get_contents()
    assert drawn is not None
    accent = HexColor("#7a3e9d")
    operator = " ".join(f"{part:.6f}".lstrip("0").rstrip("0") for part in accent.rgb()) + " rg"
    own = HexColor(PLAIN.accent)
    other = " ".join(f"{part:.6f}".lstrip("0").rstrip("0") for part in own.rgb()) + " rg"
    assert operator.encode() in drawn.get_data()
    assert other.encode() not in drawn.get_data()


@settings(max_examples=40, deadline=None)
@given(
    title=st.text("abc åäö", min_size=1, max_size=160).filter(str.strip),
    more=st.text("abc åäö", max_size=160),
)
def test_the_shapes_never_reach_the_words(title: str, more: str) -> None:
    compose = Composer.begin()
    what = Cover(title, more, "Kommunen " * 20, stamp="UTKAST")
    block = cover_block(compose, what, BLOCK_HEIGHT)
    block.wrap(theme.COLUMN, theme.FRAME_HEIGHT)
    assert block.shapes_end >= block.words_begin


@pytest.mark.parametrize("brand", [PLAIN, OWN])
def test_a_cover_with_much_to_say_is_still_one_page(brand: Brand) -> None:
    long = Cover(
        "Uppföljning av alkohol- och drogförebyggande arbete i kommunens alla verksamheter " * 2,
        "Handlingsplan " * 12,
        "Kommunen",
        stamp="UTKAST",
        facts=[(f"Uppgift {number}", "Ett värde " * 8) for number in range(7)],
        figures=FIGURES,
    )
    compose = Composer.begin(brand)
    assert composed(cover(compose, long), compose).pages == 2


def test_nothing_but_a_title_is_a_cover() -> None:
    compose = Composer.begin()
    assert composed(cover(compose, Cover("Planen")), compose).pages == 2


@pytest.mark.parametrize("sheet", [theme.A4_LYING, theme.A3_LYING, theme.A3_UPRIGHT])
def test_a_head_fits_every_sheet(sheet: theme.Sheet) -> None:
    compose = Composer.begin(OWN)
    block, *_ = head(compose, Cover("Årshjul 2026", sheet=sheet))
    width, height = block.wrap(sheet.column, sheet.frame_height)
    assert width == sheet.column
    assert height < sheet.frame_height / 2
