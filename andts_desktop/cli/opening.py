"""Open a file in the program that the user's system has chosen for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from andts_desktop.errors import FileError


def open_with_its_program(path: Path) -> None:
    """Open a file as a double click would; raises FileError where the system has no way."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - a file that we have just written
            return
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if opener is None:
            raise OSError(None, "inget program är valt")
        subprocess.run([opener, str(path)], check=True, capture_output=True)  # noqa: S603 - our own file
    except (OSError, subprocess.CalledProcessError) as error:
        raise FileError(
            f"Utkast skapat: {path}. Det kunde inte öppnas; öppna det i e-postprogrammet."
        ) from error
