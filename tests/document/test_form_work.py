"""Many forms written and read: names, drafts, what is never written over, and progress."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.document.answer_files import AnswerFile
from andts_desktop.document.form_work import (
    WantedForms,
    files_among,
    form_name,
    is_returned,
    make_forms,
    read_all,
)
from andts_desktop.domain.collection import FormKind, ReturnedSheet, Unreadable
from andts_desktop.domain.form_letters import Letter
from andts_desktop.errors import FileError


@pytest.fixture
def files(stockholm: Document) -> tuple[AnswerFile, ...]:
    found = stockholm.surveys.open_round(2026)
    collections = stockholm.collections
    units = [stockholm.units.named(name) for name in ("Bromma", "Farsta", "Järva")]
    return tuple(collections.gathered(collections.form(found, unit.id)) for unit in units)


def silent(_percent: int) -> None:
    pass


def test_a_form_is_named_after_its_unit(files: tuple[AnswerFile, ...]) -> None:
    odd = replace(files[0].form.key, unit_name="Barn/Unga: ”A” <1>?")

    name = form_name(replace(files[0], form=replace(files[0].form, key=odd)), FormKind.EXCEL)

    assert name == "Barn Unga ”A” 1 – PI-mini 2026.xlsx"


def test_a_file_that_lies_there_is_never_written_over(
    files: tuple[AnswerFile, ...], tmp_path: Path
) -> None:
    wanted = WantedForms(files[:1], FormKind.ANSWER_FILE, tmp_path / "ut")
    (first,) = make_forms(wanted, silent)
    first.path.write_bytes(b"ifylld")

    (second,) = make_forms(wanted, silent)

    assert second.path.name == "Bromma – PI-mini 2026 (2).andts"
    assert first.path.read_bytes() == b"ifylld"


def test_progress_is_told_and_the_last_is_whole(
    files: tuple[AnswerFile, ...], tmp_path: Path
) -> None:
    told: list[int] = []

    make_forms(WantedForms(files, FormKind.ANSWER_FILE, tmp_path), told.append)

    assert told == [0, 33, 66, 100]


def test_a_folder_that_cannot_be_made_is_told(
    files: tuple[AnswerFile, ...], tmp_path: Path
) -> None:
    (tmp_path / "fil").write_text("hej")

    with pytest.raises(FileError, match="Välj en annan mapp"):
        make_forms(WantedForms(files, FormKind.ANSWER_FILE, tmp_path / "fil"), silent)


def test_a_draft_without_an_address_is_made_and_says_so(
    files: tuple[AnswerFile, ...], tmp_path: Path
) -> None:
    letter = Letter("{enkät}", "Till {enhet}")
    unit = replace(files[1].unit, email="a@farsta.se; b@farsta.se")
    wanted = (files[0], replace(files[1], unit=unit))

    made = make_forms(WantedForms(wanted, FormKind.ANSWER_FILE, tmp_path, letter), silent)

    assert [each.has_address for each in made] == [False, True]
    drafts = [
        email.message_from_bytes(each.path.read_bytes(), policy=email.policy.default)
        for each in made
    ]
    assert drafts[0]["To"] is None
    assert [each.addr_spec for each in drafts[1]["To"].addresses] == ["a@farsta.se", "b@farsta.se"]
    assert isinstance(drafts[1], EmailMessage)
    (attached,) = drafts[1].iter_attachments()
    assert attached.get_content_type() == "application/octet-stream"


def test_one_file_that_cannot_be_read_stops_no_other(
    files: tuple[AnswerFile, ...], stockholm: Document, tmp_path: Path
) -> None:
    made = make_forms(WantedForms(files, FormKind.ANSWER_FILE, tmp_path), silent)
    (tmp_path / "bild.andts").write_bytes(b"hej")
    paths = (made[0].path, tmp_path / "bild.andts", tmp_path / "borta.pdf", made[1].path)

    found = read_all((paths, stockholm.collections.known()), silent)

    assert [type(each) for each in found] == [ReturnedSheet, Unreadable, Unreadable, ReturnedSheet]


def test_a_folder_stands_for_the_answers_in_it(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.xlsx", "~$a.xlsx", "c.txt", ".d.pdf"):
        (tmp_path / name).write_bytes(b"")

    found = files_among([tmp_path, tmp_path / "b.pdf", Path("annan.andts")])

    assert [each.name for each in found] == ["a.xlsx", "b.pdf", "annan.andts"]


@pytest.mark.parametrize("kind", [FormKind.PDF, FormKind.EXCEL, FormKind.ANSWER_FILE])
def test_a_returned_form_is_recognised(
    files: tuple[AnswerFile, ...], tmp_path: Path, kind: FormKind
) -> None:
    (made,) = make_forms(WantedForms(files[:1], kind, tmp_path), silent)
    key = files[0].form.key.file_key

    assert is_returned(made.path, key)
    # An answer file of another file is opened for itself, as its unit does.
    assert is_returned(made.path, "annan") is (kind is not FormKind.ANSWER_FILE)
