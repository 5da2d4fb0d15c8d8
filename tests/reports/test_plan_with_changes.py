"""The plan itself, ended by what has changed since the version before."""

import io
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.plan_papers import PlanDocument
from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.reports.plan_document import build_plan_document, plan_paper
from andts_desktop.reports.plan_word import build_plan_word
from tests.reports import samples
from tests.reports.pdf_text import in_order, squeezed, whole
from tests.reports.plan_change_samples import changes


def value() -> PlanDocument:
    made = changes()
    return replace(samples.plan_document(made.plan), changes=made)


def word(made: PlanDocument) -> WordDocument:
    return docx.Document(io.BytesIO(build_plan_word(made)))


def test_the_chapter_stands_last_and_says_since_which_version() -> None:
    file = build_plan_document(value())
    assert in_order(
        whole(file),
        "Ändrat sedan version 2",
        "Version 2 beslutades 9 mars 2021 av Kommunstyrelsen.",
        "3 tillagda, 5 borttagna",
        "Tillagt: aktivitet",
    )


def test_a_plan_without_changes_has_no_such_chapter() -> None:
    file = build_plan_document(replace(value(), changes=None))
    assert squeezed("Ändrat sedan") not in whole(file)


def test_words_that_came_and_went_are_marked_in_word_too() -> None:
    document = word(value())
    styles = [each.style.name for each in document.paragraphs if each.style is not None]
    assert styles.count("Ändringsrubrik 1") == 1
    assert styles.count("Ändringsrubrik 2") > 1
    runs = [
        run
        for each in document.paragraphs
        if each.style is not None and each.style.name == "Ändring"
        for run in each.runs
    ]
    assert any(run.underline and run.bold for run in runs)
    assert any(run.font.strike and not run.bold for run in runs)


def test_the_chapter_is_left_out_when_the_document_is_read_in_again(tmp_path: Path) -> None:
    made = value()
    file = tmp_path / "plan.docx"
    file.write_bytes(build_plan_word(made))
    understood = import_document(file).understood
    found = [node.title for node in understood.template.walk()]
    assert found == [node.title for node in made.plan.walk()]
    assert "Ändrat" not in {each.title[:6] for each in understood.template.chapters}
    assert [each for each in understood.left_out if "ändrats" in each.text]


def test_the_look_is_the_municipalitys() -> None:
    brand = Brand("Exempelstad", "#7a3e9d")
    document = docx.Document(io.BytesIO(build_plan_word(value(), brand)))
    assert str(document.styles["Heading 1"].font.color.rgb) == "7A3E9D"
    assert document.core_properties.author == "Exempelstad"
    assert plan_paper(value(), brand).info.author == "Exempelstad"
