"""What the words of a cell or a line stand for: substances, a prevention level, a measure."""

import re
from dataclasses import replace

from andts_desktop.domain.plan import (
    IndicatorKind,
    PreventionLevel,
    Substance,
    substances_of,
)
from andts_desktop.domain.plan_template import IndicatorDraft

_PREVENTION = {
    "univers": PreventionLevel.UNIVERSAL,
    "selekti": PreventionLevel.SELECTIVE,
    "indiker": PreventionLevel.INDICATED,
}
_BETWEEN = re.compile(r"\s*[,;/&+]\s*|\s+(?:och|samt)\s+", re.IGNORECASE)
_SUBSTANCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("A", re.compile(r"a|alkohol\w*")),
    ("N", re.compile(r"n|narkotika\w*")),
    ("D", re.compile(r"d|dop(?:n)?ing\w*")),
    ("T", re.compile(r"t|tobak\w*(?:- )?|nikotin\w*")),
    ("S", re.compile(r"s|spel(?: om pengar)?")),
)
_ALL = re.compile(r"(?:hela|alla|samtliga)(?: (?:andts|substanser|områden))?")
_KINDS = {
    "processindikator": IndicatorKind.PROCESS,
    "strukturindikator": IndicatorKind.STRUCTURE,
    "resultatindikator": IndicatorKind.RESULT,
}
_COUNTED = "mäts i "


def read_substances(text: str) -> tuple[Substance, ...]:
    """Read letters ("A, N", "ANDTS") or names; nothing where a word is none of them."""
    letters = re.sub(r"[\s,;/]", "", text.upper())
    if letters and set(letters) <= set("ANDTS"):
        return substances_of(letters)
    plain = text.casefold().strip(" .")
    if _ALL.fullmatch(plain):
        return tuple(Substance)
    found = [_substance(part.strip("- ")) for part in _BETWEEN.split(plain)]
    return substances_of("".join(dict.fromkeys(found))) if all(found) else ()


def _substance(name: str) -> str:
    return next((letter for letter, pattern in _SUBSTANCES if pattern.fullmatch(name)), "")


def read_prevention(text: str) -> PreventionLevel:
    """Return the prevention level that is named, NONE where that is none or several."""
    found = [level for stem, level in _PREVENTION.items() if stem in text.casefold()]
    return found[0] if len(found) == 1 else PreventionLevel.NONE


def read_goals(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the numbers of the national goals, and whether the text says nothing else."""
    numbers = tuple(dict.fromkeys(re.findall(r"\b[1-7]\b", text)))
    rest = re.sub(r"[\d\s,;.&]|och|samt|mål", "", text.casefold())
    return numbers, not rest and bool(numbers)


def with_measure(indicator: IndicatorDraft, text: str) -> IndicatorDraft | None:
    """Give an indicator what is said about it ("processindikator, mäts i procent").

    Return None where a part of that is not known.
    """
    for part in text.strip(" .").split(", "):
        plain = part.casefold()
        if plain in _KINDS:
            indicator = replace(indicator, kind=_KINDS[plain])
        elif plain == "redovisas efter kön":
            indicator = replace(indicator, by_sex=True)
        elif plain.startswith(_COUNTED):
            indicator = replace(indicator, unit=part[len(_COUNTED) :])
        else:
            return None
    return indicator
