"""The schema of instruments and the reader say the same of the form of a file."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from andts_desktop import paths
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_file import (
    FORMAT,
    read_draft,
    read_instrument,
    write_instrument,
)
from andts_desktop.errors import ResourceError
from tests.domain.build import instruments
from tests.domain.instrument_strategies import sound_instruments

FOLDER = paths.resources() / "instruments"
SHIPPED = sorted(FOLDER.glob("*.json"))
SCHEMA = json.loads((FOLDER / "schema" / f"{FORMAT}.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

Json = dict[str, Any]
Step = str | int

SAMPLE: Json = {
    "format": FORMAT,
    "id": "prov-2",
    "family": "prov",
    "version": "2",
    "title": "Prov",
    "short_title": "Prov",
    "example": True,
    "note": "",
    "scored": True,
    "max": "7",
    "not_applicable": "excluded",
    "comparable_with": ["1"],
    "break_reason": "",
    "unit_kinds": ["district"],
    "minimum_answers": 1,
    "parts": [
        {
            "id": "a",
            "title": "Del",
            "max": 7,
            "rule": "sum",
            "minimum_answers": 1,
            "questions": [
                {
                    "id": "q1",
                    "text": "Finns det?",
                    "short": "Finns",
                    "help": "",
                    "kind": "yes_no",
                    "max": "2",
                    "weight": "2",
                    "previous": "q0",
                    "not_comparable": "",
                    "overlaps": ["fråga 7"],
                    "links": [{"role": "goal", "key": "mal-1"}],
                    "options": [
                        {"id": "nej", "text": "Nej", "points": "0", "criteria": ""},
                        {"id": "ja", "text": "Ja", "points": "1"},
                    ],
                },
                {
                    "id": "q2",
                    "text": "Hur många?",
                    "kind": "number",
                    "max": "5",
                    "unit": "möten",
                    "limit": "9",
                    "steps": [{"at_least": "0", "points": "0"}, {"at_least": 4, "points": "5"}],
                    "show_if": [{"question": "q1", "options": ["ja"]}],
                },
                {
                    "id": "q3",
                    "text": "Hur gick det?",
                    "kind": "text",
                    "max": "0",
                    "show_if": [{"question": "q2", "at_least": "1"}],
                },
            ],
        }
    ],
}
WRONG: tuple[object, ...] = (
    None,
    True,
    5,
    -1,
    2_000_000,
    "",
    "x y",
    "-1",
    "0.1234567",
    "½",
    [],
    {},
)
WRONG += (["x"], [[]], [{}], {"x": 1})


def is_valid(source: Json) -> bool:
    return bool(VALIDATOR.is_valid(source))


def is_read(source: Json, *, draft: bool) -> bool:
    try:
        (read_draft if draft else read_instrument)(json.dumps(source), "prov.json")
    except ResourceError:
        return False
    return True


def places(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Yield the way to every value below."""
    if isinstance(value, dict):
        members = list(value.items())
    else:
        members = list(enumerate(value)) if isinstance(value, list) else []
    for key, child in members:
        yield (*path, key)
        yield from places(child, (*path, key))


def spoiled(path: tuple[Step, ...]) -> Iterator[Json]:
    """Yield the sample with the value taken away, and with each wrong value in its place."""
    for wrong in (..., *WRONG):
        source = copy.deepcopy(SAMPLE)
        holder: Any = source
        for step in path[:-1]:
            holder = holder[step]
        if wrong is ...:
            del holder[path[-1]]
        else:
            holder[path[-1]] = wrong
        yield source


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_comes_with_the_program_fits_the_schema_that_it_names(path: Path) -> None:
    source = json.loads(path.read_text("utf-8"))
    VALIDATOR.validate(source)
    assert (path.parent / source["$schema"]).is_file()


@given(sound_instruments())
def test_what_is_written_fits_the_schema(drawn: Instrument) -> None:
    VALIDATOR.validate(json.loads(write_instrument(drawn)))


@given(instruments())
def test_what_is_written_of_plain_ones_fits_the_schema(drawn: Instrument) -> None:
    VALIDATOR.validate(json.loads(write_instrument(drawn)))


def test_the_sample_is_sound() -> None:
    assert is_valid(SAMPLE)
    assert is_read(SAMPLE, draft=False)


@pytest.mark.parametrize("path", tuple(places(SAMPLE)), ids=lambda path: ".".join(map(str, path)))
def test_schema_and_reader_agree_on_every_field(path: tuple[Step, ...]) -> None:
    for source in spoiled(path):
        if not is_valid(source):
            assert not is_read(source, draft=False), source
        if not is_read(source, draft=True):
            assert not is_valid(source), source
