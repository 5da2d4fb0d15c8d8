import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Node,
    Plan,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.reports.plan_word import build_plan_word
from tests.reports import plan_parts, sample_plans, samples
from tests.reports.pdf_text import squeezed

TEMPLATES = ("vasteras", "kronoberg", "vaxjo", "stockholm", "nacka")


def written(plan: Plan) -> WordDocument:
    return docx.Document(io.BytesIO(build_plan_word(samples.plan_document(plan))))


def whole(document: WordDocument) -> str:
    parts = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
        else:
            parts.append(block.text)
    return squeezed("".join(parts))


def headings(document: WordDocument, level: int) -> list[str]:
    name = f"Heading {level}"
    return [each.text for each in document.paragraphs if each.style and each.style.name == name]


@pytest.mark.parametrize("name", TEMPLATES)
def test_everything_in_the_plan_is_in_the_document(name: str) -> None:
    plan = sample_plans.named(name)
    text = whole(written(plan))
    assert [each for each in plan_parts.everything(plan) if squeezed(each) not in text] == []


def test_goals_and_areas_are_headings_that_say_what_they_are() -> None:
    document = written(sample_plans.named("kronoberg"))
    assert "Delmål" in headings(document, 1)
    assert headings(document, 2)[-1].startswith("Delmål 5 och 6. Personer med skadligt bruk")
    assert "Område för samhandling: Dopningsförebyggande arbete" in headings(document, 3)


def test_tables_have_one_header_row_and_no_merged_cells() -> None:
    document = written(sample_plans.vasteras())
    assert len(document.tables) == 5
    for table in document.tables:
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [True, *[False] * (len(table.rows) - 1)]
        assert table._tbl.find(f".//{qn('w:vMerge')}") is None
        assert table._tbl.find(f".//{qn('w:gridSpan')}") is None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_each_row_says_who_leads_and_shares_and_one_that_goes_on_has_an_empty_first_cell() -> None:
    table = written(sample_plans.vasteras()).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Aktivitet", "Indikatorer", "Målvärde", "Ansvar", "Samverkansparter"]
    assert rows[1][0].startswith("2.1 Barn i familjer")
    assert rows[2][0] == ""
    assert rows[2][-2:] == [
        "Individ- och familjenämnden\nMedansvarig: Nämnden för idrott, fritid och förebyggande",
        "Regionen (BUP)",
    ]
    assert table.rows[2].cells[-2].paragraphs[0].runs[0].bold


def test_pages_with_wide_tables_lie_down_and_the_others_stand() -> None:
    plan = sample_plans.vasteras()
    after = Chapter(ChapterKind.GLOSSARY, "Ordlista", "Snus: tobak.")
    document = written(replace(plan, chapters=(*plan.chapters, after)))
    turned = [each.orientation for each in document.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_bold_and_bullets_are_words_own() -> None:
    text = "Vi **ska** & <b>\n\n- ett\n- **två**"
    plan = replace(sample_plans.empty_plan(), chapters=(Chapter(ChapterKind.PURPOSE, "", text),))
    document = written(plan)
    assert headings(document, 1) == ["Syfte"]
    *_, body, first, second = document.paragraphs
    assert [(run.text, run.bold) for run in body.runs] == [
        ("Vi ", None),
        ("ska", True),
        (" & <b>", None),
    ]
    assert first.style is not None
    assert first.style.name == "List Bullet"
    assert second.runs[0].bold


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    plan = sample_plans.empty_plan()
    text = Chapter(ChapterKind.PURPOSE, "Sy\x00fte", "a\x0bb\ud800\uffffc")
    document = written(replace(plan, chapters=(text,)))
    assert headings(document, 1) == ["Syfte"]
    assert document.paragraphs[-1].text == "abc"


def test_the_document_says_title_author_and_language() -> None:
    document = written(sample_plans.vasteras())
    properties = document.core_properties
    assert properties.title.startswith("Västerås stads handlingsplan")
    assert (properties.author, properties.language) == ("Västerås stad", "sv-SE")
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}


