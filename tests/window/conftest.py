"""A real desktop for each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.desktop import Desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    pictures = Path(os.environ.get("ANDTS_PICTURES", tmp_path))
    pictures.mkdir(parents=True, exist_ok=True)
    made = Desktop(tmp_path, pictures)
    yield made
    made.close()
