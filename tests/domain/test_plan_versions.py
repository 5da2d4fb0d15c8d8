"""Which version of a plan a year's follow-up is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import VersionId
from andts_desktop.domain.plan import PlanDetails
from andts_desktop.domain.plan_versions import PlanVersion, first_version, version_in_force

MADE = "2026-11-22T10:00:00+01:00"


def version(name: str, valid_from: str = "", valid_to: str = "", decided: str = "") -> PlanVersion:
    return PlanVersion(
        name,
        decided_on=decided,
        valid_from=valid_from,
        valid_to=valid_to,
        made_at=MADE,
        id=VersionId(int(name)),
    )


ONE = version("1", "2022-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("valid_from", "decided", "year"),
    [("2024", "2023-11-01", 2024), ("", "2023-11-01", 2023), ("", "", 2026)],
)
def test_a_version_begins_with_its_validity_else_its_decision_else_when_it_was_put_down(
    valid_from: str, decided: str, year: int
) -> None:
    assert version("1", valid_from, decided=decided).first_year == year


@pytest.mark.parametrize(
    ("valid_to", "day"),
    [
        ("", "9999-12-31"),
        ("2025", "2025-12-31"),
        ("2025-06", "2025-06-31"),
        ("2025-06-30", "2025-06-30"),
    ],
)
def test_a_version_holds_to_the_end_of_what_its_last_date_names(valid_to: str, day: str) -> None:
    assert version("1", valid_to=valid_to).last_day == day


def test_a_version_is_named_with_its_decision_where_there_is_one() -> None:
    assert version("3", decided="2022-03-23").words == "version 3, beslutad 2022-03-23"
    assert version("3").words == "version 3"


def test_the_first_version_is_what_the_title_page_tells() -> None:
    details = PlanDetails(
        "Planen",
        period_from=2022,
        period_to=2025,
        version="3",
        case_number="KS 1",
        decided_by="KS",
        decided_on="2022-03-23",
    )
    assert first_version(details, MADE) == PlanVersion(
        "3", "KS", "2022-03-23", "KS 1", "2022-01-01", "2025-12-31", MADE
    )


def test_a_title_page_without_years_or_a_readable_date_gives_a_version_all_the_same() -> None:
    found = first_version(PlanDetails("Planen", decided_on="våren 2022"), MADE)
    assert found == PlanVersion("1", made_at=MADE)
    assert found.first_year == 2026


@pytest.mark.parametrize(
    ("versions", "year", "held"),
    [
        pytest.param([], 2024, None, id="no versions"),
        pytest.param([ONE], 2021, None, id="only one, before it begins"),
        pytest.param([ONE], 2024, None, id="only one"),
        pytest.param([ONE], 2030, None, id="only one, after it has ended"),
        pytest.param([ONE, version("2", "2024")], 2021, "1", id="before the first"),
        pytest.param([ONE, version("2", "2024")], 2023, "1", id="while the first held"),
        pytest.param([ONE, version("2", "2024")], 2024, None, id="from the year of the latest"),
        pytest.param([ONE, version("2", "2027")], 2024, "1", id="the latest lies ahead"),
        pytest.param([ONE, version("2", "2027")], 2026, "1", id="in the gap before the latest"),
        pytest.param([ONE, version("2", "2027")], 2027, None, id="the latest has begun"),
        pytest.param([version("1"), version("2")], 2026, None, id="two of the same year"),
        pytest.param([version("1"), version("2")], 2025, "1", id="before two of the same year"),
        pytest.param(
            [version("1", "2022"), version("2", "2027"), version("3", "2026", "2026")],
            2026,
            None,
            id="decided last, for one year",
        ),
        pytest.param(
            [version("1", "2022"), version("2", "2027"), version("3", "2026", "2026")],
            2027,
            "2",
            id="the one decided last has ended",
        ),
        pytest.param(
            [version("1", "2022"), version("2", "2027"), version("3", "2026")],
            2027,
            None,
            id="decided last, from before another",
        ),
        pytest.param(
            [version("1", "2022", "2026-06-30"), version("2", "2026-07-01"), version("3", "2030")],
            2026,
            "2",
            id="what held when the year ended",
        ),
        pytest.param(
            [version("1", "2022", "2025"), version("2", "2020", "2021"), version("3", "2030")],
            2027,
            "1",
            id="all have ended: the one that ended last",
        ),
        pytest.param(
            [version("1", "2022", "2025"), version("2", "2023", "2025"), version("3", "2030")],
            2027,
            "2",
            id="two ended together: the one decided last",
        ),
        pytest.param(
            [version("1", "2024"), version("2", "2022", "2023"), version("3", "2030")],
            2020,
            "2",
            id="before all: the one that begins first",
        ),
    ],
)
def test_the_version_that_holds_at_the_end_of_a_year(
    versions: list[PlanVersion], year: int, held: str | None
) -> None:
    found = version_in_force(versions, year)
    assert (found.name if found else None) == held


@st.composite
def series(draw: st.DrawFn) -> list[PlanVersion]:
    """Draw versions in the order of their decisions, with any validity."""
    made = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        first = draw(st.integers(2020, 2030))
        last = draw(st.none() | st.integers(first, 2032))
        made.append(version(str(number), str(first), "" if last is None else str(last)))
    return made


@given(series(), st.integers(2018, 2034))
def test_no_year_is_left_to_the_latest_while_another_holds_and_it_does_not(
    versions: list[PlanVersion], year: int
) -> None:
    held = version_in_force(versions, year) or versions[-1]
    holds = {
        each.name
        for each in versions
        if each.first_year <= year and each.last_day >= f"{year}-12-31"
    }
    assert not holds or held.name == max(holds, key=int)
