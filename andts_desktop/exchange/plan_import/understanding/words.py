"""The words by which Swedish plans name their levels, columns and chapters."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache

from andts_desktop.domain.plan import ChapterKind
from andts_desktop.exchange.plan_import.understood import ColumnMeaning


class Family(IntEnum):
    """How high in a plan a level of that word usually stands."""

    GOAL = 0
    AREA = 1
    ACTIVITY = 2


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word for a level, in the two forms that the plan's level needs.

    `is_inner` tells one of a plan's inner half, which stands beside its goals and never below.
    """

    singular: str
    plural: str
    family: Family
    is_inner: bool = False


_LEVEL_FORMS: dict[tuple[str, str, Family], str] = {
    ("övergripande mål", "övergripande mål", Family.GOAL): "övergripande målet",
    ("huvudmål", "huvudmål", Family.GOAL): "huvudmålet huvudmålen",
    ("inriktningsmål", "inriktningsmål", Family.GOAL): "inriktningsmålet inriktningsmålen",
    ("långsiktigt mål", "långsiktiga mål", Family.GOAL): "",
    ("målområde", "målområden", Family.GOAL): "målområdet målområdena",
    ("utvecklingsområde", "utvecklingsområden", Family.GOAL): (
        "utvecklingsområdet utvecklingsområdena"
    ),
    ("strategiskt område", "strategiska områden", Family.GOAL): "",
    ("strategi", "strategier", Family.GOAL): "strategin",
    ("perspektiv", "perspektiv", Family.GOAL): "",
    ("mål", "mål", Family.GOAL): "målet målen",
    ("delmål", "delmål", Family.GOAL): "delmålet delmålen",
    ("effektmål", "effektmål", Family.GOAL): "effektmålet effektmålen",
    ("lokalt mål", "lokala mål", Family.GOAL): "lokalt_delmål lokala_delmål",
    ("kommunalt mål", "kommunala mål", Family.GOAL): "",
    ("prioriterat målområde", "prioriterade målområden", Family.AREA): (
        "prioriterade_målområdet prioriterade_målområdena"
    ),
    ("prioriterat område", "prioriterade områden", Family.AREA): (
        "prioriterade_området prioriterade_områdena"
    ),
    ("insatsområde", "insatsområden", Family.AREA): "insatsområdet insatsområdena",
    ("fokusområde", "fokusområden", Family.AREA): "fokusområdet fokusområdena",
    ("åtgärdsområde", "åtgärdsområden", Family.AREA): "åtgärdsområdet",
    ("arbetsområde", "arbetsområden", Family.AREA): "arbetsområdet",
    ("verksamhetsområde", "verksamhetsområden", Family.AREA): "",
    ("område för samhandling", "områden för samhandling", Family.AREA): "",
    ("område för samverkan", "områden för samverkan", Family.AREA): "",
    ("område", "områden", Family.AREA): "området områdena",
    ("rubrik", "rubriker", Family.AREA): "",
    ("aktivitet", "aktiviteter", Family.ACTIVITY): "aktiviteten aktiviteterna",
    ("insats", "insatser", Family.ACTIVITY): "insatsen insatserna",
    ("åtgärd", "åtgärder", Family.ACTIVITY): "åtgärden åtgärderna",
    ("ska-sats", "ska-satser", Family.ACTIVITY): "",
    ("förebyggsten", "förebyggstenar", Family.GOAL): "förebyggstenen förebyggstenarna",
    ("byggsten", "byggstenar", Family.AREA): "byggstenen byggstenarna",
}
_INNER = frozenset({"förebyggsten", "byggsten"})


def _forms() -> dict[str, LevelWord]:
    found: dict[str, LevelWord] = {}
    for (singular, plural, family), more in _LEVEL_FORMS.items():
        word = LevelWord(singular, plural, family, singular in _INNER)
        for form in (singular, plural, *more.split()):
            found.setdefault(form.replace("_", " "), word)
    return found


LEVEL_WORDS = _forms()
"""Every form of every word for a level, in lower case."""
ACTIVITY = LEVEL_WORDS["aktivitet"]
SHALL = LEVEL_WORDS["ska-sats"]
_LEVEL_PATTERN = "|".join(sorted(map(re.escape, LEVEL_WORDS), key=len, reverse=True))
LEVEL_AT_START = re.compile(rf"(?P<word>{_LEVEL_PATTERN})(?![\wåäö-])", re.IGNORECASE)
LEVEL_ANYWHERE = re.compile(rf"(?<![\wåäö])(?:{_LEVEL_PATTERN})(?![\wåäö-])", re.IGNORECASE)

