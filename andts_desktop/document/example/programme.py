"""The example's programme: Stockholm's structure with Exempelstad's own activities and prose."""

from dataclasses import replace

from andts_desktop.document.example.activities import ACTIVITIES, GOAL_INDICATORS, Activity
from andts_desktop.document.example.names import MUNICIPALITY, UNITS, taking_part
from andts_desktop.document.example.times import TIMES
from andts_desktop.domain.plan import Chapter, ChapterKind, IndicatorKind, PlanDetails
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate

_OWN_SURVEYS = "- Elevenkäten\n- Trygghetsmätningen\n- Kartläggningen av missbruk"
"""What the surveys are called here, in place of Stockholm's."""


def template(shape: PlanTemplate, first_year: int) -> PlanTemplate:
    """Return the programme for four years from `first_year`, on the structure of `shape`."""
    return replace(
        shape,
        details=_details(first_year),
        units=UNITS,
        chapters=_CHAPTERS,
        nodes=tuple(_node(node) for node in shape.nodes),
    )


def _details(first_year: int) -> PlanDetails:
    last_year = first_year + 3
    return PlanDetails(
        title=f"{MUNICIPALITY}s ANDTS-program {first_year}–{last_year}",
        short_title="ANDTS-programmet",
        municipality=MUNICIPALITY,
        period_from=first_year,
        period_to=last_year,
        version="1",
        version_date=f"{first_year - 1}-11-28",
        case_number=f"KS {first_year - 1}/00045",
        decided_by="Kommunfullmäktige",
        decided_on=f"{first_year - 1}-11-28",
        source=(
            "Påhittat exempel. Mål, insatsområden och förebyggstenar är uppställda som i "
            "Stockholms ANDTS-program 2023–2026; allt annat är påhittat."
        ),
    )


def _node(node: NodeDraft) -> NodeDraft:
    own = [each for each in ACTIVITIES if each.area == node.number]
    activities = tuple(_activity(each, f"{node.number}.{n}") for n, each in enumerate(own, 1))
    target = GOAL_INDICATORS.get(node.number)
    return replace(
        node,
        text=_OWN_SURVEYS if node.key == "byggsten-enkater" else node.text,
        title=node.title.rstrip("."),
        indicators=(
            (IndicatorDraft(target[0], IndicatorKind.RESULT, target[1]),) if target else ()
        ),
        children=tuple(_node(child) for child in node.children) + activities,
    )


def _activity(activity: Activity, number: str) -> NodeDraft:
    parts = taking_part(activity.lead, *activity.others)
    return NodeDraft(
        level_key="activity",
        title=activity.title,
        number=number,
        text=activity.text,
        recurs=TIMES.get(activity.title, ""),
        responsibilities=parts,
        indicators=tuple(
            IndicatorDraft(text, kind, target, responsibilities=parts[:1])
            for text, kind, target in activity.indicators
        ),
    )


_CHAPTERS = (
    Chapter(
        ChapterKind.VISION,
        "Vision",
        "Exempelstad ska vara en stad:\n\n"
        "- där barn och unga växer upp utan att skadas av eget eller andras bruk,\n"
        "- fri från narkotika och dopning,\n"
        "- där alkohol, tobak, nikotin och spel om pengar orsakar mindre skada år för år.\n\n"
        "Den som behöver stöd ska få det i tid och av god kvalitet.",
    ),
    Chapter(
        ChapterKind.SITUATION,
        "Lägesbild",
        "Färre niondeklassare röker och dricker än för tio år sedan, men utvecklingen är "
        "ojämn. Det vita snuset har på kort tid blivit vanligare, framför allt bland "
        "flickor, och allt fler pojkar i gymnasiet spelar om pengar på nätet.\n\n"
        "Tillgången till narkotika har ökat. Fyra av tio gymnasieelever säger att de kan få "
        "tag på narkotika inom ett dygn. Försäljningen sker mest i sociala medier, men "
        "polisen ser också två platser i Centrum och Hamnen där den är öppen.\n\n"
        "Skillnaderna mellan stadsdelarna är stora. I Ängsborg och Åkerby har fler unga "
        "tillgång till öppna mötesplatser på helgerna än tidigare, medan Västerängen "
        "saknar en sådan sedan fritidsgården stängde.\n\n"
        "Bland vuxna syns tre grupper tydligare än förr: personer med samsjuklighet, äldre "
        "med ett riskbruk av alkohol, och anhöriga som inte själva söker stöd.",
    ),
    Chapter(
        ChapterKind.PURPOSE,
        "Vad handlar det om?",
        "Programmet samlar stadens arbete för att:\n\n"
        "- minska tillgången\n- minska efterfrågan\n- minska skadorna\n\n"
        "av alkohol, narkotika, dopningsmedel, tobaks- och nikotinprodukter och spel om pengar.",
    ),
    Chapter(
        ChapterKind.ORGANISATION,
        "Förebyggstenarna",
        "Det förebyggande arbetet vilar på fyra förebyggstenar. Varje stadsdel och "
        "förvaltning bygger med samma stenar, och enkäten i november visar hur långt den "
        "har kommit.",
    ),
    Chapter(
        ChapterKind.FOLLOW_UP,
        "Årlig uppföljning",
        "Aktiviteterna följs upp två gånger per år i samverkansgruppen. Stadsdelarna svarar "
        "på PI-mini i november. Kommunstyrelsen får en samlad uppföljning i januari.",
    ),
    Chapter(
        ChapterKind.PARTNERS,
        "Samverkansaktörer",
        "- Skola och förskola\n- Socialtjänst\n- Fritidsverksamhet\n- Tillståndsenhet\n"
        "- Föreningslivet\n- Regionen\n- Polisen\n- Fastighetsägarna\n- Krogar och restauranger",
    ),
)
