"""The activities of the example's programme, and what its goals are measured by."""

from dataclasses import dataclass

from andts_desktop.document.example.names import (
    CLUBS,
    CULTURE,
    ENVIRONMENT,
    EXECUTIVE,
    LANDLORDS,
    POLICE,
    REGION,
    RESTAURANTS,
    SCHOOL,
    SOCIAL,
)
from andts_desktop.domain.plan import IndicatorKind

_PROCESS, _STRUCTURE, _RESULT = (
    IndicatorKind.PROCESS,
    IndicatorKind.STRUCTURE,
    IndicatorKind.RESULT,
)


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity under the focus area with number `area`; indicators as text, kind, target."""

    area: str
    title: str
    text: str
    lead: str
    others: tuple[str, ...] = ()
    indicators: tuple[tuple[str, IndicatorKind, str], ...] = ()


GOAL_INDICATORS = {
    "1": ("Andel elever i årskurs 9 som har köpt folköl i butik, procent", "högst 5 %"),
    "2": ("Antal barn som har fått stöd som anhöriga", "minst 60 per år"),
    "3": ("Andel elever i årskurs 9 som röker eller snusar varje dag, procent", "högst 6 %"),
    "4": ("Andel elever i gymnasiets år 2 som har använt narkotika, procent", "högst 9 %"),
    "5": ("Dagar från ansökan till påbörjad insats, median", "högst 14 dagar"),
    "6": ("Antal narkotikarelaterade dödsfall", "inga"),
}
"""Text and target by the goal's number."""

