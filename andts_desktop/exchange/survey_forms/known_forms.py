"""Which of the file's rounds a returned form belongs to, and what to say where it is none."""

from pathlib import Path

from andts_desktop.domain.collection import FormKey, Known, ReturnedAnswer, Unreadable
from andts_desktop.domain.form_key import LATER_PREFIX, parse_key
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import AnswerState
from andts_desktop.errors import FileError


def key_of(texts: list[str], name: str) -> FormKey:
    """Return the key that the texts agree on; raises FileError where there is no whole one."""
    written = [text for text in texts if text.strip()]
    if any(LATER_PREFIX.match(text) for text in written):
        raise FileError(
            f"”{name}” är gjord med en nyare version av programmet. Uppdatera programmet här, och "
            "läs sedan in filen."
        )
    keys = [key for text in written if (key := parse_key(text)) is not None]
    if not keys:
        raise FileError(
            f"”{name}” har en skadad nyckel, så det går inte att se vilken enhet och enkät den "
            "gäller. Skicka ut ett nytt formulär till enheten."
        )
    if any(key != keys[0] for key in keys):
        raise FileError(
            f"”{name}” är sammansatt av formulär från flera enheter eller år. Läs in dem var för "
            "sig, som de kom."
        )
    return keys[0]


def instrument_for(key: FormKey, known: Known, name: str) -> Instrument:
    """Return the instrument of the round that the form is for; raises FileError where none is."""
    same_year = [instrument for each, instrument in known.rounds if each.year == key.year]
    for instrument in same_year:
        if instrument.id == key.instrument_id and instrument.version == key.version:
            return instrument
    titles = {each.id: each for _, each in known.rounds}
    asked = f"”{name}” gäller enkäten {key.instrument_id}, version {key.version}, för {key.year}"
    if key.instrument_id in titles:
        raise FileError(
            f"{asked}. Någon sådan omgång finns inte i den här filen. Skapa omgången på sidan "
            "Enkät, eller öppna den fil som formuläret skickades ut från."
        )
    if same_year:
        others = " och ".join(f"{each.title}, version {each.version}" for each in same_year)
        raise FileError(
            f"{asked}, men omgången här har {others}. Skicka ut ett nytt formulär, eller öppna "
            "den fil som formuläret skickades ut från."
        )
    raise FileError(
        f"{asked}. Den enkäten finns inte i den här filen. Öppna den fil som formuläret skickades "
        "ut från."
    )


def is_empty(answers: tuple[ReturnedAnswer, ...]) -> bool:
    """Tell whether nothing at all was filled in."""
    return all(
        not each.fault
        and (each.answer is None or each.answer.state is AnswerState.UNANSWERED)
        and (each.answer is None or not each.answer.comment)
        for each in answers
    )


def not_filled_in(name: str) -> Unreadable:
    """Say that a form came back empty."""
    return Unreadable(
        name,
        f"”{name}” är inte ifylld. Be enheten fylla i formuläret, spara det och skicka det på "
        "nytt.",
        is_empty=True,
    )


def no_form(path: Path) -> FileError:
    """Return the error for a file that is no form of ours."""
    return FileError(
        f"”{path.name}” är inget enkätformulär från programmet. Kontrollera att det är rätt fil. "
        "Formulär skickas ut från sidan Enkät, under Omgång."
    )
