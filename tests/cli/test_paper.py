from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from andts_desktop.cli import targets
from andts_desktop.errors import FileError
from tests.cli.conftest import Andts
from tests.cli.rows import row, write_json


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_annual_follow_up_is_written(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    rows = [row("org-plan", "ja", comment="<b>beslutad</b> & =klar() 🎉")]
    andts("survey", "import", farsta, write_json(tmp_path / "svar.json", rows))
    out = tmp_path / "uppföljning.pdf"

    ran = andts(
        "report", "annual", farsta, "--year", 2026, "--out", out, "--as-of", "2026-11-22", "--json"
    )

    assert ran.code == 0
    assert ran.json["file"] == str(out)
    assert ran.json["pages"] == len(PdfReader(out).pages)
    assert ran.json["bytes"] == out.stat().st_size
    text = text_of(out)
    assert "Årlig uppföljning 2026" in text
    assert "22 november 2026" in text
    assert "UTKAST" in text
    assert "<b>beslutad</b> & =klar()" in text


def test_the_short_version_is_written(andts: Andts, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "kort.PDF"

    ran = andts("report", "short", example, "--year", 2026, "--out", out, "--plan", 1)

    assert ran.code == 0
    pages = len(PdfReader(out).pages)
    assert ran.out.startswith(
        f"Skrev {out}: ANDTS-programmet i korthet. Kontrollerad: {pages} sidor, "
    )
    assert 2 <= pages <= 4


def test_a_year_without_survey_or_status_still_gives_a_report(
    andts: Andts, vasteras_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"

    assert andts("report", "annual", vasteras_file, "--year", 2024, "--out", out).code == 0
    assert "Effektiv och samordnad alkoholtillsyn" in text_of(out).replace("\n", " ")


@pytest.mark.parametrize(
    ("year", "flags", "is_draft"),
    [(2026, [], True), (2025, [], False), (2026, ["--final"], False), (2025, ["--draft"], True)],
)
def test_a_report_is_a_draft_until_it_is_said_to_be_final(
    andts: Andts,
    example: Path,
    tmp_path: Path,
    year: int,
    flags: list[str],
    is_draft: bool,
) -> None:
    before = example.read_bytes()
    out = tmp_path / "a.pdf"

    andts(
        "report",
        "annual",
        example,
        "--year",
        year,
        "--out",
        out,
        "--plan",
        2,
        "--unit",
        "Norrby",
        *flags,
    )

    assert ("UTKAST" in text_of(out)) is is_draft
    assert example.read_bytes() == before


def test_the_same_file_and_day_give_the_same_bytes(
    andts: Andts, vasteras_file: Path, tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        andts(
            "report",
            "annual",
            vasteras_file,
            "--year",
            2024,
            "--out",
            tmp_path / name,
            "--as-of",
            "2026-11-22",
        )

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_of_several_plans_the_first_is_printed_and_the_others_named(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    ran = andts("report", "short", example, "--year", 2026, "--out", tmp_path / "a.pdf")

    assert "det här gäller plan 1" in ran.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("annan.andts", "är en fil med uppgifter och skrivs inte över"),
        ("ut.xlsx", "ska sluta på .pdf eller .docx"),
        ("saknas/ut.pdf", "Mappen"),
        ("x" * 300 + ".pdf", "kunde inte skrivas"),
    ],
)
def test_a_place_that_will_not_do_is_refused(
    andts: Andts, example: Path, tmp_path: Path, name: str, words: str
) -> None:
    ran = andts("report", "short", example, "--year", 2026, "--out", tmp_path / name, "--plan", 1)

    assert ran.code == 1
    assert words in ran.err
    assert list(tmp_path.iterdir()) == [example]


@pytest.mark.parametrize("name", ["mapp", "ny mapp"])
def test_a_folder_gets_every_form_of_a_document(
    andts: Andts, example: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "mapp").mkdir()
    folder = tmp_path / name

    ran = andts("report", "short", example, "--year", 2026, "--out", folder, "--json")

    assert ran.code == 0
    stem = "Kortversion 2026 Exempelstad utkast"
    assert sorted(folder.iterdir()) == [folder / f"{stem}.docx", folder / f"{stem}.pdf"]
    assert {each["file"] for each in ran.json} == {str(each) for each in folder.iterdir()}


@pytest.mark.parametrize("name", ["plan.pdf", "annan.pdf"])
def test_a_data_file_is_never_written_over_whatever_it_is_called(
    andts: Andts, example: Path, tmp_path: Path, name: str
) -> None:
    source = example.rename(tmp_path / "plan.pdf")
    (tmp_path / "annan.pdf").write_bytes(source.read_bytes())
    before = (tmp_path / name).read_bytes()

    ran = andts("report", "short", source, "--year", 2026, "--out", tmp_path / name)

    assert ran.code == 1
    assert "skrivs inte över" in ran.err
    assert (tmp_path / name).read_bytes() == before


def test_a_link_to_the_file_itself_is_seen_through(tmp_path: Path) -> None:
    source = tmp_path / "plan"
    source.write_bytes(b"")
    (tmp_path / "ut.pdf").symlink_to(source)

    with pytest.raises(FileError, match="skrivs inte över"):
        targets.check_target(tmp_path / "ut.pdf", ".pdf", source)


def test_a_full_disk_leaves_the_earlier_report(
    andts: Andts, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    out = tmp_path / "ut.pdf"
    out.write_bytes(b"%PDF-1.4 den gamla")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    ran = andts("report", "short", example, "--year", 2026, "--out", out, "--plan", 1)

    assert ran.code == 1
    assert f"Disken är full: ”{out}” skrevs inte." in ran.err
    assert out.read_bytes() == b"%PDF-1.4 den gamla"
    assert sorted(tmp_path.iterdir()) == [example, out]


def test_the_plan_itself_is_written(andts: Andts, vasteras_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"

    ran = andts("report", "plan", vasteras_file, "--out", out, "--as-of", "2026-11-22", "--json")

    assert ran.code == 0
    assert ran.json["file"] == str(out)
    assert ran.json["title"].startswith("Västerås stads handlingsplan")
    assert ran.json["pages"] == len(PdfReader(out).pages)
    assert "Effektiv och samordnad alkoholtillsyn" in text_of(out).replace("\n", " ")


def test_the_plan_is_never_written_over_a_data_file(andts: Andts, vasteras_file: Path) -> None:
    before = vasteras_file.read_bytes()

    ran = andts("report", "plan", vasteras_file, "--out", vasteras_file)

    assert ran.code == 1
    assert vasteras_file.read_bytes() == before


def test_a_form_that_a_document_does_not_come_in_is_refused(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    ran = andts("report", "handover", example, "--year", 2026, "--out", tmp_path / "a.docx")

    assert ran.code == 1
    assert "ska sluta på .pdf" in ran.err


def test_a_size_that_a_document_does_not_come_in_is_refused(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    ran = andts("report", "annual", example, "--year", 2026, "--out", out, "--size", "a3")

    assert ran.code == 1
    assert ran.err == "Årlig uppföljning finns inte som a3, bara som a4.\n"
    assert not out.exists()


def test_a_document_that_was_printed_is_verified(
    andts: Andts, vasteras_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    andts("report", "plan", vasteras_file, "--out", out)

    ran = andts("report", "verify", out, "--json")

    assert ran.code == 0
    assert ran.json["ok"] is True
    assert ran.json["language"] == "sv-SE"
    assert ran.json["standards"] == ["PDF/UA-1", "PDF/A-2a"]
    assert ran.json["findings"] == []


def test_what_is_wrong_with_a_pdf_is_told(andts: Andts, tmp_path: Path) -> None:
    bare = tmp_path / "bar.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)

    ran = andts("report", "verify", bare)

    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"{bare}: 1 sida, inte taggad.",
        "Titel saknas.",
        "Det står inte vilket språk dokumentet är på.",
        "Filen säger inte att den följer PDF/UA, standarden för tillgängliga PDF:er.",
        "Filen är inte taggad.",
    ]


@pytest.mark.parametrize(
    ("content", "words"), [(None, "finns inte"), (b"hej", "går inte att läsa som PDF")]
)
def test_what_is_no_pdf_is_told(
    andts: Andts, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "a.pdf"
    if content is not None:
        path.write_bytes(content)

    ran = andts("report", "verify", path)

    assert ran.code == 1
    assert words in ran.err


@pytest.mark.parametrize(
    "kind", ["comparison", "meeting", "wheel", "handover", "final", "plan", "overview"]
)
def test_every_kind_of_document_is_written(
    andts: Andts, example: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "a.pdf"

    ran = andts("report", kind, example, "--year", 2026, "--plan", 1, "--out", out)

    assert (ran.code, ran.err) == (0, "")
    assert "Kontrollerad: " in ran.out
    assert andts("report", "verify", out).out.endswith("Inga fel hittades.\n")
