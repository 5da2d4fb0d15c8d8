"""The survey form as PDF: what it says, how its fields are described, what readers need of it."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings

from andts_desktop.domain.collection import EarlierAnswer, SurveyForm
from andts_desktop.domain.form_key import key_text, parse_key
from andts_desktop.domain.instrument import NotApplicablePolicy
from andts_desktop.domain.survey import Origin, Provenance
from andts_desktop.reports.form_text import in_field_font, wrapped
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain.form_samples import ANSWERS, PLAN, SAMPLE, any_form, form_of
from tests.reports.pdf_text import in_order, pages, squeezed, whole

FORM = form_of(SAMPLE, *ANSWERS)
LONG = "Ett mycket långt resonemang om förebyggande arbete. " * 150


def said(form: SurveyForm) -> str:
    return whole(PdfFile(write_survey_form(form), 0, ()))


def opened(form: SurveyForm) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_survey_form(form)))


def fields(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    yield from pdf.Root.AcroForm.Fields.as_list()


def widgets(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for each in fields(pdf):
        yield from each.Kids.as_list() if "/Kids" in each else [each]


class TestWords:
    def test_it_says_what_it_is_for_whom_and_when(self) -> None:
        words = said(FORM)
        assert in_order(words, "Enkät 2026", "Provenkät för förvaltningar", "Hägersten-Älvsjö")
        assert in_order(words, "Senast", "30 november 2026", "samordnare@kommunen.se")
        assert in_order(words, "EXEMPELFRÅGOR", "förvaltningar, version 1", "Så här fyller du i")

    def test_it_asks_every_question_in_order_with_its_help(self) -> None:
        asked = [question.text for question in SAMPLE.questions()]
        assert in_order(said(FORM), *asked)
        assert squeezed(PLAN.help) in said(FORM)
        assert squeezed(PLAN.options[2].criteria) in said(FORM)

    def test_it_says_when_a_question_is_to_be_answered(self) -> None:
        words = said(FORM)
        either = (
            "Besvara bara om du har svarat ”Ett utkast” eller ”Ja, den är beslutad” på fråga 1."
        )
        assert squeezed(either) in words
        assert squeezed("Besvara bara om du har svarat ”Polisen” på fråga 3.") in words
        assert squeezed("Besvara bara om du har svarat minst 5 besök på fråga 4.") in words

    def test_it_says_what_gives_points(self) -> None:
        words = said(FORM)
        assert in_order(words, "Nej", "0 p", "Ett utkast", "0,5 p", "Ja, den är beslutad", "1 p")
        assert squeezed("Poäng: minst 1 ger 0,5 p, minst 10 ger 1 p.") in words
        assert squeezed("ger högst 5 poäng") in words

    def test_a_survey_without_score_speaks_of_no_points(self) -> None:
        words = said(form_of(replace(SAMPLE, scored=False)))
        assert "poäng" not in words.replace(squeezed(PLAN.help), "")
        assert squeezed("0,5 p") not in words

    def test_it_says_what_not_applicable_does(self) -> None:
        policy = NotApplicablePolicy.EXCLUDED
        words = said(form_of(replace(SAMPLE, not_applicable=policy)))
        assert squeezed("Ej tillämplig räknas bort ur maxpoängen") in words

    def test_what_was_carried_over_is_marked(self) -> None:
        carried = replace(ANSWERS[0], provenance=Provenance(Origin.PREFILLED, "2025"))
        assert squeezed("Svaret är hämtat från 2025. Kontrollera") in said(form_of(SAMPLE, carried))

    def test_what_was_answered_last_time_stands_under_its_question(self) -> None:
        earlier = EarlierAnswer(PLAN.id, 2025, "Ett utkast", "Till nämnden i mars")
        words = said(replace(FORM, earlier=(earlier,)))
        assert in_order(words, PLAN.text, "2025: Ett utkast ”Till nämnden i mars”", "0 p")

    def test_every_page_has_its_number_and_the_key(self) -> None:
        file = PdfFile(write_survey_form(FORM), 0, ())
        for number, page in enumerate(pages(file), start=1):
            assert f"sida {number} av {len(pages(file))}" in page
            assert key_text(FORM.key) in page


class TestFields:
    def test_every_field_is_described(self) -> None:
        pdf = opened(FORM)
        described = [str(each.get("/TU", "")) for each in (*fields(pdf), *widgets(pdf))]
        assert all(described)
        assert "Fråga 1: Finns det en beslutad plan? – Ett utkast" in described
        assert "Fråga 1: Finns det en beslutad plan? – kommentar" in described

    def test_no_name_is_used_twice(self) -> None:
        names = [str(each.T) for each in fields(opened(FORM))]
        assert len(names) == len({*names})
        assert not any("." in name for name in names)

    def test_every_button_shows_what_its_field_says(self) -> None:
        pdf = opened(FORM)
        for each in fields(pdf):
            for kid in each.get("/Kids", pikepdf.Array()).as_list():
                on = next(name for name in kid.AP.N if name != "/Off")
                assert (each.get("/V") == kid.AS) == (each.get("/V") == on)
                assert set(kid.AP.N) == {on, "/Off"}

    def test_all_buttons_share_their_looks(self) -> None:
        looks = {each.AP.N.Off.objgen for each in widgets(opened(FORM)) if "/AS" in each}
        assert len(looks) == 2

    def test_no_letter_of_an_answer_is_lost(self) -> None:
        written = replace(ANSWERS[4], text="Ω 漢字 \U0001f600 åäö")
        values = {str(each.T): each.get("/V") for each in fields(opened(form_of(SAMPLE, written)))}
        assert str(values["fritt"]) == written.text


class TestReaders:
    def test_it_is_described_for_readers(self) -> None:
        pdf = opened(FORM)
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]).startswith("Enkät: Provenkät för förvaltningar, 2026")
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)

    def test_it_asks_no_reader_to_draw_it_anew(self) -> None:
        pdf = opened(FORM)
        assert not pdf.Root.AcroForm.NeedAppearances
        assert all("/N" in each.AP for each in widgets(pdf))

    def test_its_key_stands_in_it_twice(self) -> None:
        pdf = opened(FORM)
        hidden = next(each for each in fields(pdf) if each.T == "_form:key")
        assert parse_key(str(hidden.V)) == FORM.key
        assert parse_key(str(pdf.docinfo["/AndtsForm"])) == FORM.key
        assert int(hidden.F) & 2
        assert int(hidden.Ff) & 1

    def test_it_claims_no_date(self) -> None:
        pdf = opened(FORM)
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())

    def test_the_same_form_gives_the_same_bytes(self) -> None:
        assert write_survey_form(FORM) == write_survey_form(FORM)


class TestAnySize:
    @settings(max_examples=15, deadline=None)
    @given(any_form())
    def test_any_form_is_printed(self, form: SurveyForm) -> None:
        with opened(form) as pdf:
            assert len(pdf.pages) >= 1

    @pytest.mark.parametrize("where", ["text", "help", "option", "criteria", "answer"])
    def test_long_texts_go_on_overleaf(self, where: str) -> None:
        option = PLAN.options[0]
        changed = {
            "text": replace(PLAN, text=LONG),
            "help": replace(PLAN, help=LONG),
            "option": replace(PLAN, options=(replace(option, text=LONG), *PLAN.options[1:])),
            "criteria": replace(PLAN, options=(replace(option, criteria=LONG), *PLAN.options[1:])),
        }.get(where, PLAN)
        part = replace(SAMPLE.parts[0], questions=(changed,))
        answer = replace(ANSWERS[0], comment=LONG)
        form = form_of(replace(SAMPLE, parts=(part,)), answer)
        with opened(form) as pdf:
            names = [str(each.T) for each in fields(pdf)]
            own = ["_form:respondent", "org-plan", "org-plan:comment"]
            assert names == ["_form:key", "_form:sent", *own]


class TestLines:
    def test_a_text_is_parted_between_words(self) -> None:
        assert wrapped("ett två tre", 40) == ["ett två", "tre"]

    def test_long_words_are_parted(self) -> None:
        lines = wrapped("x" * 40, 60)
        assert "".join(lines) == "x" * 40
        assert len(lines) > 2

    def test_line_ends_are_kept(self) -> None:
        assert wrapped("ett\n\ntvå", 200) == ["ett", "", "två"]

    def test_letters_that_the_font_lacks_are_told(self) -> None:
        assert in_field_font("åäö Ω") == "åäö ?"
