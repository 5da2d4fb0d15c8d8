"""The survey as a PDF that a unit fills in and sends back."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from andts_desktop.domain import form_fields
from andts_desktop.domain.collection import SurveyForm
from andts_desktop.domain.form_key import key_text, key_words
from andts_desktop.domain.form_words import due_words, titled
from andts_desktop.domain.instrument import NotApplicablePolicy, Part
from andts_desktop.domain.sent_answers import sent_of, sent_text
from andts_desktop.domain.swedish import format_points
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, head
from andts_desktop.reports.form_finish import finish_form
from andts_desktop.reports.form_rows import (
    DrawnFields,
    HiddenWriting,
    Writing,
    WritingRow,
)
from andts_desktop.reports.page import DocumentInfo, ReportDocument
from andts_desktop.reports.survey_form_question import QuestionSetter
from andts_desktop.reports.text import UserText

_DEEPEST_HEADING = 4
_HEADINGS = {
    2: theme.changed(theme.SECTION, spaceBefore=14, spaceAfter=2),
    3: theme.changed(theme.SUBSECTION, spaceBefore=8, spaceAfter=1),
    4: theme.changed(theme.CHANGED_NAME, spaceBefore=6, spaceAfter=1),
}
"""Smaller than in a report: questions are to have the room."""
_SEND_BACK = (
    "Skicka tillbaka den sparade filen som den är. En utskrift, en inskannad kopia eller en fil "
    "som har ”skrivits ut som PDF” går inte att läsa in."
)


def write_survey_form(form: SurveyForm) -> bytes:
    """Return the form as a PDF with fields, in which the answers already given stand.

    The same form gives the same bytes. The fields are named after the questions and their
    options, as `domain.form_fields` has it.
    """
    user_text = UserText(fonts.register())
    compose = Composer(user_text)
    fields = DrawnFields()
    key = key_text(form.key)
    document = ReportDocument(_info(user_text, form, key))
    hidden = Writing(form_fields.KEY, "Formulärets nyckel", key, is_hidden=True)
    sent = sent_text(sent_of(form.answers))
    before = Writing(form_fields.SENT, "Ifyllt från början", sent, is_hidden=True)
    story: list[Flowable] = [HiddenWriting(fields, hidden, before)]
    story += _front(compose, form, fields)
    story += _questions(compose, form, fields)
    made = document.finish(story, user_text.warnings)
    return finish_form(made.data, fields, key)


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
    )


def _front(compose: Composer, form: SurveyForm, fields: DrawnFields) -> Iterator[Flowable]:
    yield from head(compose, _head(form))
    respondent = Writing(form_fields.RESPONDENT, "Ifylld av: namn och funktion")
    yield WritingRow(fields, respondent, before="Ifylld av", indent=0)
    yield Spacer(1, 4)
    title = compose.heading(3, "Så här fyller du i", outlined=False)
    yield from compose.headed([title], compose.bullets(_instructions(form)))
    if form.instrument.note.strip():
        yield Spacer(1, 6)
        yield from compose.prose(form.instrument.note, theme.NOTE)


def _head(form: SurveyForm) -> Cover:
    return Cover(
        title=form.instrument.title,
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
        ("Skickas till", form.sender),
    ]
    return [(name, words) for name, words in rows if words.strip()]


def _instructions(form: SurveyForm) -> Sequence[str]:
    said = [
        "Fyll i direkt i filen, i ett program för PDF eller i webbläsaren, och spara den.",
        _SEND_BACK,
        "Välj Vet ej om svaret inte går att få fram, och Ej tillämplig om frågan inte gäller er.",
        "Vid varje fråga finns plats för en kommentar.",
    ]
    if any(question.show_if for question in form.instrument.questions()):
        said.append("Hoppa över de frågor vars villkor inte gäller er.")
    if form.answers:
        said.append("Svar som redan är ifyllda kan ändras.")
    if form.instrument.scored:
        said.append(_scoring(form))
    return said


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


def _questions(compose: Composer, form: SurveyForm, fields: DrawnFields) -> Iterator[Flowable]:
    setter = QuestionSetter(compose, form, fields)
    for part in form.instrument.parts:
        yield from _part(compose, form, setter, part, 2)


def _part(
    compose: Composer, form: SurveyForm, setter: QuestionSetter, part: Part, level: int
) -> Iterator[Flowable]:
    depth = min(level, _DEEPEST_HEADING)
    most = form.instrument.scored and bool(part.max)
    words = f"{part.title} (högst {format_points(part.max)} poäng)" if most else part.title
    title: list[Flowable] = [compose.heading(depth, words, style=_HEADINGS[depth])]
    body: list[Flowable] = [setter.block(question) for question in part.questions]
    for child in part.parts:
        body += _part(compose, form, setter, child, level + 1)
    yield from compose.headed(title, body)
