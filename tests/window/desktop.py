"""A real window on a screen of its own: Xvfb, a window manager, and real clicks and keys."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TOOLS = ("Xvfb", "xdotool", "openbox", "import")


MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
"""The tools that are needed and not installed."""


class Desktop:
    """A screen of 1280 × 800 with one program on it."""

    def __init__(self, home: Path, pictures: Path) -> None:
        self._home = home
        self._pictures = pictures
        self._processes: list[subprocess.Popen[bytes]] = []
        self._log = (home / "program.log").open("wb")
        reading, writing = os.pipe()
        self._start(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            dict(os.environ),
            keep=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as stream:
            self._display = f":{stream.readline().strip()}"
        self._environment = {
            **os.environ,
            "DISPLAY": self._display,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "QT_QPA_PLATFORM": "xcb",
        }
        self._start(["openbox"], self._environment)
        # A window that comes before the manager of windows gets neither frame nor keys.
        self.wait_until(self._is_managed)

    def _is_managed(self) -> bool:
        asked = ["xdotool", "get_num_desktops"]
        done = subprocess.run(asked, env=self._environment, capture_output=True, check=False)
        return done.returncode == 0

    def start_program(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start ANDTS Desktop and wait for its window."""
        program = self._start(
            [sys.executable, "-m", "andts_desktop", *arguments], self._environment
        )
        self.wait_until(lambda: bool(self._windows("ANDTS Desktop")))
        return program

    def wait_for_window(self, title: str) -> None:
        """Wait until a window with that in its title is seen."""
        self.wait_until(lambda: bool(self._windows(title)))
        time.sleep(0.3)

    def click(self, x: int, y: int) -> None:
        """Click at a place on the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.25)

    def key(self, *names: str) -> None:
        """Press keys, one after the other, by the names that X gives them."""
        self._xdotool("key", "--delay", "25", *names)
        time.sleep(0.1)

    def type(self, text: str) -> None:
        """Type text."""
        self._xdotool("type", "--delay", "15", text)
        time.sleep(0.2)

    def picture(self, name: str) -> None:
        """Keep a picture of the whole screen, for people to look at."""
        path = self._pictures / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def wait_until_still(self) -> None:
        """Wait until nothing on the screen has moved for a second: the program is at rest."""
        last = b""

        def is_still() -> bool:
            nonlocal last
            time.sleep(1)
            before, last = last, self._pixels()
            return last == before

        self.wait_until(is_still, seconds=60)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something is so; raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > deadline:
                self.picture("timeout")
                raise TimeoutError
            time.sleep(0.1)

    def close(self) -> None:
        """End what was started here, the latest first."""
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._log.close()

    def printed(self) -> str:
        """Return what the program has printed, warnings among it."""
        return (self._home / "program.log").read_text(encoding="utf-8", errors="replace")

    def _start(
        self, command: list[str], environment: dict[str, str], keep: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        # Only what the program itself prints is of interest.
        own = command[0] == sys.executable
        output = self._log if own else subprocess.DEVNULL
        process = subprocess.Popen(
            command, env=environment, pass_fds=keep, stdout=output, stderr=output
        )
        self._processes.append(process)
        return process

    def _pixels(self) -> bytes:
        command = ["import", "-window", "root", "-depth", "8", "rgb:-"]
        return subprocess.run(
            command, env=self._environment, capture_output=True, check=True
        ).stdout

    def _windows(self, title: str) -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)
