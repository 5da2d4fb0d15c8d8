"""None survives more calls into Qt than it has references to begin with."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtWidgets import QApplication, QLabel
from andts_desktop.ui.immortal_none import make_none_immortal
make_none_immortal()
application = QApplication([])
label = QLabel("x")
for _ in range(200_000):
    label.update()
print("alive")
"""


def test_none_outlives_many_calls_into_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=50
    )
    assert (done.returncode, done.stdout) == (0, "alive\n")
