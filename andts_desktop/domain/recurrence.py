"""Reads a plan's own words for when in the year something is done: "Q1 och Q3", "varje vår"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from andts_desktop.domain.swedish import MONTHS

Months = frozenset[int]
"""Months of a year, 1–12."""

WHOLE_YEAR: Months = frozenset(range(1, 13))

_SPANS = {
    r"vår(?:en)?s?|vårvinter(?:n)?": (3, 5),
    r"försommar(?:en)?": (5, 6),
    r"sommar(?:en|månaderna)?|sommarlov(?:et)?": (6, 8),
    r"sensommar(?:en)?": (8, 8),
    r"höst(?:en)?s?": (9, 11),
    r"vinter(?:n)?s?": (12, 2),
    r"vt|vårtermin(?:en)?": (1, 6),
    r"ht|hösttermin(?:en)?": (8, 12),
    r"årsskifte(?:t)?": (12, 1),
    r"årets början|början (?:av|på) året": (1, 1),
    r"årets slut|slutet (?:av|på) året|vid årsslut": (12, 12),
    r"nyår(?:et)?|lucia|jul(?:en|lovet|lov)?|juletid": (12, 12),
    r"sportlov(?:et|en)?": (2, 3),
    r"påsk(?:en|lovet|lov)?": (3, 4),
    r"valborg(?:smässoafton)?": (4, 4),
    r"student(?:en|examen)": (6, 6),
    r"skolavslutning(?:en|ar|arna)?|midsommar(?:en)?": (6, 6),
    r"semester(?:n|tider)?": (7, 7),
    r"skolstart(?:en)?|terminsstart(?:en)?": (8, 8),
    r"höstlov(?:et)?": (10, 11),
}
"""Words for a part of the year, with its first month and its last."""
_ALWAYS = re.compile(
    r"löpande|kontinuerligt|fortlöpande|året (?:runt|om)|hela året|helår|under (?:hela )?året|"
    r"år(?:ligen|lig|liga|ligt|svis)|(?:varje|vart|en gång (?:per|om)|per|/) ?år(?:et)?|"
    r"(?:ggr|gånger|gång|möten|tillfällen|ggn) ?(?:per|om|/) ?år(?:et)?|vartannat år|"
    r"(?:varje|var|per|en gång i) (?:månad(?:en)?|vecka(?:n)?|dag|kvartal|tertial|halvår|termin)|"
    r"(?:månads|vecko|kvartals|tertial|termins|halvårs)(?:vis|ligen)|månatlig(?:en|a|t)?|dagligen|"
    r"varannan (?:månad|vecka)|regelbundet|återkommande"
)
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "sista": 0}
_SPRING = re.compile(
    r"(?<!varje )(?<!under )(?<!på )(?<!om )(?<!tidig )(?<!sen )vår "
    r"(?!(?:och|samt|eller|till|resp|höst|sommar|vinter|[0-9]))"
)
"""The word vår as it stands in "vår plan", where it is no season."""

_LONGEST_TURN = 5
"""How many months a span over the turn of the year has at most where it is told as one."""

_MONTH = "|".join((*(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS), "sept"))
_TOKEN = re.compile(
    r"(?P<iso>[0-9]{4}-(?P<isomonth>0[1-9]|1[0-2])(?:-[0-9]{2})?(?![0-9]))"
    r"|(?P<slash>(?<![0-9])[0-9]{1,2}/(?P<slashmonth>1[0-2]|[1-9])(?![0-9/]))"
    r"|(?P<week>\b(?:v|vecka|veckorna)\.? ?(?P<weekno>[0-9]{1,2})\b)"
    r"|(?P<ordinal>\b(?P<nth>första|andra|tredje|fjärde|sista|[1-4]:[ae])"
    r" (?P<ofwhat>kvartal|tertial|halvår)(?:et)?)"
    r"|(?P<part>\b(?P<what>kvartal(?:en)?|kv|q|k|tertial(?:en)?|t|halvår)\.? ?(?P<which>[1-4])\b)"
    r"|(?P<except>\b(?:utom|förutom|dock inte|dock ej|men inte|men ej|inte|ej)\b)"
    r"|(?P<to>–|—|-|\b(?:till och med|fram till|t\.? ?o\.? ?m\.?|till)(?![a-zåäö]))"
    r"|(?P<yule>(?:(?<=inför )|(?<=före )|(?<=kring ))jul\b)"
    rf"|(?P<month>\b(?:{_MONTH})(?:\b|\.))"
    r"|(?P<number>\b[1-4]\b)"
    r"|(?P<always>(?:\b|(?<=[/ 0-9]))(?:" + _ALWAYS.pattern + r")\b)"
    r"|(?P<span>\b(?:" + "|".join(_SPANS) + r")\b)"
    r"|(?P<word>[a-zåäöé0-9]+)"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a word means: a part of the year by its first and last month, or how parts join."""

    kind: str
    first: int = 0
    last: int = 0
    unit: int = 0


