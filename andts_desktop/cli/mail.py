"""The command that makes a mail draft, with documents made now or PDFs that lie ready."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop import paths
from andts_desktop.cli.commands import add_command, opened
from andts_desktop.cli.opening import open_with_its_program
from andts_desktop.cli.paper_choices import add_all_choices, requests_of
from andts_desktop.cli.parser import UsageError
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.targets import check_target
from andts_desktop.domain.paper import PaperForm, PaperKind, PrintedPaper
from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes, split_recipients
from andts_desktop.files import safe_name, write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands
    from andts_desktop.document.papers.ready import ReadyPaper


def add_commands(commands: "Commands") -> None:
    """Add the command."""
    mail = add_command(commands, "mail", "skapa ett e-postutkast med PDF bifogad", write_mail)
    mail.places.add_argument(
        "file", metavar="FIL", type=Path, nargs="?", help="filen (.andts) att göra dokumenten av"
    )
    add = mail.choices.add_argument
    kinds = [each.value for each in PaperKind]
    add("--pdf", metavar="PDF", type=Path, action="append", default=[], help="en färdig PDF")
    add("--report", choices=kinds, action="append", help="annars den årliga (annual)")
    add("--to", metavar="ADRESS", action="append", default=[], help="mottagare")
    add("--subject", metavar="TEXT", help="ämne")
    add("--text", metavar="TEXT", default="", help="brevets text")
    add("--out", metavar="EML", type=Path, help="utkastet som skrivs; behövs utan --open")
    add("--open", action="store_true", help="öppna utkastet i e-postprogrammet")
    add_all_choices(mail)


def write_mail(asked: argparse.Namespace) -> Reply:
    """Write a mail draft; the data file is only read."""
    _check_mail(asked)
    out = asked.out or paths.user_drafts() / f"{_draft_name(asked)}.eml"
    check_target(out, ".eml", asked.file)
    ready = [Attachment(path.name, _pdf_bytes(path)) for path in asked.pdf]
    printed, notes = _documents(asked)
    made = [Attachment(f"{safe_name(each.name)}.pdf", each.data) for each in printed]
    attached = made + ready
    draft = MailDraft(
        recipients=tuple(each for line in asked.to for each in split_recipients(line)),
        subject=asked.subject or (printed[0].name if printed else Path(attached[0].name).stem),
        text=asked.text,
        attachments=tuple(attached),
    )
    write_whole(out, mail_bytes(draft))
    if asked.open:
        open_with_its_program(out)
    names = [each.name for each in attached]
    data: Json = {"draft": str(out), "attachments": names, "opened": bool(asked.open)}
    text = f"Utkast skapat: {out} (bifogat: {', '.join(names)})."
    if not asked.open:
        text += " Öppna det i e-postprogrammet för att läsa igenom det."
    return Reply(data, text, tuple(notes))


def _check_mail(asked: argparse.Namespace) -> None:
    if asked.file is None and not asked.pdf:
        raise UsageError("Ange FIL att göra rapporten av, eller en färdig --pdf.")
    if asked.file is not None and asked.year is None:
        raise UsageError("--year behövs för att göra rapporten av FIL.")
    if asked.file is None and asked.report:
        raise UsageError("--report behöver FIL att göra rapporten av.")
    if asked.out is None and not asked.open:
        raise UsageError("Ange --out EML att skriva utkastet till, eller --open.")


def _draft_name(asked: argparse.Namespace) -> str:
    source: Path = asked.file or asked.pdf[0]
    return f"Utkast {source.stem}"


def _documents(asked: argparse.Namespace) -> tuple[list[PrintedPaper], list[str]]:
    """Print what is asked for, and check each as if it were a file of its own."""
    if asked.file is None:
        return [], []
    from andts_desktop.document.printing import print_paper
    from andts_desktop.document.publishing import check_printed

    notes: dict[str, None] = {}
    ready: list[ReadyPaper] = []
    with opened(asked.file) as document:
        for kind in dict.fromkeys(map(PaperKind, asked.report or [PaperKind.ANNUAL])):
            requests, told = requests_of(document, kind, asked)
            notes |= dict.fromkeys(told)
            ready += map(document.papers.gather, requests)
    printed = [print_paper(each, PaperForm.PDF) for each in ready]
    for each in printed:
        check_printed(each)
        notes |= dict.fromkeys(each.warnings)
    return printed, list(notes)


def _pdf_bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise FileError(f"”{path}” är en mapp, inte en PDF.") from None
    except OSError as error:
        raise FileError(f"”{path}” kunde inte läsas ({reason(error)}).") from error
    if not data.startswith(b"%PDF-"):
        raise FileError(f"”{path}” är inte en PDF. Bifoga en fil som slutar på .pdf.")
    return data
