import pytest
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from andts_desktop.domain.comparison import series
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.charts import series_chart
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Figure, Heading, KeptWithNext, Text, full_height, text
from andts_desktop.reports.page import Contents, DocumentInfo, ReportDocument
from andts_desktop.reports.structure import Tag
from andts_desktop.reports.tables import Column, DataTable, data_table
from andts_desktop.reports.text import UserText


def composer() -> Composer:
    return Composer(UserText(fonts.register()))


def table(rows: int, words: str = "ord") -> DataTable:
    compose = composer()
    columns = [Column("Namn", 1), Column("Tal", 1, numeric=True)]
    return compose.table(columns, [[compose.cell(words), compose.cell("1")] for _ in range(rows)])


def test_parts_of_a_split_paragraph_are_one_element() -> None:
    made = composer().line("ord " * 400)
    assert isinstance(made, Text)
    made.wrap(200, 1e6)
    first, second = made.split(200, 300)
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert first.element is made.element is second.element
    assert made.element.tag is Tag.PARAGRAPH


def test_the_second_half_of_a_heading_is_not_marked_again() -> None:
    made = composer().heading(3, "Rubrik " * 60)
    made.wrap(200, 1e6)
    first, second = made.split(200, 200)
    assert isinstance(second, Heading)
    assert second.key == ""
    assert first is not made


def test_headings_know_their_level() -> None:
    assert composer().heading(3, "Rubrik").element.level == 3


def test_bullets_belong_to_one_list() -> None:
    first, second = composer().bullets(["ett", "två"])
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert first.element.tag is Tag.LIST_ITEM
    assert first.element.parent is second.element.parent
    assert first.element.parent is not None
    assert first.element.parent.tag is Tag.LIST


def test_a_table_knows_its_rows_and_head() -> None:
    rows = table(2).element.children
    assert [row.tag for row in rows] == [Tag.ROW] * 3
    assert [cell.tag for cell in rows[0].children] == [Tag.HEADER_CELL] * 2
    assert [cell.tag for cell in rows[1].children] == [Tag.CELL] * 2


def test_parts_of_a_split_table_are_one_element_and_repeat_the_head() -> None:
    made = table(60)
    first, second = made.split(theme.COLUMN, 400)
    assert isinstance(first, DataTable)
    assert isinstance(second, DataTable)
    assert first.element is made.element is second.element
    assert second.repeatRows == 1


def test_a_short_table_is_not_split() -> None:
    assert table(5).split(theme.COLUMN, 100) == []


def test_a_row_moves_whole_where_too_little_of_it_would_stand_on_either_page() -> None:
    assert table(1, "ord " * 200).split(theme.COLUMN, 100) == []
    rows = table(3, "ord " * 120)
    header, *heights = rows._heights(theme.COLUMN)
    for room in (60, heights[1] - 40):
        first, second = rows.split(theme.COLUMN, header + heights[0] + room)
        assert isinstance(first, DataTable)
        assert isinstance(second, DataTable)
        assert first._heights(theme.COLUMN) == [header, heights[0]]
        assert second._heights(theme.COLUMN) == [header, *heights[1:]]


def test_a_tall_row_goes_on_overleaf_with_several_lines_on_either_page() -> None:
    rows = table(3, "ord " * 300)
    header, *heights = rows._heights(theme.COLUMN)
    first, second = rows.split(theme.COLUMN, header + heights[0] + heights[1] / 2)
    assert isinstance(first, DataTable)
    assert isinstance(second, DataTable)
    begun, rest = first._heights(theme.COLUMN)[-1], second._heights(theme.COLUMN)[1]
    assert heights[1] / 3 < begun <= heights[1] / 2
    assert rest >= heights[1] / 2
    assert first.element is second.element


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    parts = table(1, "ord " * 3000).split(theme.COLUMN, 300)
    assert len(parts) == 2


@pytest.mark.parametrize("words", [(5, 5, 5), (400, 5, 5, 150), (1000, 5), (250, 250, 250)])
def test_rows_that_belong_together_and_fill_more_than_a_page_are_parted(
    words: tuple[int, ...],
) -> None:
    compose = composer()
    rows = [[compose.cell("ord " * count), compose.cell("1")] for count in words]
    columns = [Column("Namn", 1), Column("Tal", 4)]
    left: list[Flowable] = [data_table(columns, rows, [len(rows) - 1, 1])]
    while left[-1].wrap(theme.COLUMN, 0)[1] > theme.FRAME_HEIGHT:
        left[-1:] = left[-1].split(theme.COLUMN, theme.FRAME_HEIGHT)
    assert all(each.wrap(theme.COLUMN, 0)[1] <= theme.FRAME_HEIGHT for each in left)
    assert len(left) <= 9


