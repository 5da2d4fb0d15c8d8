"""The slow work of collection: many forms written, many returned files read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from andts_desktop.document.answer_files import AnswerFile, answer_file_key
from andts_desktop.document.collections import made_form, read_returned_file
from andts_desktop.domain.collection import FormKind, Known, ReturnedSheet, Unreadable
from andts_desktop.domain.form_letters import Letter, filled
from andts_desktop.domain.ids import UnitId
from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes, split_recipients
from andts_desktop.files import free_path, safe_name, write_whole

Progress = Callable[[int], None]
"""Told how far the work has come, in percent."""

SUFFIXES = {FormKind.PDF: ".pdf", FormKind.EXCEL: ".xlsx", FormKind.ANSWER_FILE: ".andts"}
"""What the files of each kind of form end in."""

RETURNED = (".pdf", ".xlsx", ".andts", ".csv", ".json")
"""What returned files end in."""


Read = ReturnedSheet | Unreadable
"""What a returned file gives."""


@dataclass(frozen=True, slots=True)
class WantedForms:
    """Which forms to make, as what, and where; with a letter they become mail drafts."""

    files: tuple[AnswerFile, ...]
    kind: FormKind
    folder: Path
    letter: Letter | None = None


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form or a draft that was written; `has_address` tells whether a draft knows its way."""

    unit_id: UnitId
    unit_name: str
    path: Path
    has_address: bool = True


def make_forms(wanted: WantedForms, progress: Progress) -> tuple[MadeForm, ...]:
    """Write every form; raises FileError or InputError at the first that cannot be written.

    A file that lies there already may be one that came back: it is never written over.
    """
    _make_folder(wanted.folder)
    made: list[MadeForm] = []
    for number, each in enumerate(wanted.files):
        progress(100 * number // len(wanted.files))
        made.append(_make(each, wanted))
    progress(100)
    return tuple(made)


def read_all(asked: tuple[tuple[Path, ...], Known], progress: Progress) -> tuple[Read, ...]:
    """Read every returned file; one that cannot be read says so and stops no other."""
    paths, known = asked
    found: list[Read] = []
    for number, path in enumerate(paths):
        progress(100 * number // len(paths))
        found.extend(read_returned_file(path, known))
    progress(100)
    return tuple(found)


def is_returned(path: Path, file_key: str) -> bool:
    """Tell whether a file is a form that was filled in, or an answer file of this file's own."""
    if path.suffix.lower() == SUFFIXES[FormKind.ANSWER_FILE]:
        key = answer_file_key(path)
        return key is not None and key.file_key == file_key
    from andts_desktop.exchange.survey_forms import looks_like_form

    return path.suffix.lower() == ".json" or looks_like_form(path)


def files_among(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files, and in place of a folder the returned files in it, by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.iterdir() if each.suffix.lower() in RETURNED)
            found.extend(sorted(each for each in inside if not each.name.startswith(("~$", "."))))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def form_name(file: AnswerFile, kind: FormKind) -> str:
    """Return what a unit's form is called: "Bromma – PI-mini 2026.pdf"."""
    form = file.form
    title = form.instrument.short_title or form.instrument.title
    return f"{safe_name(f'{form.key.unit_name} – {title} {form.key.year}')}{SUFFIXES[kind]}"


def _make(file: AnswerFile, wanted: WantedForms) -> MadeForm:
    name = form_name(file, wanted.kind)
    data = made_form(file, wanted.kind)
    unit = file.unit
    if wanted.letter is None:
        path = free_path(wanted.folder / name)
        write_whole(path, data)
        return MadeForm(unit.id, unit.name, path)
    letter = filled(wanted.letter, file.form)
    recipients = split_recipients(unit.email)
    draft = MailDraft(recipients, letter.subject, letter.text, (Attachment(name, data),))
    path = free_path(wanted.folder / f"{Path(name).stem}.eml")
    write_whole(path, mail_bytes(draft))
    return MadeForm(unit.id, unit.name, path, bool(recipients))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            f"Mappen ”{folder}” kunde inte användas ({reason(error)}). Välj en annan mapp."
        ) from error
