"""Opens a finished file in LibreOffice, where that is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

_SECONDS = 120


def opened_in_libreoffice(data: bytes, path: Path) -> Path:
    """Write the file, let LibreOffice open and print it, and return the PDF."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here")
    path.write_bytes(data)
    # A profile of its own, or one that is open elsewhere would answer.
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=_SECONDS)
    return path.with_suffix(".pdf")
