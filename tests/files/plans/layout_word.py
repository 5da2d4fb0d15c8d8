"""Word documents, and what LibreOffice makes of them: ODT, PDF and its own kind of Word file."""

import tempfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.files.plans.layouts import (
    Expected,
    Layout,
    convert,
    decision,
    enumeration,
    indicators,
    numbered,
)

HEADINGS = ("Heading 1", "Heading 2", "Heading 3")


def four_levels(plan: Expected, target: Path) -> None:
    """Write levels by styles with Swedish names and numbers that Word counts itself."""
    document = begin(plan)
    _number_headings(document, start=1)
    write_chapters(document, plan, is_numbered=False)
    for substance in plan["nodes"]:
        document.add_paragraph(substance["title"], "Heading 1")
        for part in substance["children"]:
            document.add_paragraph(f"Delmål: {part['title']}", "Heading 2")
            for local in part["children"]:
                document.add_paragraph(f"Lokalt mål: {local['title']}", "Heading 3")
                rows = [[each["title"], each["lead"]] for each in local["children"]]
                add_table_of(document, ["Åtgärd", "Ansvarig nämnd"], rows)
                document.add_paragraph()
    _name_styles_in_swedish(document)
    document.save(str(target))


def three_headings(plan: Expected, target: Path) -> None:
    """Write three headings with bullets below, and no table."""
    document = begin(plan)
    write_chapters(document, plan)
    for heading in plan["nodes"]:
        document.add_heading(heading["title"], 1)
        document.add_paragraph(heading["text"][0])
        document.add_paragraph().add_run("Aktiviteter").bold = True
        for each in heading["children"]:
            document.add_paragraph(each["title"], "List Bullet")
    document.save(str(target))


def no_lead_column(plan: Expected, target: Path) -> None:
    """Write a table for each goal that says what, how measured and when, but not who."""
    document = begin(plan)
    write_chapters(document, plan)
    for goal in plan["nodes"]:
        document.add_heading(f"Mål {numbered(goal, '. ')}", 1)
        for text in goal.get("text", []):
            document.add_paragraph(text)
        rows = [[numbered(each), *cell_lines(each), each["when"]] for each in goal["children"]]
        add_table_of(document, ["Åtgärd", "Mått", "När"], rows)
    document.save(str(target))


def landscape(plan: Expected, target: Path) -> None:
    """Write tables with large type across the page, so that rows are cut where it ends."""
    document = begin(plan)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(14)
    write_chapters(document, plan)
    header = ["Insatser", "Ansvarig", "Samverkansparter", "Uppföljning"]
    for goal in plan["nodes"]:
        document.add_heading(f"Målområde {numbered(goal, '. ')}", 1)
        rows = [
            [numbered(each), each["lead"], enumeration(each["partners"]), *cell_lines(each)]
            for each in goal["children"]
        ]
        _repeat_header(add_table_of(document, header, rows))
    _by_way_of(document, target)


def merged_leads(plan: Expected, target: Path) -> None:
    """Write counted headings from 3 on, and the board once for all its rows."""
    document = begin(plan)
    _number_headings(document, start=3)
    write_chapters(document, plan, is_numbered=False)
    for goal in plan["nodes"]:
        document.add_heading(goal["title"], 1)
        for part in goal["children"]:
            document.add_heading(part["title"], 2)
            rows = [[each["title"], "", *cell_lines(each)] for each in part["children"]]
            table = add_table_of(document, ["Åtgärd", "Ansvarig", "Uppföljning"], rows)
            merged = table.cell(1, 1).merge(table.cell(len(rows), 1))
            merged.text = part["children"][0]["lead"]
    _by_way_of(document, target)


def bold_boards(plan: Expected, target: Path) -> None:
    """Write the lead board in bold and a row for each indicator; then twice by LibreOffice."""
    document = begin(plan)
    write_chapters(document, plan)
    document.add_heading("Målområden", 1)
    for goal in plan["nodes"]:
        document.add_heading(numbered(goal, ". "), 2)
        table = add_table_of(document, ["Aktivitet", "Indikatorer", "Ansvar"], [])
        for each in goal["children"]:
            _rows_for_indicators(table, each)
        _repeat_header(table)
    _by_way_of(document, target, "odt")


def _rows_for_indicators(table: Table, activity: Expected) -> None:
    for position, text in enumerate(indicators(activity)):
        first, second, third = table.add_row().cells
        second.text = text
        if position == 0:
            first.text = numbered(activity)
            third.paragraphs[0].add_run(activity["lead"]).bold = True
            if "co_responsible" in activity:
                third.add_paragraph(enumeration(activity["co_responsible"]))


def only_bold(plan: Expected, target: Path) -> None:
    """Write headings as bold paragraphs in larger type, and dashes instead of bullets."""
    document = begin(plan, title_style="Normal")
    for chapter in plan["chapters"]:
        _large(document, chapter["title"], 16)
        for text in chapter["text"]:
            document.add_paragraph(text)
    for goal in plan["nodes"]:
        _large(document, f"Mål {numbered(goal, ': ')}", 16)
        for area in goal["children"]:
            _large(document, numbered(area), 13)
            for each in area["children"]:
                document.add_paragraph(f"– {each['title']}")
    document.save(str(target))


