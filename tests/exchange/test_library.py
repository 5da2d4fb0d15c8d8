"""The library reads what lies in its folder, and names what is wrong with it."""

import shutil
from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.errors import InputError, ResourceError
from andts_desktop.exchange.library import NATIONAL_GOALS, Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the resources, to be spoiled."""
    for name in ("plans", "instruments"):
        shutil.copytree(paths.resources() / name, tmp_path / name)
    return tmp_path


def test_what_comes_with_the_program_is_listed(library: Library) -> None:
    assert library.template_ids() == (
        "kronoberg-2022-2026",
        "nacka-2014-2016",
        "nationella-mal-2022-2025",
        "stockholm-2023-2026",
        "tom-plan",
        "vasteras-2022-2025",
        "vaxjo-2022-2027",
    )
    assert library.instrument_ids() == (
        "uppfoljning-fack-1",
        "pi-mini-2",
        "pi-mini-1",
        "can-index-1",
        "arbetsgrupper-1",
    )


def test_the_newest_version_stands_first_though_it_has_two_digits(folder: Path) -> None:
    (folder / "instruments" / "pi-mini-10.json").write_text("{}")
    found = [each for each in Library(folder).instrument_ids() if each.startswith("pi-mini")]
    assert found == ["pi-mini-10", "pi-mini-2", "pi-mini-1"]


def test_every_template_and_instrument_is_sound(library: Library) -> None:
    for template_id in library.template_ids():
        assert library.template(template_id).id == template_id
    for instrument_id in library.instrument_ids():
        assert library.instrument(instrument_id).id == instrument_id


@pytest.mark.parametrize("name", ["malmo", "../plans/stockholm-2023-2026", ""])
def test_an_unknown_name_is_answered_with_those_that_are_there(library: Library, name: str) -> None:
    with pytest.raises(InputError, match="stockholm-2023-2026, tom-plan, vasteras-2022-2025"):
        library.template(name)
    with pytest.raises(InputError, match="can-index-1, pi-mini-1, pi-mini-2"):
        library.instrument(name)


def test_a_municipalitys_own_plan_is_read_with_a_bom(folder: Path) -> None:
    source = (folder / "plans" / "vasteras-2022-2025.json").read_text(encoding="utf-8")
    (folder / "plans" / "var-egen.json").write_text(source, encoding="utf-8-sig")
    assert len(Library(folder).template("var-egen").nodes) == 5


def test_a_link_to_a_national_goal_that_is_not_there_is_named_by_line(folder: Path) -> None:
    path = folder / "plans" / "vasteras-2022-2025.json"
    goals = folder / "plans" / f"{NATIONAL_GOALS}.json"
    goals.write_text(goals.read_text(encoding="utf-8").replace('"number": "1"', '"number": "I"'))
    with pytest.raises(ResourceError, match="nationella målet ”1” finns inte") as caught:
        Library(folder).template("vasteras-2022-2025")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[caught.value.line - 1].strip().startswith('"1"')


def test_another_encoding_is_named_by_line(folder: Path) -> None:
    path = folder / "instruments" / "egen.json"
    path.write_bytes('{\n"format": "andts-instrument-1",\n"id": "å"}'.encode("cp1252"))
    with pytest.raises(ResourceError) as caught:
        Library(folder).instrument("egen")
    assert str(caught.value) == "egen.json, rad 3: filen är inte sparad som UTF-8"


def test_a_folder_in_a_files_place_is_named(folder: Path) -> None:
    (folder / "plans" / "mapp.json").mkdir()
    with pytest.raises(ResourceError, match=r"mapp\.json, rad 1: filen kunde inte läsas"):
        Library(folder).template("mapp")
