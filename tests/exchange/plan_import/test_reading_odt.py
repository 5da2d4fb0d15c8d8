"""OpenDocument texts: levels, lists, boldness, cells, and what is left out."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from odfdo import Document

from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.source import Paragraph, SourceDocument, Table

Read = Callable[..., SourceDocument]

STYLES = """
<style:style style:name="Fet" style:family="paragraph">
  <style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Fet"/>
<style:style style:name="T1" style:family="text">
  <style:text-properties fo:font-weight="normal"/></style:style>
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="L2">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def written(body: str) -> SourceDocument:
        Document("text").save(empty := BytesIO())
        path = tmp_path / "plan.odt"
        with zipfile.ZipFile(empty) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "content.xml":
                    start = content[: content.index(b"<office:document-content")]
                    opening = content[len(start) : content.index(b">", len(start)) + 1].decode()
                    content = (
                        f"{opening}<office:automatic-styles>{STYLES}</office:automatic-styles>"
                        f"<office:body><office:text>{body}</office:text></office:body>"
                        "</office:document-content>"
                    ).encode()
                new.writestr(name, content)
        return read_source(path)

    return written


def paragraphs(source: SourceDocument) -> list[Paragraph]:
    return [block for block in source.blocks if isinstance(block, Paragraph)]


def texts(source: SourceDocument) -> list[str]:
    return [each.text for each in paragraphs(source)]


def test_headings_have_their_outline_level(read: Read) -> None:
    source = read('<text:h text:outline-level="2">Mål</text:h><text:p>Text</text:p>')
    assert [(each.text, each.heading) for each in paragraphs(source)] == [("Mål", 2), ("Text", 0)]


def test_boldness_and_size_are_inherited_and_a_span_may_say_otherwise(read: Read) -> None:
    source = read(
        '<text:p text:style-name="P1">fet <text:span text:style-name="T1">mager</text:span>'
        "</text:p>"
    )
    assert [(run.text, run.bold) for run in paragraphs(source)[0].runs] == [
        ("fet ", True),
        ("mager", False),
    ]
    assert paragraphs(source)[0].size == 14


def test_lists_are_counted_level_by_level(read: Read) -> None:
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    source = read(
        '<text:list text:style-name="L1">'
        f"<text:list-item><text:p>a</text:p>{inner}</text:list-item>"
        "<text:list-item><text:p>c</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:p>d</text:p></text:list-item>'
        "</text:list>"
    )
    assert [(each.text, each.label, each.bullet) for each in paragraphs(source)] == [
        ("a", "1.", 0),
        ("b", "a)", 0),
        ("c", "2.", 0),
        ("d", "", 1),
    ]


def test_spanning_cells_cover_others_and_repeats_are_bounded(read: Read) -> None:
    source = read(
        "<table:table><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Mål</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row><table:table-row>"
        '<table:table-cell table:number-rows-spanned="2"><text:p>A</text:p></table:table-cell>'
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:covered-table-cell/>"
        "<table:table-cell><text:p>C</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="99999">'
        '<table:table-cell table:number-columns-repeated="99999"/></table:table-row></table:table>'
    )
    table = source.blocks[0]
    assert isinstance(table, Table)
    seen = [
        [(cell.text, cell.is_covered, cell.covered_from_above) for cell in row.cells[:2]]
        for row in table.rows
    ]
    assert seen == [
        [("Mål", False, False), ("", True, False)],
        [("A", False, False), ("B", False, False)],
        [("", True, True), ("C", False, False)],
        [("", False, False), ("", False, False)],
    ]
    assert len(table.rows[0].cells) <= 400


def test_line_breaks_part_paragraphs_and_spaces_are_counted(read: Read) -> None:
    source = read('<text:p>A<text:line-break/>B<text:s text:c="2"/>C<text:tab/>D</text:p>')
    assert texts(source) == ["A", "B C D"]


def test_what_stands_beside_the_text_is_left_out(read: Read) -> None:
    source = read(
        "<text:table-of-content><text:index-body><text:p>Syfte 3</text:p></text:index-body>"
        "</text:table-of-content>"
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        "<text:p>bort</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Texten<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Not</text:p></text:note-body></text:note><draw:frame><draw:text-box>"
        "<text:p>I rutan</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert texts(source) == ["Texten"]
    assert [each.text for each in source.left_out] == [
        "I rutan",
        "1 rad i innehållsförteckningen: ”Syfte 3”",
        "1 struken text: ”bort”",
        "1 fotnot: ”Not”",
    ]
