"""Two years of the example's action plan."""

from andts_desktop.document.example.follow_up import Figures, Report, Story
from andts_desktop.domain.follow_up import GoalAssessment

_REACHED, _PARTLY, _NOT, _UNKNOWN = (
    GoalAssessment.REACHED,
    GoalAssessment.PARTLY,
    GoalAssessment.NOT_REACHED,
    GoalAssessment.UNKNOWN,
)

_REPORTS: dict[str, tuple[Report | None, Report | None]] = {
    "1.1": (
        Report("partly_done", "Sex verksamheter återstod vid årets slut.", "staff"),
        Report("done", "Alla verksamheter besökta, de flesta tillsammans med polisen."),
    ),
    "1.2": (
        Report("done"),
        Report("ongoing", "Tre av fem tillfällen på skolor hittills."),
    ),
    "1.3": (Report("done", "Mötet hölls i maj."), Report("done", "Mötet hölls i april.")),
    "2.1": (
        Report("partly_done", "En grupp ställdes in i höstas.", "staff"),
        Report("done", "Alla grupper genomförda. Ankaret startade dessutom en extra grupp."),
    ),
    "2.2": (
        Report("ongoing"),
        Report("partly_done", "Information på intranätet, men inte på arbetsplatserna.", "time"),
    ),
    "3.1": (Report("done"), Report("ongoing")),
    "3.2": (
        Report("done"),
        Report("done", "Alla grundskolor utom en har genomfört föräldrainsatsen."),
    ),
    "3.3": (
        Report("done", "34 nya coacher."),
        Report("done", "31 nya coacher, och en träff för dem som redan är utbildade."),
    ),
    "3.4": (
        Report("ongoing"),
        Report(
            "not_done",
            "Mötena med föreningarna har inte blivit av: den som ansvarade slutade i februari, och "
            "tjänsten har inte tillsatts.",
            "staff",
        ),
    ),
    "4.1": (Report("ongoing"), Report("ongoing", "Lotsen har besökt nio av elva skolor.")),
    "4.2": (Report("done"), Report("not_started", "Riktlinjerna skrivs om.")),
    "5.1": (
        Report("ongoing"),
        Report("partly_done", "Uppföljningsverktyget används av hälften.", "time"),
    ),
    "5.2": (
        Report("done"),
        Report(
            "partly_done",
            "Två av fyra möten i ledningsgruppen. Regionen kunde inte delta i höst.",
            "external",
        ),
    ),
    "5.3": (Report("done", "18 insatser."), None),
}

_FIGURES = (
    Figures("1.1", ("94", "97", "91", "100"), assessment=_REACHED, comment="Procent besökta."),
    Figures(
        "1.2", ("100", "100", "100", "82"), assessment=_PARTLY, comment="Till och med oktober."
    ),
    Figures("1.2", ("4", "5", "6", "3"), assessment=_UNKNOWN, position=1),
    Figures(
        "1.3",
        ("genomfört", "genomfört", "genomfört i maj", "genomfört i april, 46 deltagare"),
        assessment=_REACHED,
    ),
    Figures(
        "2.1",
        ("21", "24", "19", "28"),
        ("12", "14", "11", "16"),
        ("9", "10", "8", "12"),
        _REACHED,
        "Antal barn i två grupper om året.",
    ),
    Figures(
        "2.1",
        ("38", "41", "40", "43"),
        ("21", "..", "22", "24"),
        ("17", "..", "18", "19"),
        position=1,
    ),
    Figures("2.1", (".", ".", "7", "9"), position=2, comment="Insatsen finns sedan två år."),
    Figures("3.3", ("28", "33", "34", "31"), assessment=_REACHED),
    Figures(
        "4.1",
        ("två tillfällen", "ett tillfälle", "två tillfällen", "ett tillfälle hittills"),
        assessment=_UNKNOWN,
    ),
    Figures("5.1", ("31", "27", "24", "22"), assessment=_PARTLY, comment="Dagar, median."),
    Figures("5.1", ("–", "19", "18", "–"), position=1, comment="Redovisas först i februari."),
    Figures("5.3", ("12", "15", "18", "–")),
)

STORY = Story(
    reports=_REPORTS,
    summaries=(
        (
            "Planens tredje år gick i stort som planerat. Tillsynen och stödgrupperna drabbades av "
            "vakanser."
        ),
        (
            "Hälften av aktiviteterna är genomförda, och resten pågår eller är delvis genomförda. "
            "Föreningsarbetet har stått stilla sedan ansvarig handläggare slutade.\n\n"
            "Eftersom planen går mot sitt slut föreslås att indikatorer utan målvärde får ett i "
            "nästa plan."
        ),
    ),
    goals={
        "1": (_PARTLY, _REACHED),
        "2": (_PARTLY, _PARTLY),
        "3": (_REACHED, _PARTLY),
        "4": (_UNKNOWN, _UNKNOWN),
        "5": (_PARTLY, _NOT),
    },
    goal_prose={
        "1": ("", "Tillsynen är nu så samordnad att nämnden vill göra arbetssättet permanent."),
        "2": ("", "Barngrupperna fungerar väl. Den rökfria arbetstiden behöver nya krafter."),
        "3": ("", "Skolorna bär arbetet. Föreningslivet nås inte utan en egen handläggare."),
        "5": ("", "Vårdkedjan är beroende av regionen, som haft ett svårt år."),
    },
    figures=_FIGURES,
)
