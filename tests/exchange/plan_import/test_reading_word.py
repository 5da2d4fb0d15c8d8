"""Word documents: levels, numbers, boldness, cells, and what is left out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.source import Paragraph, SourceDocument, Table

Read = Callable[[WordDocument], SourceDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def saved_and_read(document: WordDocument) -> SourceDocument:
        path = tmp_path / "plan.docx"
        document.save(str(path))
        return read_source(path)

    return saved_and_read


def paragraphs(source: SourceDocument) -> list[Paragraph]:
    return [block for block in source.blocks if isinstance(block, Paragraph)]


def table(source: SourceDocument) -> Table:
    return next(block for block in source.blocks if isinstance(block, Table))


def texts(source: SourceDocument) -> list[str]:
    return [each.text for each in paragraphs(source)]


def add(document: WordDocument, xml: str) -> None:
    """Put raw XML last in the body; w: and its like are known."""
    element = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, element)


def numbered(document: WordDocument, levels: str, nums: str) -> None:
    """Replace the template's lists with one of these levels."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    given = f"<w:x {nsdecls('w')}><w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum>"
    for child in list(parse_xml(f"{given}{nums}</w:x>")):
        root.append(child)


def level(at: int, form: str, text: str) -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def item(text: str, at: int = 0, num: int = 1) -> str:
    return (
        f"<w:pPr><w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{num}'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{text}</w:t></w:r>"
    )


NUM = "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"


def test_headings_have_the_outline_level_of_their_style(read: Read) -> None:
    document = Document()
    document.add_heading("Planen", 0)
    document.add_heading("Mål", 1)
    document.add_heading("Insats", 2)
    document.add_paragraph("Text")
    assert [each.heading for each in paragraphs(read(document))] == [1, 1, 2, 0]


def test_a_style_of_the_users_own_inherits_its_outline_level(read: Read) -> None:
    document = Document()
    own = document.styles.add_style("Kommunens målrubrik", 1)
    own.base_style = document.styles["Heading 3"]
    document.add_paragraph("Mål 1", own)
    assert paragraphs(read(document))[0].heading == 3


def test_a_paragraph_may_set_its_outline_level_itself(read: Read) -> None:
    document = Document()
    add(document, "<w:pPr><w:outlineLvl w:val='3'/></w:pPr><w:r><w:t>Rubrik</w:t></w:r>")
    assert paragraphs(read(document))[0].heading == 4


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
        ("upperRoman", ["I.", "II.", "III."]),
    ],
)
def test_numbers_are_counted_in_the_form_of_the_list(
    read: Read, form: str, labels: list[str]
) -> None:
    document = Document()
    numbered(document, level(0, form, "%1."), NUM)
    for text in "abc":
        add(document, item(text))
    assert [each.label for each in paragraphs(read(document))] == labels


