"""The documents that can be made of a file: what each is called, needs and comes as."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Unit


class PaperKind(StrEnum):
    """Which document; the values are the kinds of the command line."""

    ANNUAL = "annual"
    SHORT = "short"
    RESULT = "result"
    COMPARISON = "comparison"
    BOARD = "board"
    MEETING = "meeting"
    WHEEL = "wheel"
    HANDOVER = "handover"
    FINAL = "final"
    PLAN = "plan"
    OVERVIEW = "overview"


class PaperForm(StrEnum):
    """As which kind of file; the values are the endings of their names."""

    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"


class PaperSize(StrEnum):
    """On which paper a PDF is set; a booklet is A5, two pages to an A4, to fold and staple."""

    A4 = "a4"
    A3 = "a3"
    BOOKLET = "booklet"


class PaperSubject(StrEnum):
    """Whom one document of a kind is about, where there is one for each."""

    WHOLE = "whole"
    UNIT = "unit"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is known of a kind of document before one is made.

    With `has_stamp` it is printed as a draft until the coordinator says that the year's reports
    are final.
    """

    name: str
    about: str
    forms: tuple[PaperForm, ...]
    sizes: tuple[PaperSize, ...] = (PaperSize.A4,)
    subject: PaperSubject = PaperSubject.WHOLE
    needs_plan: bool = True
    needs_round: bool = False
    has_sections: bool = False
    has_stamp: bool = False
    is_fillable: bool = False


_PDF = PaperForm.PDF
_ALL = (_PDF, PaperForm.WORD, PaperForm.EXCEL)
_TABLES = (_PDF, PaperForm.EXCEL)
_POSTER = (PaperSize.A4, PaperSize.A3)

PAPERS: dict[PaperKind, PaperFacts] = {
    PaperKind.ANNUAL: PaperFacts(
        "Årlig uppföljning",
        "Årets läge för nämnd och chefer: status, mål, enkät och svar.",
        _ALL,
        has_sections=True,
        has_stamp=True,
    ),
    PaperKind.SHORT: PaperFacts(
        "Kortversion",
        "Planen på två eller fyra sidor att dela ut, eller som häfte att vika.",
        (_PDF, PaperForm.WORD),
        (PaperSize.A4, PaperSize.BOOKLET),
        has_stamp=True,
    ),
    PaperKind.RESULT: PaperFacts(
        "Enkätresultat",
        "En enhets index, svar och ändringar, med allt räknat för hand.",
        _ALL,
        subject=PaperSubject.UNIT,
        needs_plan=False,
        needs_round=True,
    ),
    PaperKind.COMPARISON: PaperFacts(
        "Stadsövergripande jämförelse",
        "Alla enheter och år, medelvärde och varje fråga.",
        _TABLES,
        needs_plan=False,
        needs_round=True,
    ),
    PaperKind.BOARD: PaperFacts(
        "Nämndblad",
        "En nämnds aktiviteter, indikatorer och frågor, med plats för svar.",
        _TABLES,
        subject=PaperSubject.BOARD,
        is_fillable=True,
    ),
    PaperKind.MEETING: PaperFacts(
        "Underlag till analysmöte",
        "Fyra liggande sidor att visa på väggen och tala om.",
        (_PDF,),
        needs_plan=False,
        needs_round=True,
    ),
    PaperKind.WHEEL: PaperFacts(
        "Årshjul",
        "Årets möten, enkät, uppföljning och aktiviteter månad för månad.",
        _TABLES,
        _POSTER,
    ),
    PaperKind.HANDOVER: PaperFacts(
        "Överlämning",
        "Det en ny samordnare behöver veta: läget, personerna och vad som väntar.",
        (_PDF,),
    ),
    PaperKind.FINAL: PaperFacts(
        "Slutrapport",
        "Hela planperioden: alla år, målen och indikatorerna över tid.",
        _ALL,
        has_sections=True,
        has_stamp=True,
    ),
    PaperKind.PLAN: PaperFacts(
        "Planen",
        "Hela planen att besluta och publicera: texter, mål, aktiviteter och ansvar.",
        _ALL,
    ),
    PaperKind.OVERVIEW: PaperFacts(
        "Överblick",
        "Planen på en sida, att sätta på väggen.",
        (_PDF,),
        _POSTER,
    ),
}
"""Every kind of document, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """Which document is wanted; `as_of` is the day it is printed as of ("läget per").

    `unit` is whom a document about a unit is about, a board too; in the annual follow-up the
    survey's chapter is then about that unit alone. `survey_round` None is the year's first.
    `is_final` None follows what the coordinator has said of the year's report.
    """

    kind: PaperKind
    year: int
    as_of: dt.date
    plan_id: PlanId | None = None
    unit: Unit | None = None
    survey_round: SurveyRound | None = None
    is_final: bool | None = None
    size: PaperSize = PaperSize.A4


class PaperValues(Protocol):
    """What a document is made from: frozen values, the same that the window shows."""

    def file_name(self) -> str:
        """Name the file without its ending: "Årlig uppföljning 2026 Exempelstad"."""

    def texts(self) -> tuple[str, ...]:
        """Return every text that somebody wrote and that must be found in the finished document."""


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A finished document; `passages` are its words in reading order, for comparing editions.

    A passage is the headings above it, joined with a slash between spaces, and its text. `pages`
    is 0 for files without pages of their own. `warnings` are sentences in Swedish for the user.
    """

    form: PaperForm
    name: str
    title: str
    data: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    passages: tuple[tuple[str, str], ...] = ()
