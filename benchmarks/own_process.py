"""A task of a benchmark in a process of its own, so that its memory is its own."""

import json
import subprocess
import sys
from pathlib import Path


def run_alone(script: str, task: str, path: Path) -> dict[str, float]:
    """Run a benchmark's script for one task and return what it printed with `print_result`."""
    finished = subprocess.run(
        [sys.executable, script, task, str(path)], check=True, capture_output=True, text=True
    )
    result: dict[str, float] = json.loads(finished.stdout)
    return result


def print_result(result: dict[str, float]) -> None:
    """Print what a task of this process took, for the process that waits for it."""
    print(json.dumps({**result, "peak": _peak()}))


def _peak() -> float:
    """Return the most memory of this process in MB.

    Linux hands the parent's peak down to a new process in `resource`, but not in its own file;
    macOS counts in bytes.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    import resource  # not there on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20
