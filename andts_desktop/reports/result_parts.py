"""The parts of a unit's index on paper: a chart and the table that says the same."""

from reportlab.platypus import Flowable

from andts_desktop.domain.scoring import Score
from andts_desktop.reports.annual_survey import parts_figure
from andts_desktop.reports.composer import Composer


def parts_section(compose: Composer, score: Score) -> list[Flowable]:
    """Return what each part gave; nothing where nothing is scored or answered."""
    if score.index is None:
        return []
    return compose.headed([compose.heading(2, "Index och delar")], parts_figure(compose, score))
