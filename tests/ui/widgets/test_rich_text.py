"""Markup goes into Qt's document and out again unchanged, and what is pasted becomes markup."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from andts_desktop.domain.markup import MarkupBlock, MarkupKind, MarkupRun, write
from andts_desktop.domain.text import cleaned
from andts_desktop.ui.widgets.rich_text import insert_pasted, markup_of, show_markup

pytestmark = pytest.mark.usefixtures("qapp")

# What `cleaned` lets into the file, without the signs that Qt's document keeps for itself.
SIGNS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co"), exclude_characters="\ufffc"
)
TEXTS = st.text(st.one_of(st.sampled_from("ab* -\\åÖ\n😀\u00a0"), SIGNS), max_size=12)
RUNS = st.builds(MarkupRun, TEXTS, st.booleans())
BLOCKS = st.builds(MarkupBlock, st.sampled_from(MarkupKind), st.lists(RUNS, max_size=4).map(tuple))


def _pasted(*, html: str = "", text: str = "", before: str = "") -> str:
    document = QTextDocument()
    show_markup(document, before)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    insert_pasted(cursor, data)
    return markup_of(document)


@given(blocks=st.lists(BLOCKS, max_size=5))
def test_normalised_markup_comes_back_as_it_was(
    qapp: QApplication, blocks: list[MarkupBlock]
) -> None:
    markup = cleaned(write(blocks))
    document = QTextDocument()
    show_markup(document, markup)
    assert markup_of(document) == markup


def test_showing_again_leaves_nothing_of_what_was_there() -> None:
    document = QTextDocument()
    show_markup(document, "- **ett**\n- två")
    show_markup(document, "vanlig text")
    assert markup_of(document) == "vanlig text"


def test_paragraphs_bullets_and_bold_are_kept_of_a_web_page() -> None:
    html = (
        "<h2>Syfte</h2><p style='color:red'>Vi ska <b>minska</b> <i>bruket</i>.</p>"
        "<ul><li>ett</li><li><a href='http://x.se'>två</a></li></ul><img src='x.png'>"
    )
    assert _pasted(html=html) == "**Syfte**\n\nVi ska **minska** bruket.\n- ett\n- två"


def test_bullets_of_word_are_bullets() -> None:
    html = (
        "<p class=MsoListParagraph>·<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>ett</p>"
        "<p class=MsoListParagraph>o<span>&nbsp;&nbsp; </span>två</p><p>o, vad fint</p>"
    )
    assert _pasted(html=html) == "- ett\n- två\n\no, vad fint"


def test_a_table_becomes_paragraphs() -> None:
    assert _pasted(html="<table><tr><td>a</td><td>b</td></tr></table>") == "a\n\nb"


def test_plain_text_with_dashes_becomes_bullets() -> None:
    assert _pasted(text="Så här:\n- ett\n- två") == "Så här:\n- ett\n- två"


def test_a_pasted_word_stays_in_its_paragraph() -> None:
    assert _pasted(text="slut", before="med ett") == "med ettslut"


def test_pasted_bullets_begin_on_a_line_of_their_own() -> None:
    assert _pasted(text="- ett\n- två", before="Så här:") == "Så här:\n- ett\n- två"


def test_a_pasted_paragraph_goes_on_in_the_bullet_that_it_is_pasted_in() -> None:
    assert _pasted(text="ett\n\ntvå", before="- noll") == "- nollett\n\ntvå"


def test_nothing_that_pasted_text_names_is_fetched(tmp_path: Path) -> None:
    style = tmp_path / "x.css"
    style.write_text("p { font-weight: 700 }", encoding="utf-8")
    link = f"<link rel=stylesheet type='text/css' href='{style.as_uri()}'>"
    assert _pasted(html=f"<html><head>{link}</head><body><p>a</p></body></html>") == "a"
