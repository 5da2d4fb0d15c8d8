"""The example's action plan: Västerås' structure with every real name taken out."""

from dataclasses import replace

from andts_desktop.document.example.names import DISTRICTS, MUNICIPALITY
from andts_desktop.domain.plan import Chapter, ChapterKind, PlanDetails
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import UnitKind

_RENAMED = (
    ("Västerås grundskolor", "Exempelstads grundskolor"),
    ("Västerås skolor", "Exempelstads skolor"),
    ("Västerås föräldrainsats", "Exempelstads föräldrainsats"),
    ("Västerås stads", "Exempelstads"),
    ("Västerås stad", "Exempelstad"),
    ("Västerås", "Exempelstad"),
    ("Skultuna kommundelsnämnd", "Kommundelsnämnden"),
    ("Region Västmanland", "Regionen"),
    ("Västmanland", "länet"),
    ("Miljö- och konsumentnämnden", "Miljönämnden"),
    ("Öppenvårdsmottagningen IRIS", "Öppenvårdsmottagningen Lotsen"),
    ("IRIS", "Lotsen"),
    ("BIG", "Ankaret"),
    ("Grinden", "Bryggan"),
    ("Sommarstationen", "Sommarlägret"),
    ("Gemensamma stödteamet (GST)", "stödteamet"),
    ("Interbook GO", "bokningssystemet"),
    ("KIFF idrottsteam", "idrottsteamet"),
    ("gemensamt dataprogram Cosmic Linc", "ett gemensamt dataprogram"),
    (
        (
            "UIV (Uppföljning av insatser för vuxna) och UBU (Uppföljning insatser Barn och unga), "
            "Dioevidence (Digitalt uppföljningsverktyg på aggregerad nivå)"
        ),
        "det gemensamma uppföljningsverktyget",
    ),
    ("konordinatorer", "koordinatorer"),
)


def template(shape: PlanTemplate, first_year: int) -> PlanTemplate:
    """Return the action plan for four years from `first_year`, on the structure of `shape`."""
    last_year = first_year + 3
    return replace(
        shape,
        details=PlanDetails(
            title=f"{MUNICIPALITY}s handlingsplan ANDTS {first_year}–{last_year}",
            short_title="ANDTS-handlingsplanen",
            municipality=MUNICIPALITY,
            period_from=first_year,
            period_to=last_year,
            version="3",
            version_date=f"{first_year}-03-20",
            case_number=f"KS {first_year - 1}/00123",
            decided_by="Kommunstyrelsen",
            decided_on=f"{first_year - 1}-12-06",
            source=(
                "Påhittat exempel, uppställt som Västerås stads handlingsplan 2022–2025; "
                "namn, utfall och status är påhittade."
            ),
        ),
        units=(
            *(UnitDraft(name, UnitKind.DISTRICT) for name in DISTRICTS),
            *(replace(unit, name=_renamed(unit.name)) for unit in shape.units),
        ),
        chapters=_CHAPTERS,
        nodes=tuple(map(_node, shape.nodes)),
    )


def _renamed(text: str) -> str:
    for real, invented in _RENAMED:
        text = text.replace(real, invented)
    return text


def _node(node: NodeDraft) -> NodeDraft:
    return replace(
        node,
        title=_renamed(node.title).rstrip("."),
        text=_renamed(node.text),
        recurs=_RECURS.get(node.number, node.recurs),
        responsibilities=_taking_part(node.responsibilities),
        indicators=tuple(map(_indicator, node.indicators)),
        children=tuple(map(_node, node.children)),
    )


def _indicator(indicator: IndicatorDraft) -> IndicatorDraft:
    return replace(
        indicator,
        text=_renamed(indicator.text),
        target=_renamed(indicator.target),
        responsibilities=_taking_part(indicator.responsibilities),
    )


def _taking_part(found: tuple[NamedResponsibility, ...]) -> tuple[NamedResponsibility, ...]:
    return tuple(replace(each, unit_name=_renamed(each.unit_name)) for each in found)


_RECURS = {
    "1.1": "Q2 och Q4",
    "1.2": "mars–maj",
    "1.3": "varje kvartal",
    "2.1": "höstterminen",
    "2.2": "januari",
    "3.1": "februari, april, september och november",
    "3.2": "vårterminen och hösten",
    "3.3": "augusti–oktober",
    "3.4": "en gång per år, i maj",
    "4.1": "löpande",
    "4.2": "vecka 45–47",
    "5.3": "sommaren och december",
}
"""When activities are done, by number; the others are without a time."""

_CHAPTERS = (
    Chapter(
        ChapterKind.PURPOSE,
        "Syfte",
        "Handlingsplanen anger en gemensam riktning för stadens förebyggande arbete mot "
        "alkohol, narkotika, dopning, tobak och spel om pengar. Den tar upp det som är "
        "prioriterat, inte allt som görs.",
    ),
    Chapter(
        ChapterKind.RESPONSIBILITY,
        "Ansvar",
        "Kommunstyrelsen har uppsikt över arbetet. Nämnderna driver och följer upp sina "
        "aktiviteter. Processgruppen ANDTS träffas fyra gånger om året.",
    ),
    Chapter(
        ChapterKind.FOLLOW_UP,
        "Uppföljning",
        "Status rapporteras i processgruppen. Mål och indikatorer följs upp en gång om året "
        "och redovisas, där det är möjligt, för flickor och pojkar, kvinnor och män.",
    ),
    Chapter(
        ChapterKind.VISION,
        "Övergripande mål",
        "Exempelstad ska verka för ett samhälle fritt från narkotika och dopningsmedel, med "
        "minskade medicinska och sociala skador av alkohol och spel om pengar och ett minskat "
        "bruk av tobak.",
    ),
    Chapter(
        ChapterKind.SITUATION,
        "Lägesbild",
        "Elevenkäten visar att färre unga dricker alkohol, men att fler provar vitt snus och "
        "spelar om pengar. Nämnderna ser att stödet till barn som anhöriga efterfrågas mer än "
        "vad grupperna rymmer.",
    ),
)
