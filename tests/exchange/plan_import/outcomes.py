"""What came of reading a bad file, and whether that is good enough for a user."""

import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.source import SourceDocument, Table

ROOT = Path(__file__).parents[3]
PLANS = ROOT / "tests" / "files" / "plans"
SECONDS = 10
MEGABYTES = 600
TITLE = "Mål 1. Trygga unga"
ADVICE = re.compile(
    r"\b(spara|öppna|välj|be|kontrollera|dela|kopiera|hämta|prova|försök|ta bort|klistra|skriv)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Outcome:
    """What an import gave: an error, or the plan and what it said was missing."""

    error: str
    template: str
    left_out: str
    seconds: float
    peak: float


def run(path: Path) -> Outcome:
    """Import in a process of its own, so that its memory can be told from the tests'."""
    before = sorted(path.parent.rglob("*"))
    finished = subprocess.run(
        [sys.executable, "-m", "tests.exchange.plan_import.import_run", str(path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-3000:]
    outcome = Outcome(**json.loads(finished.stdout))
    assert outcome.seconds < SECONDS, f"{outcome.seconds:.1f} s"
    assert outcome.peak < MEGABYTES, f"{outcome.peak:.0f} MB"
    assert sorted(path.parent.rglob("*")) == before
    if outcome.error:
        assert ADVICE.search(outcome.error), outcome.error
    return outcome


def refusal(path: Path) -> str:
    """Read in this process and return the error's text, which must say what to do."""
    start = time.perf_counter()
    with pytest.raises(FileError) as caught:
        read_source(path)
    assert time.perf_counter() - start < SECONDS
    text = str(caught.value)
    assert path.name in text
    assert ADVICE.search(text), text
    return text


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def texts(source: SourceDocument) -> str:
    """Return all text of a source, a line for each paragraph."""
    lines: list[str] = []
    for block in source.blocks:
        if isinstance(block, Table):
            lines += [cell.text for row in block.rows for cell in row.cells]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def told(source: SourceDocument) -> str:
    return "\n".join(f"{each.text} {each.reason}" for each in source.left_out).casefold()


def refused_or_read(path: Path) -> None:
    """Read; anything but a source or an error with advice is a fault of the program."""
    start = time.perf_counter()
    advice = "spara"
    try:
        source = read_source(path)
    except FileError as error:
        advice = str(error)
    else:
        assert source.blocks or source.left_out
    assert ADVICE.search(advice), advice
    assert time.perf_counter() - start < SECONDS
