"""A form to those who do not see it: what each field is, in the order in which it is read."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Name, Pdf

from andts_desktop.reports.board_sheet import board_sheet_paper
from andts_desktop.reports.form_font import text_font
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain import board_samples
from tests.domain.form_samples import ANSWERS, SAMPLE, form_of
from tests.reports.form_pdf import fields, fonts, is_hidden, opened, tooltip, widgets
from tests.reports.tagged import Node, told, tree

LETTERS = "abcåäöÅÄÖéüßšŽ”–…€"


def survey_form() -> bytes:
    return write_survey_form(form_of(SAMPLE, *ANSWERS))


def board_sheet() -> bytes:
    return print_pdf(board_sheet_paper(board_samples.sheet())).data


@pytest.fixture(params=[survey_form, board_sheet], ids=["survey", "board"])
def form(request: pytest.FixtureRequest) -> Pdf:
    return opened(request.param())


def objects_of(root: Node) -> list[pikepdf.Object]:
    return [node.made.K.Obj for node in root.all("Form")]


def test_every_field_that_is_seen_is_read_where_it_stands(form: Pdf) -> None:
    seen = [each.objgen for each in widgets(form) if not is_hidden(each)]
    assert [each.objgen for each in objects_of(tree(form))] == seen


def test_every_field_says_what_it_is_for(form: Pdf) -> None:
    for node in tree(form).all("Form"):
        assert tooltip(node.made.K.Obj)
        assert str(node.made.Alt) == tooltip(node.made.K.Obj)


def test_hidden_fields_are_passed_over(form: Pdf) -> None:
    hidden = [each for each in widgets(form) if is_hidden(each)]
    assert hidden
    assert not any("/StructParent" in each for each in hidden)


def test_the_keyboard_goes_from_field_to_field_as_they_are_read(form: Pdf) -> None:
    assert all(page.obj.Tabs == Name.S for page in form.pages)


def test_it_names_its_language_and_title_and_standard(form: Pdf) -> None:
    assert str(form.Root.Lang) == "sv-SE"
    assert bool(form.Root.MarkInfo.Marked)
    packet = form.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet
    assert b"pdfaid:part" not in packet


def test_every_font_is_in_the_file(form: Pdf) -> None:
    found = fonts(form)
    assert "/InterFields" in found
    assert all(found.values())


def test_what_is_typed_has_the_forms_own_font(form: Pdf) -> None:
    named = set(form.Root.AcroForm.DR.Font.keys())
    assert named == {"/Inter"}
    typed = [each for each in fields(form).values() if each.FT in {Name.Tx, Name.Ch}]
    assert all(str(each.DA).startswith("/Inter ") for each in typed)


def test_words_and_their_field_are_one_paragraph() -> None:
    root = tree(opened(survey_form()))
    paragraphs = {node.words: node for node in root.all("P")}
    assert [kid.tag for kid in paragraphs["Ett utkast"].kids] == ["Form", "Span"]
    assert [kid.tag for kid in paragraphs["Vet ej"].kids] == ["Form"]
    assert str(paragraphs["Vet ej"].kids[0].made.Alt).endswith("– Vet ej")
    assert "Span: 0,5 p" in told(root)


def test_a_line_of_buttons_is_read_one_by_one() -> None:
    words = [each for each in told(tree(opened(board_sheet()))) if each.startswith("P: ")]
    names = ["Status nu", "ej påbörjad", "pågår", "delvis genomförd", "genomförd"]
    start = words.index("P: Status nu")
    assert words[start : start + 5] == [f"P: {each}" for each in names]


def test_the_receiver_is_a_link() -> None:
    (link,) = tree(opened(board_sheet())).all("Link")
    assert "samordnare@exempelstad.se" in link.words


class TestFont:
    def test_it_has_every_letter_of_swedish_and_its_neighbours(self) -> None:
        tools = pytest.importorskip("fontTools.ttLib")
        with pikepdf.new() as pdf:
            font = text_font(pdf)
            program = font.FontDescriptor.FontFile2.read_bytes()
        letters = tools.TTFont(io.BytesIO(program)).getBestCmap()
        assert {*map(ord, LETTERS)} <= {*letters}

    def test_its_widths_are_those_of_its_letters(self) -> None:
        tools = pytest.importorskip("fontTools.ttLib")
        with pikepdf.new() as pdf:
            font = text_font(pdf)
            widths = [int(each) for each in font.Widths.as_list()]
            program = font.FontDescriptor.FontFile2.read_bytes()
        made = tools.TTFont(io.BytesIO(program))
        unit = made["head"].unitsPerEm
        for letter in LETTERS:
            wide, _ = made["hmtx"][made.getBestCmap()[ord(letter)]]
            (code,) = letter.encode("cp1252")
            assert abs(widths[code - 32] - 1000 * wide / unit) <= 1

    def test_it_makes_a_small_file(self) -> None:
        with_font = len(write_survey_form(form_of(replace(SAMPLE, parts=SAMPLE.parts[:1]))))
        assert with_font < 90_000
