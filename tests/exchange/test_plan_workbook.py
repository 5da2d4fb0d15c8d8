"""A plan as a workbook and back: the same plan."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from andts_desktop.domain.plan import Chapter, ChapterKind, PlanDetails
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
    read_plan_template,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.plan_workbook import (
    is_own_workbook,
    read_workbook,
    understand_workbook,
    write_workbook,
)
from andts_desktop.paths import resources
from tests.domain.build import LEVELS
from tests.exchange.odd_plans import odd_plans

PLANS = sorted((resources() / "plans").glob("*.json"))


def opened(template: PlanTemplate) -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(template)))


def small(*nodes: NodeDraft, **changes: object) -> PlanTemplate:
    template = PlanTemplate("prov", PlanDetails("Planen"), LEVELS, nodes=nodes)
    return replace(template, **changes)  # type: ignore[arg-type]


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd_plans())
def test_a_workbook_gives_back_the_plan_that_it_was_written_from(template: PlanTemplate) -> None:
    understood = understand_workbook(write_workbook(template), "plan.xlsx")
    assert understood.template == template
    assert understood.left_out == ()


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_template_that_comes_with_the_program_comes_back(path: Path) -> None:
    template = replace(read_plan_template(path.read_text("utf-8"), path.name), follow_up=())
    assert read_workbook(write_workbook(template), path.name) == template


def test_texts_longer_than_a_cell_go_on_in_further_rows() -> None:
    long = "Å🚭 _x000B_\n" * 8_000
    template = small(
        NodeDraft("goal", "Mål", text=long, indicators=(IndicatorDraft(long, target=long),)),
        chapters=(Chapter(ChapterKind.SITUATION, "Läget", long),),
        details=PlanDetails("Planen", source="x" * 40_000),
    )
    assert read_workbook(write_workbook(template), "plan.xlsx") == template


def test_a_name_longer_than_a_cell_is_refused() -> None:
    template = small(units=(UnitDraft("N" * 40_000, UnitKind.BOARD),))
    with pytest.raises(InputError, match="för långt för en cell"):
        write_workbook(template)


def test_a_row_is_a_node_and_an_indicator_stands_below_its_node() -> None:
    indicator = IndicatorDraft("Andel", target="90 %")
    area = NodeDraft("area", "Område", number="1.10", indicators=(indicator,))
    sheet = opened(small(NodeDraft("goal", "Mål", children=(area,))))["Planen"]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        ["mål", "Mål", None, "1"],
        ["insatsområde", "Område", "1.10", "2"],
        ["indikator", "Andel", None, None],
    ]
    assert [sheet.row_dimensions[number].outlineLevel for number in (2, 3, 4)] == [0, 1, 2]
    assert [sheet.cell(number, 2).font.bold for number in (2, 3)] == [True, False]


def test_the_sheet_is_made_for_people() -> None:
    sheet = opened(small(NodeDraft("goal", "=1+1")))["Planen"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:U2"
    assert sheet["B2"].alignment.wrap_text
    assert (sheet["B2"].data_type, sheet["B2"].number_format) == ("s", "@")
    offered = {
        str(each.sqref).partition("2:")[0]: each.formula1
        for each in sheet.data_validations.dataValidation
    }
    assert offered["A"] == "'Val'!$A$2:$A$6"
    assert offered["F"] == "'Enheter'!$A$2:$A$2000"
    assert {"I", "J", "M", "O"} <= offered.keys()


def test_a_row_is_as_high_as_its_text_until_it_is_edited() -> None:
    data = write_workbook(small(NodeDraft("goal", "Mål", text="rad\n" * 3 + "x" * 70)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b'<row r="2" ht="75">' in archive.read("xl/worksheets/sheet1.xml")


def test_own_workbooks_are_known_by_either_mark() -> None:
    data = write_workbook(small())
    book = load_workbook(io.BytesIO(data))
    del book.defined_names["ANDTS_PLAN_1"]
    out = io.BytesIO()
    book.save(out)
    assert is_own_workbook(data)
    assert is_own_workbook(out.getvalue())


def test_other_data_is_not_ours() -> None:
    out = io.BytesIO()
    Workbook().save(out)
    assert not is_own_workbook(out.getvalue())
    assert not is_own_workbook(out.getvalue()[:300])
    assert not is_own_workbook(b"")
