"""Read JSON so that every error names the file, the line and the reason in Swedish."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from andts_desktop.domain.text import cleaned
from andts_desktop.errors import ResourceError

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)
_MAX_DEPTH = 60
_MAX_NUMBER = 1_000_000
_MAX_PLACES = 6

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class JsonObject:
    """An object inside a JSON document, read field by field.

    Every reader raises ResourceError, which names the line of the offending value.
    """

    document: "JsonDocument"
    path: Path
    fields: Mapping[str, Any]

    def fail(self, reason: str, key: str | int | None = None) -> ResourceError:
        """Return the error for this object, or for one of its fields."""
        return self.document.error(reason, self.path if key is None else (*self.path, key))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string, cleaned; the field must be there unless a default is given."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.fail(f"”{key}” ska vara text", key)
        return cleaned(value)

    def filled_text(self, key: str) -> str:
        """Return a string that is not empty."""
        value = self.text(key).strip()
        if not value:
            raise self.fail(f"”{key}” får inte vara tomt", key)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.fail(f"”{key}” ska vara true eller false", key)
        return value

    def year(self, key: str) -> int | None:
        """Return a calendar year, None where the field is missing or null."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2200:
            raise self.fail(f"”{key}” ska vara ett årtal, till exempel 2023", key)
        return value

    def count(self, key: str) -> int:
        """Return a whole number that is zero or more, zero where the field is missing."""
        value = self._value(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MAX_NUMBER:
            raise self.fail(f"”{key}” ska vara ett helt tal som är noll eller mer", key)
        return value

    def decimal(self, key: str) -> Decimal:
        """Return a number that is zero or more, written as text ("0.5") or as a number."""
        value = self._value(key, None)
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        is_text = isinstance(value, str) and re.fullmatch(r"[0-9]+([.][0-9]+)?", value)
        if not (is_number or is_text):
            raise self.fail(f'”{key}” ska vara ett tal, till exempel "0.5"', key)
        number = Decimal(value)
        if number < 0:
            raise self.fail(f"”{key}” ska vara noll eller mer", key)
        if number > _MAX_NUMBER or number != round(number, _MAX_PLACES):
            raise self.fail(f"”{key}” ska vara högst en miljon, med högst sex decimaler", key)
        return abs(number)

    def choice(self, key: str, kind: type[_E], default: str | None = None) -> _E:
        """Return one of an enumeration's values."""
        value = self.text(key, default)
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(member.value or "(tomt)" for member in kind)
            raise self.fail(f"”{key}” är ”{value}” men ska vara något av: {allowed}", key) from None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty where the field is missing."""
        values = self._list(key)
        for position, value in enumerate(values):
            if not isinstance(value, str):
                raise self.document.error(
                    f"”{key}” ska vara en lista med texter", (*self.path, key, position)
                )
        return tuple(cleaned(value) for value in values)

    def nested(self, key: str) -> "JsonObject":
        """Return a nested object; it must be there."""
        return self.document.as_object(self._value(key, None), (*self.path, key))

    def objects(self, key: str) -> tuple["JsonObject", ...]:
        """Return a list of objects, empty where the field is missing."""
        return tuple(
            self.document.as_object(value, (*self.path, key, position))
            for position, value in enumerate(self._list(key))
        )

    def _list(self, key: str) -> list[Any]:
        value = self.fields.get(key, [])
        if isinstance(value, list):
            return value
        raise self.fail(f"”{key}” ska vara en lista", key)

    def _value(self, key: str, default: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        if key in self.fields:
            return self.fields[key]
        if default is None:
            raise self.fail(f"”{key}” saknas")
        return default


@dataclass(frozen=True, slots=True)
class JsonDocument:
    """A JSON text and the name it is known by in errors."""

    source: str
    text: str

    def root(self) -> JsonObject:
        """Parse the text; its outermost value must be an object."""
        try:
            value = json.loads(
                self.text, parse_float=Decimal, object_pairs_hook=_without_duplicates
            )
        except json.JSONDecodeError as error:
            reason = f"filen är inte giltig JSON (tecken {error.colno}: {syntax_fault(error)})"
            raise ResourceError(self.source, error.lineno, reason) from None
        except _DuplicateKeyError:
            key, line = _first_duplicate(self.text)
            reason = f"”{key}” står två gånger i samma objekt"
            raise ResourceError(self.source, line, reason) from None
        except (ValueError, ArithmeticError):
            # What int() says of thousands of digits, and Decimal of such an exponent.
            line = _line_of_unreadable_number(self.text)
            raise ResourceError(self.source, line, "talet är för långt") from None
        except RecursionError:
            raise ResourceError(self.source, 1, "filen är för djupt nästlad") from None
        return self.as_object(value, ())

    def as_object(self, value: object, path: Path) -> JsonObject:
        """Return the value as an object; raises ResourceError where it is not one."""
        if not isinstance(value, dict):
            raise self.error("här ska det stå ett objekt inom { }", path)
        if len(path) > _MAX_DEPTH:
            raise self.error("filen är för djupt nästlad", path)
        return JsonObject(self, path, value)

    def error(self, reason: str, path: Path) -> ResourceError:
        """Return the error for the value at `path`, with its line."""
        return ResourceError(self.source, line_of(self.text, path), reason)


_SYNTAX_FAULTS = {
    "Expecting value": "här ska ett värde stå",
    "Expecting property name enclosed in double quotes": 'här ska ett namn stå inom "citattecken"',
    "Expecting ':' delimiter": "här saknas ett kolon",
    "Expecting ',' delimiter": "här saknas ett komma",
    "Extra data": "här ska filen vara slut",
    "Unterminated string starting at": "texten som börjar här saknar citattecken i slutet",
    "Invalid control character at": "radbrytningar och styrtecken i text skrivs som \\n",
    "Invalid \\escape": "omvänt snedstreck i text skrivs som \\\\",
    "Invalid \\uXXXX escape": "efter \\u ska det stå fyra siffror",
    "Illegal trailing comma before end of object": "här står ett komma för mycket",
    "Illegal trailing comma before end of array": "här står ett komma för mycket",
}
"""What Python says of JSON, which has been the same since 3.1, and how it is said in Swedish."""


def syntax_fault(error: json.JSONDecodeError) -> str:
    """Say in Swedish what is wrong where the parser stopped, as a clause without a full stop."""
    return _SYNTAX_FAULTS.get(error.msg.removesuffix(": "), "skrivfel")


class _DuplicateKeyError(ValueError):
    pass


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key, value in pairs:
        if key in fields:
            raise _DuplicateKeyError(key)
        fields[key] = value
    return fields


def _first_duplicate(text: str) -> tuple[str, int]:
    # Only asked of text in which the parser met a duplicate, so up to there it is well formed.
    seen: list[set[str]] = []
    tokens = _TOKEN.finditer(text)
    while True:
        token = next(tokens)
        sign = token.group()
        if sign in "{[":
            seen.append(set())
        elif sign in "}]":
            seen.pop()
        elif sign[0] == '"' and text[_skip_space(text, token.end())] == ":":
            key = str(json.loads(sign))
            if key in seen[-1]:
                return key, _line_at(text, token.start())
            seen[-1].add(key)


def _line_of_unreadable_number(text: str) -> int:
    found = re.search(r"[0-9]{4000,}|[0-9][eE][+-]?[0-9]{9,}", text, re.ASCII)
    return _line_at(text, found.start() if found else 0)


def unique(
    items: tuple[JsonObject, ...], key: str, of: Callable[[JsonObject], _T]
) -> tuple[_T, ...]:
    """Read each item with `of`, and refuse two items with the same value of `key`."""
    seen: set[str] = set()
    read = []
    for item in items:
        read.append(of(item))
        value = item.text(key, "").strip()
        if value and value in seen:
            raise item.fail(f"”{value}” finns redan; varje ”{key}” ska vara unik", key)
        seen.add(value)
    return tuple(read)


def line_of(text: str, path: Path) -> int:
    """Return the line (from 1) on which the value at `path` begins in valid JSON text.

    A field that is missing gives the line of the object that should have held it. Walks the
    text again, so that reading a good file pays nothing for it.
    """
    position = _skip_space(text, 0)
    for step in path:
        found = _find_member(text, position, step)
        if found is None:
            break
        position = found
    return _line_at(text, position)


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _find_member(text: str, start: int, step: str | int) -> int | None:
    decoder = json.JSONDecoder()
    position = _skip_space(text, start + 1)
    index = 0
    while text[position] not in "]}":
        key: str | int = index
        if text[start] == "{":
            key, position = decoder.raw_decode(text, position)
            position = _skip_space(text, _skip_space(text, position) + 1)
        if key == step:
            return position
        _, position = decoder.raw_decode(text, position)
        position = _skip_space(text, position)
        if text[position] == ",":
            position = _skip_space(text, position + 1)
        index += 1
    return None


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
