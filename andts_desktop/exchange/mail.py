"""Mail drafts (.eml) with attachments, to be opened in the user's own mail program."""

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath

from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import InputError

_TYPES = {
    ".pdf": "pdf",
    ".docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What mail calls the kinds of files that are attached, after "application/"."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach, with the name that the reader sees; its ending says what it is."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A mail that is written but not sent."""

    recipients: tuple[str, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...]


def split_recipients(text: str) -> tuple[str, ...]:
    """Return the addresses of a line with commas or semicolons between them."""
    return tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


def mail_bytes(draft: MailDraft) -> bytes:
    """Return the draft as a file that mail programs open for editing (X-Unsent).

    Raises InputError for an address that is none; a line break in it can add no header. The
    same draft gives the same bytes: no date, no message id, a fixed boundary.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = cleaned_line(draft.subject)
    if draft.recipients:
        message["To"] = [_address(recipient) for recipient in draft.recipients]
    message.set_content(cleaned(draft.text), charset="utf-8", cte="base64")
    for attachment in draft.attachments:
        message.add_attachment(
            attachment.data,
            maintype="application",
            subtype=_TYPES.get(PurePath(attachment.name).suffix.lower(), "octet-stream"),
            filename=cleaned_line(attachment.name),
        )
    if draft.attachments:
        message.set_boundary("=_andts-desktop-utkast_=")
    return message.as_bytes()


def _address(text: str) -> Address:
    named = re.fullmatch(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>", text)
    name = named["name"].strip(' "') if named else ""
    address = named["address"].strip() if named else text.strip()
    try:
        sign = r"[^\s\x00-\x20\x7f@,;:<>\"]"
        if not re.fullmatch(rf"{sign}+@{sign}+\.{sign}+", address):
            raise ValueError(address)
        # A name server knows only ASCII: "åre.se" is written "xn--re-yia.se".
        local, _, domain = address.rpartition("@")
        domain = domain.encode("idna").decode("ascii")
        return Address(display_name=cleaned_line(name), addr_spec=f"{local}@{domain}")
    except (ValueError, IndexError, HeaderParseError):
        raise InputError(
            f"”{cleaned_line(text)}” är inte en e-postadress. Skriv till exempel namn@kommunen.se."
        ) from None
