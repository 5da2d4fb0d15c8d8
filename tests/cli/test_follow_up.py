import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Andts


def test_a_status_is_stored_with_date_and_year(andts: Andts, vasteras_file: Path) -> None:
    ran = andts(
        "status",
        vasteras_file,
        *("--activity", "1.1", "--status", "genomförd", "--comment", "Alla besökta.\x07"),
        *("--date", "2026-01-09", "--year", "2025", "--json"),
    )

    assert ran.json == {
        "plan": 1,
        "activity": {
            "id": 2,
            "number": "1.1",
            "title": "Effektiv och samordnad alkoholtillsyn",
        },
        "year": 2025,
        "date": "2026-01-09",
        "status": "done",
        "cause": "",
        "comment": "Alla besökta.",
    }
    assert andts("check", vasteras_file, "--json").json["counts"]["status_entry"] == 1


def test_a_status_is_of_today_where_nothing_else_is_said(andts: Andts, vasteras_file: Path) -> None:
    found = andts(
        "status", vasteras_file, "--activity", "1.2", "--status", "ONGOING", "--json"
    ).json

    today = dt.datetime.now().astimezone().date()
    assert (found["date"], found["year"]) == (today.isoformat(), today.year)


def test_a_later_report_of_a_day_takes_the_place_of_the_earlier(
    andts: Andts, vasteras_file: Path
) -> None:
    for status in ("pågår", "genomförd"):
        andts(
            "status",
            vasteras_file,
            *("--activity", "1.1", "--status", status),
            *("--date", "2025-05-05"),
        )

    assert andts("check", vasteras_file, "--json").json["counts"]["status_entry"] == 1


@pytest.mark.parametrize("cause", ["tidsbrist", "TIME", " Tidsbrist "])
def test_a_deviation_comes_with_its_cause(andts: Andts, vasteras_file: Path, cause: str) -> None:
    ran = andts(
        "status",
        vasteras_file,
        "--activity",
        "1.1",
        "--status",
        "delvis genomförd",
        "--cause",
        cause,
        "--date",
        "2025-11-03",
    )

    assert ran.out == (
        "1.1 Effektiv och samordnad alkoholtillsyn: ◑ delvis genomförd (tidsbrist), 2025-11-03\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--status", "utgår"], "är en avvikelse och behöver en orsak. Ange --cause, någon av:"),
        (["--status", "ej genomförd", "--cause", "lathet"], "Orsaken ”lathet” finns inte."),
        (["--status", "pågår", "--cause", "tidsbrist"], "är ingen avvikelse och har ingen orsak"),
        (["--status", "klar"], "Statusen ”klar” finns inte. Välj någon av: ej påbörjad (not_"),
    ],
)
def test_a_status_that_breaks_the_rules_is_not_stored(
    andts: Andts, vasteras_file: Path, arguments: list[str], words: str
) -> None:
    ran = andts("status", vasteras_file, "--activity", "1.1", *arguments)

    assert ran.code == 1
    assert words in ran.err
    assert andts("check", vasteras_file, "--json").json["counts"]["status_entry"] == 0


@pytest.mark.parametrize("number", ["9.9", "", "1", "0"])
def test_what_is_no_activity_is_refused(andts: Andts, vasteras_file: Path, number: str) -> None:
    # 1 is the number and the id of a goal, which carries no status.
    ran = andts("status", vasteras_file, "--activity", number, "--status", "pågår")

    assert ran.code == 1
    assert f"Aktiviteten ”{number}” finns inte" in ran.err


def test_an_activity_is_found_by_its_id_too(andts: Andts, vasteras_file: Path) -> None:
    found = andts("status", vasteras_file, "--activity", "3", "--status", "pågår", "--json").json

    assert found["activity"]["number"] == "1.2"


def test_of_several_plans_the_one_that_has_the_activity_is_meant(
    andts: Andts, example: Path
) -> None:
    programme = andts("status", example, "--activity", "1.1.1", "--status", "pågår", "--json").json
    action_plan = andts("status", example, "--activity", "1.1", "--status", "pågår", "--json").json

    assert (programme["plan"], action_plan["plan"]) == (1, 2)


def test_a_number_in_several_places_has_to_be_told_apart(andts: Andts, vasteras_file: Path) -> None:
    from andts_desktop import paths
    from andts_desktop.document import Document
    from andts_desktop.exchange.library import Library

    library = Library(paths.resources())
    document = Document.open(vasteras_file, library)
    document.plans.add(library.template("vasteras-2022-2025"))
    document.close()

    unclear = andts("status", vasteras_file, "--activity", "1.1", "--status", "pågår")
    clear = andts(
        "status", vasteras_file, "--activity", "1.1", "--status", "pågår", "--plan", "2", "--json"
    )

    assert unclear.code == 1
    assert "flera aktiviteter med nummer ”1.1”" in unclear.err
    assert "plan 1, id 2: Effektiv" in unclear.err
    assert clear.json["plan"] == 2


def test_an_unknown_plan_is_refused(andts: Andts, vasteras_file: Path) -> None:
    ran = andts("status", vasteras_file, "--activity", "1.1", "--status", "pågår", "--plan", "4")

    assert ran.err == "Planen 4 finns inte i filen. Planer: 1.\n"
