from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.survey import AnswerSheet
from andts_desktop.exchange.library import Library
from tests.cli.conftest import Andts
from tests.cli.rows import YEAR, row, write_json


def stored(path: Path) -> AnswerSheet | None:
    document = Document.open(path, Library(paths.resources()), read_only=True)
    try:
        found = document.surveys.round_of(YEAR)
        unit = document.units.named("Farsta")
        return document.surveys.sheet(found, unit.id) if found else None
    finally:
        document.close()


WRONG: dict[str, tuple[list[Any], list[str]]] = {
    "unknown ids": (
        [
            row("org-budget", "ordinarie"),
            row("org-budget", "ordinarie", unit="Ingenstans"),
            row("nej", "ordinarie"),
            row("org-plan", "kanske"),
        ],
        [
            "svar 2: enheten ”Ingenstans” finns inte i filen",
            "svar 3: frågan ”nej” finns inte i Preventionsindex mini, version 2",
            (
                "svar 4: svaret ”kanske” finns inte för frågan ”org-plan”; välj nej, delvis, ja, "
                "ej tillämplig eller vet ej"
            ),
        ],
    ),
    "wrong types": (
        [
            row("org-budget", ["ordinarie"]),
            row("org-budget", 3),
            row("org-budget", "ordinarie", year="i år"),
            row("org-budget", "ordinarie", year=2026.5),
            row("org-budget", "ordinarie", year=True),
            row("org-budget", "ordinarie", unit=None),
            row("org-budget", "ordinarie", comment={"a": 1}),
        ],
        [
            "svar 1: ”answer” har fel slags värde",
            "svar 2: svaret ”3” finns inte för frågan ”org-budget”",
            "svar 3: ”i år” är inte ett årtal",
            "svar 4: ”2026.5” är inte ett årtal",
            "svar 5: ”year” har fel slags värde",
            "svar 6: enheten ”” finns inte i filen",
            "svar 7: ”comment” har fel slags värde",
        ],
    ),
    "duplicate rows": (
        [
            row("org-budget", "nej"),
            row("org-budget", "nej"),
            row("org-budget", "nej", unit="FARSTA"),
        ],
        [
            "svar 2: samma enhet, år och fråga finns redan på svar 1",
            "svar 3: samma enhet, år och fråga finns redan på svar 1",
        ],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_every_wrong_row_is_named_and_nothing_is_stored(
    andts: Andts, farsta: Path, tmp_path: Path, case: str
) -> None:
    rows, problems = WRONG[case]
    before = farsta.read_bytes()

    ran = andts("survey", "import", farsta, write_json(tmp_path / "svar.json", rows))

    assert ran.code == 1
    lines = ran.err.splitlines()
    count = "1 rad är fel" if len(problems) == 1 else f"{len(problems)} rader är fel"
    assert lines[0] == f"Inget lästes in från svar.json: {count}."
    assert len(lines) == len(problems) + 1
    for line, problem in zip(lines[1:], problems, strict=True):
        assert line.startswith(problem)
    assert stored(farsta) is None
    assert farsta.read_bytes() == before


FILES: dict[str, tuple[bytes, str]] = {
    "svar.txt": (b"hej", "slutar på .json, .csv eller .xlsx"),
    "tom.json": (b"", "inte giltig JSON: rad 1"),
    "trasig.json": (b'[{"unit":', "inte giltig JSON"),
    "tal.json": (b"3", "ska vara en lista med svar"),
    "lista.json": (b"[1, 2]", "ska vara en lista med svar"),
    "djup.json": (b"[" * 100_000, "för djupt nästlad"),
    "stor.json": (b'[{"unit":' + b"9" * 5000 + b"}]", "orimligt stort tal"),
    "latin.json": ('[{"unit":"Årsta"}]'.encode("latin-1"), "inte sparad som UTF-8"),
    "kolumn.json": (b'[{"unit":"Farsta","year":2026}]', "saknar kolumnen question, answer"),
    "två.json": (
        b'[{"unit":"Farsta","unit":"A","year":2026,"question":"q","answer":"a"}]',
        "svar 1: ”unit” står två gånger",
    ),
    "tom.csv": (b"", "saknar kolumnen unit"),
    "kolumn.csv": (b"a;b\n1;2\n", "saknar kolumnen unit, year, question, answer"),
    "citat.csv": (b'unit;year;question;answer\n"Farsta;2026;a;b\n', "går inte att tolka"),
    "två.csv": (b"unit;enhet;year;question;answer\n", "har kolumnen unit två gånger"),
    "kort.csv": (b"unit;year;question;answer\n\nFarsta;2026\n", "rad 3: raden har färre fält"),
    "lång.csv": (
        b"unit;year;question;answer\nFarsta;2026;org-plan;ja;x;y\n",
        "rad 2: raden har fler fält",
    ),
    "nollor.csv": (bytes(range(256)) * 40, "saknar kolumnen unit"),
    "bok.xlsx": (b"hej", "inte en Excel-fil"),
    "arkiv.xlsx": (b"PK\x05\x06" + b"\0" * 18, "inget dokument"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_answer_file_is_refused_by_name(
    andts: Andts, farsta: Path, tmp_path: Path, name: str
) -> None:
    content, words = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)

    ran = andts("survey", "import", farsta, path)

    assert ran.code == 1
    assert words in ran.err
    assert name in ran.err
    assert stored(farsta) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("saknas.json", "finns inte"), ("x" * 300 + ".json", "kunde inte läsas")],
)
def test_a_file_that_is_not_there_is_refused(
    andts: Andts, farsta: Path, tmp_path: Path, name: str, words: str
) -> None:
    ran = andts("survey", "import", farsta, tmp_path / name)

    assert ran.code == 1
    assert words in ran.err


def test_a_folder_is_no_answer_file(andts: Andts, farsta: Path, tmp_path: Path) -> None:
    (tmp_path / "mapp.csv").mkdir()

    ran = andts("survey", "import", farsta, tmp_path / "mapp.csv")

    assert ran.code == 1
    assert "är en mapp" in ran.err


def test_the_data_file_itself_is_no_answer_file(andts: Andts, farsta: Path) -> None:
    assert "”farsta.andts” är ingen svarsfil" in andts("survey", "import", farsta, farsta).err


def comments() -> Iterator[tuple[str, str, str]]:
    yield "long", "å" * 50_000, "å" * 50_000
    yield "markup", "<b>fet</b> & <script>", "<b>fet</b> & <script>"
    yield "formula", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"
    yield "emoji", "Bra jobbat 👩‍🏫 🎉", "Bra jobbat 👩‍🏫 🎉"
    yield "right to left", "שלום \u202eabc", "שלום \u202eabc"
    yield "control characters", "a\x00b\x07c\x1b[31md", "abc[31md"
    yield "lone surrogate", "a\ud800b", "ab"
    yield "lines", "en\r\ntvå\u2028tre", "en\ntvå\ntre"
    yield "decomposed", "a\u030a", "å"


@pytest.mark.parametrize(
    ("written", "kept"), [each[1:] for each in comments()], ids=[each[0] for each in comments()]
)
def test_comments_of_every_kind_are_kept_whole(
    andts: Andts, farsta: Path, tmp_path: Path, written: str, kept: str
) -> None:
    import json

    rows = [row("org-plan", "ja", comment=written)]
    path = tmp_path / "svar.json"
    path.write_text(json.dumps(rows), encoding="ascii")

    ran = andts("survey", "import", farsta, path)

    assert ran.code == 0
    sheet = stored(farsta)
    assert sheet is not None
    assert sheet.answer(QuestionId("org-plan")).comment == kept


def test_a_50_000_character_comment_comes_whole_out_of_a_table(
    andts: Andts, farsta: Path, tmp_path: Path
) -> None:
    comment = 'rad ett; med "citat"\n' + "ö" * 50_000
    quoted = comment.replace('"', '""')
    path = tmp_path / "svar.csv"
    path.write_text(
        f'unit;year;question;answer;comment;;\nFarsta;2026;org-plan;ja;"{quoted}";;\n',
        encoding="utf-8-sig",
    )

    assert andts("survey", "import", farsta, path).code == 0
    sheet = stored(farsta)
    assert sheet is not None
    assert sheet.answer(QuestionId("org-plan")).comment == comment
