"""Answer files as people make them: JSON, CSV from Excel, and Excel itself."""

import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from andts_desktop.domain.answer_rows import AnswerRow
from andts_desktop.errors import FileError
from andts_desktop.exchange import answer_file
from andts_desktop.exchange.answer_file import read_answer_file

HEADER = ["unit", "year", "question", "answer", "comment"]
GOOD = {"unit": "Älvsjö", "year": 2025, "question": "q1", "answer": "ja", "comment": "Åh\nnej"}


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        read_answer_file(path)
    assert "Traceback" not in str(caught.value)
    return str(caught.value)


def written(tmp_path: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def workbook(tmp_path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    path = tmp_path / "svar.xlsx"
    book.save(path)
    return path


def fields(row: AnswerRow) -> tuple[str, str, str, str, str]:
    return (row.unit, row.year, row.question, row.answer, row.comment)


class TestEveryKind:
    @pytest.mark.parametrize("name", ["svar.docx", "svar", "svar.xls", "svar.xlsm"])
    def test_other_kinds_are_refused(self, tmp_path: Path, name: str) -> None:
        assert ".json, .csv eller .xlsx" in refusal(written(tmp_path, name, "x"))

    @pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".XLSX"])
    def test_a_missing_file_is_named(self, tmp_path: Path, suffix: str) -> None:
        assert "finns inte" in refusal(tmp_path / f"saknas{suffix}")

    @pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
    def test_a_folder_is_no_answer_file(self, tmp_path: Path, suffix: str) -> None:
        folder = tmp_path / f"mapp{suffix}"
        folder.mkdir()
        assert "är en mapp" in refusal(folder)

    @pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
    def test_an_empty_file_is_refused(self, tmp_path: Path, suffix: str) -> None:
        assert refusal(written(tmp_path, f"tom{suffix}", ""))

    def test_a_file_too_large_for_answers_is_not_even_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(answer_file, "MAX_BYTES", 10)
        assert "för stor" in refusal(written(tmp_path, "stor.csv", "x" * 11))


class TestJson:
    @pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"answers": rows}])
    def test_a_list_of_answers_is_read(self, tmp_path: Path, wrap: object) -> None:
        assert callable(wrap)
        path = written(tmp_path, "svar.json", json.dumps(wrap([GOOD])))
        (row,) = read_answer_file(path)
        assert (row.place, *fields(row)) == ("svar 1", "Älvsjö", "2025", "q1", "ja", "Åh\nnej")

    def test_swedish_names_a_bom_and_a_missing_comment_are_fine(self, tmp_path: Path) -> None:
        text = '[{"Enhet": "A", "år": "2025", "fråga": "q", "svar": 0.5, "annat": {}}]'
        (row,) = read_answer_file(written(tmp_path, "svar.json", text, "utf-8-sig"))
        assert fields(row) == ("A", "2025", "q", "0.5", "")

    def test_no_answers_are_no_rows(self, tmp_path: Path) -> None:
        assert read_answer_file(written(tmp_path, "svar.json", "[]")) == ()

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[\n{"unit": }]', "inte giltig JSON: rad 2, tecken 10"),
            ("{}", "en lista med svar"),
            ('"text"', "en lista med svar"),
            ("[1, 2]", "en lista med svar"),
            ('[{"unit": "A"}]', "saknar kolumnen year, question, answer"),
            ("[" * 100_000, "för djupt nästlad"),
            ('[{"year": ' + "9" * 5000 + "}]", "orimligt stort tal"),
        ],
    )
    def test_what_is_no_list_of_answers_is_said_in_words(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        assert said in refusal(written(tmp_path, "svar.json", text))

    def test_another_encoding_is_named(self, tmp_path: Path) -> None:
        assert "UTF-8" in refusal(written(tmp_path, "svar.json", '["å"]', "cp1252"))

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ('{"answer": ["ja"]}', "”answer” har fel slags värde"),
            ('{"answer": true}', "”answer” har fel slags värde"),
            ('{"unit": 7}', "”unit” har fel slags värde"),
            ('{"answer": "ja", "answer": "nej"}', "”answer” står två gånger"),
            ('{"svar": "ja", "answer": "nej"}', "”answer” står två gånger"),
        ],
    )
    def test_a_wrong_answer_is_a_row_with_its_fault(
        self, tmp_path: Path, text: str, fault: str
    ) -> None:
        path = written(tmp_path, "svar.json", f"[{json.dumps(GOOD)}, {text}]")
        good, wrong = read_answer_file(path)
        assert (good.fault, wrong.place, wrong.fault) == ("", "svar 2", fault)

    def test_half_a_character_and_control_characters_go(self, tmp_path: Path) -> None:
        text = json.dumps([GOOD | {"comment": "a\ud83d\x00b", "unit": " A\r\nB "}])
        (row,) = read_answer_file(written(tmp_path, "svar.json", text))
        assert (row.unit, row.comment) == ("A B", "ab")