def test_the_foot_counts_the_pages() -> None:
    foot = written(sample_plans.vasteras()).sections[-1].footer
    fields = [each.text for each in foot._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert foot.paragraphs[0].text.startswith("Västerås stad")


def test_a_decided_plan_is_no_draft() -> None:
    plan = sample_plans.vasteras()
    final = build_plan_word(samples.plan_document(plan, is_final=True))
    assert "UTKAST" in whole(written(plan))
    assert "UTKAST" not in whole(docx.Document(io.BytesIO(final)))


def test_the_same_plan_gives_the_same_bytes() -> None:
    value = samples.plan_document(sample_plans.named("nacka"))
    data = build_plan_word(value)
    assert build_plan_word(value) == data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["vasteras", "kronoberg"])
def test_the_program_reads_the_plan_back_from_its_own_document(name: str, tmp_path: Path) -> None:
    plan = sample_plans.named(name)
    file = tmp_path / "plan.docx"
    file.write_bytes(build_plan_word(samples.plan_document(plan)))
    found = import_document(file).understood.template
    assert [_told(node) for node in found.walk()] == [_drafted(node) for node in plan.walk()]
    assert found.details.title == plan.details.title
    assert found.details.period == plan.details.period


def _told(draft: NodeDraft) -> tuple[object, ...]:
    units = {(each.unit_name, each.role) for each in draft.responsibilities}
    indicators = [
        (each.text, each.target, [(unit.unit_name, unit.role) for unit in each.responsibilities])
        for each in draft.indicators
    ]
    return draft.number, draft.title, units, indicators


def _drafted(node: Node) -> tuple[object, ...]:
    units = {(each.unit_name, each.role) for each in node.responsibilities.entries}
    indicators = [
        (
            each.text,
            each.target,
            [(unit.unit_name, unit.role) for unit in each.responsibilities.entries],
        )
        for each in node.indicators
    ]
    return node.number, node.title, units, indicators


def test_a_sections_own_indicators_are_lines_that_name_what_they_hold() -> None:
    paragraphs = [each.text for each in written(sample_plans.named("nacka")).paragraphs]
    place = paragraphs.index("Indikator: Försäljningsställena var godkända")
    assert paragraphs[place + 1] == "Målvärde: minst 90 procent"


def test_who_answers_is_told_beside_the_text_where_no_column_can() -> None:
    plan = sample_plans.vasteras()
    goal, *others = plan.nodes
    first, *rest = goal.children
    lead = Responsibility(UnitId(99), "Ny nämnd", ResponsibilityRole.LEAD)
    own = replace(first, responsibilities=Responsibilities((lead,)), recurs="Q1", text="Varje år.")
    above = replace(goal, responsibilities=Responsibilities((lead,)), children=(own, *rest))
    document = written(replace(plan, nodes=(above, *others)))
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells[1] == "Varje år.\nTid: Q1\nAnsvarig: Ny nämnd"
    assert "Ansvarig: Ny nämnd" in [each.text for each in document.paragraphs]


def test_an_empty_plan_says_so() -> None:
    last = written(sample_plans.empty_plan()).paragraphs[-1]
    assert last.text == "Planen har ännu inga kapitel och inga mål."


def test_long_words_may_be_parted() -> None:
    settings_of = written(sample_plans.empty_plan()).settings.element
    assert settings_of.find(qn("w:autoHyphenation")) is not None


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_at_all_makes_a_document(title: str, text: str) -> None:
    plan = sample_plans.vasteras()
    goal = replace(plan.nodes[0], title=title, text=text, number=text[:3])
    chapter = Chapter(ChapterKind.OTHER, title, text)
    assert written(replace(plan, nodes=(goal,), chapters=(chapter,))).tables


def test_the_contents_lead_to_the_chapters_and_the_goals() -> None:
    document = written(sample_plans.vasteras())
    links = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert links == marks
    listed = [p.text for p in document.paragraphs if p.style and p.style.name in {"toc 1", "toc 2"}]
    heads = {*headings(document, 1), *headings(document, 2)}
    assert set(listed) == heads
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Title"
