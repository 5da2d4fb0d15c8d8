from reportlab.platypus import Flowable, Spacer

from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Heading, Text, columns
from andts_desktop.reports.story import passages, rows_of, walk
from andts_desktop.reports.tables import Column, DataTable


def story(compose: Composer) -> list[Flowable]:
    table = compose.table(
        [Column("Namn", 1), Column("Läge", 1)],
        [[compose.cell("Kontroller"), compose.comment("Pågår.\n\n- i juni")]],
    )
    written = compose.prose("Första **stycket** om anhöriga/närstående.\n\n- ett\n- två")
    return [
        compose.heading(1, "Plan"),
        *compose.headed([compose.heading(2, "Mål")], written),
        compose.heading(3, "Läget"),
        table,
        compose.heading(2, "Slut"),
        columns([[compose.line("Vänster")], [Spacer(1, 4), compose.line("Höger")]], [100, 100]),
    ]


def test_words_come_in_reading_order_under_their_headings() -> None:
    assert list(passages(story(Composer.begin()))) == [
        ("Plan / Mål", "Första stycket om anhöriga/närstående."),
        ("Plan / Mål", "ett"),
        ("Plan / Mål", "två"),
        ("Plan / Mål / Läget", "Kontroller | Pågår.\ni juni"),
        ("Plan / Slut", "Vänster"),
        ("Plan / Slut", "Höger"),
    ]


def test_what_only_places_others_is_unfolded() -> None:
    kinds = [type(each) for each in walk(story(Composer.begin()))]
    assert kinds == [
        *(Heading, Heading, Text, Text, Text, Heading, DataTable),
        *(Heading, Text, Spacer, Text),
    ]


def test_a_table_gives_its_rows_with_the_header_first() -> None:
    *_, table = (each for each in walk(story(Composer.begin())) if isinstance(each, DataTable))
    assert [[len(cell) for cell in row] for row in rows_of(table)] == [[1, 1], [1, 2]]
