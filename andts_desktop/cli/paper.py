"""The commands that write documents: report, mail."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop import paths
from andts_desktop.cli.commands import (
    add_command,
    add_file,
    add_group,
    as_of,
    chosen_plan,
    opened,
)
from andts_desktop.cli.opening import open_with_its_program
from andts_desktop.cli.parser import Parser, UsageError, date, plan_id, year
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.result_paper import add_result
from andts_desktop.cli.targets import check_target
from andts_desktop.document import Document
from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes, split_recipients
from andts_desktop.files import write_whole

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands

ANNUAL, SHORT, PLAN = "annual", "short", "plan"
_NAMES = {ANNUAL: "Årlig uppföljning", SHORT: "Kortversion"}


def add_commands(commands: "Commands") -> None:
    """Add the commands that write documents."""
    report = add_group(commands, "report", "skriv en PDF")
    for kind, words in (
        (ANNUAL, "skriv den årliga uppföljningen som PDF"),
        (SHORT, "skriv planens kortversion som PDF"),
    ):
        parser = add_command(report, kind, words, write_report)
        parser.set_defaults(kind=kind)
        add_file(parser)
        parser.choices.add_argument("--year", metavar="ÅR", type=year, required=True, help="året")
        parser.choices.add_argument(
            "--out", metavar="PDF", type=Path, required=True, help="filen som skrivs"
        )
        _add_choices(parser)
    _add_plan(report)
    add_result(report)
    _add_mail(commands)


def _add_plan(report: "Commands") -> None:
    parser = add_command(report, PLAN, "skriv hela planen som PDF", write_plan)
    add_file(parser)
    add = parser.choices.add_argument
    add("--out", metavar="PDF", type=Path, required=True, help="filen som skrivs")
    add("--plan", metavar="NR", type=plan_id, help="planens nummer")
    add("--as-of", metavar="DATUM", type=date, help="läget per; annars dagens datum")


def _add_mail(commands: "Commands") -> None:
    mail = add_command(commands, "mail", "skapa ett e-postutkast med PDF bifogad", write_mail)
    mail.places.add_argument(
        "file", metavar="FIL", type=Path, nargs="?", help="filen (.andts) att göra rapporten av"
    )
    add = mail.choices.add_argument
    add("--pdf", metavar="PDF", type=Path, action="append", default=[], help="en färdig PDF")
    add("--report", choices=(ANNUAL, SHORT), action="append", help="annars den årliga (annual)")
    add("--year", metavar="ÅR", type=year, help="rapportens år; behövs med FIL")
    add("--to", metavar="ADRESS", action="append", default=[], help="mottagare")
    add("--subject", metavar="TEXT", help="ämne")
    add("--text", metavar="TEXT", default="", help="brevets text")
    add("--out", metavar="EML", type=Path, help="utkastet som skrivs; behövs utan --open")
    add("--open", action="store_true", help="öppna utkastet i e-postprogrammet")
    _add_choices(mail)


def _add_choices(parser: Parser) -> None:
    add = parser.choices.add_argument
    add("--unit", metavar="NAMN", help="enhet som enkätkapitlet handlar om; annars alla")
    add("--plan", metavar="NR", type=plan_id, help="planens nummer")
    add("--as-of", metavar="DATUM", type=date, help="läget per; annars dagens datum")
    either = parser.choices.add_mutually_exclusive_group()
    for name, action, words in (
        ("--final", "store_true", "skriv den som slutlig; annars som i programmet"),
        ("--draft", "store_false", "skriv den som utkast; annars som i programmet"),
    ):
        either.add_argument(name, dest="final", action=action, default=None, help=words)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A document as bytes, with the title and name it goes by."""

    title: str
    name: str
    data: bytes
    pages: int
    notes: tuple[str, ...]


def write_report(asked: argparse.Namespace) -> Reply:
    """Write one report; the data file is only read."""
    check_target(asked.out, ".pdf", asked.file)
    with opened(asked.file) as document:
        printed = _print(document, asked.kind, asked)
    return _written(asked.out, printed)


def write_plan(asked: argparse.Namespace) -> Reply:
    """Write the plan itself; it is a draft where it differs from what was decided."""
    from andts_desktop.reports.plan_document import build_plan_document

    check_target(asked.out, ".pdf", asked.file)
    with opened(asked.file) as document:
        chosen, notes = chosen_plan(document, asked.plan)
        gathered = document.reports.plan(chosen, as_of(asked))
    pdf = build_plan_document(gathered)
    title = gathered.plan.details.title
    return _written(
        asked.out,
        _Printed(title, asked.out.name, pdf.data, pdf.pages, (*notes, *pdf.warnings)),
    )


def _written(out: Path, printed: _Printed) -> Reply:
    write_whole(out, printed.data)
    data: Json = {
        "file": str(out),
        "title": printed.title,
        "pages": printed.pages,
        "bytes": len(printed.data),
        "notes": list(printed.notes),
    }
    words = f"Skrev {out}: {printed.title}, {plural(printed.pages, 'sida', 'sidor')}."
    return Reply(data, words, printed.notes)


def _print(document: Document, kind: str, asked: argparse.Namespace) -> _Printed:
    plan_number, notes = chosen_plan(document, asked.plan)
    day = as_of(asked)
    if kind == ANNUAL:
        from andts_desktop.reports.annual import annual_report_pdf

        unit = document.units.named(asked.unit) if asked.unit is not None else None
        annual = document.reports.annual(plan_number, asked.year, day, unit)
        head = _stamped(annual.head, final=asked.final)
        pdf = annual_report_pdf(replace(annual, head=head))
    else:
        from andts_desktop.reports.short_version import short_version_pdf

        short = document.reports.short(plan_number, asked.year, day)
        head = _stamped(short.head, final=asked.final)
        pdf = short_version_pdf(replace(short, head=head))
    name = f"{_NAMES[kind]} {asked.year}.pdf"
    title = f"{_NAMES[kind]} {asked.year}, {head.plan_title}"
    return _Printed(title, name, pdf.data, pdf.pages, (*notes, *pdf.warnings))


def _stamped(head: ReportHead, *, final: bool | None) -> ReportHead:
    if final is None:
        return head
    return replace(head, stamp=replace(head.stamp, is_final=final))


def write_mail(asked: argparse.Namespace) -> Reply:
    """Write a mail draft, with reports made now or PDFs that lie ready."""
    _check_mail(asked)
    out = asked.out or paths.user_drafts() / f"{_draft_name(asked)}.eml"
    check_target(out, ".eml", asked.file)
    ready = [Attachment(path.name, _pdf_bytes(path)) for path in asked.pdf]
    printed = _reports(asked)
    attached = [Attachment(each.name, each.data) for each in printed] + ready
    draft = MailDraft(
        recipients=tuple(each for line in asked.to for each in split_recipients(line)),
        subject=asked.subject or (printed[0].title if printed else Path(attached[0].name).stem),
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
    return Reply(data, text, tuple(note for each in printed for note in each.notes))


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


def _reports(asked: argparse.Namespace) -> list[_Printed]:
    if asked.file is None:
        return []
    kinds = dict.fromkeys(asked.report or [ANNUAL])
    with opened(asked.file) as document:
        return [_print(document, kind, asked) for kind in kinds]


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
