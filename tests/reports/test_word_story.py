"""Any document as a Word file, read back."""

import datetime as dt
import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.exchange.pictures import page_picture
from andts_desktop.reports.annual import annual_paper
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Heading, Text
from andts_desktop.reports.page import Contents, DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.short_version import short_version_paper
from andts_desktop.reports.story import passages, walk
from andts_desktop.reports.survey_result import survey_result_paper
from andts_desktop.reports.tables import Column
from andts_desktop.reports.word_story import story_word
from tests.opened_elsewhere import opened_in_libreoffice
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import squeezed

DAY = dt.date(2026, 1, 12)
INFO = DocumentInfo("Titeln", "Exempelstad", "Ämnet", "Exempelstad · UTKAST")


def annual(brand: Brand = PLAIN) -> Paper:
    return annual_paper(samples.annual(sample_plans.vasteras()), brand)


def written(paper: Paper, brand: Brand = PLAIN) -> WordDocument:
    return docx.Document(io.BytesIO(story_word(paper, brand, DAY, page_picture)))


def of(compose: Composer, *story: object) -> WordDocument:
    flowables = [compose.heading(1, "Titeln"), *story]
    return written(Paper(INFO, flowables, compose.user.warnings))  # type: ignore[arg-type]


def whole(document: WordDocument) -> str:
    words = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            words += [cell.text for row in block.rows for cell in row.cells]
        else:
            words.append(block.text)
    return squeezed("".join(words))


@pytest.fixture(scope="module")
def report() -> WordDocument:
    return written(annual())


@pytest.mark.parametrize(
    "paper",
    [
        annual(),
        short_version_paper(samples.short(sample_plans.stockholm())),
        survey_result_paper(samples.survey_result()),
    ],
)
def test_every_word_of_the_document_is_there(paper: Paper) -> None:
    text = whole(written(paper))
    said = [part for _, words in passages(paper.story) for part in words.split(" | ")]
    heads = [each.words for each in walk(paper.story) if isinstance(each, Heading)]
    parts = [line for each in (*said, *heads) for line in each.splitlines()]
    assert [each for each in parts if squeezed(each) not in text] == []


def test_headings_are_words_own_and_begin_with_the_title(report: WordDocument) -> None:
    names = [each.style.name for each in report.paragraphs if each.style is not None]
    assert names.count("Title") == 1
    headings = [int(name[-1]) for name in names if name.startswith("Heading ")]
    assert headings[0] == 1
    assert all(now - before <= 1 for before, now in pairwise(headings))


def test_tables_have_one_header_row_that_comes_again_and_no_merged_cells(
    report: WordDocument,
) -> None:
    assert report.tables
    for table in report.tables:
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [True, *[False] * (len(table.rows) - 1)]
        assert table._tbl.find(f".//{qn('w:gridSpan')}") is None
        assert table._tbl.find(f".//{qn('w:vMerge')}") is None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_figures_stand_to_the_right() -> None:
    compose = Composer.begin()
    table = compose.table(
        [Column("Vad", 4), Column("Antal", 1, numeric=True)],
        [[compose.cell("Möten"), compose.cell("7")]],
    )
    rows = of(compose, table).tables[0].rows
    assert [row.cells[1].paragraphs[0].alignment for row in rows] == [2, 2]
    assert rows[1].cells[0].paragraphs[0].alignment is None


def test_charts_are_pictures_with_text_alternatives(report: WordDocument) -> None:
    drawn = list(report.element.iter(qn("wp:docPr")))
    assert len(drawn) == len(report.inline_shapes) > 1
    assert all(each.get("descr") for each in drawn)
    assert len({each.get("id") for each in drawn}) == len(drawn)
    section = report.sections[0]
    room = int(section.page_width or 0) - 2 * int(section.left_margin or 0)
    assert all(shape.width <= room for shape in report.inline_shapes)


