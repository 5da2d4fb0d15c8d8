"""The survey as a PDF that a unit fills in and sends back."""

import re
from collections.abc import Iterator
from functools import partial

from reportlab.platypus import Flowable, Spacer

from andts_desktop.domain import form_fields
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.collection import SurveyForm
from andts_desktop.domain.form_key import key_text, key_words
from andts_desktop.domain.form_words import due_words, titled
from andts_desktop.domain.instrument import NotApplicablePolicy, Part
from andts_desktop.domain.sent_answers import sent_of, sent_text
from andts_desktop.domain.swedish import format_points
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, head
from andts_desktop.reports.form_drawn import DrawnFields, Writing
from andts_desktop.reports.form_finish import add_fields
from andts_desktop.reports.form_rows import WritingRow
from andts_desktop.reports.form_stack import FormBlock, FormStack
from andts_desktop.reports.form_words import Step, send_to, steps
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.survey_form_question import QuestionSetter
from andts_desktop.reports.text import UserText

_DEEPEST_HEADING = 4
_VERSION = re.compile(r"\b(version) (\d)")
"""What a title does not part."""
_HEADINGS = {
    2: theme.changed(theme.SECTION, spaceBefore=14, spaceAfter=2),
    3: theme.changed(theme.SUBSECTION, spaceBefore=8, spaceAfter=1),
    4: theme.changed(theme.CHANGED_NAME, spaceBefore=6, spaceAfter=1),
}
"""Smaller than in a report: questions are to have the room."""
_AS_IT_IS = (
    "Skicka filen som den är. En utskrift, en inskannad kopia eller en fil som har ”skrivits ut "
    "som PDF” går inte att läsa in."
)
_STATES = "Välj Vet ej om svaret inte går att få fram, och Ej tillämplig om frågan inte gäller er."


def write_survey_form(form: SurveyForm, brand: Brand = PLAIN) -> bytes:
    """Return the form as a PDF with fields, in which the answers already given stand.

    The same form gives the same bytes. The fields are named after the questions and their
    options, as `domain.form_fields` has it.
    """
    return print_pdf(survey_form_paper(form, brand)).data


def survey_form_paper(form: SurveyForm, brand: Brand = PLAIN) -> Paper:
    """Set the form."""
    compose = Composer.begin(brand)
    fields = _fields(compose, form)
    return Paper(
        info=_info(compose.user, form, fields.key),
        story=[*_front(compose, form, fields), _questions(compose, form, fields)],
        warnings=compose.user.warnings,
        finish=partial(add_fields, fields=fields),
    )


def _fields(compose: Composer, form: SurveyForm) -> DrawnFields:
    key = key_text(form.key)
    sent = sent_text(sent_of(form.answers))
    hidden = (
        Writing(form_fields.KEY, "Formulärets nyckel", key),
        Writing(form_fields.SENT, "Ifyllt från början", sent),
    )
    return DrawnFields(key, form_fields.KEY_ENTRY, compose.accent, hidden)


def _info(user_text: UserText, form: SurveyForm, key: str) -> DocumentInfo:
    instrument = form.instrument
    plain = user_text.plain
    name = f"{instrument.title}, {form.key.year}, {form.key.unit_name}"
    example = "exempelfrågor" if instrument.is_example else ""
    words = key_words(form.key, instrument.short_title)
    return DocumentInfo(
        title=plain(f"Enkät: {name}"),
        author=plain(form.sender) or "ANDTS Desktop",
        subject=plain(f"Formulär att fylla i: {name}"),
        footer=plain(" · ".join(filter(None, (words, example)))),
        fine_print=key,
        is_fillable=True,
    )


def _front(compose: Composer, form: SurveyForm, fields: DrawnFields) -> Iterator[Flowable]:
    yield from head(compose, _head(form))
    respondent = Writing(form_fields.RESPONDENT, "Ifylld av: namn och funktion")
    yield WritingRow(fields, respondent, before="Ifylld av", indent=0)
    yield Spacer(1, 4)
    title = compose.heading(2, "Så här fyller du i", style=_HEADINGS[2])
    yield from compose.headed([title], steps(list(_instructions(compose, form))))
    if form.instrument.note.strip():
        yield Spacer(1, 6)
        yield from compose.prose(form.instrument.note, theme.NOTE)


def _head(form: SurveyForm) -> Cover:
    return Cover(
        title=_VERSION.sub("\\1\u00a0\\2", form.instrument.title),
        subtitle=form.key.unit_name,
        owner=f"Enkät {form.key.year}",
        stamp="EXEMPELFRÅGOR" if form.instrument.is_example else "",
        facts=_facts(form),
    )


def _facts(form: SurveyForm) -> list[tuple[str, str]]:
    instrument = form.instrument
    rows = [
        ("Enhet", form.key.unit_name),
        ("År", str(form.key.year)),
        ("Enkät", titled(instrument)),
        ("Senast", due_words(form.due)),
    ]
    return [(name, words) for name, words in rows if words.strip()]


def _instructions(compose: Composer, form: SurveyForm) -> Iterator[Step]:
    yield Step("Fyll i direkt i filen, i ett program för PDF eller i webbläsaren, och spara den.")
    receiver = form.sender.strip() or "den som skickade den"
    yield send_to(compose, "Skicka tillbaka den sparade filen till", receiver)
    yield Step(_AS_IT_IS)
    yield Step(_STATES)
    yield Step("Vid varje fråga finns plats för en kommentar.")
    if any(question.show_if for question in form.instrument.questions()):
        yield Step("Hoppa över de frågor vars villkor inte gäller er.")
    if form.answers:
        yield Step("Svar som redan är ifyllda kan ändras.")
    if form.instrument.scored:
        yield Step(_scoring(form))


def _scoring(form: SurveyForm) -> str:
    policy = {
        NotApplicablePolicy.ZERO: "Vet ej, Ej tillämplig och obesvarade frågor ger noll poäng.",
        NotApplicablePolicy.EXCLUDED: (
            "Vet ej och obesvarade frågor ger noll poäng. Ej tillämplig räknas bort ur maxpoängen."
        ),
    }[form.instrument.not_applicable]
    return (
        "Poängen (p) står efter varje svar. Enkäten ger högst "
        f"{format_points(form.instrument.max)} poäng. {policy}"
    )


def _questions(compose: Composer, form: SurveyForm, fields: DrawnFields) -> FormStack:
    setter = QuestionSetter(compose, form, fields)
    blocks = (
        block for part in form.instrument.parts for block in _part(compose, form, setter, part, 2)
    )
    return FormStack(list(blocks), is_last=True)


def _part(
    compose: Composer, form: SurveyForm, setter: QuestionSetter, part: Part, level: int
) -> Iterator[FormBlock]:
    depth = min(level, _DEEPEST_HEADING)
    most = form.instrument.scored and bool(part.max)
    words = f"{part.title} (högst {format_points(part.max)} poäng)" if most else part.title
    yield FormBlock((compose.heading(depth, words, style=_HEADINGS[depth]),), is_head=True)
    yield from map(setter.block, part.questions)
    for child in part.parts:
        yield from _part(compose, form, setter, child, level + 1)
