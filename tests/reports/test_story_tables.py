"""The tables of a story with the headings they stand below."""

from reportlab.graphics.shapes import Drawing

from andts_desktop.reports.annual import annual_paper
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.story_tables import story_tables
from andts_desktop.reports.tables import Column, Line
from tests.reports import sample_plans, samples


def test_a_table_knows_its_headings_but_not_the_documents_title() -> None:
    compose = Composer.begin()
    table = compose.table(
        [Column("Vad", 1), Column("Antal<br/>möten", 1)],
        [[[Line("Ett"), Line("två", bullet="•")], compose.cell("7")]],
    )
    story = [
        compose.heading(1, "Titeln"),
        *compose.headed([compose.heading(2, "Mål"), compose.heading(3, "Barn")], [table]),
        compose.heading(2, "Enkät"),
        compose.table([Column("a", 1)], []),
    ]
    first, second = story_tables(story)
    assert (first.place, second.place) == (("Mål", "Barn"), ("Enkät",))
    assert first.header == ("Vad", "Antal möten")
    assert first.rows == (("Ett\n• två", "7"),)


def test_a_table_beside_a_chart_stands_below_the_charts_title() -> None:
    compose = Composer.begin()
    columns = [Column("a", 1), Column("b", 1)]
    rows = [[compose.cell("x\u00a0y"), compose.cell("1")]]
    figure = compose.figure(
        "Index per år", Drawing(100, 50), "En stapel.", compose.table(columns, rows)
    )
    after = compose.table(columns, rows)
    story = [compose.heading(2, "Enkät"), *figure, compose.line("Sedan:"), after]
    assert [each.place for each in story_tables(story)] == [("Enkät", "Index per år"), ("Enkät",)]
    assert [each.rows for each in story_tables(story)] == [(("x y", "1"),)] * 2


def test_an_annual_report_gives_its_tables() -> None:
    values = samples.annual(sample_plans.vasteras())
    found = list(story_tables(annual_paper(values).story))
    assert {table.place[0] for table in found} >= {"Läget i siffror", "Avvikelser och orsaker"}
    assert all(len(row) == len(table.header) for table in found for row in table.rows)
