"""Where long Swedish words may be parted at the end of a line."""

import re
from collections.abc import Iterator

_JOINT_MIN = 11
"""Shorter words are not parted: the next line holds them."""
_SYLLABLE_MIN = 20
"""Words without a known joint are parted between syllables only from this length."""
_LONGEST = 60
"""Longer than this is no word; to try every place in it would take minutes."""
_LEAST = 4
"""Letters that must stand on either side."""

# Words that end compounds in this field; a word is parted before them.
_WORDS = """
aktivitet aktör anhörig anlägg ansvar användning arbet avdelning behandling bekämp beroende beslut
bild brott bruk budget byggande coach debut enhet enkät ersättning familj formulär fråg främjande
funktion förebygg föräld fördelning förening förmedling förskol förvaltning genomför grupp handel
handlagg handling hantering hjälp hälsa indikator information initiativ insats institution kampanj
kartlägg kompetens kontakt kontor kontroll koordinat kunskap langning ledning levnad livsstil
lägesbild marknad material medel metod miljö minimer minskning missbruk modell mottagning möjlig
myndighet målgrupp nedsätt nivå nämnd nätverk område omsorg ordförande organisation personal
placering plan policy polis prevent process program projekt punkt påverkan rapport region resurs
riktlinje riskbruk rutin råd rådgiv samhäll samordn samtal samverkan samråd servering sjukvård
skador skola skydd social stadsdel strategi struktur studie styrelse styrgrupp styrning ställning
stöd symtom synpunkt system säkerhet tillfäll tillgäng tillstånd tillsyn tillsätt tjänst tobak
trygghet undersök uppdrag uppfölj upptäckt utbildning utred utskott utveckl utvärdering vakans
variation verksamhet vuxna vård västra ärende åldern åldersgräns åtgärd överenskom överserver
"""
_ENDINGS = sorted(_WORDS.split(), key=lambda each: (-len(each), each))
# No joint stands in "erfarenhet", "medvetenhet" and their like.
_ENDING = re.compile(rf"(?!(?<=far|vet|läg|ägg)enhet)(?:{'|'.join(_ENDINGS)})", re.IGNORECASE)
_VOWELS = "aeiouyåäöéAEIOUYÅÄÖÉ"
# One consonant goes with the syllable that follows ("enkonsonantsprincipen").
_SYLLABLE = re.compile(rf"(?<=[{_VOWELS}])[^{_VOWELS}]*?(?=[^{_VOWELS}][{_VOWELS}])")
# Letters that are one sound, or a double letter that may be parted only between them.
_TOGETHER = ("sk", "sj", "ch", "ck", "ng", "st", "kj", "tj")


def parts_of(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a word in two, the longest first part first.

    Compounds of the field are parted at their joints, other very long words between
    syllables, the rest not at all. This is what ReportLab calls as a paragraph's hyphenator.
    """
    if not _JOINT_MIN <= len(word) <= _LONGEST:
        return
    places = sorted(_joints(word) or _syllables(word), reverse=True)
    for place in places:
        yield word[:place], word[place:]


def _joints(word: str) -> list[int]:
    found = (match.start() for match in _ENDING.finditer(word))
    return [place for place in found if _is_inside(word, place)]


def _syllables(word: str) -> list[int]:
    if len(word) < _SYLLABLE_MIN:
        return []
    found = (match.end() for match in _SYLLABLE.finditer(word))
    return [
        place
        for place in found
        if _is_inside(word, place) and word[place - 1 : place + 1].lower() not in _TOGETHER
    ]


def _is_inside(word: str, place: int) -> bool:
    return _LEAST <= place <= len(word) - _LEAST