def test_the_contents_lead_to_the_headings_and_are_not_empty(report: WordDocument) -> None:
    codes = [each.text or "" for each in report.element.iter(qn("w:instrText"))]
    assert any(code.startswith(" TOC ") for code in codes)
    links = [each.get(qn("w:anchor")) for each in report.element.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in report.element.iter(qn("w:bookmarkStart"))]
    assert links == marks
    entries = [p.text for p in report.paragraphs if p.style and p.style.name == "toc 1"]
    heads = [p.text for p in report.paragraphs if p.style and p.style.name == "Heading 1"]
    assert entries == heads
    kinds = [each.get(qn("w:fldCharType")) for each in report.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_the_heading_of_the_contents_is_not_in_them() -> None:
    compose = Composer.begin()
    document = of(compose, compose.heading(2, "Innehåll"), Contents(), compose.heading(2, "Ett"))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert styles["Innehåll"] == "TOC Heading"
    assert [p.text for p in document.paragraphs].count("Innehåll") == 1


def test_contents_without_chapters_are_empty() -> None:
    compose = Composer.begin()
    kinds = of(compose, Contents()).element.iter(qn("w:fldChar"))
    assert [each.get(qn("w:fldCharType")) for each in kinds] == ["begin", "separate", "end"]


def test_bold_lists_and_paragraphs_are_words_own() -> None:
    compose = Composer.begin()
    text = "Vi **ska** & <b>\n\n- ett\n- **två**\n\n**Rubrik**\n\nSlut"
    document = of(compose, *compose.prose(text))
    _, body, first, second, head, last = document.paragraphs
    assert [(run.text, run.bold) for run in body.runs] == [
        ("Vi ", None),
        ("ska", True),
        (" & <b>", None),
    ]
    assert [each.style.name for each in (first, second) if each.style] == ["List Bullet"] * 2
    assert (head.text, head.paragraph_format.keep_with_next) == ("Rubrik", True)
    assert last.text == "Slut"


def test_items_with_numbers_of_their_own_are_items_of_a_list() -> None:
    paper = short_version_paper(samples.short(sample_plans.stockholm()))
    document = written(paper)
    items = [p for p in document.paragraphs if p.text.startswith("1.1\t")]
    assert len(items) == 1
    number = items[0]._p.find(f".//{qn('w:numId')}").get(qn("w:val"))
    kinds = document.part.numbering_part.element
    used = {each.get(qn("w:numId")): each for each in kinds.findall(qn("w:num"))}
    kind = used[number].find(qn("w:abstractNumId")).get(qn("w:val"))
    found = {e.get(qn("w:abstractNumId")): e for e in kinds.findall(qn("w:abstractNum"))}
    assert found[kind].find(f".//{qn('w:numFmt')}").get(qn("w:val")) == "none"


def test_the_title_stands_on_the_municipalitys_colour() -> None:
    brand = Brand("Exempelstad", "#7a3e9d")
    document = written(annual(brand), brand)
    ground = document.styles["Title"].element.find(f".//{qn('w:shd')}")
    assert ground.get(qn("w:fill")) == "7A3E9D"
    assert str(document.styles["Heading 1"].font.color.rgb) == "7A3E9D"


def test_the_document_says_title_author_subject_and_language(report: WordDocument) -> None:
    properties = report.core_properties
    assert properties.title.startswith("Årlig uppföljning 2025")
    assert (properties.author, properties.language) == ("Västerås stad", "sv-SE")
    assert properties.subject
    assert properties.modified.date() == DAY
    languages = {each.get(qn("w:val")) for each in report.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}


def test_the_foot_says_what_it_is_and_counts_the_pages(report: WordDocument) -> None:
    foot = report.sections[0].footer
    codes = [each.text for each in foot._element.iter(qn("w:instrText"))]
    assert codes == [" PAGE ", " NUMPAGES "]
    assert "UTKAST" in foot.paragraphs[0].text


def test_the_sheet_is_that_of_the_document(report: WordDocument) -> None:
    section = report.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin)
    assert [round(each.cm, 1) for each in sizes if each is not None] == [21.0, 29.7, 2.1]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert story_word(annual(), PLAIN, DAY, page_picture) == story_word(
        annual(), PLAIN, DAY, page_picture
    )


def test_a_comment_of_fifty_thousand_characters_is_there_whole() -> None:
    compose = Composer.begin()
    long = "Ett långt ord. " * 3400 + "x" * 500
    table = compose.table([Column("Kommentar", 1)], [[compose.comment(long)]])
    text = whole(of(compose, *compose.prose(long), table))
    assert text.count(squeezed(long)) == 2


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=80))
def test_any_text_at_all_makes_a_document(words: str) -> None:
    compose = Composer.begin()
    rows = [[compose.cell(words), compose.comment(words)]]
    table = compose.table([Column("a", 1), Column("b", 1)], rows)
    document = of(compose, compose.heading(2, words), *compose.prose(words), table)
    assert len(document.tables[0].rows) == 2


@pytest.mark.timeout(180)
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    data = story_word(annual(), PLAIN, DAY, page_picture)
    assert opened_in_libreoffice(data, tmp_path / "uppfoljning.docx").stat().st_size


def test_a_paragraph_that_was_measured_still_has_its_words() -> None:
    compose = Composer.begin()
    written_down = compose.set_markup("Ett <b>fett</b> ord")
    assert isinstance(written_down, Text)
    written_down.wrap(60, 500)
    runs = [(run.text, run.bold) for run in of(compose, written_down).paragraphs[-1].runs]
    assert runs == [("Ett ", None), ("fett", True), (" ord", None)]


def test_what_is_replaced_in_the_values_is_replaced_in_word() -> None:
    values = samples.annual(sample_plans.vasteras(), is_final=True)
    final = written(annual_paper(replace(values, survey=None), PLAIN))
    assert "UTKAST" not in whole(final)


def test_only_the_cover_has_a_page_of_its_own(report: WordDocument) -> None:
    begun = [p.text for p in report.paragraphs if p.paragraph_format.page_break_before]
    assert begun == ["Innehåll"]
