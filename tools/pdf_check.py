"""Write every document, ask every checker about it, and fail where one finds a fault."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pdf_check_papers import SOURCES, Written, write_all
from pdf_checkers import Checker, Finding, Found, checkers

from andts_desktop.domain.paper import PaperKind


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that stands in no one's way, and why; an error is never accepted."""

    checker: str
    rule: str
    why: str
    only_of_forms: bool = False


ACCEPTED = (
    Accepted(
        "outloud",
        "PAG-001",
        "words that stand at the top of several pages are no running header here: tables with the "
        "same columns each have their own header row, and the largest file says the same sentence "
        "in every comment",
    ),
    Accepted(
        "outloud",
        "FIG-012",
        "the alternative of a chart tells each year's value, as its table does, so most of it is "
        "figures",
    ),
    Accepted(
        "outloud",
        "TAG-003",
        "the words are what a field holds, which readers tell as the field's own value",
        only_of_forms=True,
    ),
)


def main() -> int:
    """Check what is asked for; return 1 where something is wrong."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.andts"):
            old.unlink()
        start = time.perf_counter()
        if asked.files:
            written = [Written(str(file), file, asked.fillable) for file in asked.files]
        else:
            written = list(
                write_all(folder, [PaperKind(each) for each in asked.kind], asked.source)
            )
            print(f"{len(written)} documents in {time.perf_counter() - start:.0f} s", flush=True)
        return _check(written, need_validators=asked.need_validators)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("files", nargs="*", type=Path, help="files that are there already; else all are written")
    add("--kind", action="append", default=[], choices=[*PaperKind], help="only this kind")
    add("--source", action="append", default=[], choices=[each.name for each in SOURCES])
    add("--out", type=Path, help="keep the documents in this folder")
    add("--fillable", action="store_true", help="the files are forms, which are no PDF/A")
    add("--need-validators", action="store_true", help="a validator that is missing is a fault")
    return parser.parse_args()


def _check(written: Sequence[Written], *, need_validators: bool) -> int:
    every = checkers()
    present = [each for each in every if not each.absent]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each of them is a process
        answers = pool.map(lambda each: _found(each, written), present)
        found = {each.name: answer for each, answer in zip(present, answers, strict=True)}
    _print_table(every, written, found)
    faults = [f"{each.name}: {each.failure}" for each in written if each.failure]
    faults += _faults(written, found)
    for checker in every:
        if checker.absent:
            print(f"Skipped: {checker.name}, {checker.absent}.")
            is_needed = need_validators and checker.is_validator
            faults += [f"{checker.name}: {checker.absent}"] if is_needed else []
    for each in written:
        if each.absent:
            print(f"Not made: {each.name}, {each.absent}")
    for accepted in ACCEPTED:
        print(f"Accepted: {accepted.checker} {accepted.rule}: {accepted.why}")
    made = sum(1 for each in written if each.path)
    print(*faults, sep="\n")
    print(f"\n{made} documents, {len(present)} checkers, {len(faults)} faults.")
    return 1 if faults or not made else 0


def _found(checker: Checker, written: Iterable[Written]) -> Found:
    start = time.perf_counter()
    files = [each.path for each in written if each.path and _is_for(checker, each)]
    found = checker.ask(files) if files else {}
    print(f"{checker.name}: {len(files)} files in {time.perf_counter() - start:.0f} s", flush=True)
    return found


def _is_for(checker: Checker, written: Written) -> bool:
    if written.path is None or written.path.suffix not in checker.suffixes:
        return False
    return not (checker.only_archive and written.is_fillable)


def _is_fault(checker: str, finding: Finding, written: Written) -> bool:
    return finding.is_error or not any(
        (each.checker, each.rule) == (checker, finding.rule)
        and (written.is_fillable or not each.only_of_forms)
        for each in ACCEPTED
    )


def _faults(written: Sequence[Written], found: dict[str, Found]) -> list[str]:
    return [
        f"{each.name}: {checker} {'error' if finding.is_error else 'warning'} {finding.rule} "
        f"×{finding.count}: {finding.words}"
        for each in written
        if each.path
        for checker, answers in found.items()
        for finding in answers.get(each.path, ())
        if _is_fault(checker, finding, each)
    ]


def _print_table(
    every: Sequence[Checker], written: Sequence[Written], found: dict[str, Found]
) -> None:
    names = [each.name for each in every]
    rows = [["", *names]]
    rows += [[each.name, *(_cell(name, each, found) for name in names)] for each in written]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    print()


def _cell(checker: str, written: Written, found: dict[str, Found]) -> str:
    if written.failure:
        return "FAILED"
    if written.path is None or written.path not in found.get(checker, {}):
        return "–"
    findings = found[checker][written.path]
    wrong = [each for each in findings if _is_fault(checker, each, written)]
    errors = sum(each.count for each in wrong if each.is_error)
    warnings = sum(each.count for each in wrong if not each.is_error)
    said = [f"{errors} err"] if errors else []
    said += [f"{warnings} warn"] if warnings else []
    return " ".join(said) or ("ok" if not findings else "ok*")


if __name__ == "__main__":
    sys.exit(main())
