import email
import email.policy
import os
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.cli import mail
from tests.cli.conftest import Andts


def mail_of(path: Path) -> EmailMessage:
    found = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def attachments(draft: EmailMessage) -> dict[str | None, bytes]:
    return {
        part.get_filename(): part.get_payload(decode=True)  # type: ignore[misc]
        for part in draft.iter_attachments()
    }


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "Årsrapport.pdf"
    path.write_bytes(b"%PDF-1.4\n%\xe2\xe3\n")
    return path


def test_a_draft_is_made_of_a_pdf_that_lies_ready(andts: Andts, tmp_path: Path, pdf: Path) -> None:
    out = tmp_path / "utkast.eml"

    ran = andts(
        "mail",
        "--pdf",
        pdf,
        "--to",
        "Åsa Öberg <asa@kommun.se>; b@kommun.se",
        "--to",
        "c@kommun.se",
        "--subject",
        "Uppföljning åäö",
        "--text",
        "Hej!\n\nÅäö – €",
        "--out",
        out,
    )

    assert ran.code == 0
    assert ran.out.startswith(f"Utkast skapat: {out} (bifogat: Årsrapport.pdf).")
    assert "skickat" not in ran.out.lower()
    draft = mail_of(out)
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == "Uppföljning åäö"
    assert [a.addr_spec for a in draft["To"].addresses] == [
        "asa@kommun.se",
        "b@kommun.se",
        "c@kommun.se",
    ]
    body = draft.get_body()
    assert body is not None
    assert body.get_content().split() == ["Hej!", "Åäö", "–", "€"]
    assert attachments(draft) == {"Årsrapport.pdf": pdf.read_bytes()}


def test_a_draft_can_make_its_reports_itself(
    andts: Andts, vasteras_file: Path, tmp_path: Path, pdf: Path
) -> None:
    out = tmp_path / "utkast.eml"

    ran = andts(
        "mail",
        vasteras_file,
        "--year",
        2024,
        "--report",
        "short",
        "--report",
        "annual",
        "--pdf",
        pdf,
        "--out",
        out,
        "--json",
    )

    assert ran.json == {
        "draft": str(out),
        "attachments": [
            "Kortversion 2024 Västerås stad utkast.pdf",
            "Årlig uppföljning 2024 Västerås stad utkast.pdf",
            "Årsrapport.pdf",
        ],
        "opened": False,
    }
    draft = mail_of(out)
    assert draft["Subject"] == "Kortversion 2024 Västerås stad utkast"
    assert draft["To"] is None
    assert all(data.startswith(b"%PDF-") for data in attachments(draft).values())


def test_no_header_can_be_added_through_what_is_typed(
    andts: Andts, tmp_path: Path, pdf: Path
) -> None:
    out = tmp_path / "utkast.eml"

    andts("mail", "--pdf", pdf, "--subject", "Hej\r\nBcc: alla@kommun.se", "--out", out)

    draft = mail_of(out)
    assert draft["Subject"] == "Hej Bcc: alla@kommun.se"
    assert draft["Bcc"] is None


@pytest.mark.parametrize("address", ["åsa", "a@b", "a@kommun.se\nBcc: x@y.se", "<>"])
def test_what_is_no_address_is_refused(
    andts: Andts, tmp_path: Path, pdf: Path, address: str
) -> None:
    out = tmp_path / "utkast.eml"

    ran = andts("mail", "--pdf", pdf, "--to", address, "--out", out)

    assert ran.code == 1
    assert "är inte en e-postadress" in ran.err
    assert not out.exists()


def test_only_pdfs_are_attached(andts: Andts, tmp_path: Path) -> None:
    (tmp_path / "brev.pdf").write_text("hej", encoding="utf-8")
    (tmp_path / "mapp.pdf").mkdir()

    for name, words in (
        ("brev.pdf", "är inte en PDF"),
        ("mapp.pdf", "är en mapp, inte en PDF"),
        ("saknas.pdf", "kunde inte läsas"),
    ):
        ran = andts("mail", "--pdf", tmp_path / name, "--out", tmp_path / "ut.eml")
        assert ran.code == 1
        assert words in ran.err
    assert not (tmp_path / "ut.eml").exists()


def test_a_draft_opens_in_the_mail_program_when_asked(
    andts: Andts, tmp_path: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(mail, "open_with_its_program", opened.append)
    monkeypatch.setattr(paths, "user_drafts", lambda: tmp_path)

    ran = andts("mail", "--pdf", pdf, "--open")

    assert ran.code == 0
    assert opened == [tmp_path / "Utkast Årsrapport.eml"]
    assert "skickat" not in ran.out.lower()


@pytest.mark.skipif(sys.platform != "linux", reason="the way of Linux desktops")
@pytest.mark.parametrize(("ends_with", "code"), [(0, 0), (3, 1)])
def test_the_systems_own_program_is_asked(
    andts: Andts,
    tmp_path: Path,
    pdf: Path,
    monkeypatch: pytest.MonkeyPatch,
    ends_with: int,
    code: int,
) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/öppnad"\nexit {ends_with}\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    out = tmp_path / "ut.eml"

    ran = andts("mail", "--pdf", pdf, "--out", out, "--open")

    assert ran.code == code
    assert (tmp_path / "öppnad").read_text(encoding="utf-8") == f"{out}\n"
    assert out.exists()
    assert "Utkast skapat" in (ran.err if code else ran.out)


@pytest.mark.skipif(sys.platform != "linux", reason="the way of Linux desktops")
def test_where_nothing_opens_the_draft_is_still_there(
    andts: Andts, tmp_path: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    ran = andts("mail", "--pdf", pdf, "--out", tmp_path / "ut.eml", "--open")

    assert ran.code == 1
    assert "Utkast skapat" in ran.err
    assert (tmp_path / "ut.eml").exists()


def test_a_draft_has_a_document_for_each_unit(andts: Andts, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut.eml"

    ran = andts("mail", example, "--year", 2026, "--report", "result", "--out", out, "--json")

    assert ran.code == 0
    names = ran.json["attachments"]
    assert len(names) == 7
    assert "Enkätresultat PI-mini 2026 Norrby.pdf" in names