def read_recurrence(words: str) -> Months | None:
    """Return the months that words for a time in the year mean; None where they say none.

    Words for how often ("årligen", "två gånger per år", "löpande") mean the whole year, unless
    others say when in it. "Utom" takes away what follows. Words that are no time are passed over.
    """
    plain = _SPRING.sub("", " ".join(words.casefold().split()))
    pieces = list(_pieces(plain))
    named = _union(pieces)
    always = any(piece.kind == "always" for piece in pieces)
    without = _taken_away(pieces)
    if named:
        return (named - without) or named
    if always or without:
        return (WHOLE_YEAR - without) or WHOLE_YEAR
    return None


def months_between(first: int, last: int) -> Months:
    """Return the months from one to another, over the turn of the year where it ends earlier."""
    count = (last - first) % 12 + 1
    return frozenset((first - 1 + step) % 12 + 1 for step in range(count))


def month_words(months: Months) -> str:
    """Say which months they are: "mars–maj och oktober", "december–februari", "hela året"."""
    if months == WHOLE_YEAR:
        return "hela året"
    parts = [_span_words(*span) for run in month_runs(months) for span in _parted(*run)]
    return " och ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def month_runs(months: Months) -> tuple[tuple[int, int], ...]:
    """Return the months as unbroken spans, (first, last), in order of their beginnings.

    A span goes on over the turn of the year: December to February is one.
    """
    if months == WHOLE_YEAR:
        return ((1, 12),)
    firsts = [month for month in sorted(months) if _before(month) not in months]
    return tuple((first, _end_of_run(first, months)) for first in firsts)


def _end_of_run(first: int, months: Months) -> int:
    last = first
    while last % 12 + 1 in months and last % 12 + 1 != first:
        last = last % 12 + 1
    return last


def _before(month: int) -> int:
    return (month - 2) % 12 + 1


def _parted(first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Part a long span at the turn of the year: nobody says "oktober–juni" of the year's ends."""
    is_long = first > last and (last - first) % 12 + 1 > _LONGEST_TURN
    return ((1, last), (first, 12)) if is_long else ((first, last),)


def _span_words(first: int, last: int) -> str:
    names = [MONTHS[month - 1] for month in dict.fromkeys((first, last))]
    return "–".join(names)


def _pieces(plain: str) -> Iterator[_Piece]:
    """Read the words from left to right; a number goes with the quarter that was named last."""
    unit = 0
    for found in _TOKEN.finditer(plain):
        kind = found.lastgroup or ""
        if kind == "number" and unit:
            yield _nth(int(found["number"]), unit)
        elif kind in _READERS:
            piece = _READERS[kind](found)
            unit = piece.unit
            yield piece
        elif kind in {"to", "except", "always"}:
            yield _Piece(kind)
        else:
            unit = unit if found[0] in {"och", "samt", "eller", "resp"} else 0
            yield _Piece("and" if found[0] in {"och", "samt", "eller", "resp"} else "word")


def _single(month: int) -> _Piece:
    return _Piece("time", month, month)


def _iso(found: re.Match[str]) -> _Piece:
    return _single(int(found["isomonth"]))


def _slash(found: re.Match[str]) -> _Piece:
    return _single(int(found["slashmonth"]))


def _named(found: re.Match[str]) -> _Piece:
    name = found["month"].rstrip(".")
    return _single(next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name)))


def _yule(_: re.Match[str]) -> _Piece:
    return _single(12)


def _week(found: re.Match[str]) -> _Piece:
    # A week belongs to the month of its Thursday; the year's own shift of a day or two is less.
    day = min(max(int(found["weekno"]), 1), 52) * 7 - 3
    return _single(min((day - 1) * 12 // 365 + 1, 12))


def _ordinal(found: re.Match[str]) -> _Piece:
    months = _months_of(found["ofwhat"])
    number = _ORDINALS.get(found["nth"], 0) or (
        int(found["nth"][0]) if found["nth"][0].isdigit() else 12 // months
    )
    return _nth(number, months)


def _part(found: re.Match[str]) -> _Piece:
    return _nth(int(found["which"]), _months_of(found["what"]))


def _months_of(what: str) -> int:
    if what.startswith("halvår"):
        return 6
    return 4 if what.startswith("t") else 3


def _nth(number: int, months: int) -> _Piece:
    last = min(number * months, 12)
    return _Piece("time", last - months + 1, last, months)


def _season(found: re.Match[str]) -> _Piece:
    spans = (span for words, span in _SPANS.items() if re.fullmatch(words, found["span"]))
    return _Piece("time", *next(spans))


_READERS = {
    "iso": _iso,
    "slash": _slash,
    "week": _week,
    "ordinal": _ordinal,
    "part": _part,
    "month": _named,
    "yule": _yule,
    "span": _season,
}


def _union(pieces: Sequence[_Piece]) -> Months:
    """Join the times that stand before any exception; a dash makes a span of its neighbours."""
    names = [piece.kind for piece in pieces]
    end = names.index("except") if "except" in names else len(pieces)
    found: Months = frozenset()
    for number, piece in enumerate(pieces[:end]):
        if piece.kind == "time":
            found |= months_between(piece.first, piece.last)
        if piece.kind == "to" and 0 < number < end - 1:
            before, after = pieces[number - 1], pieces[number + 1]
            if before.kind == after.kind == "time":
                found |= months_between(before.first, after.last)
    return found


def _taken_away(pieces: Sequence[_Piece]) -> Months:
    names = [piece.kind for piece in pieces]
    return _union(pieces[names.index("except") + 1 :]) if "except" in names else frozenset()
