"""The chapters that a final report can have."""

from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.paper_sections import PaperSection

SUMMARY = PaperSection("summary", "Sammanfattning", ProseSection.FINAL_SUMMARY)
REACHED = PaperSection("reached", "Blev målen nådda?")
GOALS = PaperSection("goals", "Mål för mål", ProseSection.FINAL_GOAL)
"""Its prose is written once for each goal."""
INDICATORS = PaperSection("indicators", "Indikatorerna över tid", ProseSection.FINAL_INDICATORS)
DEVIATIONS = PaperSection("deviations", "Avvikelser och orsaker")
SURVEY = PaperSection("survey", "Enkäten över tid", ProseSection.FINAL_SURVEY)
ANALYSIS = PaperSection("analysis", "Analys och lärdomar", ProseSection.FINAL_ANALYSIS)
ABOUT = PaperSection("about", "Om rapporten", is_optional=False)
"""Always printed: it says how the figures are counted."""

FINAL_SECTIONS = (
    SUMMARY,
    REACHED,
    GOALS,
    INDICATORS,
    DEVIATIONS,
    SURVEY,
    ANALYSIS,
    ABOUT,
)
"""Every chapter, in the order in which they stand until another is chosen."""
