"""The commands that write documents and look at finished ones: report."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.cli.commands import add_command, add_file, add_group, opened
from andts_desktop.cli.paper_choices import add_paper_choices, requests_of
from andts_desktop.cli.parser import UsageError
from andts_desktop.cli.printing import Json, Reply
from andts_desktop.cli.targets import check_target, is_folder
from andts_desktop.document import SUFFIX
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind, PaperSubject
from andts_desktop.domain.swedish import enumerated, plural
from andts_desktop.errors import FileError, reason

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands
    from andts_desktop.document.paper_sets import MadePaper
    from andts_desktop.document.papers.ready import ReadyPaper
    from andts_desktop.domain.paper_check import PdfFacts

_OLD_NAMES = {"survey": PaperKind.RESULT}
"""What documents were called before, for scripts."""


def add_commands(commands: "Commands") -> None:
    """Add the command for each kind of document, and the one that looks at a PDF."""
    report = add_group(commands, "report", "skriv ett dokument, eller kontrollera en PDF")
    names = {kind.value: kind for kind in PaperKind} | _OLD_NAMES
    for name, kind in names.items():
        facts = PAPERS[kind]
        words = f"{facts.name}. {facts.about}" if name == kind else f"samma som {kind}"
        parser = add_command(report, name, words, write_paper)
        parser.set_defaults(kind=kind)
        add_file(parser)
        endings = "|".join(each.value.upper() for each in facts.forms)
        parser.choices.add_argument(
            "--out",
            metavar=f"{endings}|MAPP",
            type=Path,
            required=True,
            help="filen, eller mappen som får en fil av varje",
        )
        add_paper_choices(parser, kind)
    verify = add_command(report, "verify", "kontrollera en färdig PDF", verify_pdf)
    verify.places.add_argument("pdf", metavar="PDF", type=Path, help="filen som kontrolleras")


def write_paper(asked: argparse.Namespace) -> Reply:
    """Write what is asked for, read again before it takes its place; the file is only read."""
    kind: PaperKind = asked.kind
    into_folder = _to_folder(asked.out)
    if not into_folder:
        endings = tuple(f".{each.value}" for each in PAPERS[kind].forms)
        check_target(asked.out, endings, asked.file)
    with opened(asked.file) as document:
        requests, notes = requests_of(document, kind, asked)
        if not into_folder and len(requests) > 1:
            raise UsageError(_choose_one(kind, [each.unit.name for each in requests if each.unit]))
        ready = tuple(map(document.papers.gather, requests))
    made = _into_folder(ready, asked.out) if into_folder else (_as_file(ready[0], asked.out),)
    return _reply(made, notes, is_list=into_folder or PAPERS[kind].subject != PaperSubject.WHOLE)


def _to_folder(path: Path) -> bool:
    if path.suffix.lower() == SUFFIX:
        return False
    return is_folder(path) or not path.suffix


def _choose_one(kind: PaperKind, names: Sequence[str]) -> str:
    is_board = PAPERS[kind].subject is PaperSubject.BOARD
    what = "nämnd med --board" if is_board else "enhet med --unit"
    return f"Välj en {what} ({enumerated(names)}), eller ange en mapp med --out."


def _as_file(ready: "ReadyPaper", path: Path) -> "MadePaper":
    from andts_desktop.document.paper_sets import MadePaper
    from andts_desktop.document.printing import print_paper
    from andts_desktop.document.publishing import publish

    printed = print_paper(ready, PaperForm(path.suffix.lower().removeprefix(".")))
    return MadePaper(ready, printed, path, publish(printed, path).check)


def _into_folder(ready: "tuple[ReadyPaper, ...]", folder: Path) -> "tuple[MadePaper, ...]":
    """Write one file for each unit or board, and of a whole document every form."""
    from andts_desktop.document.paper_sets import WantedSet, make_set

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"Mappen ”{folder}” kunde inte göras ({reason(error)}).") from error
    facts = PAPERS[ready[0].request.kind]
    forms = facts.forms if facts.subject is PaperSubject.WHOLE else (PaperForm.PDF,)
    return make_set(WantedSet(ready, forms, folder), lambda _: None)


def _reply(made: "Sequence[MadePaper]", notes: tuple[str, ...], *, is_list: bool) -> Reply:
    found: list[Json] = [_as_json(each, notes) for each in made]
    lines = [_in_words(each) for each in made]
    told = [f"{_name(each)}{note}" for each in made for note in each.printed.warnings]
    return Reply(found if is_list else found[0], "\n".join(lines), (*notes, *told))


def _name(made: "MadePaper") -> str:
    unit = made.ready.request.unit
    return f"{unit.name}: " if unit else ""


def _in_words(made: "MadePaper") -> str:
    check = f" {made.check.words()}." if made.check else ""
    return f"Skrev {made.path}: {made.printed.title}.{check}"


def _as_json(made: "MadePaper", notes: tuple[str, ...]) -> Json:
    unit, printed = made.ready.request.unit, made.printed
    data = {
        "file": str(made.path),
        "title": printed.title,
        "pages": printed.pages,
        "bytes": len(printed.data),
        "check": made.check.words() if made.check else "",
        "notes": [*notes, *printed.warnings],
    }
    return ({"unit": unit.name} if unit else {}) | data


def verify_pdf(asked: argparse.Namespace) -> Reply:
    """Read a PDF and tell what it says of itself and what is wrong with its tags."""
    from andts_desktop.document.publishing import verify

    found = verify(asked.pdf)
    data: Json = {
        "file": str(asked.pdf),
        "ok": not found.findings,
        "pages": found.pages,
        "title": found.title,
        "language": found.language,
        "tagged": found.is_tagged,
        "fillable": found.is_fillable,
        "standards": list(found.standards),
        "findings": list(found.findings),
    }
    return Reply(data, _verdict(asked.pdf, found), failed=bool(found.findings))


def _verdict(path: Path, found: "PdfFacts") -> str:
    facts = [
        plural(found.pages, "sida", "sidor"),
        f"titel ”{found.title}”" if found.title else "",
        f"språk {found.language}" if found.language else "",
        "taggad" if found.is_tagged else "inte taggad",
        "med fält att fylla i" if found.is_fillable else "",
        *found.standards,
    ]
    head = f"{path}: {', '.join(filter(None, facts))}."
    return "\n".join([head, *(found.findings or ("Inga fel hittades.",))])
