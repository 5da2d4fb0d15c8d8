"""Build a page by its name; a page's module is imported when it is first shown."""

from importlib import import_module

from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session

_CLASSES = {
    "overview": "OverviewPage",
    "plan": "PlanPage",
    "survey": "SurveyPage",
    "results": "ResultsPage",
    "follow_up": "FollowUpPage",
    "reports": "ReportsPage",
    "units": "UnitsPage",
}


def build_page(name: str, session: Session, look: Look) -> Page:
    """Return a new page of that name."""
    page_class: type[Page] = getattr(
        import_module(f"andts_desktop.ui.pages.{name}"), _CLASSES[name]
    )
    return page_class(session, look)
