"""Word documents whose tables say more than a row for each activity, and printed ones."""

from pathlib import Path

from tests.files.plans.layout_word import (
    Content,
    add_table_of,
    begin,
    cell_lines,
    fill,
    write_chapters,
)
from tests.files.plans.layouts import Expected, Layout, convert, enumeration, numbered


def goals_in_the_table(plan: Expected, target: Path) -> None:
    """Write one table for the whole plan, where each goal is a row over all columns."""
    document = begin(plan)
    write_chapters(document, plan)
    document.add_heading("Mål och aktiviteter", 1)
    header = ["Aktivitet", "Ansvarig", "Samverkan med", "Indikator", "Tid"]
    table = add_table_of(document, header, [])
    for goal in plan["nodes"]:
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).paragraphs[0].add_run(f"Mål {numbered(goal, '. ')}").bold = True
        for each in goal["children"]:
            partners = "\n".join(each.get("partners", []))
            texts = [numbered(each), each["lead"], partners, *cell_lines(each), each["when"]]
            for cell, content in zip(table.add_row().cells, texts, strict=True):
                fill(cell, content)
    document.save(str(target))


def cards(plan: Expected, target: Path) -> None:
    """Write a table of its own for each activity, with the field's name before each value."""
    document = begin(plan)
    write_chapters(document, plan)
    for goal in plan["nodes"]:
        document.add_heading(f"Målområde {numbered(goal, ': ')}", 1)
        for each in goal["children"]:
            rows: list[list[Content]] = [
                ["Aktivitet", each["title"]],
                ["Ansvarig", each["lead"]],
                ["Samverkansparter", enumeration(each["partners"])],
                ["Indikator", *cell_lines(each)],
                ["Tidplan", each["when"]],
            ]
            for row in add_table_of(document, [], rows).rows:
                row.cells[0].paragraphs[0].runs[0].bold = True
            document.add_paragraph()
    document.save(str(target))


def two_header_rows(plan: Expected, target: Path) -> None:
    """Write a header whose second row parts the first one's last cell in two."""
    document = begin(plan)
    write_chapters(document, plan)
    for goal in plan["nodes"]:
        document.add_heading(f"Mål {numbered(goal, '. ')}", 1)
        for text in goal.get("text", []):
            document.add_paragraph(text)
        rows: list[list[Content]] = [["Åtgärd", "Uppföljning", ""], ["", "Mått", "När"]]
        rows += [[numbered(each), *cell_lines(each), each["when"]] for each in goal["children"]]
        table = add_table_of(document, [], rows)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Uppföljning"
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Åtgärd"
    document.save(str(target))


def title_in_the_table(plan: Expected, target: Path) -> None:
    """Write the goal in the first row of its own table, above the header."""
    document = begin(plan)
    write_chapters(document, plan)
    header: list[Content] = [
        "Nr",
        "Aktivitet",
        "Ansvarig",
        "Samverkanspart",
        "Indikator",
        "Tidplan",
    ]
    for goal in plan["nodes"]:
        rows: list[list[Content]] = [[""] * len(header), header]
        for each in goal["children"]:
            who: list[Content] = [each["lead"], ", ".join(each.get("partners", []))]
            rows.append([each["number"], each["title"], *who, *cell_lines(each), each["when"]])
        table = add_table_of(document, [], rows)
        title = table.cell(0, 0).merge(table.cell(0, len(header) - 1))
        title.text = f"Mål {numbered(goal)}"
        document.add_paragraph()
    document.save(str(target))


def printed(_plan: Expected, target: Path) -> None:
    """Let LibreOffice make a PDF of the Word document that lies beside the target."""
    convert(target.with_suffix(".docx"), target)


TABLE_LAYOUTS: dict[str, Layout] = {
    "hedlunda.docx": goals_in_the_table,
    "hedlunda.titles.docx": title_in_the_table,
    "myrby.docx": cards,
    "ekeslatt.two_rows.docx": two_header_rows,
    "ekeslatt.pdf": printed,
    "hedlunda.pdf": printed,
    "vitsippedal.pdf": printed,
}