def test_the_last_row_is_never_alone_on_the_next_page() -> None:
    made = table(60)
    whole = sum(made._heights(theme.COLUMN))
    first, overleaf, second = made.split(theme.COLUMN, whole - 2)
    assert isinstance(overleaf, CondPageBreak)
    assert isinstance(second, DataTable)
    assert len(second._heights(theme.COLUMN)) == 3
    assert first is not second


def test_a_table_that_fits_is_left_alone() -> None:
    made = table(60)
    assert made.split(theme.COLUMN, 5000) == [made]


def test_a_heading_waits_for_the_page_of_what_it_heads() -> None:
    compose = composer()
    (kept,) = compose.headed([compose.heading(3, "Rubrik")], [table(3)])
    assert isinstance(kept, KeptWithNext)
    assert kept.split(theme.COLUMN, 60) == []
    assert len(kept.split(theme.COLUMN, 300)) == 2


def test_a_bold_line_waits_for_the_page_of_its_text() -> None:
    _, second = composer().prose("Ett stycke.\n\n**Gruppen**\n\nDen består av fyra personer.")
    assert isinstance(second, KeptWithNext)
    assert second.split(theme.COLUMN, 20) == []
    assert len(second.split(theme.COLUMN, 300)) == 2
    assert len(composer().prose("**Bara en rubrik**")) == 1


def test_names_are_bold_in_a_list_where_each_has_a_text() -> None:
    (told,) = composer().described([("Skola", "Alla **skolor**.")])
    assert isinstance(told, KeptWithNext)
    name, words = told.pieces()
    assert isinstance(name, Text)
    assert name.text == "<b>Skola</b>"
    assert isinstance(words, Text)
    assert words.text == "Alla <b>skolor</b>."


def test_names_are_plain_in_a_list_where_one_has_no_text() -> None:
    told, *others = composer().described([("Skola", "Alla.\n\n- en\n- två"), ("Hem", "")])
    assert isinstance(told, KeptWithNext)
    bare, _ = told.pieces()
    assert isinstance(bare, Text)
    assert bare.text == "Skola"
    assert len(others) == 3


def test_headings_with_nothing_below_stand_alone() -> None:
    compose = composer()
    head = compose.heading(3, "Rubrik")
    assert compose.headed([head], []) == [head]


def test_the_height_of_headings_and_what_follows_counts_all_of_it() -> None:
    kept = KeptWithNext([Spacer(1, 20)], Spacer(1, 30))
    outer = KeptWithNext([Spacer(1, 10)], kept)
    assert full_height(outer, 100) == 60
    assert outer.least_height(100) == 60


def test_a_figure_carries_its_alternative_and_comes_with_a_table() -> None:
    drawing = series_chart(series([]), theme.PAPER, 400, 100)
    kept, beside = composer().figure("Titel", drawing, "Ett diagram.", table(2))
    assert isinstance(kept, KeptWithNext)
    _, figure = kept.split(theme.COLUMN, 600)
    assert isinstance(figure, Figure)
    assert figure.element.alternative == "Ett diagram."
    assert isinstance(beside, DataTable)


def test_a_long_footer_is_shortened() -> None:
    info = DocumentInfo("Titel", "Någon", "Ämne", "Mycket långt namn " * 20)
    fonts.register()
    file = ReportDocument(info).finish([text("Hej", theme.BODY)], tuple)
    assert file.pages == 1


def test_contents_longer_than_a_page_go_on() -> None:
    compose = composer()
    story: list[Flowable] = [Contents()]
    story += [compose.heading(2, f"Kapitel {number}") for number in range(80)]
    file = ReportDocument(DocumentInfo("T", "N", "Ä", "F")).finish(story, compose.user.warnings)
    assert file.pages > 3


@pytest.mark.parametrize("words", ["", " ", "\u200b"])
def test_a_heading_that_shows_nothing_says_so(words: str) -> None:
    assert composer().heading(3, words).text == "Utan rubrik"


def test_a_heading_longer_than_a_page_goes_on_overleaf() -> None:
    compose = composer()
    (kept,) = compose.headed([compose.heading(3, "ord " * 3000)], [compose.line("Text.")])
    assert kept.split(theme.COLUMN, 300) == []
    first, second, last = kept.split(theme.COLUMN, theme.FRAME_HEIGHT)
    assert isinstance(first, Heading)
    assert first.wrap(theme.COLUMN, theme.FRAME_HEIGHT)[1] <= theme.FRAME_HEIGHT
    assert isinstance(second, Heading)
    assert isinstance(last, Text)