class TestCsv:
    @pytest.mark.parametrize("separator", [";", ",", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_what_excel_writes_is_read(
        self, tmp_path: Path, separator: str, encoding: str, line_end: str
    ) -> None:
        lines = [HEADER, ["Älvsjö", "2025", "q1", "ja", "Öl – ”bra”"]]
        text = line_end.join(separator.join(line) for line in lines) + line_end
        (row,) = read_answer_file(written(tmp_path, "svar.csv", text, encoding))
        assert (row.place, *fields(row)) == ("rad 2", "Älvsjö", "2025", "q1", "ja", "Öl – ”bra”")

    def test_texts_stay_texts(self, tmp_path: Path) -> None:
        text = "unit;year;question;answer;comment\nNA;2025;007;1,50;NULL\n"
        (row,) = read_answer_file(written(tmp_path, "svar.csv", text))
        assert fields(row) == ("NA", "2025", "007", "1,50", "NULL")

    def test_quoted_separators_and_line_breaks_belong_to_the_text(self, tmp_path: Path) -> None:
        text = 'unit;year;question;answer;comment\r\nA;2025;q;ja;"ett; ""två""\r\ntre"\r\n'
        (row,) = read_answer_file(written(tmp_path, "svar.csv", text))
        assert row.comment == 'ett; "två"\ntre'

    def test_columns_may_stand_in_any_order_and_under_swedish_names(self, tmp_path: Path) -> None:
        text = "Svar;Fråga;ÅR;annat; Enhet \nja;q;2025;x;A\n"
        (row,) = read_answer_file(written(tmp_path, "svar.csv", text))
        assert fields(row) == ("A", "2025", "q", "ja", "")

    def test_rows_are_named_as_excel_numbers_them_past_empty_ones(self, tmp_path: Path) -> None:
        text = "unit;year;question;answer\n\n;;;\nA;2025;q;ja\n\n"
        (row,) = read_answer_file(written(tmp_path, "svar.csv", text))
        assert row.place == "rad 4"

    @pytest.mark.parametrize(
        ("line", "fault"),
        [
            ("A;2025;q", "raden har färre fält än rubrikraden"),
            ("A;2025;q;ja;k;mer", "raden har fler fält än rubrikraden"),
        ],
    )
    def test_a_row_of_another_width_is_a_fault_and_nothing_is_dropped(
        self, tmp_path: Path, line: str, fault: str
    ) -> None:
        path = written(tmp_path, "svar.csv", f"{';'.join(HEADER)}\n{line}\nA;2025;q;ja;k\n")
        wrong, good = read_answer_file(path)
        assert (wrong.place, wrong.fault, good.fault) == ("rad 2", fault, "")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("enhet;år\nA;2025\n", "saknar kolumnen question, answer"),
            ("unit;enhet;year;question;answer\n", "har kolumnen unit två gånger"),
            ('unit;year;question;answer\n"A', "går inte att tolka som en tabell"),
            ("helt annat", "saknar kolumnen"),
        ],
    )
    def test_another_table_is_refused(self, tmp_path: Path, text: str, said: str) -> None:
        assert said in refusal(written(tmp_path, "svar.csv", text))

    def test_a_very_long_comment_is_kept_whole(self, tmp_path: Path) -> None:
        text = f"{';'.join(HEADER)}\nA;2025;q;ja;{'å' * 50_000}\n"
        (row,) = read_answer_file(written(tmp_path, "svar.csv", text))
        assert row.comment == "å" * 50_000

    def test_a_field_longer_than_any_comment_is_said_in_words(self, tmp_path: Path) -> None:
        text = f"{';'.join(HEADER)}\nA;2025;q;ja;{'å' * 200_000}\n"
        assert "tolka" in refusal(written(tmp_path, "svar.csv", text))


