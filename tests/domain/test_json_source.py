"""Errors in JSON sources name the file, the line and the reason."""

import json
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.json_source import JsonDocument, JsonObject, line_of, unique
from andts_desktop.errors import ResourceError


class Colour(StrEnum):
    NONE = ""
    RED = "röd"


def root_of(text: str) -> JsonObject:
    return JsonDocument("prov.json", text).root()


def refusal(text: str) -> tuple[int, str]:
    with pytest.raises(ResourceError) as caught:
        root_of(text)
    assert caught.value.source == "prov.json"
    assert str(caught.value) == f"prov.json, rad {caught.value.line}: {caught.value.reason}"
    return caught.value.line, caught.value.reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "inte giltig JSON (tecken 1: här ska ett värde stå)"),
        ('{"a": "\n"}', 1, "radbrytningar och styrtecken"),
        ('{"a" 1}', 1, "här saknas ett kolon"),
        ('{"a": 1\n "b": 2}', 2, "här saknas ett komma"),
        ('{"a": "x', 1, "saknar citattecken i slutet"),
        (r'{"a": "\q"}', 1, "omvänt snedstreck"),
        (r'{"a": "\u12"}', 1, "fyra siffror"),
        ("\ufeff{}", 1, "skrivfel"),
        ("\n\n[1]", 3, "objekt inom { }"),
        ('{"a": 1}\n{"b": 2}', 2, "här ska filen vara slut"),
        ('{\n"a":\n' + "9" * 5000 + "}", 3, "för långt"),
        ('{\n"a": 1e99999999999999999999}', 2, "för långt"),
        ("[" * 100_000, 1, "för djupt nästlad"),
    ],
)
def test_text_that_is_no_object_is_refused_by_line(text: str, line: int, reason: str) -> None:
    found_line, found_reason = refusal(text)
    assert found_line == line
    assert reason in found_reason


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('{\n"id": 1,\n"x": {"id": 2},\n"id": 3,\n"y": {"id": 4}\n}', 4, "id"),
        ('{\n"list": [{"a": 1},\n{"a": 1,\n"a": 2},\n{"a": 3}]}', 4, "a"),
        ('{"a:": "a:",\n"b": ["a:"],\n"a\\u003a": 1}', 3, "a:"),
        ('{"s": "\\"s\\": {[",\n"s": 1}', 2, "s"),
    ],
)
def test_a_key_that_stands_twice_is_named_where_it_stands_again(
    text: str, line: int, key: str
) -> None:
    assert refusal(text) == (line, f"”{key}” står två gånger i samma objekt")


SOURCE = """{
 "text": "ja",
 "empty": " ",
 "number": 1,
 "flag": true,
 "list": ["a",
  2],
 "item": {
  "year": 2023
 },
 "items": [
  {"id": "a"},
  [],
  {"id": "a"}
 ],
 "null": null,
 "minus": -1,
 "huge": 1e7,
 "fine": 0.1234567,
 "colour": "blå",
 "year": true
}"""


@pytest.mark.parametrize(
    ("read", "line", "reason"),
    [
        (lambda o: o.text("number"), 4, "”number” ska vara text"),
        (lambda o: o.text("null"), 16, "”null” ska vara text"),
        (lambda o: o.text("gone"), 1, "”gone” saknas"),
        (lambda o: o.filled_text("empty"), 3, "får inte vara tomt"),
        (lambda o: o.flag("text"), 2, "true eller false"),
        (lambda o: o.flag("number"), 4, "true eller false"),
        (lambda o: o.year("year"), 21, "ett årtal"),
        (lambda o: o.year("text"), 2, "ett årtal"),
        (lambda o: o.year("number"), 4, "ett årtal"),
        (lambda o: o.decimal("text"), 2, "ska vara ett tal"),
        (lambda o: o.decimal("flag"), 5, "ska vara ett tal"),
        (lambda o: o.decimal("gone"), 1, "saknas"),
        (lambda o: o.decimal("minus"), 17, "noll eller mer"),
        (lambda o: o.decimal("huge"), 18, "högst en miljon"),
        (lambda o: o.decimal("fine"), 19, "högst sex decimaler"),
        (lambda o: o.choice("colour", Colour), 20, "(tomt), röd"),
        (lambda o: o.texts("list"), 7, "lista med texter"),
        (lambda o: o.texts("text"), 2, "ska vara en lista"),
        (lambda o: o.nested("text"), 2, "objekt inom { }"),
        (lambda o: o.nested("gone"), 1, "saknas"),
        (lambda o: o.nested("item").text("name"), 8, "”name” saknas"),
        (lambda o: o.nested("item").text("year"), 9, "ska vara text"),
        (lambda o: o.objects("items"), 13, "objekt inom { }"),
        (lambda o: o.objects("item"), 8, "ska vara en lista"),
    ],
)
def test_a_wrong_field_is_refused_by_line(
    read: Callable[[JsonObject], object], line: int, reason: str
) -> None:
    with pytest.raises(ResourceError) as caught:
        read(root_of(SOURCE))
    assert caught.value.line == line
    assert reason in caught.value.reason


def test_two_items_of_one_name_are_refused_even_where_a_space_parts_them() -> None:
    root = root_of('{"items": [\n{"id": "a"},\n{\n"id": " a "}]}')
    with pytest.raises(ResourceError) as caught:
        unique(root.objects("items"), "id", lambda item: item.filled_text("id"))
    assert caught.value.line == 4
    assert "”a” finns redan" in caught.value.reason


def innermost(item: JsonObject) -> JsonObject:
    children = item.objects("x")
    return innermost(children[0]) if children else item


def test_a_nest_deeper_than_any_plan_is_refused() -> None:
    deep = '{"x": [' * 100 + "]}" * 100
    with pytest.raises(ResourceError, match="för djupt nästlad"):
        innermost(root_of(deep))


def test_good_fields_are_read() -> None:
    text = (
        '{"t": "å\\u0000\\ud800", "n": 0.50, "i": 3, "s": "1.5", "z": -0.0, "l": ["a"], "y": null}'
    )
    item = root_of(text)
    assert item.text("t") == "å"
    assert item.text("gone", "annars") == "annars"
    assert item.decimal("n") == Decimal("0.5")
    assert (item.decimal("i"), item.decimal("s")) == (Decimal(3), Decimal("1.5"))
    assert str(item.decimal("z")) == "0.0"
    assert item.texts("l") == ("a",)
    assert item.texts("gone") == ()
    assert item.year("y") is None
    assert item.flag("gone") is False
    assert item.choice("gone", Colour, "röd") is Colour.RED


values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


def every_place(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        inner: list[tuple[str | int, object]] = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    below = [place for key, child in inner for place in every_place(child, (*path, key))]
    return [path, *below]


@given(values, st.booleans())
def test_every_value_is_found_on_its_own_line(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=1)
    # With an indent, the parts of a value stand below it, and each on a line of its own.
    places = every_place(value)
    lines = [line_of(text, place) for place in places]
    assert lines[0] == 1
    assert lines == sorted(set(lines))


def test_a_place_that_is_not_there_gives_the_line_of_its_holder() -> None:
    assert line_of('{\n"a": [\n1,\n2]}', ("a", 7)) == 2
    assert line_of('{\n"a": 1}', ("b",)) == 1
