"""A unit's kind is guessed from its name."""

import pytest

from andts_desktop.domain.units import UnitKind, guessed_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Farsta stadsdelsförvaltning", UnitKind.DISTRICT),
        ("Farsta sdf", UnitKind.DISTRICT),
        ("Samtliga nämnder", UnitKind.BOARD),
        ("KOMMUNSTYRELSEN", UnitKind.BOARD),
        ("Socialförvaltningen", UnitKind.DEPARTMENT),
        ("Tillståndsenheten", UnitKind.DEPARTMENT),
        ("Mimer Fastigheter AB", UnitKind.COMPANY),
        ("Växjö kommun", UnitKind.MUNICIPALITY),
        ("Länsstyrelsen", UnitKind.EXTERNAL),
        ("Region Västmanland", UnitKind.EXTERNAL),
        ("Myndighetsnämnden", UnitKind.BOARD),
        ("Polismyndigheten", UnitKind.EXTERNAL),
        ("Länets kommunpoliser", UnitKind.EXTERNAL),
        ("Västerås stad", UnitKind.MUNICIPALITY),
        ("Kommunala bostäder", UnitKind.COMPANY),
        ("Enskede-Årsta-Vantörs SDF", UnitKind.DISTRICT),
        ("Arbetsgrupp SMADIT", UnitKind.WORKING_GROUP),
        ("Regionalt nätverk föräldraskapsstöd", UnitKind.WORKING_GROUP),
        ("Arbetsgruppsstöd i väst", UnitKind.EXTERNAL),
        ("", UnitKind.EXTERNAL),
    ],
)
def test_the_words_of_a_name_tell_its_kind(name: str, kind: UnitKind) -> None:
    assert guessed_kind(name) is kind
