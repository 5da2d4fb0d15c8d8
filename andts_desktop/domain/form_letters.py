"""The words of the letters that go with forms: editable, with fields for each unit's own."""

import datetime as dt
import re
from dataclasses import dataclass

from andts_desktop.domain.collection import FormKind, SurveyForm
from andts_desktop.domain.swedish import format_date

FIELDS = ("enhet", "enkät", "år", "sista dag", "avsändare")
"""What may stand between braces in a letter."""

_FIELD = re.compile(r"\{([^{}\n]+)\}")
_ENCLOSED = (
    "Formuläret är bifogat igen, om ni behöver det. Har ni redan skickat svaren kan ni bortse "
    "från det här."
)
_HOW = {
    FormKind.PDF: (
        "Öppna den bifogade PDF-filen, fyll i svaren, spara den och skicka tillbaka den till mig. "
        "Skriv inte ut den: svaren läses in direkt ur filen."
    ),
    FormKind.EXCEL: (
        "Öppna den bifogade Excel-filen, fyll i svaren, spara den och skicka tillbaka den till "
        "mig. Byt inte filformat och flytta inga kolumner."
    ),
    FormKind.ANSWER_FILE: (
        "Spara den bifogade filen och öppna den i ANDTS Desktop. Svaren sparas medan ni fyller "
        "i. Stäng filen och skicka tillbaka den till mig."
    ),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's subject and text, with fields in braces or with what they stand for."""

    subject: str
    text: str


def sending_letter(kind: FormKind) -> Letter:
    """Return the letter that goes with a form of that kind, to be edited."""
    lines = (
        "Hej!",
        "Här kommer {enkät} {år} för {enhet}.",
        _HOW[kind],
        "Svara senast {sista dag}.",
        "Vänliga hälsningar\n{avsändare}",
    )
    return Letter("{enkät} {år}: {enhet}", "\n\n".join(lines))


def reminder_letter() -> Letter:
    """Return the letter to a unit that has not answered, to be edited."""
    lines = (
        "Hej!",
        "Jag har inte fått in svaren på {enkät} {år} från {enhet} ännu.",
        "Sista dagen att svara är {sista dag}.",
        _ENCLOSED,
        "Vänliga hälsningar\n{avsändare}",
    )
    return Letter("Påminnelse: {enkät} {år}, {enhet}", "\n\n".join(lines))


def filled(letter: Letter, form: SurveyForm) -> Letter:
    """Return the letter for one unit.

    A line with a field that has nothing to say, such as a last day that was never set, falls
    away; braces around anything else stay as they were typed.
    """
    values = {
        "enhet": form.key.unit_name,
        "enkät": form.instrument.short_title or form.instrument.title,
        "år": str(form.key.year),
        "sista dag": _day(form.due),
        "avsändare": form.sender,
    }
    return Letter(_filled(letter.subject, values), _filled(letter.text, values).strip() + "\n")


def answer_file_words(unit_name: str, sender: str, due: str) -> str:
    """Say to whoever opens an answer file what it is and what to do with it."""
    to = f" till {sender}" if sender else ""
    last = f" senast {_day(due)}" if due else ""
    return (
        f"Det här är svarsfilen för {unit_name}. Svaren sparas medan du fyller i. Stäng sedan "
        f"filen och skicka den{to or ' tillbaka'}{last}."
    )


def answer_file_done_words(sender: str, due: str) -> str:
    """Say to whoever has marked an answer file as ready what to do next."""
    to = f" till {sender}" if sender else ""
    last = f", senast {_day(due)}" if due else ""
    return f"Klart. Stäng filen och skicka tillbaka den{to}{last}."


def unknown_fields(letter: Letter) -> tuple[str, ...]:
    """Return what stands between braces and is no field, as it was typed."""
    typed = _FIELD.findall(f"{letter.subject}\n{letter.text}")
    return tuple(dict.fromkeys(each for each in typed if each.strip().casefold() not in FIELDS))


def _filled(text: str, values: dict[str, str]) -> str:
    kept: list[str] = []
    for line in text.split("\n"):
        named = [each.strip().casefold() for each in _FIELD.findall(line)]
        if any(not values.get(each, "-") for each in named):
            # The empty line before goes too, so that no gap is left.
            if kept and not kept[-1]:
                kept.pop()
            continue
        kept.append(_FIELD.sub(lambda found: _value(found, values), line))
    return "\n".join(kept)


def _value(found: re.Match[str], values: dict[str, str]) -> str:
    return values.get(found[1].strip().casefold(), found[0])


def _day(due: str) -> str:
    try:
        return format_date(dt.date.fromisoformat(due))
    except ValueError:
        return due
