"""What charts say to those who do not see them: the main point, in words."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.ids import RoundId
from andts_desktop.domain.measures import YearColumn
from andts_desktop.reports.chart_words import (
    among_in_words,
    parts_in_words,
    runs_in_words,
    star_in_words,
    units_in_words,
)
from tests.reports import samples
from tests.reports.comparison_samples import axes

COLUMNS = [YearColumn(year, RoundId(year), int(year > 2022)) for year in range(2021, 2026)]


def test_each_run_is_told_by_its_way_and_breaks_by_their_year() -> None:
    values = [Decimal(30), Decimal(28), Decimal(40), None, Decimal(52)]
    assert list(runs_in_words(COLUMNS, values)) == [
        "Från 2021 till 2022 sjunker värdet från 30,0 till 28,0.",
        "Serien är bruten före 2023.",
        "Från 2023 till 2025 stiger värdet från 40,0 till 52,0.",
    ]
    alone = [None, None, None, Decimal("1.04"), Decimal("1.01")]
    assert list(runs_in_words(COLUMNS, alone)) == ["Från 2024 till 2025 är värdet oförändrat, 1,0."]
    assert list(runs_in_words(COLUMNS[:1], [Decimal(5)])) == ["Värdet är 5,0 2021."]


def test_a_star_is_told_by_its_ends_and_its_median() -> None:
    first, second, third = axes(3)
    words = star_in_words([replace(first, own=Decimal(9)), replace(second, own=Decimal(2)), third])
    assert words.startswith("Längst har Del 0 kommit, 90 procent av sina poäng, och kortast Del 1")
    assert "Del 0 ligger över medianen." in words
    bare = [replace(each, median=None) for each in (first, second, third)]
    assert "medianen" not in star_in_words(bare)
    assert star_in_words([replace(first, own=None)]) == "Ingen av delarna har något värde."


def test_ones_own_values_are_told_by_their_side_of_the_median() -> None:
    result = samples.survey_result()
    words = among_in_words(result.others)
    assert "över medianen för" in words
    assert words.endswith("Alla värden står i tabellen efter diagrammet.")


def test_the_units_and_the_parts_have_their_main_point() -> None:
    survey = samples.survey()
    own = survey.units[0]
    assert "procent av sina poäng" in parts_in_words(own.score)
    assert survey.comparison is not None
    assert units_in_words(survey.comparison).startswith("Högst index har ")
    nobody = replace(survey.comparison, results=(), mean=None)
    assert units_in_words(nobody) == "Ingen enhet har något index."
