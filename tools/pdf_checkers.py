"""Ask every checker on this machine about finished files, and give what each found."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

ROOT = Path(__file__).parents[1]
CHECKERS = ROOT / ".checkers"
JAR = CHECKERS / "verapdf.jar"
BIN = CHECKERS / "venv" / ("Scripts" if os.name == "nt" else "bin")


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that one file breaks; `count` is in how many places."""

    rule: str
    words: str
    is_error: bool = True
    count: int = 1


Found = dict[Path, list[Finding]]


@dataclass(frozen=True, slots=True)
class Checker:
    """A checker, and why it can't be asked on this machine (empty where it can)."""

    name: str
    ask: Callable[[Sequence[Path]], Found]
    absent: str = ""
    suffixes: tuple[str, ...] = (".pdf",)
    only_archive: bool = False
    is_validator: bool = False


def checkers() -> tuple[Checker, ...]:
    """Return every checker in the order of the table."""
    no_java = "" if JAR.exists() and shutil.which("java") else "no Java, or not fetched"
    no_venv = "" if (CHECKERS / "venv" / ".ready").exists() else "not installed"
    return (
        Checker("ua1", lambda files: _verapdf("ua1", files), no_java, is_validator=True),
        Checker(
            "2a",
            lambda files: _verapdf("2a", files),
            no_java,
            only_archive=True,
            is_validator=True,
        ),
        Checker("outloud", _outloud, no_venv, is_validator=True),
        Checker("pdfua", _pdfua, no_venv, is_validator=True),
        Checker("qpdf", lambda files: {file: _qpdf(file) for file in files}),
        Checker("pdftotext", _one_by_one("pdftotext", "{}", "-"), _missing("pdftotext")),
        Checker(
            "mutool",
            _one_by_one("mutool", "draw", "-q", "-F", "text", "-o", os.devnull, "{}"),
            _missing("mutool"),
        ),
        Checker("office", _office, _missing("soffice"), (".docx", ".xlsx")),
    )


def _missing(program: str) -> str:
    return "" if shutil.which(program) else f"{program} is not installed"


def _run(*command: str | Path, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    words = list(map(str, command))
    env = os.environ | ({"HOME": str(home)} if home else {})
    return subprocess.run(words, capture_output=True, encoding="utf-8", env=env, check=False)


def _verapdf(profile: str, files: Sequence[Path]) -> Found:
    """Ask the reference validator, in one process for all files."""
    main = "org.verapdf.apps.GreenfieldCliWrapper"
    options = ("-f", profile, "--format", "json", "--maxfailuresdisplayed", "1")
    done = _run("java", "-cp", JAR, main, *options, *files)
    if not done.stdout:
        raise SystemExit(f"veraPDF did not answer:\n{done.stderr}")
    jobs = json.loads(done.stdout)["report"]["jobs"]
    answers = {Path(job["itemDetails"]["name"]): _verapdf_findings(job) for job in jobs}
    silent = [Finding("unread", "veraPDF says nothing of the file")]
    return {file: answers.get(file, silent) for file in files}


def _verapdf_findings(job: dict[str, Any]) -> list[Finding]:
    if "taskException" in job:
        return [Finding("unread", job["taskException"]["exceptionMessage"])]
    found = []
    for result in job["validationResult"]:
        rules = result["details"]["ruleSummaries"]
        found += [_verapdf_rule(rule) for rule in rules if rule["ruleStatus"] == "FAILED"]
        if not result["compliant"] and not found:
            found.append(Finding("statement", result["statement"]))
    return found


def _verapdf_rule(rule: dict[str, Any]) -> Finding:
    first: dict[str, Any] = next(iter(rule["checks"]), {})
    words = first.get("errorMessage") or rule["description"]
    where = first.get("context", "")
    number = f"{rule['clause']}-{rule['testNumber']}"
    return Finding(number, f"{words} [{where}]", count=rule["failedChecks"])


def _outloud(files: Sequence[Path]) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        done = _run(BIN / "outloud", "--quiet", "--json", answer, *files)
        if not answer.exists():
            raise SystemExit(f"outloud did not answer:\n{done.stderr}")
        results = json.loads(answer.read_text("utf-8"))["results"]
    return {Path(each["path"]): _outloud_findings(each) for each in results}


def _outloud_findings(result: dict[str, Any]) -> list[Finding]:
    if result["error"]:
        return [Finding("unread", result["error"])]
    return [
        Finding(
            each["rule"],
            " ".join(filter(None, (each["message"], _where(each), each.get("evidence", "")))),
            each["severity"] == "error",
            each["count"],
        )
        for each in result["findings"]
        if each["severity"] != "info"
    ]


def _where(finding: dict[str, Any]) -> str:
    return f"[page {finding['page']}]" if finding.get("page") is not None else ""


def _pdfua(files: Sequence[Path]) -> Found:
    done = _run(BIN / "pdfua", "check", "--format", "json", *files)
    found: Found = {}
    rest = done.stdout.strip()
    while rest:  # one object for each file, one after the other
        result, end = json.JSONDecoder().raw_decode(rest)
        rest = rest[end:].lstrip()
        found[Path(result["file"])] = _pdfua_findings(result)
    silent = [Finding("unread", f"pdfua says nothing of the file {done.stderr}")]
    return {file: found.get(file, silent) for file in files}


def _pdfua_findings(result: dict[str, Any]) -> list[Finding]:
    if "error" in result:
        return [Finding("unread", result["error"])]
    return [
        Finding(each["rule_id"], f"{each['message']} [{where}]", each["severity"] == "error")
        for each in result["findings"]
        if each["severity"] != "info"
        for where in [each["location"] or each["page"]]
    ]


def _qpdf(file: Path) -> list[Finding]:
    """Ask the library of qpdf, which `qpdf --check` is made of."""
    with pikepdf.open(file) as pdf:
        return [Finding("syntax", problem) for problem in pdf.check_pdf_syntax()]


_OF_THE_BUILD = "warning: ICC support is not available"
"""What Debian's mutool says of itself, whatever the file."""


def _one_by_one(*command: str) -> Callable[[Sequence[Path]], Found]:
    def ask(file: Path) -> list[Finding]:
        done = _run(*(str(file) if word == "{}" else word for word in command))
        said = done.stderr.replace(_OF_THE_BUILD, "").strip()
        return [Finding(f"exit {done.returncode}", said)] if done.returncode or said else []

    return lambda files: {file: ask(file) for file in files}


_READ_AS = {".docx": ("txt:Text", ".txt"), ".xlsx": ("csv", ".csv")}
"""What LibreOffice makes of each kind of file, which is quicker than to set its pages."""


def _office(files: Sequence[Path]) -> Found:
    """Let LibreOffice open each file and write its text; it says so where it can't."""
    found: Found = {}
    for suffix, (wanted, ending) in _READ_AS.items():
        chosen = [file for file in files if file.suffix == suffix]
        with tempfile.TemporaryDirectory() as name:
            home = Path(name)
            asked = ("--headless", "--convert-to", wanted, "--outdir", home / "out")
            done = _run("soffice", *asked, *chosen, home=home) if chosen else None
            for file in chosen:
                made = home / "out" / f"{file.stem}{ending}"
                told = f"LibreOffice made nothing of it: {done.stderr if done else ''}"
                is_read = made.exists() and made.stat().st_size
                found[file] = [] if is_read else [Finding("unread", told)]
    return found
