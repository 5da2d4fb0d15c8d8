import datetime as dt
import io
from dataclasses import replace

import pikepdf
from lxml import etree
from pikepdf import Name, Pdf
from PIL import ImageCms

from andts_desktop import paths
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.page import DocumentInfo, PdfFile, ReportDocument
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.print_pdf import print_pdf
from tests.reports.tagged import INFO, opened

_DC = "{http://purl.org/dc/elements/1.1/}"


def file(info: DocumentInfo = INFO) -> PdfFile:
    compose = Composer.begin()
    story = [compose.heading(1, "Rubrik"), compose.line("Ord")]
    return ReportDocument(info).finish(story, compose.user.warnings)


def metadata(info: DocumentInfo = INFO) -> dict[str, str]:
    with opened(file(info)) as pdf:
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
        return {str(each.tag): "".join(each.itertext()).strip() for each in root.iter()}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert file().data == file().data


def test_a_file_says_what_it_is() -> None:
    with opened(file()) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "Titel & mer"
        assert str(pdf.docinfo.Author) == "Någon"
        assert pdf.Root.PageMode == Name.UseOutlines


def test_the_metadata_says_the_same_in_xmp() -> None:
    said = metadata()
    assert "Titel & mer" in said[f"{_DC}title"]
    assert said[f"{_DC}creator"] == "Någon"
    assert "Ämnet" in said[f"{_DC}description"]
    assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert said["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
    assert said["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"


def test_a_day_stands_in_both_places_and_no_day_in_none() -> None:
    info = replace(INFO, made_on=dt.date(2026, 1, 12))
    created = "{http://ns.adobe.com/xap/1.0/}CreateDate"
    assert metadata(info)[created] == "2026-01-12T00:00:00Z"
    assert created not in metadata()
    with opened(file(info)) as dated, opened(file()) as undated:
        assert str(dated.docinfo.CreationDate) == "D:20260112000000Z"
        assert "/CreationDate" not in undated.docinfo


def test_a_file_to_fill_in_is_no_archive_file() -> None:
    info = replace(INFO, is_fillable=True)
    assert "{http://www.aiim.org/pdfa/ns/id/}part" not in metadata(info)
    assert metadata(info)["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    with opened(file(info)) as pdf:
        assert "/OutputIntents" not in pdf.Root


def test_the_colours_are_srgb() -> None:
    with opened(file()) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        data = intent.DestOutputProfile.read_bytes()
    profile = ImageCms.getOpenProfile(io.BytesIO(data))
    assert "sRGB" in ImageCms.getProfileDescription(profile)
    assert data == (paths.resources() / "colours" / "srgb.icc").read_bytes()


def test_every_font_is_embedded_and_every_code_stands_for_a_letter() -> None:
    with opened(file()) as pdf:
        fonts = pdf.pages[0].resources.Font
        assert fonts.keys()
        for name in fonts.keys():  # noqa: SIM118 - not a dictionary of Python's
            table = fonts[name].ToUnicode.read_bytes().decode()
            assert "/FontFile2" in fonts[name].FontDescriptor
            assert "<0000>" not in table
            blocks = table.split("beginbfchar")[:-1]
            assert all(int(each.split()[-1]) <= 100 for each in blocks)


def test_the_file_may_be_worked_on_before_it_is_written() -> None:
    def finish(pdf: Pdf) -> None:
        pdf.docinfo["/Nyckel"] = pikepdf.String("K-17")

    compose = Composer.begin()
    paper = Paper(INFO, [compose.line("Ord")], compose.user.warnings, finish=finish)
    with opened(print_pdf(paper)) as pdf:
        assert str(pdf.docinfo.Nyckel) == "K-17"


def test_a_document_is_set_on_its_sheet() -> None:
    compose = Composer.begin(sheet=theme.A3_LYING)
    paper = Paper(INFO, [compose.line("ord " * 60)], compose.user.warnings, sheet=theme.A3_LYING)
    with opened(print_pdf(paper)) as pdf:
        box = [round(float(each)) for each in pdf.pages[0].mediabox.as_list()]
        assert box == [0, 0, 1191, 842]


def test_no_script_and_no_lock() -> None:
    made = file()
    with opened(made) as pdf:
        assert not pdf.is_encrypted
        assert "/OpenAction" not in pdf.Root
        assert "/Names" not in pdf.Root
        assert pdf.pdf_version == "1.7"
    assert b"JavaScript" not in made.data
