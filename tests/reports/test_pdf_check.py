"""A finished PDF is read again, and what is wrong with its tags is told."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from andts_desktop.domain.brand import PLAIN
from andts_desktop.errors import FileError
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.pdf_check import read_facts
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.tables import Column


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    compose = Composer.begin(PLAIN)
    table = compose.table(
        [Column("Fråga", 2), Column("Svar", 1)],
        [[compose.cell(f"Fråga {number}"), compose.cell("ja")] for number in range(60)],
    )
    story = [
        compose.heading(1, "Titel"),
        *compose.prose("Ett stycke.\n\n- en punkt\n- en punkt till"),
        compose.heading(2, "Kapitel"),
        table,
    ]
    info = DocumentInfo("Titel", "Kommunen", "Ämne", "Foten")
    path = tmp_path / "a.pdf"
    path.write_bytes(print_pdf(Paper(info, story, compose.user.warnings)).data)
    return path


def findings(path: Path, spoil: Callable[[Pdf], None]) -> tuple[str, ...]:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save(path)
    return read_facts(path).findings


def elements(pdf: Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("/S") == kind and "/P" in each
    ]


def test_what_we_print_has_nothing_wrong(printed: Path) -> None:
    facts = read_facts(printed)
    assert facts.findings == ()
    assert (facts.title, facts.language, facts.is_tagged) == ("Titel", "sv-SE", True)
    assert facts.standards == ("PDF/UA-1", "PDF/A-2a")
    assert not facts.is_fillable
    assert facts.pages > 1


def test_a_missing_language_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root.Lang

    assert findings(printed, spoil) == ("Det står inte vilket språk dokumentet är på.",)


def test_a_file_without_tags_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root.StructTreeRoot

    assert findings(printed, spoil) == ("Filen är inte taggad.",)


def test_missing_metadata_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root.Metadata
        del pdf.trailer.Info

    told = findings(printed, spoil)
    assert told[0] == "Titel saknas."
    assert "Filen säger inte att den följer PDF/UA" in told[1]


def test_text_that_no_tag_reaches_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        (chapter,) = elements(pdf, "/H2")
        chapter.K = Array([])

    told = findings(printed, spoil)
    assert "1 tagg pekar inte på något (H2)." in told
    assert "1 del av texten nås inte från dokumentets taggar." in told


def test_a_tag_that_points_at_nothing_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        (chapter,) = elements(pdf, "/H2")
        chapter.K = Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, MCID=9999)

    assert "1 tagg pekar på text som inte finns." in findings(printed, spoil)


def test_text_tagged_twice_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        (title,) = elements(pdf, "/H1")
        (chapter,) = elements(pdf, "/H2")
        chapter.K, chapter.Pg = title.K, title.Pg

    assert "Samma del av texten är taggad två gånger." in findings(printed, spoil)


def test_a_heading_that_jumps_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        (chapter,) = elements(pdf, "/H2")
        chapter.S = Name.H4

    assert findings(printed, spoil) == ("En rubrik på nivå 4 följer på nivå 1.",)


def test_rows_of_different_length_are_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        first = elements(pdf, "/TD")[0]
        first.A = Dictionary(O=Name.Table, ColSpan=2)

    assert findings(printed, spoil) == ("1 tabell har rader med olika många celler.",)


def test_a_figure_without_words_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        (chapter,) = elements(pdf, "/H2")
        chapter.S = Name.Figure

    assert "1 bild saknar beskrivning för den som inte ser dem." in findings(printed, spoil)


def test_what_is_drawn_outside_of_tags_is_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(b"0 0 100 100 re f")

    (told,) = findings(printed, spoil)
    assert told == "Sida 1 visar 1 sak som varken är taggade eller utmärkta som utsmyckning."


def test_marks_that_are_not_closed_are_told(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(b"/Artifact BMC")

    assert findings(printed, spoil) == ("Märkningen av sida 1 är inte hel.",)


def test_a_form_is_told_from_what_is_only_read(printed: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a")))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    findings(printed, spoil)
    assert read_facts(printed).is_fillable


def test_a_locked_file_is_told(printed: Path) -> None:
    with pikepdf.open(printed, allow_overwriting_input=True) as pdf:
        pdf.save(printed, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(FileError, match="skyddad med lösenord"):
        read_facts(printed)


def in_a_ring(pdf: Pdf) -> None:
    first = elements(pdf, "/P")[0]
    first.K = Array([first.K, first])


def very_deep(pdf: Pdf) -> None:
    held = elements(pdf, "/P")[0]
    below = pdf.make_indirect(Dictionary(S=Name.Span, K=held.K))
    for _ in range(3_000):
        below = pdf.make_indirect(Dictionary(S=Name.Span, K=below))
    held.K = below


def of_other_kinds(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Array([])
    pdf.Root.AcroForm = 5
    pdf.Root.Lang = 5
    first = elements(pdf, "/P")[0]
    first.K = Array([first.K, String("x"), True, Dictionary(Type=Name.MCR), Array([])])


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (in_a_ring, ("1 tagg står på fel ställe eller mer än en gång.",)),
        (very_deep, ()),
        (
            of_other_kinds,
            (
                "Det står inte vilket språk dokumentet är på.",
                "4 taggar står på fel ställe eller mer än en gång.",
            ),
        ),
    ],
)
def test_a_tree_made_to_be_hard_is_read(
    printed: Path, spoil: Callable[[Pdf], None], told: tuple[str, ...]
) -> None:
    assert findings(printed, spoil) == told


@pytest.mark.timeout(60)
def test_a_page_that_unpacks_to_a_gigabyte_is_refused(printed: Path) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(2**10)) + packer.flush()

    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents.write(packed, filter=Name.FlateDecode)

    with pytest.raises(FileError, match="går inte att läsa som PDF"):
        findings(printed, spoil)
