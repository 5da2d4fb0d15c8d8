"""Many documents in a folder: all of them, or none."""

import datetime as dt
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.document.paper_sets import WantedSet, make_set
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.errors import FileError

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with nothing in it; the data file lies beside."""
    made = tmp_path / "ut"
    made.mkdir()
    return made


@pytest.fixture
def papers(stockholm: Document) -> tuple[ReadyPaper, ...]:
    kinds = (PaperKind.SHORT, PaperKind.PLAN)
    requests = (PaperRequest(kind, 2026, TODAY, PlanId(1)) for kind in kinds)
    return tuple(map(stockholm.papers.gather, requests))


class Stopped(BaseException):
    """What the window raises in work that is no longer wanted."""


def test_writes_every_document_and_tells_how_far_it_has_come(
    papers: tuple[ReadyPaper, ...], folder: Path
) -> None:
    told: list[int] = []
    made = make_set(WantedSet(papers, folder=folder), told.append)
    assert sorted(each.path.name for each in made if each.path) == sorted(
        each.name for each in folder.iterdir()
    )
    assert told == sorted(told)
    assert told[-1] == 100


def test_passes_over_forms_that_a_document_does_not_come_in(
    papers: tuple[ReadyPaper, ...], folder: Path
) -> None:
    made = make_set(WantedSet(papers, (PaperForm.EXCEL,), folder), lambda _: None)
    assert [each.ready.request.kind for each in made] == [PaperKind.PLAN]


def test_two_documents_of_one_name_are_two_files(
    papers: tuple[ReadyPaper, ...], folder: Path
) -> None:
    make_set(WantedSet((papers[0], papers[0]), folder=folder), lambda _: None)
    assert len(list(folder.glob("*.pdf"))) == 2


def test_without_a_folder_nothing_is_written(papers: tuple[ReadyPaper, ...]) -> None:
    made = make_set(WantedSet(papers), lambda _: None)
    assert [each.path for each in made] == [None, None]
    assert all(each.printed.data.startswith(b"%PDF-") for each in made)


def test_each_becomes_a_draft_where_that_is_wanted(
    papers: tuple[ReadyPaper, ...], folder: Path
) -> None:
    wanted = WantedSet(papers, folder=folder, envelope=lambda _ready, printed: printed.data[:5])
    make_set(wanted, lambda _: None)
    assert [each.suffix for each in folder.iterdir()] == [".eml", ".eml"]


def test_what_is_stopped_leaves_earlier_files_alone(
    papers: tuple[ReadyPaper, ...], folder: Path
) -> None:
    (name,) = {f"{papers[0].values.file_name()}.pdf"}
    (folder / name).write_bytes(b"den tidigare")

    def stop(percent: int) -> None:
        if percent > 60:
            raise Stopped

    with pytest.raises(Stopped):
        make_set(WantedSet(papers, folder=folder), stop)
    assert [each.name for each in folder.iterdir()] == [name]
    assert (folder / name).read_bytes() == b"den tidigare"


def test_a_folder_that_is_none_is_told(papers: tuple[ReadyPaper, ...], folder: Path) -> None:
    with pytest.raises(FileError, match="Det går inte att skriva i mappen"):
        make_set(WantedSet(papers, folder=folder / "saknas"), lambda _: None)


def test_a_file_that_is_in_the_way_is_told(papers: tuple[ReadyPaper, ...], folder: Path) -> None:
    (folder / f"{papers[0].values.file_name()}.pdf").mkdir()
    with pytest.raises(FileError, match="öppen i ett annat program"):
        make_set(WantedSet(papers, folder=folder), lambda _: None)
