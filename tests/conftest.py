"""What every test may ask for: the shipped data, and open files made anew."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.exchange.library import Library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run; HYPOTHESIS_PROFILE=search looks further, at random.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile("search", max_examples=1000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture
def library() -> Library:
    """Return the templates and instruments that come with the program."""
    return Library(paths.resources())


@pytest.fixture
def document(tmp_path: Path, library: Library) -> Iterator[Document]:
    """Give an open file with nothing in it."""
    made = Document.create(tmp_path / "tom.andts", library)
    yield made
    made.close()


@pytest.fixture
def stockholm(tmp_path: Path, library: Library) -> Iterator[Document]:
    """Give an open file with Stockholm's programme as its plan 1."""
    made = Document.create(tmp_path / "stockholm.andts", library)
    made.plans.add(library.template("stockholm-2023-2026"))
    yield made
    made.close()


@pytest.fixture
def vasteras(tmp_path: Path, library: Library) -> Iterator[Document]:
    """Give an open file with Västerås' plan as its plan 1."""
    made = Document.create(tmp_path / "vasteras.andts", library)
    made.plans.add(library.template("vasteras-2022-2025"))
    yield made
    made.close()
