"""Mail drafts, read back as a mail program reads them."""

import email
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import InputError
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes, split_recipients

PDF = Attachment("Årlig uppföljning 2025.pdf", b"%PDF-1.7\r\n\x00\xff")


def draft(
    *recipients: str,
    subject: str = "Ämne",
    text: str = "Hej",
    attachments: tuple[Attachment, ...] = (),
) -> MailDraft:
    return MailDraft(recipients, subject, text, attachments)


def read_back(written: MailDraft) -> EmailMessage:
    message = email.message_from_bytes(mail_bytes(written), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    assert all(value.defects == () for value in message.values())
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n").rstrip("\n")


def test_a_draft_is_opened_for_editing_and_carries_nothing_of_its_own() -> None:
    message = read_back(draft("a@b.se"))
    assert message["X-Unsent"] == "1"
    assert [name for name in ("Date", "From", "Message-ID", "Cc", "Bcc") if name in message] == []


def test_swedish_letters_are_right_everywhere() -> None:
    written = draft(
        "Åsa Öberg <asa@kommun.se>",
        subject="Årlig uppföljning för Västerås – utkast 🍺",
        text="Hej Åsa!\n\nBifogat: uppföljningen.\nHälsningar Örjan",
        attachments=(PDF,),
    )
    message = read_back(written)
    assert message["Subject"] == written.subject
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Åsa Öberg", "asa@kommun.se")
    assert body(message) == written.text
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == (PDF.name, "application/pdf")
    assert attached.get_content() == PDF.data


def test_the_same_draft_gives_the_same_bytes() -> None:
    written = draft("a@b.se", attachments=(PDF, PDF))
    assert mail_bytes(written) == mail_bytes(written)


def test_a_draft_may_have_no_recipients() -> None:
    assert "To" not in read_back(draft())


def test_several_recipients_stand_in_one_header() -> None:
    message = read_back(draft("a@b.se", '"Öberg, Åsa" <asa@b.se>', "<c@d.se>"))
    assert [each.addr_spec for each in message["To"].addresses] == ["a@b.se", "asa@b.se", "c@d.se"]
    assert list(message.keys()).count("To") == 1


def test_a_domain_with_swedish_letters_is_written_as_name_servers_know_it() -> None:
    (to,) = read_back(draft("registrator@åre.se"))["To"].addresses
    assert to.domain.encode().decode("idna") == "åre.se"


@pytest.mark.parametrize("separator", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b"])
def test_no_text_can_add_a_header(separator: str) -> None:
    evil = f"x{separator}Bcc: spion@ond.se{separator}{separator}Ny kropp"
    written = draft(
        f"{evil} <a@b.se>",
        subject=evil,
        attachments=(Attachment(f"{evil}.pdf", b"%PDF"),),
    )
    message = read_back(written)
    expected = {"X-Unsent", "Subject", "To", "MIME-Version", "Content-Type"}
    assert set(message.keys()) == expected
    (attached,) = message.iter_attachments()
    assert {name.lower() for name in attached.keys()} <= {  # noqa: SIM118 - of headers, not a dict
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "mime-version",
    }
    assert [each.addr_spec for each in message["To"].addresses] == ["a@b.se"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "åsa@kommun.se",
        "a@b",
        "a@b..se",
        "a b@c.se",
        "a@b.se, c@d.se",
        "a@b.se\nBcc: c@d.se",
        "a\x00@b.se",
        ".a@b.se",
        "a@\ud800.se",
        "a@" + "b" * 70 + ".se",
        "Åsa <asa>",
        "<a@b.se> Åsa",
        '"a"@b.se',
    ],
)
def test_what_is_no_address_is_refused_in_words(address: str) -> None:
    with pytest.raises(InputError, match=r"är inte en e-postadress\. Skriv till exempel"):
        mail_bytes(draft("bra@kommun.se", address))


def test_recipients_are_parted_by_comma_semicolon_or_line() -> None:
    assert split_recipients(" a@b.se; c@d.se,,\ne@f.se ;") == ("a@b.se", "c@d.se", "e@f.se")
    assert split_recipients(" ") == ()


anything = st.text(st.characters(exclude_categories=()))


@given(anything, anything, anything)
def test_any_text_comes_back_as_it_can_be_read(subject: str, text: str, name: str) -> None:
    message = email.message_from_bytes(
        mail_bytes(draft(subject=subject, text=text, attachments=(Attachment(name, b"%PDF"),))),
        policy=email.policy.default,
    )
    assert isinstance(message, EmailMessage)
    assert set(message.keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}
    assert message["Subject"].split() == cleaned_line(subject).split()
    assert body(message) == cleaned(text).rstrip("\n")
    assert len(list(message.iter_attachments())) == 1
