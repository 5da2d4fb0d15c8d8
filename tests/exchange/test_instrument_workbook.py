"""An instrument as a workbook and back: the same instrument, and every fault by its cell."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import NO, YES, Condition, Instrument, Option
from andts_desktop.domain.instrument_check import faults
from andts_desktop.errors import FileError, InputError, RowsError
from andts_desktop.exchange.instrument_workbook import (
    ReadInstrument,
    is_own_workbook,
    read_workbook,
    write_workbook,
)
from andts_desktop.exchange.library import Library
from tests.domain.build import choice_question, instrument, instruments, number_question, part
from tests.domain.instrument_strategies import sound_instruments

SMALL = instrument(
    part("a", "2", [choice_question("q1", "0", "1"), number_question("q2", "1")]),
    part("b", "4", [number_question("q3", "4")]),
)
Edit = Callable[[Workbook], object]


def edited(edit: Edit, made: Instrument = SMALL) -> ReadInstrument:
    book = load_workbook(io.BytesIO(write_workbook(made)))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return read_workbook(out.getvalue(), "enkät.xlsx")


def setting(sheet: str, cell: str, value: str | None) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(sound_instruments())
def test_a_workbook_gives_back_the_instrument_that_it_was_written_from(drawn: Instrument) -> None:
    read = read_workbook(write_workbook(drawn), "enkät.xlsx")
    assert read.instrument == drawn
    assert read.left_out == ()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(instruments())
def test_plain_instruments_come_back_too(drawn: Instrument) -> None:
    assert read_workbook(write_workbook(drawn), "enkät.xlsx").instrument == drawn


@pytest.mark.parametrize(
    "instrument_id",
    ["arbetsgrupper-1", "can-index-1", "pi-mini-1", "pi-mini-2", "uppfoljning-fack-1"],
)
def test_every_instrument_that_comes_with_the_program_comes_back(
    library: Library, instrument_id: str
) -> None:
    shipped = library.instrument(instrument_id)
    assert read_workbook(write_workbook(shipped), "enkät.xlsx").instrument == shipped


def test_the_workbook_is_known_as_ours_and_offers_lists() -> None:
    data = write_workbook(SMALL)
    book = load_workbook(io.BytesIO(data))
    assert is_own_workbook(data)
    assert not is_own_workbook(b"PK")
    assert book.sheetnames == ["Om enkäten", "Delar", "Frågor", "Svarsalternativ", "Val"]
    offered = {
        str(each.sqref).split(":")[0]: each.formula1
        for each in book["Frågor"].data_validations.dataValidation
        if each.type == "list"
    }
    assert offered == {"B2": "'Delar'!$A$2:$A$2000", "E2": "'Val'!$B$2:$B$6"}
    assert book["Om enkäten"]["C2"].value.startswith("Kort namn utan mellanslag")


def test_a_part_and_questions_are_added_in_excel() -> None:
    def edit(book: Workbook) -> None:
        book["Delar"].append(["c", "Ny del", 3, "Räknas om", "b"])
        book["Frågor"].append(["q4", "c", "Har ni en plan?", None, "Ja eller nej", "2"])
        book["Frågor"].append(
            ["q5", "c", "Vad gör ni?", None, "flera svar", 1, None, None, "q4=ja"]
        )
        for words in ("Tillsyn, ofta", "Annat!", "Annat", "!"):
            book["Svarsalternativ"].append(["q5", words, "0,5"])

    added = edited(edit).instrument
    new = added.part("c")
    assert new is not None
    assert [each.id for each in added.parts[1].parts] == ["c"]
    yes_no, choices = new.questions
    assert yes_no.options == (
        Option(NO, "Nej", Decimal(0)),
        Option(YES, "Ja", Decimal(2)),
    )
    assert yes_no.short == yes_no.text == "Har ni en plan?"
    assert [each.id for each in choices.options] == ["tillsyn-ofta", "annat", "annat-2", "svar"]
    assert choices.show_if == (Condition(QuestionId("q4"), (OptionId("ja"),)),)


def test_a_yes_no_question_with_a_weight_gets_its_points_before_the_weight() -> None:
    def edit(book: Workbook) -> None:
        book["Frågor"].append(["q4", "b", "Finns det?", "", "ja eller nej", "3", "2"])
        book["Frågor"].append(["q5", "b", "Finns det?", "", "ja eller nej", "3", "0"])

    by_id = {each.id: each for each in edited(edit).instrument.questions()}
    assert by_id[QuestionId("q4")].options[1].points == Decimal("1.5")
    assert by_id[QuestionId("q5")].options[1].points == 3


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("q1 = o0 eller o1", Condition(QuestionId("q1"), (OptionId("o0"), OptionId("o1")))),
        ("q1 = o0, o1", Condition(QuestionId("q1"), (OptionId("o0"), OptionId("o1")))),
        ("q1=o1", Condition(QuestionId("q1"), (OptionId("o1"),))),
        ("q2 >= 0,5", Condition(QuestionId("q2"), at_least=Decimal("0.5"))),
        ("q2≥1", Condition(QuestionId("q2"), at_least=Decimal(1))),
        ("q1", Condition(QuestionId("q1"))),
        ("=q1", Condition(QuestionId("=q1"))),
    ],
)
def test_a_condition_is_written_in_several_ways(written: str, expected: Condition) -> None:
    def edit(book: Workbook) -> None:
        cell = book["Frågor"]["I4"]
        cell.value = written
        cell.data_type = "s"

    last = edited(edit).instrument.questions()[-1]
    assert last.show_if == (expected,)


def test_fields_that_are_left_out_have_their_defaults() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Om enkäten"]
        words = [row[0].value for row in sheet.iter_rows()]
        rows = {word: number for number, word in enumerate(words, start=1)}
        for word in ("Ger poäng", "Högsta poäng", "Ej tillämplig"):
            sheet.cell(rows[word], 2).value = None
        sheet.delete_rows(rows["Anmärkning"])

    read = edited(edit).instrument
    assert (read.scored, read.max, read.note) == (True, Decimal(0), "")


ABOUT, PARTS, QUESTIONS, OPTIONS = "Om enkäten", "Delar", "Frågor", "Svarsalternativ"


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            setting(ABOUT, "B2", None),
            "Bladet Om enkäten, rad 2, Värde: id saknas. Skriv ett kort namn utan mellanslag.",
        ),
        (
            setting(ABOUT, "B2", "pi mini"),
            "Bladet Om enkäten, rad 2, Värde: ”pi mini” får inte ha mellanslag. Skriv bindestreck.",
        ),
        (
            setting(ABOUT, "B7", "kanske"),
            "Bladet Om enkäten, rad 7, Värde: ”kanske” är varken ja eller nej.",
        ),
        (
            setting(ABOUT, "B11", "bort"),
            "Bladet Om enkäten, rad 11, Värde: ”bort” går inte att välja. Skriv noll poäng eller",
        ),
        (setting(ABOUT, "A3", "Id"), "Bladet Om enkäten, rad 3, Uppgift: uppgiften står två"),
        (
            setting(ABOUT, "B14", "by"),
            "Bladet Om enkäten, rad 14, Värde: ”by” är ingen typ av enhet. Skriv stadsdels",
        ),
        (setting(ABOUT, "B15", "1,5"), "Bladet Om enkäten, rad 15, Värde: ”1,5” är inget helt tal"),
        (setting(PARTS, "A3", "a"), "Bladet Delar, rad 3, Id: delen ”a” står två gånger"),
        (
            setting(PARTS, "E2", "b"),
            "Bladet Delar, rad 2, Under delen: delen ”b” står inte på någon rad ovanför.",
        ),
        (
            setting(PARTS, "C2", "två"),
            "Bladet Delar, rad 2, Högsta poäng: ”två” är inget tal som är noll eller mer. Skriv",
        ),
        (setting(PARTS, "C2", "-1"), "Bladet Delar, rad 2, Högsta poäng: ”-1” är inget tal"),
        (setting(PARTS, "C2", "0,1234567"), "Bladet Delar, rad 2, Högsta poäng: ”0,1234567” ska"),
        (setting(PARTS, "D2", "medel"), "Bladet Delar, rad 2, Räknesätt: ”medel” går inte att"),
        (
            setting(QUESTIONS, "B3", "x"),
            "Bladet Frågor, rad 3, Del: delen ”x” finns inte på bladet Delar.",
        ),
        (setting(QUESTIONS, "B3", None), "Bladet Frågor, rad 3, Del: del saknas."),
        (setting(QUESTIONS, "A3", "q1"), "Bladet Frågor, rad 3, Id: frågan ”q1” står två gånger"),
        (setting(QUESTIONS, "E3", "ord"), "Bladet Frågor, rad 3, Slag: ”ord” går inte att välja"),
        (
            setting(QUESTIONS, "I4", "q1 är ja"),
            "Bladet Frågor, rad 4, Visas om: ”q1 är ja” är inget villkor. Skriv till exempel",
        ),
        (setting(QUESTIONS, "I4", "q2 >= x"), "Bladet Frågor, rad 4, Visas om: ”x” är inget tal"),
        (setting(QUESTIONS, "J4", "många"), "Bladet Frågor, rad 4, Poängsteg: ”många” är inget"),
        (
            setting(QUESTIONS, "J4", "från x: 1"),
            "Bladet Frågor, rad 4, Poängsteg: ”x” är inget tal",
        ),
        (
            setting(QUESTIONS, "M4", "hus: nyckel"),
            "Bladet Frågor, rad 4, Kopplingar: ”hus: nyckel” är ingen koppling. Skriv mål, ",
        ),
        (
            setting(OPTIONS, "A2", "q9"),
            "Bladet Svarsalternativ, rad 2, Fråga: frågan ”q9” finns inte på bladet Frågor.",
        ),
        (setting(OPTIONS, "B2", None), "Bladet Svarsalternativ, rad 2, Svar: svaret saknar text"),
        (setting(OPTIONS, "E3", "o0"), "Bladet Svarsalternativ, rad 3, Id: ”o0” står två gånger"),
        (setting(OPTIONS, "E3", "o 0"), "Bladet Svarsalternativ, rad 3, Id: ”o 0” får inte ha"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(edit: Edit, problem: str) -> None:
    with pytest.raises(RowsError) as caught:
        edited(edit)
    assert caught.value.problems[0].startswith(problem)


def test_all_faults_are_named_at_once() -> None:
    def edit(book: Workbook) -> None:
        book[PARTS]["C2"] = "två"
        book[QUESTIONS]["E3"] = "ord"
        book[OPTIONS]["C2"] = "x"

    with pytest.raises(RowsError) as caught:
        edited(edit)
    assert len(caught.value.problems) == 3


def test_sums_that_do_not_add_up_are_told_by_their_cells() -> None:
    wrong = replace(
        SMALL,
        version="2",
        break_reason="",
        max=Decimal(9),
        minimum_answers=9,
        parts=(
            *SMALL.parts,
            part("c", "1", parts=[part("d", "3", [number_question("q1", "1")])]),
            part("e", "0"),
        ),
    )
    first = wrong.parts[0]
    options = (*first.questions[0].options, Option(OptionId("o2"), "Mer", Decimal(7)))
    spoiled = replace(first.questions[0], options=options)
    wrong = replace(
        wrong, parts=(replace(first, questions=(spoiled, *first.questions[1:])), *wrong.parts[1:])
    )
    with pytest.raises(RowsError):
        read_workbook(write_workbook(wrong), "enkät.xlsx")
    inner = replace(wrong.parts[2].parts[0], questions=(number_question("q9", "1"),))
    wrong = replace(
        wrong, parts=(*wrong.parts[:2], replace(wrong.parts[2], parts=(inner,)), wrong.parts[3])
    )
    read = read_workbook(write_workbook(wrong), "enkät.xlsx")
    assert [read.place(fault) for fault in faults(read.instrument)] == [
        "bladet Om enkäten, rad 13, Varför inte jämförbar",
        "bladet Frågor, rad 2, Högsta poäng",
        "bladet Delar, rad 4, Högsta poäng",
        "bladet Delar, rad 5, Högsta poäng",
        "bladet Delar, rad 6",
        "bladet Om enkäten, rad 15, Minsta antal svar",
        "bladet Om enkäten, rad 10, Högsta poäng",
    ]


def test_the_place_of_an_option_and_of_what_has_no_row_can_be_told() -> None:
    def edit(book: Workbook) -> None:
        book[ABOUT].delete_rows(14, 1)
        book[PARTS].delete_rows(2, 2)
        book[QUESTIONS].delete_rows(2, 3)
        book[OPTIONS].delete_rows(2, 2)

    read = edited(edit)
    assert [read.place(fault) for fault in faults(read.instrument)] == [
        "bladet Om enkäten, Svarar",
        "bladet Om enkäten",
    ]
    blank = replace(
        choice_question("q", "0", "1"), options=(Option(OptionId("a"), "A", Decimal(1)),)
    )
    read = read_workbook(write_workbook(instrument(part("a", "1", [blank]))), "enkät.xlsx")
    assert [read.place(fault) for fault in faults(read.instrument)] == [
        "bladet Frågor, rad 2, Slag"
    ]


def test_a_foreign_row_sheet_or_column_is_left_out_and_named() -> None:
    def edit(book: Workbook) -> None:
        book.create_sheet("Mitt")
        book[ABOUT].append(["Färg", "blå"])
        book[PARTS]["H1"] = "Egen"

    read = edited(edit)
    assert read.instrument == SMALL
    assert [(each.text, each.reason) for each in read.left_out] == [
        ("Mitt", "Bladet hör inte till enkäten."),
        ("Egen", "Kolumnen hör inte till enkäten."),
        ("blå", "Uppgiften hör inte till enkäten."),
    ]


def test_a_sheet_or_header_that_is_gone_is_asked_for() -> None:
    with pytest.raises(InputError, match=r"saknar bladet Delar.*exportera enkäten på nytt"):
        edited(lambda book: book.remove(book["Delar"]))
    with pytest.raises(InputError, match=r"Bladet Frågor saknar rubrikraden.*Id, Del, Fråga"):
        edited(setting("Frågor", "A1", "Kod"))


def test_a_workbook_of_a_later_version_and_what_is_none_are_refused() -> None:
    def edit(book: Workbook) -> None:
        name = book.defined_names.pop("ANDTS_ENKAT_1")
        name.name = "ANDTS_ENKAT_2"
        book.defined_names["ANDTS_ENKAT_2"] = name

    with pytest.raises(FileError, match="nyare version av programmet"):
        edited(edit)
    with pytest.raises(FileError, match="inte en Excel-fil"):
        read_workbook(b"text", "enkät.xlsx")
