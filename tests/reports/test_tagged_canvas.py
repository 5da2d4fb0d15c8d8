import io
import re

import pytest
from PIL import Image as Picture
from reportlab.graphics.shapes import Drawing, Image, Rect, String
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Spacer

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Figure, columns
from andts_desktop.reports.page import Contents
from andts_desktop.reports.structure import Element, Furniture, Tag
from andts_desktop.reports.tables import Column, Line
from andts_desktop.reports.tagged_canvas import TaggedCanvas
from tests.reports.pdf_text import squeezed
from tests.reports.tagged import drawn, opened, printed, tree


class Painted(Flowable):
    """Draws with no regard to what it is."""

    def wrap(self, *_: float) -> tuple[float, float]:
        return 100, 40

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setFillColor(theme.ACCENT)
        self.canv.rect(0, 0, 100, 40, stroke=0, fill=1)
        self.canv.setFont(fonts.REGULAR, 9)
        self.canv.drawString(4, 4, "Prydnad")
        self.canv.lines([(0, 0, 10, 10), (10, 0, 0, 10)])
        self.canv.restoreState()


def canvas() -> TaggedCanvas:
    fonts.register()
    return TaggedCanvas(io.BytesIO(), initialFontName=fonts.REGULAR, invariant=1)


def code(made: TaggedCanvas) -> list[str]:
    made.showPage()
    (page,) = vars(made)["_doc"].Pages.pages
    return [line for line in page.stream.splitlines() if line.strip()]


def test_what_is_drawn_outside_of_elements_is_furniture() -> None:
    compose = Composer.begin()
    with opened(printed(compose, [Painted(), compose.line("Ord"), Painted()])) as pdf:
        found = drawn(pdf)
        assert found.stray == []
        assert found.furniture.count("Prydnad") == 2
        assert list(found.marked.values()) == ["Ord"]


def test_marks_stand_around_strokes_and_not_around_settings() -> None:
    made = canvas()
    made.saveState()
    made.setLineWidth(2)
    made.line(0, 0, 9, 9)
    made.restoreState()
    marked = code(made)
    assert marked[-6:] == ["q", "2 w", "/Artifact BMC", "n 0 0 m 9 9 l S", "EMC", "Q"]


def test_a_path_of_several_lines_is_marked_from_its_beginning() -> None:
    made = canvas()
    made.lines([(0, 0, 1, 1), (2, 2, 3, 3)])
    assert code(made)[-6:-4] == ["/Artifact BMC", "n"]


def test_nothing_drawn_leaves_no_mark() -> None:
    made = canvas()
    with made.marked(Element(Tag.PARAGRAPH)):
        made.saveState()
        made.restoreState()
    assert not any("BDC" in line or "BMC" in line for line in code(made))
    assert made.pages == [[]]


def test_an_element_inside_another_interrupts_it() -> None:
    made = canvas()
    outer = Element(Tag.PARAGRAPH)
    inner = Element(Tag.SPAN, outer)
    with made.marked(outer):
        made.drawString(0, 0, "ett")
        with made.marked(inner):
            made.drawString(0, 0, "två")
        made.drawString(0, 0, "tre")
    marks = [line for line in code(made) if "MCID" in line]
    assert marks == ["/P<</MCID 0>>BDC", "/Span<</MCID 1>>BDC", "/P<</MCID 2>>BDC"]
    assert [event.element for event in made.pages[0]] == [outer, inner, outer]


def test_pages_count_their_pieces_from_nought() -> None:
    made = canvas()
    element = Element(Tag.PARAGRAPH)
    for _ in range(2):
        with made.marked(element):
            made.drawString(0, 0, "ord")
        made.showPage()
    assert [[event.number for event in page] for page in made.pages] == [[0], [0]]


def test_the_foot_is_furniture_of_every_page() -> None:
    made = canvas()
    with made.marked(Furniture.FOOT):
        made.drawString(0, 0, "sida 1")
    assert "/Artifact<</Type/Pagination/Subtype/Footer>>BDC" in code(made)


def test_a_list_item_has_its_bullet_as_label() -> None:
    compose = Composer.begin()
    with opened(printed(compose, compose.bullets(["ett", "två"]))) as pdf:
        (whole,) = tree(pdf).all("L")
        assert [[kid.tag for kid in item.kids] for item in whole.kids] == [["Lbl", "LBody"]] * 2
        assert [item.all_words() for item in whole.kids] == ["• ett", "• två"]


