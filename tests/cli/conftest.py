"""Run commands as a script would, and look at what they print."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from andts_desktop import cli, paths
from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.exchange.library import Library
from tests.cli.plan_sources import HEDLUNDA


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Andts = Callable[..., Ran]


@pytest.fixture
def andts(capsys: pytest.CaptureFixture[str]) -> Andts:
    """Run one command in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        code = cli.run([str(each) for each in arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def farsta(tmp_path: Path, andts: Andts) -> Path:
    """Return a file with Stockholm's programme and one district."""
    path = tmp_path / "farsta.andts"
    assert andts("new", path, "--template", "stockholm-2023-2026", "--unit", "Farsta").code == 0
    return path


@pytest.fixture
def vasteras_file(tmp_path: Path, andts: Andts) -> Path:
    """Return a file with Västerås' plan."""
    path = tmp_path / "västerås.andts"
    assert andts("new", path, "--template", "vasteras-2022-2025").code == 0
    return path


@pytest.fixture(scope="session")
def example_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the example municipality of 2026 as a file's content."""
    path = tmp_path_factory.mktemp("exempel") / "exempelstad.andts"
    document = Document.create(path, Library(paths.resources()))
    build_example(document, 2026)
    document.close()
    return path.read_bytes()


@pytest.fixture
def example(tmp_path: Path, example_bytes: bytes) -> Path:
    """Return a file of one's own with the example municipality."""
    path = tmp_path / "exempelstad.andts"
    path.write_bytes(example_bytes)
    return path


@pytest.fixture
def hedlunda(tmp_path: Path, andts: Andts) -> Path:
    """Return a file with a plan that was read from a document."""
    path = tmp_path / "hedlunda.andts"
    assert andts("plan", "import", path, HEDLUNDA).code == 0
    return path
