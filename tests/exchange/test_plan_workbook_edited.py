"""Our workbook after people, Excel and LibreOffice have had it in their hands."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    IndicatorKind,
    PlanDetails,
    PreventionLevel,
    ResponsibilityRole,
    Substance,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import FileError, InputError, RowsError
from andts_desktop.exchange.plan_import.source import LeftOut, Place
from andts_desktop.exchange.plan_workbook import (
    is_own_workbook,
    read_workbook,
    understand_workbook,
    write_workbook,
)
from tests.domain.build import LEVELS

FILES = Path(__file__).parent.parent / "files"
BOARD = NamedResponsibility("Miljönämnden", ResponsibilityRole.LEAD)
POLICE = NamedResponsibility("Polisen", ResponsibilityRole.PARTNER)
ODD = (
    "=1+1",
    "1.10",
    "2024-03-01",
    "007",
    "TRUE",
    "#N/A",
    "Åäö – ”citat” 🚭",
    " in\n\n- ut\n",
    "'",
)

PLAN = PlanTemplate(
    id="prov",
    details=PlanDetails("Planen", period_from=2024, version="1.10", decided_on="2024-03-01"),
    levels=LEVELS,
    units=(UnitDraft("Miljönämnden", UnitKind.BOARD), UnitDraft("Polisen", UnitKind.EXTERNAL)),
    chapters=(Chapter(ChapterKind.SITUATION, "Läget", "Lång text å.\n" * 3_000),),
    nodes=(
        NodeDraft(
            "goal",
            "Färre röker",
            number="1",
            key="mal-1",
            national_goals=("3", "4"),
            substances=(Substance.ALCOHOL, Substance.TOBACCO),
            children=(
                NodeDraft(
                    "area",
                    "Tillgång",
                    number="1.10",
                    prevention_level=PreventionLevel.UNIVERSAL,
                    children=(NodeDraft("activity", "Tillsyn", responsibilities=(POLICE, BOARD)),),
                ),
                NodeDraft(
                    "activity",
                    "Direkt under målet",
                    indicators=(
                        IndicatorDraft(
                            "Andel",
                            IndicatorKind.RESULT,
                            "90 %",
                            "procent",
                            Direction.AT_LEAST,
                            by_sex=True,
                            responsibilities=(BOARD,),
                        ),
                    ),
                ),
            ),
        ),
        *(NodeDraft("goal", cleaned_line(text), text=text) for text in ODD),
    ),
)


def bytes_of(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def edited(edit: Callable[[Workbook], object], template: PlanTemplate = PLAN) -> bytes:
    book = load_workbook(io.BytesIO(write_workbook(template)))
    edit(book)
    return bytes_of(book)


def small(*rows: tuple[str, str], **cells: str) -> bytes:
    """Return a workbook with rows of level and title, added below one goal."""
    template = PlanTemplate("prov", PlanDetails("P"), LEVELS, nodes=(NodeDraft("goal", "Mål"),))

    def edit(book: Workbook) -> None:
        for row in rows:
            book["Planen"].append(row)
        for place, text in cells.items():
            book["Planen"][place] = text

    return edited(edit, template)


def refusal(data: bytes) -> str:
    with pytest.raises(RowsError) as caught:
        read_workbook(data, "plan.xlsx")
    return "\n".join(caught.value.problems)


def column_of(sheet: Worksheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


def titles(data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    nodes = read_workbook(data, "plan.xlsx").walk()
    return [(node.title, tuple(child.title for child in node.children)) for node in nodes]


def test_a_workbook_saved_by_libreoffice_is_the_same_plan() -> None:
    data = (FILES / "plan_libreoffice.xlsx").read_bytes()
    assert is_own_workbook(data)
    assert read_workbook(data, "plan.xlsx") == PLAN


def test_columns_may_stand_in_any_order_and_below_other_rows() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Planen"]
        sheet.move_range(f"A1:A{sheet.max_row}", cols=30)
        sheet.insert_rows(1, 2)
        sheet["B1"] = "Vår plan, arbetsversion"

    assert read_workbook(edited(edit), "plan.xlsx") == PLAN


def test_a_column_that_was_taken_away_is_empty_and_noted() -> None:
    def edit(book: Workbook) -> None:
        book["Planen"].delete_cols(column_of(book["Planen"], "Nummer"))

    understood = understand_workbook(edited(edit), "plan.xlsx")
    assert {node.number for node in understood.template.walk()} == {""}
    assert understood.left_out == (
        LeftOut("Nummer", "Kolumnen saknas, så fälten blir tomma.", Place(sheet="Planen", row=1)),
    )


def test_what_people_add_beside_the_plan_is_listed() -> None:
    def edit(book: Workbook) -> None:
        book["Planen"]["Z1"] = "Min anteckning"
        book.create_sheet("Kladd")
        book["Om planen"].append(("Färg", "grön"))
        del book["Texter"]

    left_out = understand_workbook(edited(edit), "plan.xlsx").left_out
    assert [each.text for each in left_out] == ["Kladd", "Texter", "grön", "Min anteckning"]


def test_a_hidden_column_is_read() -> None:
    def edit(book: Workbook) -> None:
        book["Planen"].column_dimensions["E"].hidden = True

    assert read_workbook(edited(edit), "plan.xlsx") == PLAN


def test_new_rows_find_their_place_by_their_level() -> None:
    data = small(("insatsområde", "Område"), ("Aktivitet", "Tillsyn"), ("mål", "Nytt mål"))
    assert titles(data) == [
        ("Mål", ("Område",)),
        ("Område", ("Tillsyn",)),
        ("Tillsyn", ()),
        ("Nytt mål", ()),
    ]


def test_a_moved_row_goes_to_where_it_stands() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Planen"]
        row = [cell.value for cell in sheet[4]]
        sheet.delete_rows(4)
        sheet.append(row)

    assert titles(edited(edit))[-1][0] == "Tillsyn"
    assert titles(edited(edit))[-2][1] == ("Tillsyn",)


def test_a_copied_row_is_a_node_of_its_own() -> None:
    def edit(book: Workbook) -> None:
        book["Planen"].append([cell.value for cell in book["Planen"][2]])

    first, *_, last = read_workbook(edited(edit), "plan.xlsx").nodes
    assert (first.key, last.key, last.title) == ("mal-1", "", "Färre röker")


def test_rows_that_cannot_be_understood_are_all_named() -> None:
    said = refusal(small(("åtgärd", "Fel nivå"), ("", "Ingen nivå"), ("byggsten", "x")))
    assert "Bladet Planen, rad 3, Nivå: nivån ”åtgärd” finns inte. Skriv en av dessa: mål" in said
    assert "Bladet Planen, rad 4, Nivå: nivån saknas." in said
    assert "rad 5" in said


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"D2": "ett"}, "rad 2, Djup: ”ett” är inget helt tal. Töm cellen."),
        ({"F2": "A\nB"}, "rad 2, Ansvarig: bara en enhet kan vara ansvarig."),
        ({"F2": "A", "G2": "A"}, "rad 2, Ansvarig: ”A” står två gånger på raden."),
        ({"O2": "alla"}, "Skriv universell, selektiv eller indikerad."),
        ({"P2": "XYZ"}, "rad 2, ANDTS: ”XYZ” ska vara bokstäver ur ANDTS."),
        ({"A3": "indikator", "M3": "kanske"}, "”kanske” är varken ja eller nej."),
        ({"A2": "indikator"}, "en indikator ska stå under det den mäter."),
        ({"A2": "aktivitet"}, "rad 2, Nivå: aktivitet kan inte ligga här."),
        ({"B2": "#REF!"}, "rad 2, Rubrik: cellen visar felet #REF!."),
    ],
)
def test_a_wrong_cell_is_named_with_what_to_do(cells: dict[str, str], expected: str) -> None:
    assert expected in refusal(small(**cells))


def test_words_are_understood_as_people_write_them() -> None:
    cells = {"A2": " MÅL ", "N2": "3; 4", "O2": "Selektiv", "P2": "t, a", "Q2": "2024"}
    (goal,) = read_workbook(small(**cells), "plan.xlsx").nodes
    assert goal.national_goals == ("3", "4")
    assert goal.prevention_level is PreventionLevel.SELECTIVE
    assert goal.substances == (Substance.ALCOHOL, Substance.TOBACCO)
    assert goal.starts == "2024"


def test_substances_may_be_words() -> None:
    (goal,) = read_workbook(small(P2="Narkotika, alkohol"), "plan.xlsx").nodes
    assert goal.substances == (Substance.ALCOHOL, Substance.NARCOTICS)


def test_units_that_are_not_in_the_register_are_added_by_their_names() -> None:
    units = read_workbook(small(F2="Kulturnämnden", H2="IOGT\nElevhem AB"), "plan.xlsx").units
    assert units == (
        UnitDraft("Kulturnämnden", UnitKind.BOARD),
        UnitDraft("IOGT", UnitKind.EXTERNAL),
        UnitDraft("Elevhem AB", UnitKind.COMPANY),
    )


def test_a_unit_in_other_letters_is_the_one_in_the_register() -> None:
    def edit(book: Workbook) -> None:
        book["Planen"]["F2"] = "MILJÖNÄMNDEN"

    plan = read_workbook(edited(edit), "plan.xlsx")
    assert plan.units == PLAN.units
    assert plan.nodes[0].responsibilities == (BOARD,)


def test_what_stands_in_the_wrong_row_is_noted() -> None:
    understood = understand_workbook(small(K2="90 %"), "plan.xlsx")
    (left_out,) = understood.left_out
    assert (left_out.text, left_out.place.words) == ("Målvärde: 90 %", "bladet Planen, rad 2")


def test_every_node_knows_its_row() -> None:
    origins = understand_workbook(write_workbook(PLAN), "plan.xlsx").origins
    assert origins[0, 1].place == Place(sheet="Planen", row=5)
    assert list(origins)[:4] == [(0,), (0, 0), (0, 0, 0), (0, 1)]


def test_a_new_level_needs_no_key() -> None:
    def edit(book: Workbook) -> None:
        book["Nivåer"].append(("delåtgärd", "", "aktivitet", "aktivitet", "x"))
        book["Planen"].append(("insatsområde", "O"))
        book["Planen"].append(("delåtgärd", "D"))

    plan = read_workbook(edited(edit), "plan.xlsx")
    level = plan.levels[-1]
    assert (level.key, level.plural, level.parent) == ("level-1", "delåtgärd", "activity")
    assert level.has_status
    assert plan.nodes[-1].children[0].children[0].title == "D"


@pytest.mark.parametrize(
    ("sheet", "row", "expected"),
    [
        ("Nivåer", ("x", "x", "yx", "mål"), "nivån ”yx” står inte på någon rad ovanför"),
        ("Nivåer", ("x", "x"), "Räknas som: skriv mål, insatsområde"),
        ("Nivåer", ("x", "x", "", "mål", "", "", "", "goal"), "”goal” står två gånger"),
        ("Nivåer", ("", "x", "", "mål"), "nivån saknar namn"),
        ("Texter", ("sång", "x", "x"), "”sång” går inte att välja. Skriv inledning"),
        ("Enheter", ("Polisen", "nämnd"), "”Polisen” står två gånger"),
        ("Enheter", (None, "nämnd"), "enheten saknar namn"),
        ("Om planen", ("Sista år", "snart"), "”snart” är inget årtal"),
    ],
)
def test_wrong_rows_of_the_other_sheets_are_named(
    sheet: str, row: tuple[str, ...], expected: str
) -> None:
    assert expected in refusal(edited(lambda book: book[sheet].append(row)))


def test_a_sheet_that_is_needed_is_asked_for() -> None:
    def edit(book: Workbook) -> None:
        book["Planen"].title = "Plan 2025"

    with pytest.raises(InputError, match="saknar bladet Planen"):
        read_workbook(edited(edit), "plan.xlsx")


def test_a_sheet_with_nothing_in_it_is_empty() -> None:
    def edit(book: Workbook) -> None:
        book["Enheter"].delete_rows(1, 10)
        book["Planen"]["B20"] = "  "

    assert read_workbook(edited(edit), "plan.xlsx") == PLAN


def test_a_header_row_that_is_gone_is_asked_for() -> None:
    with pytest.raises(InputError, match="Bladet Planen saknar rubrikraden"):
        read_workbook(edited(lambda book: book["Planen"].delete_rows(1)), "plan.xlsx")


def test_a_workbook_of_a_later_version_is_refused() -> None:
    def edit(book: Workbook) -> None:
        book.defined_names["ANDTS_PLAN_2"] = DefinedName("ANDTS_PLAN_2", attr_text="Planen!$A$1")

    with pytest.raises(FileError, match="nyare version av programmet"):
        read_workbook(edited(edit), "plan.xlsx")


def test_a_workbook_that_is_cut_short_is_refused() -> None:
    with pytest.raises(FileError, match="inte en Excel-fil"):
        read_workbook(write_workbook(PLAN)[:3_000], "plan.xlsx")
