"""A board's sheet: what it says, what it asks, and the room there is to answer."""

from dataclasses import replace

import pytest
from pikepdf import Name, Object

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_fields import parse_sheet_key
from andts_desktop.domain.board_sheet import BoardSheet, SheetActivity
from andts_desktop.domain.follow_up import DEFAULT_CAUSES, DEFAULT_STATUS_SCALE, Sex
from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.reports import theme
from andts_desktop.reports.board_sheet import board_sheet_paper
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.print_pdf import print_pdf
from tests.domain import board_samples
from tests.domain.board_samples import CULTURE, SOCIAL
from tests.reports.form_pdf import fields, opened, tooltip, widgets
from tests.reports.pdf_text import in_order, pages, squeezed, whole

SHEET = board_samples.sheet()
OWN, SHARED = NodeId(12), NodeId(11)
LONG = "Ett mycket långt resonemang om förebyggande arbete. " * 200


def printed(sheet: BoardSheet = SHEET) -> PdfFile:
    return print_pdf(board_sheet_paper(sheet))


def said(sheet: BoardSheet = SHEET) -> str:
    return whole(printed(sheet))


def asked(sheet: BoardSheet = SHEET) -> list[str]:
    """What the fields are called that can be seen, but for who filled it in."""
    with opened(printed(sheet).data) as pdf:
        return [name for name in fields(pdf) if not name.startswith("_")]


def with_activities(number: int, comment: str = "") -> BoardSheet:
    """A sheet with so many activities alike, each with fields of its own."""
    (goal,) = SHEET.goals
    own = replace(goal.activities[0], indicators=())
    reports = tuple(replace(each, comment=comment) for each in own.reports)
    many = tuple(
        SheetActivity(replace(own.node, id=NodeId(100 + n)), own.role, own.above, reports)
        for n in range(number)
    )
    return replace(SHEET, goals=(replace(goal, activities=many),), surveys=())


class TestWords:
    def test_it_says_whose_it_is_and_of_what(self) -> None:
        words = said()
        assert in_order(words, "Exempelstad", "Nämndblad 2026", "Socialnämnden")
        assert in_order(words, "ANDTS-programmet 2023–2026", "Läget per", "22 november 2026")

    def test_it_says_what_to_do_and_where_to_send_it(self) -> None:
        words = said()
        assert in_order(words, "Så här fyller du i", "till samordnare@exempelstad.se", "Ert ansvar")
        deviations = "”delvis genomförd”, ”ej genomförd” eller ”utgår”"
        assert squeezed(f"Välj en orsak om status är {deviations}, annars ingen.") in words

    def test_without_a_known_receiver_it_goes_back_to_whoever_sent_it(self) -> None:
        assert squeezed("till den som skickade den") in said(replace(SHEET, sender=""))

    def test_it_says_in_short_what_the_board_answers_for(self) -> None:
        words = said()
        assert (
            squeezed("Socialnämnden svarar för 2 aktiviteter och 2 indikatorer i planen.") in words
        )
        assert in_order(words, "Ert ansvar", "12 Tillsyn", "ansvariga", "pågår, 2026")
        assert in_order(words, "11 Föräldrastöd", "medansvariga", "Mål 1: Färre börjar")

    def test_what_was_reported_before_stands_over_the_fields(self) -> None:
        told = ("1 november 2025:", "delvis genomförd. Orsak: tidsbrist.", "Hälften är besökta.")
        assert in_order(said(), "Mål 1:", *told, "12 mars 2026:", "Två kvar.")

    def test_it_says_so_where_nothing_was_reported(self) -> None:
        assert squeezed("Ingen status är rapporterad 2025 eller 2026.") in said()

    def test_it_says_who_leads_what_is_shared(self) -> None:
        words = said()
        assert squeezed("Ni delar ansvaret. Skolnämnden samordnar rapporteringen.") in words
        assert squeezed("Samverkan: Polisen.") in words

    def test_an_indicator_has_its_target_and_the_years_before(self) -> None:
        told = "Målvärde: 90 %. Räknas i: grupper. Utfall 2024: 12 · 2025: 15, flickor/kvinnor 7."
        assert squeezed(told) in said()
        assert squeezed("Kommentar 2025: En grupp ställdes in.") in said()

    def test_questions_that_ask_about_the_activities_are_told(self) -> None:
        words = said()
        assert in_order(words, "Enkätfrågor om ert arbete", "PI-mini (exempelfrågor)")
        questions = words.split(squeezed("Ert ansvar"))[-1]
        assert in_order(questions, "Fråga stod", "11 Föräldrastöd", "Fråga alla", "12 Tillsyn")

    def test_nothing_of_others_stands_on_it(self) -> None:
        assert squeezed("Skolans insats") not in said()

    def test_a_board_with_indicators_alone_has_a_sheet(self) -> None:
        sheet = board_samples.sheet(CULTURE)
        words = said(sheet)
        assert squeezed("svarar för 1 indikator i planen.") in words
        assert in_order(
            words, "Indikatorer", "13 Skolans insats", "Kulturens utfall", "Utfall 2026"
        )
        assert asked(sheet) == ["indicator-4:outcome", "indicator-4:comment"]

    def test_what_carries_no_status_has_room_for_a_comment_alone(self) -> None:
        (goal,) = SHEET.goals
        area = replace(goal.activities[0], node=board_samples.AREA, indicators=(), reports=())
        sheet = replace(SHEET, goals=(replace(goal, activities=(area,)),))
        assert asked(sheet) == ["node-5:comment"]

    def test_what_has_no_words_yet_has_its_fields(self) -> None:
        (goal,) = SHEET.goals
        own = goal.activities[0]
        (told,) = own.indicators
        unnamed = replace(told, indicator=replace(told.indicator, text=" "))
        bare = replace(own, node=replace(own.node, title="", number=""), indicators=(unnamed,))
        sheet = replace(SHEET, goals=(replace(goal, activities=(bare,)),), surveys=())
        assert len(asked(sheet)) == 5


