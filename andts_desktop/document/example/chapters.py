"""What the coordinator of the example has written of the programme's chapters and its period."""

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import Prose, ProseSection
from andts_desktop.domain.ids import PlanId

_CHAPTERS = {
    ProseSection.NUMBERS: (
        "Arbetet går i stort sett som planerat. Det som avviker finns nästan bara under målen om "
        "skadligt bruk och om skador, där vi är beroende av andra."
    ),
    ProseSection.SURVEY: (
        "Enkäten gick ut i november. Skillnaden mellan stadsdelarna ligger i aktiviteterna: "
        "strukturerna finns på de flesta håll, men tiden räcker inte till att använda dem."
    ),
    ProseSection.FINAL_SUMMARY: (
        "Programmet har gett Exempelstad en gemensam riktning. Barn som anhöriga får stöd i alla "
        "stadsdelar, tillsynen når alla serveringsställen och föräldrar erbjuds kurser på flera "
        "språk.\n\n"
        "Två frågor går vidare till nästa program: snusningen bland flickor, och mottagningen för "
        "personer med samsjuklighet."
    ),
    ProseSection.FINAL_INDICATORS: (
        "De flesta indikatorer har rört sig åt rätt håll. Flera av dem mäter hur mycket vi har "
        "gjort, och få vad det har lett till. Nästa program bör välja färre och bättre mått."
    ),
    ProseSection.FINAL_SURVEY: (
        "Index har stigit i de flesta stadsdelar. Det är strukturerna som har förbättrats mest: "
        "samordnare, planer och samverkan finns nu nästan överallt."
    ),
    ProseSection.FINAL_ANALYSIS: (
        "Det som har fungerat har tre saker gemensamt:\n\n"
        "- en namngiven ansvarig i varje förvaltning,\n"
        "- ett möte i månaden där läget gås igenom,\n"
        "- pengar som är avsatta från årets början.\n\n"
        "Där något av detta har saknats har arbetet stannat av när en person har slutat. Vi "
        "föreslår att nästa program har färre aktiviteter, och att var och en har en budget."
    ),
}
_GOALS = {
    "1": "Tillsynen har blivit jämnare och butikerna frågar oftare efter legitimation. Langningen "
    "i sociala medier har vi inte hittat något sätt att komma åt.",
    "2": "Stödgrupperna har gått från en handfull barn till en fast verksamhet i varje stadsdel.",
    "3": "Rökningen är nästan borta bland unga, men det vita snuset har tagit dess plats.",
    "5": "Väntetiden är kortare än när programmet antogs.",
}


def store(document: Document, plan_id: PlanId, year: int) -> None:
    """Store the chapters of the year's follow-up, and those of the report on the whole period."""
    for section, words in _CHAPTERS.items():
        document.follow_up.set_prose(plan_id, year, Prose(section, words))
    goals = {node.number: node.id for node in document.plans.plan(plan_id).nodes}
    for number, words in _GOALS.items():
        prose = Prose(ProseSection.FINAL_GOAL, words, goals[number])
        document.follow_up.set_prose(plan_id, year, prose)
