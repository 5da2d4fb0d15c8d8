"""Two years of the example's programme."""

from andts_desktop.document.example.follow_up import Figures, Report, Story
from andts_desktop.domain.follow_up import GoalAssessment

_REACHED, _PARTLY, _NOT, _UNKNOWN = (
    GoalAssessment.REACHED,
    GoalAssessment.PARTLY,
    GoalAssessment.NOT_REACHED,
    GoalAssessment.UNKNOWN,
)

_REPORTS: dict[str, tuple[Report | None, Report | None]] = {
    "1.1.1": (
        Report("partly_done", "48 av 62 serveringsställen besöktes.", "staff"),
        Report("done", "Alla 64 serveringsställen besökta, 12 av dem två gånger."),
    ),
    "1.1.2": (
        Report("done", "30 kontrollköp i våras och 28 i höst."),
        Report(
            "partly_done",
            "Vårens köp genomförda. Höstens ställdes in när två av de unga vuxna slutade, och nya "
            "hann inte utbildas i tid.",
            "time",
        ),
    ),
    "1.2.1": (
        Report("done", "Brev till 2 100 hushåll."),
        Report("done", "Brev och sms till 2 240 hushåll, och besök på 14 föräldramöten."),
    ),
    "1.3.1": (
        Report("done"),
        Report("ongoing", "Höstens kurs hålls i november. 41 anmälda."),
    ),
    "1.3.2": (
        Report("not_started", "Nätverket bildas nästa år."),
        Report("ongoing", "Sju av elva krogar är med. Nästa möte i december."),
    ),
    "1.4.1": (Report("done"), Report("done", "Varje månad utom i juli.")),
    "2.1.1": (
        Report("done", "Fyra grupper, 34 barn."),
        Report("done", "Fem grupper, 44 barn. Kön är borta sedan i maj."),
    ),
    "2.1.2": (
        Report("ongoing", "Rutinen är på remiss."),
        Report(
            "partly_done",
            "Rutinen gäller i tre av fem verksamheter. De två övriga slogs ihop i somras och har "
            "ingen som ansvarar för frågan ännu.",
            "reorganisation",
        ),
    ),
    "2.2.1": (Report("done"), Report("ongoing")),
    "2.3.1": (
        Report("ongoing", "Skyltarna är beställda."),
        Report("done", "Skyltar på 38 lekplatser och 9 idrottsplatser."),
    ),
    "2.3.2": (
        Report("partly_done", "17 av 24 skolor har en känd rutin.", "time"),
        Report("ongoing", "21 av 24 skolor."),
    ),
    "3.1.1": (
        Report("done", "Öppet 42 av 44 helger."),
        Report("done", "Öppet varje helg. I snitt 131 besök."),
    ),
    "3.1.2": (Report("done"), Report("done", "23 föreningar och 310 barn på höstlovet.")),
    "3.2.1": (
        Report("ongoing"),
        Report("ongoing", "Materialet används i sex av åtta skolor."),
    ),
    "3.2.2": (
        Report("not_started"),
        Report(
            "not_done",
            "Fritidsgården i Västerängen stängde, och ungdomsgruppen fanns inte kvar. Frågan tas "
            "om när den nya mötesplatsen öppnar.",
            "budget",
        ),
    ),
    "3.3.1": (
        Report("done", "27 unga, de flesta med föräldrar."),
        Report("done", "31 unga. Alla fick tid inom fem dagar."),
    ),
    "3.4.1": (Report("done"), Report("ongoing", "Årskurs 6 klart, årskurs 8 i november.")),
    "3.4.2": (
        Report("not_done", "Ingen kursledare som talar somaliska.", "staff"),
        Report("ongoing", "Första kursen på arabiska började i september."),
    ),
    "4.1.1": (
        Report("ongoing"),
        Report("partly_done", "Alkohol och narkotika frågas alltid om, spel sällan.", "other"),
    ),
    "4.2.1": (Report("done"), Report("done", "96 procent fick tid inom två veckor.")),
    "4.3.1": (
        Report("ongoing", "Avtalet förhandlas."),
        Report(
            "not_done",
            "Regionen har omorganiserat psykiatrin och kan inte bemanna mottagningen före "
            "nästa höst. Samtal förs om en mindre lösning: en gemensam mottagningsdag i veckan i "
            "kommunens lokaler, med en sjuksköterska från vårdcentralen.",
            "external",
        ),
    ),
    "4.4.1": (Report("done"), Report("done", "19 nya chefer.")),
    "5.1.1": (
        Report("not_started"),
        Report("ongoing", "Fyra av nio insatser är jämförda."),
    ),
    "5.3.1": (
        Report("done", "Två kvällar i veckan hela året."),
        Report("done", "Två kvällar i veckan, tre under sommaren."),
    ),
    "6.1.1": (
        Report("ongoing", "Första utbildningen hålls i december."),
        Report("done", "84 personer utbildade, varav 29 ur målgruppen."),
    ),
    "6.2.1": (Report("done"), None),
    "6.3.1": (
        Report("done"),
        Report("dropped", "Färjelinjen lades ned i mars.", "obsolete"),
    ),
    "6.4.1": (Report("ongoing"), Report("not_started", "Väntar på det nya formuläret.")),
    "6.5.1": (Report("done"), None),
}