ACTIVITIES = (
    Activity(
        "1.1",
        "Samordnad tillsyn på serveringsställen",
        "Tillståndsenheten och polisen besöker varje serveringsställe minst en gång per år, "
        "oftare där risken är större.",
        ENVIRONMENT,
        (POLICE,),
        (("Antal tillsynsbesök på serveringsställen", _PROCESS, "minst 60 per år"),),
    ),
    Activity(
        "1.1",
        "Kontrollköp av tobak, nikotinprodukter och folköl",
        "Unga vuxna provar att köpa utan legitimation, och butiken får besked direkt.",
        ENVIRONMENT,
        ("Norrby", "Hamnen"),
        (("Andel kontrollköp där legitimation begärdes, procent", _RESULT, "minst 90 %"),),
    ),
    Activity(
        "1.2",
        "Kampanj mot langning inför valborg och skolavslutning",
        "Föräldrar till elever i årskurs 8 och 9 får brev, sms och besök på föräldramöten.",
        SOCIAL,
        (SCHOOL, POLICE, CLUBS),
    ),
    Activity(
        "1.3",
        "Utbildning i ansvarsfull alkoholservering",
        "Serveringspersonal och ordningsvakter utbildas två gånger per år.",
        ENVIRONMENT,
        (RESTAURANTS, POLICE),
        (("Andel serveringsställen med utbildad personal, procent", _STRUCTURE, "minst 80 %"),),
    ),
    Activity(
        "1.3",
        "Krognätverk mot narkotika",
        "Krogarna i hamnområdet kommer överens om gemensamma regler och möts varje kvartal.",
        "Hamnen",
        (RESTAURANTS, POLICE),
    ),
    Activity(
        "1.4",
        "Gemensam lägesbild varje månad",
        "Samordnare, polis och fastighetsägare går igenom läget plats för plats.",
        EXECUTIVE,
        ("Centrum", "Hamnen", POLICE, LANDLORDS),
    ),
    Activity(
        "2.1",
        "Stödgrupper för barn som anhöriga",
        "Grupper för barn 7–12 år och 13–17 år startar varje termin.",
        SOCIAL,
        ("Söderstaden", REGION),
        (("Antal barn i stödgrupp", _PROCESS, "minst 40 per år"),),
    ),
    Activity(
        "2.1",
        "Rutin för att uppmärksamma barn när en vuxen söker hjälp",
        "Alla verksamheter som möter vuxna med missbruk frågar efter barn och dokumenterar.",
        SOCIAL,
    ),
    Activity(
        "2.2",
        "Stöd till blivande föräldrar på familjecentralen",
        "Familjecentralen erbjuder samtal om alkohol och nikotin till alla blivande föräldrar.",
        "Centrum",
        (REGION,),
    ),
    Activity(
        "2.3",
        "Rökfria lekplatser, idrottsplatser och hållplatser",
        "Nya skyltar sätts upp och reglerna berättas i föreningarnas medlemsblad.",
        EXECUTIVE,
        (CULTURE, CLUBS),
    ),
    Activity(
        "2.3",
        "Nikotinfri skoltid",
        "Alla grundskolor och gymnasier har en rutin som gäller elever och personal.",
        SCHOOL,
        (),
        (("Antal skolor med känd rutin, av 24", _STRUCTURE, "24"),),
    ),
    Activity(
        "3.1",
        "Öppna mötesplatser på fredagar och lördagar",
        "Fritidsgårdar och föreningar håller öppet till kl. 23 varje helg.",
        "Ängsborg",
        (CULTURE, CLUBS),
        (("Besök per helg, i snitt", _PROCESS, "minst 120"),),
    ),
    Activity(
        "3.1",
        "Prova på-veckor med föreningarna",
        "Barn som inte är med i en förening får prova gratis på höst- och sportlov.",
        CULTURE,
        (CLUBS,),
    ),
    Activity(
        "3.2",
        "ANDTS i undervisningen i årskurs 7–9",
        "Ett gemensamt material används i flera ämnen och följs av samtal i klassen.",
        SCHOOL,
    ),
    Activity(
        "3.2",
        "Unga berättar om nikotin och spel om pengar",
        "Ungdomar tar själva fram filmer som visas i skolor och på mötesplatser.",
        "Västerängen",
        (SCHOOL,),
    ),
    Activity(
        "3.3",
        "Tidiga samtal med unga som har prövat narkotika",
        "Den unga och föräldrarna får en tid inom fem dagar efter en orosanmälan.",
        SOCIAL,
        (REGION, POLICE),
        (("Antal unga i tidiga samtal", _PROCESS, ""),),
    ),
    Activity(
        "3.4",
        "Föräldramöten om alkohol, nikotin och spel i årskurs 6 och 8",
        "Skolan och stadsdelen håller mötet tillsammans.",
        SCHOOL,
        ("Norrby", "Östermark"),
    ),
    Activity(
        "3.4",
        "Föräldraskapskurser på flera språk",
        "Kurserna hålls på svenska, arabiska och somaliska, också på dagtid.",
        "Åkerby",
        (SOCIAL,),
    ),
    Activity(
        "4.1",
        "Frågor om alkohol, narkotika och spel i alla utredningar",
        "Handläggarna använder standardiserade formulär och får handledning.",
        SOCIAL,
    ),
    Activity(
        "4.2",
        "Råd och stöd utan beslut",
        "Den som ringer får en tid inom två veckor, utan ansökan och utan journal.",
        SOCIAL,
        ("Söderstaden",),
        (("Andel som fick tid inom två veckor, procent", _RESULT, "minst 95 %"),),
    ),
    Activity(
        "4.3",
        "Gemensam mottagning för personer med samsjuklighet",
        "Kommunen och regionen bemannar mottagningen tillsammans.",
        SOCIAL,
        (REGION,),
    ),
    Activity(
        "4.4",
        "Chefsutbildning om riskbruk på arbetsplatsen",
        "Alla nya chefer går utbildningen under sitt första år.",
        EXECUTIVE,
    ),
    Activity(
        "5.1",
        "Genomgång av insatserna mot nationella riktlinjer",
        "Varje insats jämförs med riktlinjerna, och en plan görs för det som saknas.",
        SOCIAL,
        (REGION,),
    ),
    Activity(
        "5.3",
        "Uppsökande team i Centrum och Hamnen",
        "Teamet är ute minst två kvällar i veckan och lotsar vidare till stöd.",
        "Centrum",
        ("Hamnen", SOCIAL),
    ),
    Activity(
        "6.1",
        "Utbildning i att förebygga överdoser",
        "Personal, anhöriga och personer i målgruppen utbildas i att ge naloxon.",
        SOCIAL,
        (REGION,),
    ),
    Activity(
        "6.2",
        "Utbildning i suicidprevention",
        "Personal på mötesplatser, i skola och i socialtjänst går en halvdags utbildning.",
        SOCIAL,
        (SCHOOL, REGION),
    ),
    Activity(
        "6.3",
        "Nyktra utfarter i hamnen",
        "Polisen och hamnen kontrollerar förare när färjorna kommer in.",
        "Hamnen",
        (POLICE,),
    ),
    Activity(
        "6.4",
        "Rutinmässiga frågor om våld",
        "Frågan ställs både om att utsättas för våld och om att utöva det.",
        SOCIAL,
    ),
    Activity(
        "6.5",
        "Anhöriggrupper för vuxna",
        "En grupp för föräldrar och en för partner startar varje termin.",
        "Östermark",
        (SOCIAL,),
    ),
)
