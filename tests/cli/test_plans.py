from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Andts

TEMPLATES = [
    "kronoberg-2022-2026",
    "nacka-2014-2016",
    "nationella-mal-2022-2025",
    "stockholm-2023-2026",
    "tom-plan",
    "vasteras-2022-2025",
    "vaxjo-2022-2027",
]


def walk(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from walk(node["children"])


def test_templates_are_listed(andts: Andts) -> None:
    found = andts("templates", "--json").json

    assert [each["id"] for each in found] == TEMPLATES
    assert found[3]["title"] == "Stockholms ANDTS-program 2023–2026"
    assert found[3]["period"] == {"from": 2023, "to": 2026}
    assert andts("templates").out.splitlines()[3] == (
        "stockholm-2023-2026: Stockholms ANDTS-program 2023–2026"
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_makes_a_sound_file(andts: Andts, tmp_path: Path, template: str) -> None:
    path = tmp_path / "ny.andts"

    made = andts("new", path, "--template", template, "--json")

    assert made.code == 0
    assert made.json["file"] == str(path)
    assert andts("check", path, "--json").json["ok"] is True


def test_units_that_answer_are_those_asked_for(andts: Andts, tmp_path: Path) -> None:
    path = tmp_path / "ny.andts"

    made = andts(
        "new", path, "--template", "stockholm-2023-2026", "--unit", "Farsta", "--unit", " Ny  del "
    )

    assert made.code == 0
    assert "Enheter som svarar på enkäten: Farsta, Ny del" in made.out


def test_without_units_the_templates_own_districts_answer(andts: Andts, tmp_path: Path) -> None:
    made = andts("new", tmp_path / "a.andts", "--template", "stockholm-2023-2026", "--json")

    assert len(made.json["units"]) == 11
    assert made.json["units"][0] == "Bromma"


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (["Farsta", "farsta"], "står två gånger"),
        ([" "], "--unit behöver ett namn"),
        (["\x07"], "--unit behöver ett namn"),
    ],
)
def test_bad_units_make_no_file(andts: Andts, tmp_path: Path, units: list[str], words: str) -> None:
    path = tmp_path / "ny.andts"
    asked = [each for unit in units for each in ("--unit", unit)]

    ran = andts("new", path, "--template", "stockholm-2023-2026", *asked)

    assert ran.code == 1
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_never_written_over(andts: Andts, farsta: Path) -> None:
    before = farsta.read_bytes()

    ran = andts("new", farsta, "--template", "vasteras-2022-2025")

    assert ran.code == 1
    assert "finns redan" in ran.err
    assert farsta.read_bytes() == before


def test_an_unknown_template_makes_no_file(andts: Andts, tmp_path: Path) -> None:
    ran = andts("new", tmp_path / "a.andts", "--template", "malmö")

    assert ran.code == 1
    assert "Mallen ”malmö” finns inte. Välj någon av: kronoberg-2022-2026" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_filled_is_taken_away(
    andts: Andts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from andts_desktop.document.plans import PlanDoor
    from andts_desktop.errors import FileError

    def full(*_: object) -> None:
        raise FileError("Disken är full.")

    monkeypatch.setattr(PlanDoor, "add", full)

    ran = andts("new", tmp_path / "a.andts", "--template", "stockholm-2023-2026")

    assert (ran.code, ran.err) == (1, "Disken är full.\n")
    assert list(tmp_path.iterdir()) == []


def test_stockholms_plan_has_its_goals_areas_and_cornerstones(andts: Andts, farsta: Path) -> None:
    plan = andts("plan", "show", farsta, "--json").json

    assert plan["period"] == {"from": 2023, "to": 2026}
    assert [each["singular"] for each in plan["levels"]] == [
        "mål",
        "insatsområde",
        "aktivitet",
        "förebyggsten",
        "byggsten",
    ]
    goals = [node for node in plan["nodes"] if node["level"] == "goal"]
    assert [len(goal["children"]) for goal in goals] == [4, 3, 4, 4, 4, 5]
    assert goals[5]["children"][4]["number"] == "6.5"
    stones = [node for node in plan["nodes"] if node["level"] == "cornerstone"]
    assert [len(stone["children"]) for stone in stones] == [4, 4, 4, 4]


def test_vasteras_plan_has_its_activities_and_boards(andts: Andts, vasteras_file: Path) -> None:
    plan = andts("plan", "show", vasteras_file, "--json").json

    assert plan["version"] == "3"
    assert plan["diarienummer"] == "KS 2020/00864"
    activities = [node for node in walk(plan["nodes"]) if node["level"] == "activity"]
    assert len(activities) == 14
    assert sum(len(each["indicators"]) for each in activities) == 24
    first = activities[0]
    assert (first["number"], first["lead"]) == ("1.1", "Miljö- och konsumentnämnden")
    assert first["indicators"][0]["target"] == "minst en gång per år"
    assert activities[3]["partners"] == ["Regionen (BUP)"]
    assert activities[4]["co_responsible"] == ["Samtliga nämnder"]


def test_a_plan_reads_as_a_tree(andts: Andts, vasteras_file: Path) -> None:
    lines = andts("plan", "show", vasteras_file).out.splitlines()

    assert lines[1] == "Västerås stad · 2022–2025 · version 3 · dnr KS 2020/00864"
    assert lines[4] == ("  1.1 Effektiv och samordnad alkoholtillsyn [Miljö- och konsumentnämnden]")
    assert lines[5].startswith("    – Tillsyn och uppföljning av serveringstillstånd")


def test_of_several_plans_the_first_is_shown_and_the_others_named(
    andts: Andts, example: Path
) -> None:
    ran = andts("plan", "show", example, "--json")

    assert ran.json["title"] == "Exempelstads ANDTS-program 2023–2026"
    assert "--plan: 2 (Exempelstads handlingsplan ANDTS 2023–2026)" in ran.err


def test_a_plan_can_be_chosen(andts: Andts, example: Path) -> None:
    ran = andts("plan", "show", example, "--plan", "2", "--json")

    assert ran.json["id"] == 2
    assert ran.err == ""


def test_an_unknown_plan_is_refused(andts: Andts, example: Path) -> None:
    ran = andts("plan", "show", example, "--plan", "9")

    assert (ran.code, ran.err) == (1, "Planen 9 finns inte i filen. Planer: 1, 2.\n")


def test_a_file_without_a_plan_says_so(andts: Andts, tmp_path: Path) -> None:
    from andts_desktop import paths
    from andts_desktop.document import Document
    from andts_desktop.exchange.library import Library

    Document.create(tmp_path / "tom.andts", Library(paths.resources())).close()

    ran = andts("plan", "show", tmp_path / "tom.andts")

    assert ran.code == 1
    assert "Det finns ingen plan i filen" in ran.err
