"""Read a PDF form that has been filled in, by whatever program."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from andts_desktop.domain import board_fields, form_fields
from andts_desktop.domain.collection import FormKind, Known, ReturnedAnswer, ReturnedSheet
from andts_desktop.domain.form_answers import Filled, answer_of
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.form_words import numbers
from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.sent_answers import parse_sent
from andts_desktop.domain.text import cleaned_line
from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.safety import Checked, library
from andts_desktop.exchange.survey_forms.known_forms import instrument_for, is_empty, key_of
from andts_desktop.exchange.survey_forms.pdf_changes import asks_the_same
from andts_desktop.exchange.survey_forms.pdf_fields import PdfField, read_fields
from andts_desktop.exchange.survey_forms.pdf_print import why_no_fields

if TYPE_CHECKING:
    from pikepdf import Pdf

_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?")
_UNCLEAR = "det går inte att se vad som är ifyllt; öppna filen, fyll i svaret igen och spara"
_CHANGED = "frågan har ändrats sedan formuläret gjordes, så svaret läses inte"
_NOTES = ("/FreeText", "/Ink", "/Stamp")
"""What is written or drawn on a page and not in its fields."""
_Fields = Mapping[str, PdfField]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the file says of itself: its key, when it was saved, whether someone wrote on it."""

    key: str
    saved: str
    has_notes: bool


def read_pdf_form(file: Checked, known: Known) -> ReturnedSheet:
    """Return the answers of a filled-in form; raises FileError for what is no whole form."""
    import pikepdf

    try:
        with library(file.name, *_faults()), pikepdf.open(BytesIO(file.data)) as pdf:
            fields = read_fields(pdf)
            facts = _facts(pdf)
    except FileError as error:
        if isinstance(error.__cause__, pikepdf.PasswordError):
            raise FileError(
                f"”{file.name}” är skyddad med lösenord. Be den som skickade den ta bort "
                "lösenordet och skicka den på nytt."
            ) from None
        raise
    return _sheet(file, known, fields, facts)


def _faults() -> tuple[type[Exception], ...]:
    """Return what pikepdf raises over a file whose parts are not what they should be."""
    import pikepdf

    own = (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.ForeignObjectError, RuntimeError)
    return (*own, ValueError, TypeError, AttributeError, KeyError, IndexError)


def _facts(pdf: "Pdf") -> _Facts:
    notes = any(
        annotation.get("/Subtype") in _NOTES
        for page in pdf.pages
        for annotation in page.obj.get("/Annots", ())
    )
    key, saved = (str(pdf.docinfo.get(name, "")) for name in (form_fields.KEY_ENTRY, "/ModDate"))
    return _Facts(key, saved_at(saved), notes)


def _sheet(file: Checked, known: Known, fields: _Fields, facts: _Facts) -> ReturnedSheet:
    if board_fields.KEY in fields:
        raise FileError(
            f"”{file.name}” är ett nämndblad och inget enkätformulär. Skriv in det på sidan "
            "Uppföljning, eller läs in det med kommandot ”board import”."
        )
    hidden = fields[form_fields.KEY].written if form_fields.KEY in fields else ""
    own = fields.keys() - {form_fields.KEY, form_fields.SENT}
    has_key = bool(facts.key or hidden)
    if not own or not has_key:
        raise FileError(why_no_fields(file, has_fields=bool(own), has_key=has_key))
    key = key_of([hidden, facts.key], file.name)
    instrument = instrument_for(key, known, file.name)
    places = numbers(instrument)
    is_same = key.digest == digest(instrument)
    answers = tuple(
        _answer(question, f"fråga {places[question.id]}", fields, is_same=is_same)
        for question in instrument.questions()
        if _has_fields(question, fields)
    )
    if not answers:
        raise FileError(why_no_fields(file, has_fields=False, has_key=True))
    if facts.has_notes and is_empty(answers):
        raise FileError(
            f"Svaren i ”{file.name}” är skrivna ovanpå formuläret i stället för i fälten, så de "
            "går inte att läsa. Be enheten fylla i fälten, spara och skicka filen på nytt."
        )
    respondent = fields.get(form_fields.RESPONDENT)
    name = cleaned_line(respondent.written) if respondent else ""
    sent = parse_sent(fields[form_fields.SENT].written) if form_fields.SENT in fields else None
    return ReturnedSheet(file.name, FormKind.PDF, key, answers, facts.saved, name, sent=sent)


def _has_fields(question: Question, fields: _Fields) -> bool:
    if question.kind is not QuestionKind.CHOICES:
        return form_fields.answer_field(question.id) in fields
    return form_fields.state_field(question.id) in fields


def _answer(question: Question, place: str, fields: _Fields, *, is_same: bool) -> ReturnedAnswer:
    if not (is_same or asks_the_same(question, fields)):
        return ReturnedAnswer(place, question.id, None, _CHANGED)
    filled = _filled(question, fields)
    made = filled if isinstance(filled, str) else answer_of(question, filled)
    if isinstance(made, str):
        return ReturnedAnswer(place, question.id, None, made)
    return ReturnedAnswer(place, question.id, made)


def _filled(question: Question, fields: _Fields) -> Filled | str:
    """Gather what stands in the question's fields, or say in Swedish what is odd about it."""
    names = (form_fields.answer_field, form_fields.state_field, form_fields.comment_field)
    own, state, comment = (fields.get(name(question.id)) for name in names)
    if any(each is not None and each.is_unclear for each in (own, state, comment)):
        return _UNCLEAR
    values = [value for each in (own, state) if each for value in sorted(each.chosen())]
    chosen = _chosen(question, values, fields)
    if isinstance(chosen, str):
        return chosen
    states = [form_fields.STATES[value] for value in values if value in form_fields.STATES]
    if len(states) > 1:
        return "både ”Vet ej” och ”Ej tillämplig” är valda; välj det ena"
    return Filled(
        written=own.written if own else "",
        chosen=chosen,
        state=states[0] if states else None,
        is_none=form_fields.NONE_CHOSEN in values,
        comment=comment.written if comment else "",
    )


def _chosen(question: Question, values: list[str], fields: _Fields) -> tuple[OptionId, ...] | str:
    options = {form_fields.option_value(each.id): each.id for each in question.options}
    foreign = {*values} - {*options, *form_fields.STATES, form_fields.NONE_CHOSEN}
    if foreign:
        return f"svaret ”{min(foreign)}” finns inte bland frågans alternativ"
    return (
        *(options[value] for value in values if value in options),
        *_ticked(question, fields),
    )


def _ticked(question: Question, fields: _Fields) -> Iterator[OptionId]:
    if question.kind is QuestionKind.CHOICES:
        for option in question.options:
            box = fields.get(form_fields.option_field(question.id, option.id))
            if box is not None and box.chosen():
                yield option.id


def saved_at(date: str) -> str:
    """Return a date of PDF as local time to the minute in ISO; empty for what is none."""
    found = _DATE.match(date)
    if found is None:
        return ""
    year, month, day, hour, minute = map(int, found.groups()[:5])
    zone = f"{found[6]}:{found[7] or '00'}" if found[6] else "+00:00" if "Z" in found[0] else ""
    written = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{zone}"
    try:
        # A date without a zone is local already.
        moment = dt.datetime.fromisoformat(written).astimezone()
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M")
