"""What readers leave in the fields of a PDF, and how it is understood."""

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from andts_desktop.exchange.survey_forms.pdf_fields import PdfField, read_fields
from andts_desktop.exchange.survey_forms.pdf_reading import saved_at
from andts_desktop.exchange.survey_forms.recognising import looks_like_form


@pytest.mark.parametrize(
    ("value", "shown", "first", "chosen"),
    [
        ("", "", "", ""),
        ("a", "a", "", "a"),
        ("a", "", "", "a"),
        ("", "a", "", "a"),
        ("b", "a", "a", "b"),
        ("a", "b", "a", "b"),
        ("", "a", "a", ""),
        ("a", "", "a", ""),
        ("b", "", "a", "b"),
        ("", "a b", "", "a b"),
        ("b", "c", "a", "b c"),
    ],
)
def test_the_side_that_changed_is_right(value: str, shown: str, first: str, chosen: str) -> None:
    field = PdfField(is_button=True, value=value, shown={*shown.split()}, first=first)
    assert field.chosen() == {*chosen.split()}


def fields_of(*made: Object, is_listed: bool = True) -> dict[str, PdfField]:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        listed = [pdf.make_indirect(each) for each in made]
        for each in listed:
            each.Subtype = Name.Widget
        page.obj.Annots = Array(listed)
        if is_listed:
            pdf.Root.AcroForm = Dictionary(Fields=Array(listed))
        return dict(read_fields(pdf))


def text(name: str, value: object) -> Object:
    return Dictionary(FT=Name.Tx, T=String(name), V=value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (String("Åäö – ”så”"), "Åäö – ”så”"),
        (String("Ω 漢 \U0001f600"), "Ω 漢 \U0001f600"),
        (String(b"\xef\xbb\xbf\xc3\xa5"), "å"),
        (String(b"\xff\xfe\xe5\x00"), "å"),
    ],
)
def test_texts_of_every_encoding_are_read(value: String, written: str) -> None:
    assert fields_of(text("a", value))["a"].written == written


def test_a_field_without_a_list_is_found_on_its_page() -> None:
    assert fields_of(text("a", String("ja")), is_listed=False)["a"].written == "ja"


def test_names_are_joined_with_points() -> None:
    parent = Dictionary(T=String("a"), Kids=Array([text("b", String("ja"))]))
    assert fields_of(parent)["a.b"].written == "ja"


@pytest.mark.timeout(10)
def test_a_field_that_lies_in_itself_is_read_once() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        cyclic = pdf.make_indirect(Dictionary(T=String("a"), Subtype=Name.Widget))
        leaf = pdf.make_indirect(text("b", String("x")))
        cyclic.Kids = Array([cyclic] * 30 + [leaf])
        page.obj.Annots = Array([cyclic])
        pdf.Root.AcroForm = Dictionary(Fields=Array([cyclic]))
        found = read_fields(pdf)
    assert {name: each.written for name, each in found.items()} == {"a.b": "x"}


@pytest.mark.timeout(20)
def test_a_thousand_buttons_of_one_field_without_a_list_are_read_once() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        root = pdf.make_indirect(Dictionary(T=String("a")))
        kids = [pdf.make_indirect(text(f"b{number}", String("x"))) for number in range(3000)]
        for each in kids:
            each.Parent, each.Subtype = root, Name.Widget
        root.Kids = page.obj.Annots = Array(kids)
        assert len(read_fields(pdf)) == 3000


def test_two_fields_of_one_name_that_differ_are_unclear() -> None:
    found = fields_of(text("a", String("ja")), text("a", String("nej")))
    assert found["a"].is_unclear


def test_what_is_no_text_is_unclear() -> None:
    assert fields_of(text("a", 7))["a"].is_unclear


def test_a_value_saved_as_text_is_a_choice() -> None:
    button = Dictionary(FT=Name.Btn, T=String("a"), V=String("o-ja"), AS=Name("/o-ja"))
    assert fields_of(button)["a"].chosen() == {"o-ja"}


def test_a_long_text_may_be_a_stream() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pdf.make_stream("Lång text".encode("ascii", "replace"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([text("a", stream)]))
        assert read_fields(pdf)["a"].written == "L?ng text"
        huge = pdf.make_stream(bytes(range(256)) * 2_000)
        pdf.Root.AcroForm = Dictionary(Fields=Array([text("a", huge)]))
        assert read_fields(pdf)["a"].is_unclear


@pytest.mark.timeout(20)
def test_a_packed_text_is_read_where_it_is_small() -> None:
    flate = Name.FlateDecode
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        small, large, twice, broken = (pdf.make_stream(b"") for _ in range(4))
        small.write(zlib.compress(b"Kort"), filter=flate)
        bomb = zlib.compress(b"A" * 50_000_000)
        large.write(bomb, filter=flate)
        twice.write(zlib.compress(bomb), filter=Array([flate, flate]))
        broken.write(b"ingenting", filter=flate)
        made = (text("a", small), text("b", large), text("c", twice), text("d", broken))
        pdf.Root.AcroForm = Dictionary(Fields=Array(list(made)))
        found = read_fields(pdf)
    assert found["a"].written == "Kort"
    assert [name for name, each in found.items() if each.is_unclear] == ["b", "c", "d"]


def test_a_file_without_a_form_has_no_fields() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out)
        assert not read_fields(pdf)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("D:20261122101559", "2026-11-22T10:15"),
        ("D:20261122101559Z", ""),
        ("D:20261322101559", ""),
        ("i går", ""),
        ("", ""),
    ],
)
def test_a_date_is_local_to_the_minute(written: str, said: str) -> None:
    found = saved_at(written)
    assert found == said if said or "Z" not in written else len(found) == 16


@pytest.mark.parametrize(
    ("name", "data", "is_form"),
    [
        ("a.csv", "enhet;år;fråga;svar\n".encode("cp1252"), True),
        ("a.csv", "enhet;år;fråga;svar\n".encode("utf-16"), True),
        ("a.json", b'[{"unit": "A", "year": 2026, "question": "q", "answer": "ja"}]', True),
        ("a.json", b'{"title": "En plan"}', False),
        ("a.csv", "Mål;Aktivitet\n".encode(), False),
        ("a.docx", "enhet fråga".encode(), False),
    ],
)
def test_rows_are_told_by_their_columns(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes, is_form: bool
) -> None:
    path = tmp_path_factory.mktemp("rader") / name
    path.write_bytes(data)
    assert looks_like_form(path) is is_form
