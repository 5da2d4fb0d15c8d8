"""The lines of a title page that name what they say become the plan's details."""

from andts_desktop.exchange.plan_import.understanding import understand
from tests.exchange.plan_import.sources import document

FRONT = (
    "# Handlingsplan mot droger",
    "Bergs kommun · UTKAST",
    "Gäller: 2024–2027",
    "Beslutad av: Kommunfullmäktige § 12",
    "Beslutad: 9 mars 2024",
    "Diarienummer: KS 2024/00012",
    "Version: 2.1, 1 april 2024",
    "Läget per: 22 november 2026",
    "# Inledning",
    "Vi arbetar långsiktigt.",
)


def test_the_lines_of_a_title_page_are_details_and_none_is_left_out() -> None:
    understood = understand(document(*FRONT))
    details = understood.template.details
    assert (details.municipality, details.period_from, details.period_to) == (
        "Bergs kommun",
        2024,
        2027,
    )
    assert (details.decided_by, details.decided_on) == ("Kommunfullmäktige § 12", "2024-03-09")
    assert details.case_number == "KS 2024/00012"
    assert (details.version, details.version_date) == ("2.1", "2024-04-01")
    assert understood.left_out == ()


def test_a_line_of_another_kind_or_further_down_is_no_detail() -> None:
    understood = understand(
        document(
            "# Handlingsplan mot droger",
            "Gäller: tills vidare och för alla som bor eller verkar i kommunen.",
            "# Inledning",
            "Beslutad: 9 mars 2024",
        )
    )
    details = understood.template.details
    assert (details.period_from, details.decided_on) == (None, "")
