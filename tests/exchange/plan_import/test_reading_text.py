"""Plain text, Markdown, CSV and what is pasted."""

from pathlib import Path

import pytest

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading import read_pasted, read_source
from andts_desktop.exchange.plan_import.source import (
    Paragraph,
    SourceDocument,
    SourceKind,
    Table,
)


def read(path: Path, text: str, encoding: str = "utf-8") -> SourceDocument:
    path.write_bytes(text.encode(encoding))
    return read_source(path)


def seen(source: SourceDocument) -> list[tuple[str, int, int] | list[list[str]]]:
    """Return each paragraph's text, heading and bullet, and each table's cells."""
    return [
        (block.text, block.heading, block.bullet)
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row.cells] for row in block.rows]
        for block in source.blocks
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encoding_it_has(tmp_path: Path, encoding: str) -> None:
    source = read(tmp_path / "plan.txt", "Åtgärder – mål", encoding)
    assert seen(source) == [("Åtgärder – mål", 0, 0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_one_table_whatever_parts_its_columns(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [["Åtgärd", "Nämnd"], [f"Ett{delimiter} två", "Kulturnämnden"], ["Tre", ""]]
    text = "\r\n".join(delimiter.join(f'"{field}"' for field in row) for row in rows)
    source = read(tmp_path / "plan.csv", text, encoding)
    whole = [[" ".join(field.split()) for field in row] for row in rows]
    assert seen(source) == [whole]
    assert source.kind is SourceKind.CSV


def test_markdown_is_taken_as_what_it_stands_for(tmp_path: Path) -> None:
    source = read(
        tmp_path / "plan.md",
        "# Mål 1\n\nFärre **unga** ska börja.\n- ett\n  - två\n\n| A | B |\n|---|:-:|\n| 1 | 2 |\n",
    )
    assert seen(source) == [
        ("Mål 1", 1, 0),
        ("Färre unga ska börja.", 0, 0),
        ("ett", 0, 1),
        ("två", 0, 2),
        [["A", "B"], ["1", "2"]],
    ]
    paragraph = source.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert [run.text for run in paragraph.runs if run.bold] == ["unga"]


def test_a_sentence_that_a_program_broke_is_whole(tmp_path: Path) -> None:
    first = "Kommunen ska arbeta för att färre barn och unga i kommunen"
    source = read(tmp_path / "plan.txt", f"{first}\nbörjar använda tobak.\nNy rad")
    assert seen(source) == [(f"{first} börjar använda tobak.", 0, 0), ("Ny rad", 0, 0)]


def test_lines_with_tabs_are_a_table_and_a_contents_list_is_left_out(tmp_path: Path) -> None:
    source = read(
        tmp_path / "plan.txt", "Syfte\t3\nMål\t4\n\nAktivitet\tAnsvar\n1.1 Tillsyn\tNämnden\n\tAlla"
    )
    assert seen(source) == [[["Aktivitet", "Ansvar"], ["1.1 Tillsyn", "Nämnden"], ["", "Alla"]]]
    assert source.left_out[0].text == "2 rader i innehållsförteckningen: ”Syfte 3”"


def test_a_csv_with_a_giant_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="som en tabell"):
        read(tmp_path / "plan.csv", 'A;B\n"' + "x" * 200_000)


def test_text_longer_than_is_read_is_said_to_be_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = read(tmp_path / "lång.txt", "Ett ord till.\n" * 150_000)
    assert [each.text for each in source.left_out] == ["Resten av dokumentet"]


def test_pasted_html_gives_headings_lists_boldness_and_tables() -> None:
    source = read_pasted(
        "",
        "<html><head><title>x</title><style>p {}</style></head><body><h2>Mål<br>ett</h2>"
        "<p>Vi <b>ska</b> arbeta</p><ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>"
        "<table><tr><th colspan=2>Huvud</th></tr><tr><td rowspan=2>A</td><td>B<br>C</td></tr>"
        "<tr><td>D</td></tr></table><script>alert(1)</script></body></html>",
    )
    assert seen(source) == [
        ("Mål ett", 2, 0),
        ("Vi ska arbeta", 0, 0),
        ("a", 0, 1),
        ("b", 0, 2),
        ("c", 0, 0),
        [["Huvud", ""], ["A", "B\nC"], ["", "D"]],
    ]
    item, table = source.blocks[-2:]
    assert isinstance(item, Paragraph)
    assert item.label == "1."
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].paragraphs[0].is_bold
    assert table.rows[2].cells[0].covered_from_above


def test_lists_pasted_from_word_have_their_number_as_label() -> None:
    mark = "<![if !supportLists]><span>{}</span><![endif]>"
    source = read_pasted(
        "",
        f"<p style='mso-list:l0 level1 lfo1'>{mark.format('1.1  ')}Tillsyn</p>"
        f"<p style='mso-list:l1 level2 lfo2'>{mark.format('·  ')}Punkt</p>",
    )
    assert [
        (each.text, each.label, each.bullet)
        for each in source.blocks
        if isinstance(each, Paragraph)
    ] == [("Tillsyn", "1.1", 0), ("Punkt", "", 2)]


def test_tags_that_are_never_closed_lose_nothing() -> None:
    source = read_pasted("", "<table><tr><td>A<td>B<tr><td>C")
    assert seen(source) == [[["A", "B"], ["C", ""]]]


def test_pasted_text_without_html_is_read_as_text() -> None:
    assert seen(read_pasted("Aktivitet\tAnsvar\nEtt\tTvå")) == [
        [["Aktivitet", "Ansvar"], ["Ett", "Två"]]
    ]


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(FileError, match="ingen text att klistra in"):
        read_pasted("  ", "")


def test_a_web_page_in_a_file_is_read_as_one(tmp_path: Path) -> None:
    assert seen(read(tmp_path / "plan.html", "<!DOCTYPE html><h1>Mål</h1>")) == [("Mål", 1, 0)]
