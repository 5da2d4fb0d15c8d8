"""How long it takes from starting the process until the window is seen, beside a bare Qt window.

The ratio is what counts, since it says the same on a fast and on a slow machine. The two take
turns, so that both meet the same load.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

REPETITIONS = 9
LIMIT = 60

BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        print("visible", flush=True)
        QApplication.exit(0)

application = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
application.exec()
"""


def main() -> None:
    """Measure both windows and print a table."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        file = home / "farsta.andts"
        program = [sys.executable, "-m", "andts_desktop"]
        template = ["--template", "stockholm-2023-2026", "--unit", "Farsta"]
        subprocess.run([*program, "new", str(file), *template], env=_variables(home), check=True)
        commands = {
            "bare PySide6 window": [sys.executable, "-c", BARE_WINDOW],
            "ANDTS Desktop with a file": [*program, str(file)],
        }
        for command in commands.values():
            _seconds_until_visible(command, home)  # fills the caches of the disk and of Python
        times: dict[str, list[float]] = {label: [] for label in commands}
        for _ in range(REPETITIONS):
            for label, command in commands.items():
                times[label].append(_seconds_until_visible(command, home))
    _print_table(times)


def _seconds_until_visible(command: list[str], home: Path) -> float:
    """Wait for the line that the process prints at its first paint."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=_variables(home), stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        limit = threading.Timer(LIMIT, process.kill)  # a dialog would wait for ever
        limit.start()
        line = process.stdout.readline()
        seconds = time.perf_counter() - start
        code = process.wait()
        limit.cancel()
    if code != 0 or not line.startswith("visible"):
        sys.exit(f"{command[-1]} ended with {code}, and its first line was: {line!r}")
    return seconds


def _variables(home: Path) -> dict[str, str]:
    """Give what both windows run with: a new home, and compiled modules as for any user."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    own = {"ANDTS_QUIT_WHEN_SHOWN": "1", "HOME": str(home), "LOCALAPPDATA": str(home)}
    platform = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    return kept | own | platform


def _print_table(times: dict[str, list[float]]) -> None:
    bare = median(next(iter(times.values())))
    print(f"{'median of ' + str(REPETITIONS):28}{'ms':>8}{'min':>8}{'max':>8}{'ratio':>8}")
    for label, seconds in times.items():
        middle = median(seconds)
        low, high = min(seconds), max(seconds)
        row = "".join(f"{value * 1000:8.0f}" for value in (middle, low, high))
        print(f"{label:28}{row}{middle / bare:8.2f}")


if __name__ == "__main__":
    main()
