"""The chapters that an annual follow-up can have."""

from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.paper_sections import PaperSection
from andts_desktop.domain.plan import Level

SUMMARY = PaperSection("summary", "Sammanfattning", ProseSection.SUMMARY)
NUMBERS = PaperSection("numbers", "Läget i siffror", ProseSection.NUMBERS)
GOALS = PaperSection("goals", "Mål för mål", ProseSection.GOAL)
"""Its prose is written once for each goal."""
DEVIATIONS = PaperSection("deviations", "Avvikelser och orsaker", ProseSection.DEVIATIONS)
SURVEY = PaperSection("survey", "Enkäten", ProseSection.SURVEY)
ANALYSIS = PaperSection("analysis", "Analys", ProseSection.ANALYSIS)
ANSWERS = PaperSection("answers", "Bilaga: enkätsvar")
ARITHMETIC = PaperSection("arithmetic", "Bilaga: så är indexet räknat")
ABOUT = PaperSection("about", "Om rapporten", is_optional=False)
"""Always printed: it says how the figures are counted."""

ANNUAL_SECTIONS = (
    SUMMARY,
    NUMBERS,
    GOALS,
    DEVIATIONS,
    SURVEY,
    ANALYSIS,
    ANSWERS,
    ARITHMETIC,
    ABOUT,
)
"""Every chapter, in the order in which they stand until another is chosen."""

_SHORT_WORD = 5


def goals_heading(level: Level) -> str:
    """Name the chapter that goes through the goals: "Mål för mål", or "Utvecklingsområden"."""
    name = level.singular
    words = f"{name} för {name}" if len(name) <= _SHORT_WORD else level.plural
    return words[:1].upper() + words[1:]
