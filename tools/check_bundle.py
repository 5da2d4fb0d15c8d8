"""Start the bundle as a user would, and fail unless files, a window and a PDF come out of it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from pypdf import PdfReader

YEAR = "2025"
TITLE = f"Årlig uppföljning {YEAR}"
SECONDS = 60
PLANS = Path(__file__).parents[1] / "tests" / "files" / "plans"
SOURCES = ("ekeslatt.docx", "alvhamra.xlsx", "norrtuna.odt", "angelo.pdf", "grusasen.txt")
"""One document for each library that reads documents."""
QUESTION, OPTION, QUESTIONS = "org-samordnare", "halvtid", 48


def main(folder: Path) -> None:
    """Prove the bundle in a folder far from the source, with a home of its own."""
    program = folder.resolve() / ("andts-desktop.exe" if os.name == "nt" else "andts-desktop")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        file, pdf = work / "farsta.andts", work / "uppföljning.pdf"
        _run(
            program, work, "new", str(file), "--template", "stockholm-2023-2026", "--unit", "Farsta"
        )
        for platform, display in _platforms():
            with display as variables:
                seconds = _open_window(program, work, file, variables)
            print(f"window ({platform}): visible after {seconds:.2f} s")
        _run(program, work, "report", "annual", str(file), "--year", YEAR, "--out", str(pdf))
        print(f"annual follow-up: {_check_annual(pdf)} pages, {pdf.stat().st_size // 1024} kB")
        for source in SOURCES:
            expected = json.loads((PLANS / source).with_suffix(".expected.json").read_text("utf-8"))
            start = time.perf_counter()
            plan = _import(program, work, PLANS / source, list(_headings(expected["nodes"])))
            print(f"import of {source}: {time.perf_counter() - start:.2f} s")
            _check_exports(program, work, plan)
        print(f"survey as forms: {_check_forms(program, work, file)} questions read from each")
        print(f"documents: {_check_papers(program, work)} files, every PDF verified")
    size = sum(path.stat().st_size for path in folder.rglob("*") if not path.is_symlink())
    print(f"bundle: {size / 1e6:.0f} MB in {folder}")


def _run(program: Path, work: Path, *arguments: str) -> str:
    """Run a command of the bundle that needs no window; give what it answers."""
    done = subprocess.run(
        [str(program), *arguments],
        cwd=work,
        env=_environment(work) | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode != 0 or "Traceback" in done.stderr:
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _import(program: Path, work: Path, source: Path, expected: list[str]) -> Path:
    """Read a plan from a document into a new file, and give the file."""
    file = work / f"{source.name}.andts"
    answer = json.loads(_run(program, work, "plan", "import", str(file), str(source), "--json"))
    found = list(_headings(answer["plan"]["nodes"]))
    if found != expected:
        sys.exit(f"{source.name} holds {expected}, but what was read is {found}")
    return file


def _check_exports(program: Path, work: Path, file: Path) -> None:
    """Write the plan of a file as Excel and Word, and read the same plan from both."""
    plan = json.loads(_run(program, work, "plan", "show", str(file), "--json"))
    for suffix in (".xlsx", ".docx"):
        out = file.with_suffix(f".export{suffix}")
        _run(program, work, "plan", "export", str(file), "--out", str(out))
        _import(program, work, out, list(_headings(plan["nodes"])))


def _check_forms(program: Path, work: Path, file: Path) -> int:
    """Send the survey as each kind of form, and read them back as they were sent."""
    rows = work / "svar.csv"
    rows.write_text(
        f"unit;year;question;answer\nFarsta;{YEAR};{QUESTION};{OPTION}\n", encoding="utf-8"
    )
    _run(program, work, "survey", "import", str(file), str(rows))
    counts = set()
    for suffix in (".pdf", ".xlsx", ".andts"):
        form = work / f"svar{suffix}"
        _run(program, work, "survey", "form", str(file), "--year", YEAR, "--out", str(form))
        answer = _run(program, work, "survey", "import", str(file), str(form), "--json")
        found = json.loads(answer)["files"][0]
        counts.add(found["same"] + found["unanswered"])
    if counts != {QUESTIONS}:
        sys.exit(
            f"Of {QUESTIONS} questions in every form these came back as they were sent: {counts}"
        )
    return QUESTIONS


def _check_papers(program: Path, work: Path) -> int:
    """Write every document of the example in every form; have each PDF verified."""
    answer = json.loads(_run(program, work, "demo", str(work / "demo"), "--json"))
    files = [Path(name) for name in answer["files"]]
    papers = [path for path in files if path.suffix in {".pdf", ".docx", ".xlsx"}]
    for path in papers:
        if path.suffix == ".pdf":
            _run(program, work, "report", "verify", str(path))
    return len(papers)


def _headings(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """Give the number and title of each node, from the top of the plan down."""
    for node in nodes:
        yield f"{node.get('number', '')} {node['title']}".strip()
        yield from _headings(node.get("children", []))


def _open_window(program: Path, work: Path, file: Path, variables: dict[str, str]) -> float:
    """Open the file in a window that closes itself; give the seconds until it was painted."""
    start = time.perf_counter()
    with subprocess.Popen(
        [str(program), str(file)],
        cwd=work,
        env=_environment(work) | {"ANDTS_QUIT_WHEN_SHOWN": "1"} | variables,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        limit = threading.Timer(SECONDS, process.kill)  # a dialog would wait for ever
        limit.start()
        line = process.stdout.readline()
        seconds = time.perf_counter() - start
        code = process.wait()
        limit.cancel()
    if code != 0 or not line.startswith("visible "):
        sys.exit(f"The window ended with {code}, and its first line was: {line!r}")
    return seconds


def _environment(work: Path) -> dict[str, str]:
    """Give the variables of a plain user with a new home; nothing of this Python reaches it."""
    kept = {"PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL", "DISPLAY", "XAUTHORITY"}
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    own = {key: value for key, value in os.environ.items() if key in kept}
    return own | {name: str(work) for name in homes}


@contextmanager
def _offscreen() -> Iterator[dict[str, str]]:
    yield {"QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def _own_platform() -> Iterator[dict[str, str]]:
    yield {"QT_QPA_PLATFORM": {"win32": "windows", "darwin": "cocoa"}[sys.platform]}


@contextmanager
def _virtual_display() -> Iterator[dict[str, str]]:
    """Start an X server that picks a free number, and end it afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def _platforms() -> Iterator[tuple[str, AbstractContextManager[dict[str, str]]]]:
    yield "offscreen", _offscreen()
    if sys.platform in {"win32", "darwin"}:
        yield sys.platform, _own_platform()
    elif shutil.which("Xvfb"):
        yield "X11", _virtual_display()
    else:
        print("window (X11): not tried, since Xvfb is not installed")


def _check_annual(pdf: Path) -> int:
    """Give the number of pages, once the title was found on the first of them."""
    pages = PdfReader(pdf).pages
    text = " ".join(pages[0].extract_text().split())
    if TITLE not in text:
        sys.exit(f"{TITLE!r} is not on the first page of the annual follow-up: {text}")
    return len(pages)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
