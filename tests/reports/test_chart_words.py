"""What the charts show, in words."""

from dataclasses import replace

from andts_desktop.domain.ids import UnitId
from andts_desktop.reports.chart_words import bar_words, heat_words, line_words, star_words
from tests.reports.comparison_samples import axes, heat, table


def test_a_line_chart_tells_years_spread_and_break() -> None:
    assert line_words(table(11, gap=True), {UnitId(1)}) == (
        "Linjediagram: Index. Enhet 1: 2021 53,3, 2022 54,3, 2023 55,3, 2024 ej besvarad, "
        "2025 57,3. 11 enheter med värde 2025: lägst 9,3, högst 92,3, medel 52,5, median 57,3. "
        "Åren före 2023 kan inte jämföras med senare år: Version 1 hade färre frågor."
    )
    assert line_words(replace(table(0), columns=(), spreads=()), ()) == "Linjediagram: Index."


def test_a_bar_chart_tells_what_all_say() -> None:
    assert bar_words(table(1), 4) == (
        "Stapeldiagram: Index. 1 enhet med värde 2025: lägst 50,3, högst 50,3, medel 50,3, "
        "median 50,3."
    )
    assert bar_words(table(2, empty=True), 4) == "Stapeldiagram: Index. Inga värden 2025."


def test_a_star_tells_every_part() -> None:
    parts = axes(3)
    parts[0] = replace(parts[0], own=None, median=None)
    assert star_words(parts, "Farsta") == (
        "Stjärndiagram: delarnas poäng för Farsta. Del 0 saknar värde av 10, "
        "Del 1 1 av 10 (median 5), Del 2 2 av 10 (median 5)."
    )


def test_a_heat_chart_tells_its_lowest_and_highest_question() -> None:
    assert heat_words(heat(11)) == (
        "Värmekarta: 4 frågor och 11 enheter 2025, i procent av varje frågas poäng. "
        "Lägst i medel: Fråga 0 (0). Högst i medel: Fråga 3 (30)."
    )
    assert heat_words(heat(2, 0)).endswith("frågas poäng.")