_FIGURES = (
    Figures("1", ("8,1", "7,4", "6,0", "5,2"), assessment=_PARTLY, comment="Källa: Elevenkäten."),
    Figures(
        "2",
        ("41", "47", "55", "63"),
        ("24", "27", "30", "35"),
        ("17", "20", "25", "28"),
        _REACHED,
    ),
    Figures(
        "3",
        ("9,8", "9,1", "8,7", "8,9"),
        ("8,9", "8,8", "9,4", "10,2"),
        ("10,6", "9,4", "8,0", "7,6"),
        _NOT,
        "Det vita snuset ökar bland flickor. Källa: Elevenkäten.",
    ),
    Figures(
        "4",
        ("12,4", "–", "11,1", "–"),
        ("10,2", "–", "9,7", "–"),
        ("14,5", "–", "12,4", "–"),
        _UNKNOWN,
        "Enkäten görs vartannat år.",
    ),
    Figures("5", ("23", "19", "16", "15"), assessment=_PARTLY, comment="En dag från målet."),
    Figures("6", ("..", "..", "..", ".."), ("..",) * 4, ("..",) * 4, _UNKNOWN, "Färre än fem."),
    Figures("1.1.1", ("52", "57", "48", "76"), assessment=_REACHED),
    Figures("1.1.2", ("81", "84", "88", "91"), assessment=_REACHED, comment="Bara vårens köp."),
    Figures("1.3.1", ("61", "66", "74", "77"), assessment=_PARTLY),
    Figures(
        "2.1.1",
        ("29", "31", "34", "44"),
        ("17", "18", "21", "26"),
        ("12", "13", "13", "18"),
        _REACHED,
    ),
    Figures("2.3.2", ("9", "14", "17", "21"), assessment=_PARTLY),
    Figures("3.1.1", ("88", "102", "117", "131"), assessment=_REACHED),
    Figures("3.3.1", ("22", "25", "27", "31"), ("6", "7", "..", ".."), ("16", "18", "..", "..")),
    Figures("4.2.1", ("89", "92", "94", "96"), assessment=_REACHED),
)

STORY = Story(
    reports=_REPORTS,
    summaries=(
        (
            "Programmets tredje år präglades av att arbetssätt kom på plats. Tillsynen hann inte "
            "med alla serveringsställen, men stödet till barn som anhöriga växte."
        ),
        (
            "De flesta aktiviteter är genomförda eller pågår. Tillsynen har för första gången nått "
            "alla serveringsställen, mötesplatserna har öppet varje helg, och kön till "
            "stödgrupperna för barn är borta.\n\n"
            "Tre saker oroar. Det vita snuset ökar bland flickor i årskurs 9. Mottagningen för "
            "samsjuklighet dröjer ett år till. Västerängen har varken fritidsgård eller svar i "
            "årets enkät.\n\n"
            "Vi föreslår att nästa år läggs tyngdpunkten på nikotin i årskurs 7–9 och på att "
            "Västerängen får en samordnare."
        ),
    ),
    goals={
        "1": (_PARTLY, _PARTLY),
        "2": (_PARTLY, _REACHED),
        "3": (_PARTLY, _NOT),
        "4": (_PARTLY, _PARTLY),
        "5": (_NOT, _PARTLY),
        "6": (_UNKNOWN, _UNKNOWN),
    },
    goal_prose={
        "1": (
            "Tillsynen drabbades av vakanser.",
            (
                "Butiker och krogar frågar oftare efter legitimation än tidigare. Langningen sker "
                "nu mest i sociala medier, och där når våra insatser inte fram."
            ),
        ),
        "2": (
            "Fler barn får stöd, men kön är lång.",
            (
                "Fler barn än någonsin har fått stöd, och kön är borta. Skillnaden mellan "
                "stadsdelarna är fortfarande stor."
            ),
        ),
        "3": (
            "Rökningen minskar. Det vita snuset har kommit.",
            (
                "Den dagliga rökningen är nästan borta, men snusningen bland flickor ökar så "
                "mycket att målet inte nås."
            ),
        ),
        "5": (
            "Väntetiden är för lång.",
            (
                "Väntetiden har kortats för tredje året i rad. Det som saknas är mottagningen för "
                "personer med samsjuklighet."
            ),
        ),
    },
    figures=_FIGURES,
)