def sentences(plan: Expected, target: Path) -> None:
    """Write what the municipality shall do as prose, and the glossary as a table."""
    document = begin(plan)
    *chapters, glossary = plan["chapters"]
    write_chapters(document, {**plan, "chapters": chapters})
    for area in plan["nodes"]:
        document.add_heading(f"Utvecklingsområde {numbered(area, '. ')}", 1)
        _prose(document, area["text"])
        for part in area["children"]:
            document.add_heading(part["title"], 2)
            _prose(document, part["text"])
    document.add_heading(glossary["title"], 1)
    add_table_of(document, [], [line.split(": ", 1) for line in glossary["text"]])
    document.save(str(target))


def begin(plan: Expected, title_style: str = "Title") -> WordDocument:
    document = Document()
    document.styles["Normal"].font.name = "DejaVu Sans"
    document.styles["Normal"].font.size = Pt(10)
    title = document.add_paragraph(plan["details"]["title"], title_style)
    if title_style == "Normal":
        title.runs[0].font.size, title.runs[0].bold = Pt(24), True
    for line in decision(plan):
        document.add_paragraph(line)
    return document


def write_chapters(document: WordDocument, plan: Expected, *, is_numbered: bool = True) -> None:
    for chapter in plan["chapters"]:
        heading = document.add_paragraph(chapter["title"], "Heading 1")
        if not is_numbered:
            _without_number(heading)
        _prose(document, chapter["text"])


def _prose(document: WordDocument, lines: list[str]) -> None:
    for line in lines:
        is_bullet = line.startswith("- ")
        style = "List Bullet" if is_bullet else "Normal"
        document.add_paragraph(line.removeprefix("- "), style)


def _large(document: WordDocument, text: str, size: int) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size = True, Pt(size)


Content = str | list[str]


def cell_lines(node: Expected) -> list[list[str]]:
    """Return the indicators as the content of one cell, a paragraph each."""
    return [indicators(node)]


def add_table_of(document: WordDocument, header: list[str], rows: list[list[Content]]) -> Table:
    width = len(header) or len(rows[0])
    table: Table = document.add_table(0, width, "Table Grid")
    if header:
        for cell, name in zip(table.add_row().cells, header, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
    for row in rows:
        for cell, content in zip(table.add_row().cells, row, strict=True):
            fill(cell, content)
    return table


def fill(cell: _Cell, content: Content) -> None:
    first, *others = content if isinstance(content, list) else [content]
    cell.text = first
    for text in others:
        cell.add_paragraph(text)


def _repeat_header(table: Table) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    table.autofit = False
    for column in table.columns:
        column.width = Cm(6)


def _number_headings(document: WordDocument, start: int) -> None:
    """Let the heading styles count 1, 1.1, 1.1.1, the first of them from `start`."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start if depth == 0 else 1}"/>'
        f'<w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{depth + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(depth + 1))}"/></w:lvl>'
        for depth in range(3)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
        )
    )
    for depth, name in enumerate(HEADINGS):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(_number_properties(depth, 90))


def _without_number(heading: Paragraph) -> None:
    heading._p.get_or_add_pPr().append(_number_properties(0, 0))


def _number_properties(depth: int, number: int) -> object:
    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def _name_styles_in_swedish(document: WordDocument) -> None:
    """Call the headings "Rubrik 1" and take their outline level, so that only the name tells."""
    for number in range(1, 4):
        style = document.styles[f"Heading {number}"].element
        style.find(qn("w:name")).set(qn("w:val"), f"Rubrik {number}")
        style.set(qn("w:styleId"), f"Rubrik{number}")
        outline = style.pPr.find(qn("w:outlineLvl"))
        style.pPr.remove(outline)
    for part in (document.element, document.part.numbering_part.element):
        for element in part.iter(qn("w:pStyle")):
            name = element.get(qn("w:val"))
            element.set(qn("w:val"), name.replace("Heading", "Rubrik"))


def _by_way_of(document: WordDocument, target: Path, *steps: str) -> None:
    """Let LibreOffice save the document as each kind in turn, and at last as the target's."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / f"{target.stem}.docx"
        document.save(str(source))
        for kind in steps:
            convert(source, source.with_suffix(f".{kind}"))
            source = source.with_suffix(f".{kind}")
        convert(source, target)


WORD_LAYOUTS: dict[str, Layout] = {
    "storsjovik.docx": four_levels,
    "lerdala.docx": three_headings,
    "ekeslatt.docx": no_lead_column,
    "havsnas.pdf": landscape,
    "norrtuna.odt": merged_leads,
    "kvarnfors.docx": bold_boards,
    "tallbacka.docx": only_bold,
    "vitsippedal.docx": sentences,
}
