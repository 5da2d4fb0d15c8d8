"""The key that a form carries: what it is a form of, as one short line of plain letters."""

import binascii
import hashlib
import json
import re
from urllib.parse import quote, unquote

from andts_desktop.domain.collection import FormKey
from andts_desktop.domain.ids import InstrumentId, UnitId
from andts_desktop.domain.instrument import Instrument, Question

PREFIX = "ANDTS1"
"""The first field; a later form of the key has another number."""
LATER_PREFIX = re.compile(r"ANDTS([2-9]|[1-9][0-9]+)\|")
"""What a key begins with that a later version of the program made."""
_BETWEEN = "|"
_FIELDS = 9
_MOST_DIGITS = 18


def key_text(key: FormKey) -> str:
    """Write a key as one line of ASCII letters without spaces, with a sum that tells damage."""
    fields = (
        PREFIX,
        _safe(key.file_key),
        _safe(key.instrument_id),
        _safe(key.version),
        _safe(key.digest),
        str(key.year),
        str(key.unit_id),
        _safe(key.unit_name),
    )
    body = _BETWEEN.join(fields)
    return f"{body}{_BETWEEN}{_sum(body)}"


def parse_key(text: str) -> FormKey | None:
    """Read a key back; None for what is no key, or one that was cut or changed.

    White space does not matter: a printed key may be broken over lines.
    """
    body, _, checksum = re.sub(r"\s", "", text).rpartition(_BETWEEN)
    fields = body.split(_BETWEEN)
    if checksum != _sum(body) or len(fields) != _FIELDS - 1 or fields[0] != PREFIX:
        return None
    year, unit = fields[5], fields[6]
    if not (_is_number(year) and _is_number(unit)):
        return None
    return FormKey(
        file_key=unquote(fields[1]),
        instrument_id=InstrumentId(unquote(fields[2])),
        version=unquote(fields[3]),
        digest=unquote(fields[4]),
        year=int(year),
        unit_id=UnitId(int(unit)),
        unit_name=unquote(fields[7]),
    )


def digest(instrument: Instrument) -> str:
    """Return 16 letters that are others as soon as a question or an option of it says other."""
    asked = [_said(question) for question in instrument.questions()]
    written = json.dumps(asked, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:16]


def _said(question: Question) -> list[object]:
    options = [[o.id, o.text, str(o.points.normalize()), o.criteria] for o in question.options]
    steps = [[str(s.at_least.normalize()), str(s.points.normalize())] for s in question.steps]
    conditions = [
        [c.question, list(c.options), "" if c.at_least is None else str(c.at_least.normalize())]
        for c in question.show_if
    ]
    limit = "" if question.limit is None else str(question.limit.normalize())
    words = [question.id, question.text, question.help, question.kind, question.unit]
    weight = str(question.weight.normalize())
    return [*words, options, steps, conditions, limit, weight]


def key_words(key: FormKey, title: str) -> str:
    """Say in words what a form is for: "PI-mini, version 2 · 2026 · Järva"."""
    return f"{title}, version {key.version} · {key.year} · {key.unit_name}"


def _safe(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _sum(body: str) -> str:
    return f"{binascii.crc32(body.encode('utf-8', 'replace')):08x}"


def _is_number(text: str) -> bool:
    return re.fullmatch(f"[0-9]{{1,{_MOST_DIGITS}}}", text) is not None
