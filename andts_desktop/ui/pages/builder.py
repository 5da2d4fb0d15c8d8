"""Build a page by its name; a page's module is imported when it is first shown."""

from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session


def build_page(name: str, session: Session, look: Look) -> Page:
    """Return a new page of that name."""
    match name:
        case "overview":
            from andts_desktop.ui.pages.overview import OverviewPage

            return OverviewPage(session, look)
        case "plan":
            from andts_desktop.ui.pages.plan import PlanPage

            return PlanPage(session, look)
        case "survey":
            from andts_desktop.ui.pages.survey import SurveyPage

            return SurveyPage(session, look)
        case "results":
            from andts_desktop.ui.pages.results import ResultsPage

            return ResultsPage(session, look)
        case "follow_up":
            from andts_desktop.ui.pages.follow_up import FollowUpPage

            return FollowUpPage(session, look)
        case "reports":
            from andts_desktop.ui.pages.reports import ReportsPage

            return ReportsPage(session, look)
        case "units":
            from andts_desktop.ui.pages.units import UnitsPage

            return UnitsPage(session, look)
    raise ValueError(name)