class TestXlsx:
    def test_numbers_as_cells_are_read_as_they_are_seen(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path, list(HEADER), ["A", 2025, "q", 0.5, None], ["B", 2025.0, "q", 2, "c"]
        )
        assert [fields(row) for row in read_answer_file(path)] == [
            ("A", "2025", "q", "0.5", ""),
            ("B", "2025", "q", "2", "c"),
        ]

    def test_words_that_pandas_takes_for_gaps_stay_words(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER), ["NA", 2025, "null", "n/a", "nan"])
        (row,) = read_answer_file(path)
        assert fields(row) == ("NA", "2025", "null", "n/a", "nan")

    def test_rows_are_named_as_excel_numbers_them_past_empty_ones(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER), [], [None, " "], ["A", 2025, "q", "ja"])
        (row,) = read_answer_file(path)
        assert row.place == "rad 4"

    def test_a_formula_that_was_never_computed_is_empty(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER), ["A", 2025, "q", "ja", "=cmd|'/c calc'!A1"])
        (row,) = read_answer_file(path)
        assert row.comment == ""

    def test_what_excel_could_not_compute_is_seen(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER), ["A", 2025, "q", "#N/A", ""])
        (row,) = read_answer_file(path)
        assert row.answer == "#N/A"

    def test_a_date_in_the_year_is_no_year_but_is_shown(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER), ["A", dt.date(2025, 5, 22), "q", "ja"])
        (row,) = read_answer_file(path)
        assert row.year.startswith("2025-05-22")

    def test_drop_down_lists_and_colours_do_not_disturb(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER), ["A", 2025, "q", "ja", ""])
        book = load_workbook(path)
        assert book.active is not None
        book.active.add_data_validation(DataValidation("list", formula1='"ja,nej"', sqref="D2"))
        book.save(path)
        with zipfile.ZipFile(path) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        # Excel says what it newly can in extensions, at which openpyxl warns.
        sheet = parts["xl/worksheets/sheet1.xml"].replace(
            b"</worksheet>",
            b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
        )
        with zipfile.ZipFile(path, "w") as target:
            for name, data in (parts | {"xl/worksheets/sheet1.xml": sheet}).items():
                target.writestr(name, data)
        assert len(read_answer_file(path)) == 1

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"unit;year\n", "är inte en Excel-fil"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "som programmet inte läser"),
            (b"PK\x05\x06" + bytes(18), "inget dokument"),
        ],
    )
    def test_what_is_no_workbook_is_refused(
        self, tmp_path: Path, content: bytes, words: str
    ) -> None:
        assert words in refusal(written(tmp_path, "svar.xlsx", content))

    def test_a_workbook_that_swells_is_refused(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER))
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as target:
            target.writestr("xl/worksheets/sheet9.xml", " " * 30_000_000)
        assert "blir för stor" in refusal(path)

    @pytest.mark.timeout(60)
    def test_cells_far_away_take_no_room(self, tmp_path: Path) -> None:
        row = ["A", 2025, "q", "ja", ""]
        path = workbook(tmp_path, list(HEADER), row)
        book = load_workbook(path)
        assert book.active is not None
        book.active.cell(2, 16_384, "långt bort")
        book.active.cell(200_000, 1, "A")
        book.save(path)
        rows = read_answer_file(path)
        assert [each.place for each in rows] == ["rad 2", "rad 200000"]
        assert all(each.fault for each in rows)

    def test_a_workbook_cut_short_is_refused_at_every_length(self, tmp_path: Path) -> None:
        whole = workbook(tmp_path, list(HEADER), ["A", 2025, "q", "ja", ""]).read_bytes()
        for length in range(0, len(whole), 211):
            assert refusal(written(tmp_path, "kort.xlsx", whole[:length]))

    @pytest.mark.parametrize("place", range(60, 2000, 97))
    def test_a_damaged_workbook_is_read_or_refused_in_words(
        self, tmp_path: Path, place: int
    ) -> None:
        whole = workbook(tmp_path, list(HEADER), ["A", 2025, "q", "ja", ""]).read_bytes()
        damaged = whole[:place] + bytes(byte ^ 0x55 for byte in whole[place : place + 3])
        path = written(tmp_path, "skadad.xlsx", damaged + whole[place + 3 :])
        try:
            rows = read_answer_file(path)
        except FileError:
            return
        assert [fields(row) for row in rows] == [("A", "2025", "q", "ja", "")]

    def test_a_workbook_with_broken_xml_is_refused(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, list(HEADER))
        with zipfile.ZipFile(path) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        with zipfile.ZipFile(path, "w") as target:
            for name, data in (parts | {"xl/workbook.xml": b"<workbook>"}).items():
                target.writestr(name, data)
        assert "är inte en Excel-fil" in refusal(path)

    def test_another_table_is_refused(self, tmp_path: Path) -> None:
        assert "saknar kolumnen" in refusal(workbook(tmp_path, ["Namn", "Poäng"], ["A", 1]))
