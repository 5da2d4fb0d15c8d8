"""The repair of PySide6 6.12.0's counting of references."""

import subprocess
import sys

import pytest

CALLS = 400_000

MANY_CALLS = """
import sys
{repair}
from PySide6.QtCore import QObject
thing = QObject()
for _ in range({calls}):
    thing.setObjectName("a")
"""


def run(repair: str) -> subprocess.CompletedProcess[str]:
    script = MANY_CALLS.format(repair=repair, calls=CALLS)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


def test_the_program_outlives_many_calls_to_qt() -> None:
    found = run("import andts_desktop.ui")
    assert found.returncode == 0, found.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever from Python 3.12")
def test_the_repair_is_still_needed() -> None:
    assert "deallocating None" in run("").stderr