_COLUMNS: dict[ColumnMeaning, str] = {
    ColumnMeaning.NUMBER: "nr|nummer|#|id",
    ColumnMeaning.TEXT: "beskrivning|syfte|innehåll|hur|genomförande|metod|bakgrund|motivering",
    ColumnMeaning.INDICATOR: (
        "indikator|indikatorer|mått|uppföljning|nyckeltal|uppföljningsmått|mätetal|mätning|"
        "uppföljning/indikator|indikator/mått|hur följer vi upp|hur följs det upp|utvärdering|"
        "uppföljning och indikatorer|indikatorer/uppföljning|så följer vi upp|resultatmått"
    ),
    ColumnMeaning.TARGET: "målvärde|målvärden|måltal|målnivå|önskat värde|target",
    ColumnMeaning.OUTCOME: "utfall|resultat|utfall/resultat",
    ColumnMeaning.LEAD: (
        "huvudansvarig|huvudansvar|huvudansvariga|samordningsansvarig|sammankallande|"
        "huvudansvarig nämnd|ansvarig (huvudansvarig)|lead"
    ),
    ColumnMeaning.CO_RESPONSIBLE: (
        "medansvarig|medansvariga|delansvarig|delaktiga|medverkande|medverkar|övriga ansvariga|"
        "medansvarig nämnd|medansvariga nämnder"
    ),
    ColumnMeaning.RESPONSIBLE: (
        "ansvar|ansvarig|ansvariga|ansvarig nämnd|ansvariga nämnder|vem|utförare|aktör|"
        "ansvarig part|ansvarig förvaltning|ansvarig nämnd/förvaltning|ansvarig funktion|"
        "vem ansvarar|ansvarig aktör|ansvarig enhet|ansvarig verksamhet|nämnd|förvaltning"
    ),
    ColumnMeaning.PARTNERS: (
        "samverkansparter|samverkanspart|samverkan|samverkan med|samarbetspartner|"
        "samarbetspartners|samverkansaktörer|tillsammans med|samverkanspartner|medaktörer|"
        "samverkanspartners|övriga aktörer|aktörer|berörda|partner|partners"
    ),
    ColumnMeaning.TIME: (
        "tidplan|tid|när|start|slut|period|startdatum|slutdatum|klart|tidsperiod|år|tidsplan|"
        "deadline|från|till|startår|slutår|genomförs|klar|när i tid|tidsram|färdigt|intervall"
    ),
    ColumnMeaning.STATUS: "status|läge|genomförd|lägesstatus",
    ColumnMeaning.COMMENT: "kommentar|kommentarer|anteckning|anteckningar|notering|övrigt",
    ColumnMeaning.NATIONAL_GOALS: "nationellt mål|nationella mål|koppling till nationella mål",
    ColumnMeaning.PREVENTION_LEVEL: "preventionsnivå|nivå|prevention",
    ColumnMeaning.SUBSTANCES: "substans|substanser|andts|preparat|drog",
}
_HEADERS: dict[str, tuple[ColumnMeaning, LevelWord | None]] = {
    **{word: (meaning, None) for meaning, words in _COLUMNS.items() for word in words.split("|")},
    **{form: (ColumnMeaning.LEVEL, word) for form, word in LEVEL_WORDS.items()},
    **dict.fromkeys(
        ("vad", "vad ska göras", "vad ska vi göra", "vad gör vi", "det här gör vi"),
        (ColumnMeaning.LEVEL, ACTIVITY),
    ),
}


@dataclass(frozen=True, slots=True)
class Header:
    """What a column's words say that it holds."""

    meaning: ColumnMeaning
    word: LevelWord | None
    certainty: float
    reason: str


@cache
def header(text: str) -> Header | None:
    """Read a column's header; None where it is not one that is known."""
    plain = re.sub(r"[:.*?!\u00ad]|\b(?:19|20)\d\d\b", "", text).casefold()
    plain = " ".join(plain.split())
    if not plain or len(plain) > 60:
        return None
    if plain in _HEADERS:
        return Header(*_HEADERS[plain], 0.98, f"rubriken ”{text.strip()}”")
    parts = [part for part in re.split(r"\s*(?:/|,|\boch\b|\(|\))\s*", plain) if part in _HEADERS]
    if parts:
        return Header(*_HEADERS[parts[0]], 0.85, f"ordet ”{parts[0]}” i rubriken")
    return None if re.search(r"\d", plain) else _near_header(plain)


def _near_header(plain: str) -> Header | None:
    near = [word for word in _HEADERS if _may_be_like(word, plain)] if len(plain) > 3 else []
    best = max(near, key=lambda word: _likeness(word, plain), default="")
    if best and _likeness(best, plain) >= 0.84:
        return Header(*_HEADERS[best], 0.7, f"rubriken liknar ”{best}”")
    words = re.findall(r"[\w-]+", plain)
    within = [word for word in words if word in _HEADERS and len(word) > 3]
    if within and len(words) <= 6:
        return Header(*_HEADERS[within[0]], 0.65, f"ordet ”{within[0]}” i rubriken")
    return None