def test_a_list_in_an_item_is_in_its_body() -> None:
    compose = Composer.begin()
    story = compose.described([("Skola", "Alla skolor.\n\n- ett\n- två"), ("Hem", "")])
    with opened(printed(compose, story)) as pdf:
        outer, inner = tree(pdf).all("L")
        school, home = outer.kids
        assert [each.tag for each in school.kids] == ["Lbl", "LBody"]
        assert [each.tag for each in school.kids[1].kids] == ["P", "L"]
        assert inner.all_words() == "– ett – två"
        assert home.all_words() == "• Hem"


def test_a_paragraph_over_pages_is_one_paragraph() -> None:
    compose = Composer.begin()
    story: list[Flowable] = [Spacer(1, 600), compose.line("ord " * 300)]
    file = printed(compose, story)
    with opened(file) as pdf:
        (paragraph,) = tree(pdf).all("P")
        assert file.pages == 2
        assert paragraph.words.split() == ["ord"] * 300


def table(compose: Composer, rows: int) -> Flowable:
    heads = [Column("Namn", 2, heads_rows=True), Column("Läge", 2), Column("Tal", 1, numeric=True)]
    cells = [
        [compose.cell(f"Rad {number}"), compose.comment("Ett.\n\n- två\n- tre"), []]
        for number in range(rows)
    ]
    return compose.table(heads, cells)


def test_a_table_over_pages_is_one_regular_table() -> None:
    compose = Composer.begin()
    file = printed(compose, [table(compose, 40)])
    with opened(file) as pdf:
        (whole,) = tree(pdf).all("Table")
        assert file.pages > 1
        assert len(whole.kids) == 41
        assert {len(row.kids) for row in whole.kids} == {3}
        assert [cell.words for cell in whole.kids[0].kids] == ["Namn", "Läge", "Tal"]
        assert [row.kids[0].words for row in whole.kids[1:]] == [f"Rad {n}" for n in range(40)]


def test_a_header_drawn_again_is_furniture() -> None:
    compose = Composer.begin()
    file = printed(compose, [table(compose, 40)])
    with opened(file) as pdf:
        assert drawn(pdf).furniture.count("Namn") == file.pages - 1


def test_header_cells_say_what_they_head() -> None:
    compose = Composer.begin()
    with opened(printed(compose, [table(compose, 4)])) as pdf:
        head, row, *_ = tree(pdf).all("Table")[0].kids
        scopes = [str(cell.made.A.Scope) for cell in head.kids]
        assert scopes == ["/Column"] * 3
        assert [cell.tag for cell in row.kids] == ["TH", "TD", "TD"]
        assert str(row.kids[0].made.A.Scope) == "/Row"


def test_in_a_small_table_only_columns_have_heads() -> None:
    compose = Composer.begin()
    with opened(printed(compose, [table(compose, 1)])) as pdf:
        _, row = tree(pdf).all("Table")[0].kids
        assert [cell.tag for cell in row.kids] == ["TD"] * 3


def test_points_in_a_cell_are_a_list() -> None:
    compose = Composer.begin()
    with opened(printed(compose, [table(compose, 1)])) as pdf:
        cell = tree(pdf).all("Table")[0].kids[1].kids[1]
        assert [kid.tag for kid in cell.kids] == ["P", "L"]
        assert cell.all_words() == "Ett. • två • tre"


def test_the_only_line_of_a_cell_is_the_cell() -> None:
    compose = Composer.begin()
    made = compose.table([Column("A", 1)], [[[Line("ett")]]])
    with opened(printed(compose, [made])) as pdf:
        cell = tree(pdf).all("TD")[0]
        assert cell.words == "ett"
        assert cell.kids == []


def test_a_figure_is_one_piece_with_its_place() -> None:
    compose = Composer.begin()
    drawing = Drawing(200, 80)
    drawing.add(Rect(0, 0, 200, 80))
    drawing.add(String(10, 10, "Siffror", fontName=fonts.REGULAR))
    vars(drawing).update(initialFontName=fonts.REGULAR)
    with opened(printed(compose, [Figure(drawing, "Ett diagram.")])) as pdf:
        (figure,) = tree(pdf).all("Figure")
        assert figure.words == "Siffror"
        assert str(figure.made.Alt) == "Ett diagram."
        left, bottom, right, top = (float(each) for each in figure.made.A.BBox.as_list())
        assert (left, right - left, top - bottom) == (theme.MARGIN, 200, 80)
        assert bottom > theme.BOTTOM


