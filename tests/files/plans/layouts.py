"""What all layouts of the test sources share: the expected plan and its words on paper."""

import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Expected = dict[str, Any]
Layout = Callable[[Expected, Path], None]
HERE = Path(__file__).parent
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


def load(name: str) -> Expected:
    """Return the expected plan of that name."""
    path = HERE / f"{name}.expected.json"
    plan: Expected = json.loads(path.read_text(encoding="utf-8"))
    return plan


def decision(plan: Expected) -> list[str]:
    """Return the lines below the title: who decided and when, and the case number."""
    details = plan["details"]
    if "decided_on" not in details:
        return []
    year, month, day = (int(part) for part in details["decided_on"].split("-"))
    board = details["decided_by"].lower()
    return [
        f"Antagen av {board} den {day} {MONTHS[month - 1]} {year}",
        f"Diarienummer: {details['case_number']}",
    ]


def numbered(node: Expected, parting: str = " ") -> str:
    """Return number and title as one text."""
    return f"{node['number']}{parting}{node['title']}" if "number" in node else node["title"]


def enumeration(names: list[str]) -> str:
    """Return the names as a sentence has them: "A, B och C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} och {names[-1]}"


def indicators(node: Expected) -> list[str]:
    """Return the texts of the node's indicators."""
    return [each["text"] for each in node.get("indicators", [])]


def convert(source: Path, target: Path) -> None:
    """Let LibreOffice save `source` as `target`, by the target's ending."""
    kind = target.suffix[1:]
    with tempfile.TemporaryDirectory() as name:
        profile = f"-env:UserInstallation=file://{name}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", name]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
        (Path(name) / f"{source.stem}.{kind}").replace(target)