def test_numbers_of_inner_levels_begin_anew_under_each_outer_one(read: Read) -> None:
    document = Document()
    numbered(document, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"), NUM)
    for at in (0, 1, 1, 0, 1):
        add(document, item("x", at))
    assert [each.label for each in paragraphs(read(document))] == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_list_told_to_begin_anew_does(read: Read) -> None:
    document = Document()
    restart = (
        "<w:num w:numId='2'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )
    numbered(document, level(0, "decimal", "%1)"), NUM + restart)
    for num in (1, 1, 2, 2):
        add(document, item("x", num=num))
    assert [each.label for each in paragraphs(read(document))] == ["1)", "2)", "1)", "2)"]


def test_bullets_have_their_depth_and_no_label(read: Read) -> None:
    document = Document()
    numbered(document, level(0, "bullet", "•") + level(1, "bullet", "o"), NUM)
    add(document, item("x"))
    add(document, item("y", 1))
    assert [(each.bullet, each.label) for each in paragraphs(read(document))] == [(1, ""), (2, "")]


def test_boldness_comes_from_the_run_or_else_from_the_style(read: Read) -> None:
    document = Document()
    bold = document.styles.add_style("Fet", 1)
    bold.font.bold = True
    paragraph = document.add_paragraph("fet ", bold)
    paragraph.add_run("mager").bold = False
    assert [(run.text, run.bold) for run in paragraphs(read(document))[0].runs] == [
        ("fet ", True),
        ("mager", False),
    ]


def test_the_size_is_that_of_the_first_words(read: Read) -> None:
    document = Document()
    document.add_paragraph().add_run("Stort").font.size = Pt(20)
    assert paragraphs(read(document))[0].size == 20


def test_a_line_break_parts_paragraphs_and_a_page_break_does_not(read: Read) -> None:
    document = Document()
    run = document.add_paragraph().add_run("Nämnden A")
    run.add_break()
    run.add_text("Nämnden B")
    run.add_break(WD_BREAK.PAGE)
    run.add_text(" och C")
    assert texts(read(document)) == ["Nämnden A", "Nämnden B och C"]


def test_a_heading_stays_whole_over_a_line_break(read: Read) -> None:
    document = Document()
    run = document.add_heading("Mål 1:", 1).runs[0]
    run.add_break()
    run.add_text("Färre börjar")
    assert texts(read(document)) == ["Mål 1: Färre börjar"]


def test_merged_cells_are_covered_and_rows_are_as_wide_as_the_table(read: Read) -> None:
    document = Document()
    made = document.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(0, 2)).text = "Mål 1"
    made.cell(1, 0).merge(made.cell(2, 0)).text = "Aktivitet"
    made.cell(1, 1).text = "Indikator"
    rows = table(read(document)).rows
    seen = [[(c.text, c.is_covered, c.covered_from_above) for c in row.cells] for row in rows]
    empty = ("", False, False)
    assert seen == [
        [("Mål 1", False, False), ("", True, False), ("", True, False)],
        [("Aktivitet", False, False), ("Indikator", False, False), empty],
        [("", True, True), empty, empty],
    ]


def test_a_table_in_a_cell_gives_its_text_to_the_cell_and_a_note(read: Read) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Yttre"
    cell.add_table(1, 2).rows[0].cells[1].text = "Inre"
    source = read(document)
    assert table(source).rows[0].cells[0].text == "Yttre\nInre"
    assert [each.text for each in source.left_out] == ["1 tabell inne i en tabell: ”Inre”"]


def test_tracked_changes_are_read_as_accepted_and_said(read: Read) -> None:
    document = Document()
    add(
        document,
        "<w:r><w:t>Kvar </w:t></w:r><w:del w:id='1'><w:r><w:delText>bort</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>nytt</w:t></w:r></w:ins>",
    )
    source = read(document)
    assert texts(source) == ["Kvar nytt"]
    assert [each.text for each in source.left_out] == [
        "1 struken text: ”bort”",
        "1 tillagd text: ”nytt”",
    ]


def test_a_text_box_is_left_out_with_all_its_text(read: Read) -> None:
    document = Document()
    add(
        document,
        "<w:r><w:t>Före</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>",
    )
    source = read(document)
    assert texts(source) == ["Före"]
    assert [each.text for each in source.left_out] == ["I rutan"]


def test_a_table_of_contents_is_left_out_but_not_what_follows_it(read: Read) -> None:
    document = Document()
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    begin = field.format("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    add(document, begin + field.format("separate") + "<w:r><w:t>Inledning 3</w:t></w:r>")
    add(document, "<w:r><w:t>Syfte 4</w:t></w:r>" + field.format("end"))
    document.add_paragraph("Texten")
    source = read(document)
    assert texts(source) == ["Texten"]
    assert source.left_out[0].text == "2 rader i innehållsförteckningen: ”Inledning 3”"


def test_a_contents_field_without_an_end_stops_at_the_next_heading(read: Read) -> None:
    document = Document()
    add(
        document,
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>",
    )
    document.add_heading("Inledning", 1)
    document.add_paragraph("Texten")
    assert texts(read(document)) == ["Inledning", "Texten"]


def test_the_result_of_a_field_is_read_and_its_instruction_is_not(read: Read) -> None:
    document = Document()
    add(
        document,
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>i dag</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    )
    assert texts(read(document)) == ["i dag"]


def test_content_controls_are_read_in_place(read: Read) -> None:
    document = Document()
    document.add_paragraph("ett")
    inner = "<w:p><w:r><w:t>två</w:t></w:r></w:p>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    document.add_paragraph("tre")
    assert texts(read(document)) == ["ett", "två", "tre"]


def test_pictures_and_comments_are_counted(read: Read, tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Text")
    document.add_comment(paragraph.runs, "Kolla detta", "Eva")
    for _ in range(2):
        add(document, "<w:r><w:drawing/></w:r>")
    assert [each.text for each in read(document).left_out] == [
        "2 bilder",
        "1 kommentar: ”Kolla detta”",
    ]


def test_a_document_with_macros_is_read_without_them(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Text")
    main = document.part
    main._content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    path = tmp_path / "plan.docm"
    document.save(str(path))
    assert texts(read_source(path)) == ["Text"]


def test_the_title_is_the_documents_own(read: Read) -> None:
    document = Document()
    document.core_properties.title = "Plan 2026"
    document.add_paragraph("x")
    assert read(document).title == "Plan 2026"


def test_progress_is_told_and_may_end_the_work(tmp_path: Path) -> None:
    class CancelledError(Exception):
        pass

    def cancel(percent: int) -> None:
        if percent > 10:
            raise CancelledError

    document = Document()
    for _ in range(500):
        document.add_paragraph("Text")
    document.save(str(tmp_path / "lång.docx"))
    with pytest.raises(CancelledError):
        read_source(tmp_path / "lång.docx", cancel)


def test_a_direct_number_zero_takes_a_style_out_of_its_list(read: Read) -> None:
    document = Document()
    paragraph = document.add_paragraph("Ingen punkt", "List Bullet")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='0'/></w:numPr>"))
    assert properties.find(qn("w:numPr")) is not None
    assert paragraphs(read(document))[0].bullet == 0


def test_list_styles_of_words_own_have_the_depth_that_their_names_say(read: Read) -> None:
    document = Document()
    document.add_paragraph("Yttre", "List Bullet")
    document.add_paragraph("Inre", "List Bullet 2")
    document.add_paragraph("Text till punkten", "List Continue")
    found = [(each.bullet, each.continues) for each in paragraphs(read(document))]
    assert found == [(1, False), (2, False), (0, True)]