def test_a_picture_is_an_object_and_not_in_the_code() -> None:
    compose = Composer.begin()
    drawing = Drawing(20, 20)
    vars(drawing).update(initialFontName=fonts.REGULAR)
    drawing.add(Image(0, 0, 20, 20, Picture.new("RGB", (4, 4), "red")))
    with opened(printed(compose, [Figure(drawing, "En röd ruta.")])) as pdf:
        assert len(tree(pdf).all("Figure")) == 1
        assert b"BI" not in pdf.pages[0].Contents.read_bytes()


def test_columns_are_read_one_after_the_other_and_are_no_table() -> None:
    compose = Composer.begin()
    stacks = [[compose.line("ett"), compose.line("två")], [compose.line("tre")]]
    with opened(printed(compose, [columns(stacks, [100, 100])])) as pdf:
        root = tree(pdf)
        assert root.all("Table") == []
        assert [each.words for each in root.all("P")] == ["ett", "två", "tre"]


def test_entries_of_the_contents_are_links_that_say_where_they_lead() -> None:
    compose = Composer.begin()
    story = [Contents(), *(compose.heading(2, f"Kapitel {n}") for n in range(3))]
    with opened(printed(compose, story)) as pdf:
        (contents,) = tree(pdf).all("TOC")
        assert [item.tag for item in contents.kids] == ["TOCI"] * 3
        links = contents.all("Link")
        assert [each.words for each in links] == ["Kapitel 0 1", "Kapitel 1 1", "Kapitel 2 1"]
        said = [str(each.Contents) for each in pdf.pages[0].Annots.as_list()]
        assert said[::2] == ["Kapitel 0, sida 1", "Kapitel 1, sida 1", "Kapitel 2, sida 1"]


def test_an_address_in_a_text_is_a_link_inside_it() -> None:
    compose = Composer.begin()
    line = compose.set_markup('Se <a href="https://example.org/">sidan</a>.')
    with opened(printed(compose, [line])) as pdf:
        (paragraph,) = tree(pdf).all("P")
        assert [kid.tag for kid in paragraph.kids] == ["Link"]
        (link,) = pdf.pages[0].Annots.as_list()
        assert str(link.Contents) == "https://example.org/"
        assert int(link.F) == 4


def test_a_hyphen_at_the_end_of_a_line_is_soft_and_one_of_the_word_is_not() -> None:
    compose = Composer.begin()
    narrow = theme.changed(theme.BODY, rightIndent=310)
    words = "Alkoholserveringstillstånd i brottsförebyggande narkotikaanvändning. ANDTS-arbete " * 9
    bold = words.replace("brotts", "**brottsligt** brotts")
    story = [*compose.prose(words, narrow), *compose.prose(bold, narrow)]
    with opened(printed(compose, story)) as pdf:
        said = tree(pdf).all_words()
        assert said.count("\u00ad ") > 9
        assert "-" in said
        assert "-" not in said.replace("ANDTS-", "")


@pytest.mark.parametrize("emphasis", ["", "**"])
def test_a_paragraph_drawn_before_is_parted_as_if_it_were_new(emphasis: str) -> None:
    compose = Composer.begin()
    narrow = theme.changed(theme.BODY, rightIndent=310)
    words = "Alkoholserveringstillstånd i brottsförebyggande narkotikaanvändning. " * 9
    (made,) = compose.prose(f"{emphasis}Ord{emphasis} {words}", narrow)
    printed(compose, [made])
    with opened(printed(compose, [Spacer(1, 600), made])) as pdf:
        said = tree(pdf).all("P")[0].words
        assert len(pdf.pages) == 2
        assert squeezed(said) == squeezed(f"Ord {words}")
        assert "\u00ad" not in re.sub("\u00ad (?! )", "", said)


def test_a_paragraph_is_set_anew_for_another_width() -> None:
    made = Composer.begin().line("ord " * 40)
    wide, narrow, again = (made.wrap(width, 800) for width in (400, 200, 400))
    assert narrow[1] > wide[1]
    assert again == wide


def test_a_draft_counts_pages_and_shows_nothing() -> None:
    made = canvas()
    made.is_draft = True
    for each in (Composer.begin().line("Ord"), table(Composer.begin(), 2)):
        each.wrap(400, 800)
        each.drawOn(made, 0, 0)
    assert not any("Tj" in line for line in code(made))


def test_a_soft_hyphen_looks_like_a_hyphen() -> None:
    fonts.register()
    font = getFont(fonts.REGULAR)
    assert isinstance(font, TTFont)
    assert font.face.charToGlyph[0xAD] == font.face.charToGlyph[ord("-")]