class TestFields:
    def test_each_activity_and_indicator_is_asked_about_in_order(self) -> None:
        (support,) = SHEET.activities()[1].indicators
        assert asked() == [
            board_fields.status_field(OWN),
            board_fields.cause_field(OWN),
            board_fields.comment_field(OWN),
            board_fields.outcome_field(IndicatorId(2)),
            board_fields.outcome_comment_field(IndicatorId(2)),
            board_fields.status_field(SHARED),
            board_fields.cause_field(SHARED),
            board_fields.comment_field(SHARED),
            *(board_fields.outcome_field(support.indicator.id, sex) for sex in Sex),
            board_fields.outcome_comment_field(support.indicator.id),
        ]

    def test_a_status_is_one_of_the_plans_own(self) -> None:
        pdf = opened(printed().data)
        status = fields(pdf)[board_fields.status_field(OWN)]
        values = [next(n for n in kid.AP.N if n != "/Off") for kid in status.Kids.as_list()]
        assert values == [f"/{board_fields.choice_value(k.key)}" for k in DEFAULT_STATUS_SCALE]
        assert tooltip(status) == "12 Tillsyn: status"
        assert tooltip(status.Kids[1]) == "12 Tillsyn: pågår"

    def test_a_cause_is_chosen_from_the_plans_own(self) -> None:
        pdf = opened(printed().data)
        cause = fields(pdf)[board_fields.cause_field(OWN)]
        assert [str(each[1]) for each in cause.Opt.as_list()] == [
            "Välj orsak vid avvikelse",
            *(each.name for each in DEFAULT_CAUSES),
        ]
        assert str(cause.V) == board_fields.NO_CAUSE

    def test_no_cause_is_asked_for_where_the_plan_has_none(self) -> None:
        assert board_fields.cause_field(OWN) not in asked(replace(SHEET, causes=()))

    def test_comments_may_have_many_lines(self) -> None:
        multiline = 1 << 12
        pdf = opened(printed().data)
        assert int(fields(pdf)[board_fields.comment_field(OWN)].Ff) & multiline

    def test_its_key_stands_in_it_twice(self) -> None:
        pdf = opened(printed().data)
        assert parse_sheet_key(str(fields(pdf)[board_fields.KEY].V)) == SHEET.key
        assert parse_sheet_key(str(pdf.docinfo[board_fields.KEY_ENTRY])) == SHEET.key

    def test_nothing_is_filled_in_beforehand(self) -> None:
        pdf = opened(printed().data)
        for name, field in fields(pdf).items():
            if Name.Tx == field.FT and name != board_fields.KEY:
                assert str(field.V) == ""
            elif Name.Btn == field.FT:
                assert "/V" not in field


class TestRoom:
    def test_what_belongs_together_stands_on_one_page(self) -> None:
        pdf = opened(printed(with_activities(7)).data)
        places = {
            str(each.T).split(":")[0]: page
            for page, made in enumerate(pdf.pages)
            for each in made.obj.Annots.as_list()
            if str(each.get("/T", "")).startswith("node-")
        }
        for page, made in enumerate(pdf.pages):
            for each in made.obj.Annots.as_list():
                name = str(each.get("/Parent", each).get("/T", "")).split(":")[0]
                assert places.get(name, page) == page

    def test_comments_grow_where_a_page_has_room(self) -> None:
        pdf = opened(printed(with_activities(4)).data)
        tall = [_height(each) for each in widgets(pdf) if "comment" in str(each.get("/T", ""))]
        least = min(tall)
        assert max(tall) > least + 10
        assert tall[-1] == pytest.approx(least)

    def test_the_last_page_is_not_left_nearly_empty(self) -> None:
        for number in range(2, 9):
            pdf = opened(printed(with_activities(number)).data)
            last = pdf.pages[-1].obj.Annots.as_list()
            lowest = min(float(each.Rect[1]) for each in last)
            assert lowest < theme.PAGE_HEIGHT - 220

    def test_long_texts_go_on_overleaf(self) -> None:
        file = printed(with_activities(2, LONG))
        assert whole(file).count(squeezed(LONG)[:40]) >= 200
        assert len(fields(opened(file.data))) == 8

    @pytest.mark.parametrize(
        "words", ["x" * 500, "<script>alert(1)</script> & <b", "العربية 👍 \x07"]
    )
    def test_any_text_is_printed(self, words: str) -> None:
        sheet = with_activities(1, words)
        board = replace(SOCIAL, name=f"Nämnden {words}")
        scale = tuple(replace(each, name=f"{each.name} {words}") for each in sheet.scale)
        causes = tuple(replace(each, name=f"{each.name} {words}") for each in sheet.causes)
        assert printed(replace(sheet, board=board, scale=scale, causes=causes)).pages >= 2


def _height(widget: Object) -> float:
    _, bottom, _, top = (float(each) for each in widget.Rect.as_list())
    return top - bottom


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert printed().data == printed().data


def test_every_page_has_its_number_and_the_key() -> None:
    file = printed()
    for number, page in enumerate(pages(file), start=1):
        assert f"sida {number} av {file.pages}" in page
        assert board_fields.sheet_key_text(SHEET.key) in page