def _may_be_like(first: str, second: str) -> bool:
    # Spares the slow comparison, since this is asked of every short line of a long document.
    is_near = abs(len(first) - len(second)) <= 3
    return is_near and (first[:2] == second[:2] or first[-3:] == second[-3:])


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second).ratio()


def is_header_word(text: str) -> bool:
    """Tell whether a word is exactly one that heads a column."""
    return text.casefold() in _HEADERS


_CHAPTERS: tuple[tuple[ChapterKind, str], ...] = (
    (ChapterKind.GLOSSARY, "ordlista|ordförklaring|förkortning"),
    (ChapterKind.REFERENCES, "referens|källor|källförteckning|litteratur|läs mer"),
    (ChapterKind.CONCEPTS, "begrepp|definition|vad är andt"),
    (ChapterKind.FOLLOW_UP, "uppfölj|utvärder|följs upp|revidering"),
    (ChapterKind.SITUATION, "lägesbild|problembild|nuläge|läget i|kartläggning|statistik"),
    (ChapterKind.PARTNERS, "samverkan|samarbete|aktörer"),
    (ChapterKind.KNOWLEDGE_NEEDS, "kunskapsbehov|behov av kunskap|behov av stöd"),
    (ChapterKind.PURPOSE, "syfte|varför"),
    (ChapterKind.VISION, "vision|övergripande mål"),
    (ChapterKind.RESPONSIBILITY, "ansvar|roller"),
    (ChapterKind.ORGANISATION, r"organisation|styrning|\bledning|arbetsgrupp|^om "),
    (ChapterKind.BACKGROUND, "bakgrund|processen|framtag|utgångspunkt|historik"),
    (ChapterKind.INTRODUCTION, "inledning|introduktion|förord|sammanfattning|vem är planen"),
)


ENDS_BEFORE_LIST = re.compile(r"\b(?:ska|skall|ska erbjuda|bör|kommer att)\s*:?$", re.IGNORECASE)
"""The end of a sentence that its list goes on with: "Kommunen ska"."""


def chapter_kind(title: str) -> ChapterKind:
    """Return what a chapter of that title is about, OTHER where its words do not say."""
    plain = title.casefold()
    found = (kind for kind, words in _CHAPTERS if re.search(words, plain))
    return next(found, ChapterKind.OTHER)


_CHAPTER_WORD = re.compile(rf"(?:{'|'.join(words for _, words in _CHAPTERS)})\w*")
_BESIDE_CHAPTER = re.compile(
    r"och|samt|av|för|med|i|om|på|till|plan(?:en|ens)?|programmet|arbetet?|mål|"
    r"den|det|kommunens?|vårt|andts?"
)


def is_chapter_title(title: str) -> bool:
    """Tell whether a line says nothing but what a chapter is about: "Syfte och mål"."""
    plain = title.casefold()
    rest = _CHAPTER_WORD.sub(" ", plain).split()
    is_named = _CHAPTER_WORD.search(plain) is not None and len(title) <= 60
    return is_named and all(map(_BESIDE_CHAPTER.fullmatch, rest))


_CONTAINER_WORDS = frozenset(
    [
        "och",
        "samt",
        "för",
        "med",
        "i",
        "vår",
        "våra",
        "prioriterade",
        "strategiska",
        "handlingsplan",
        "handlingsplanen",
        "plan",
        "planen",
        "aktivitetsplan",
        "åtgärdsplan",
        "insatsplan",
        "genomförandeplan",
        "aktivitetsbilaga",
        "bilaga",
        "kommunens",
        "stadens",
        "handlingsplaner",
        "konkreta",
        "lokala",
        "utvecklings-",
        "insats-",
        "mål-",
        "fokus-",
        "åtgärds-",
        "program",
        "tabell",
        "översikt",
        "andt",
        "andts",
    ]
)


def container_words(title: str) -> tuple[LevelWord, ...] | None:
    """Return the levels that a heading over a whole plan names; None for another heading.

    "Utvecklings- och insatsområden" names two; "Handlingsplan 2024" none, and is one all the same.
    """
    plain = re.sub(r"\b[\d.–-]+\b|[:.]", " ", title.casefold())
    plain = re.sub(r"(\w+)- och (\w*?)(områden)\b", r"\1\3 och \2\3", plain)
    named = tuple(LEVEL_WORDS[each.group().casefold()] for each in LEVEL_ANYWHERE.finditer(plain))
    rest = LEVEL_ANYWHERE.sub(" ", plain).split()
    if all(word in _CONTAINER_WORDS for word in rest) and (named or rest):
        return named
    return None
