"""A plan out of one file as a workbook and into another: the same plan."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.drafts import template_of
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.plan_import.imported import import_document
from tests.domain.plan_strategies import templates


def _template(document: Document, plan_id: PlanId) -> PlanTemplate:
    kinds = {unit.name: unit.kind for unit in document.units.all()}
    return template_of(document.plans.plan(plan_id), kinds)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(templates())
def test_any_plan_is_the_same_in_the_file_that_its_workbook_is_read_into(
    template: PlanTemplate,
) -> None:
    with TemporaryDirectory() as name:
        folder, library = Path(name), Library(paths.resources())
        first = Document.create(folder / "en.andts", library)
        second = Document.create(folder / "annan.andts", library)
        plan_id = first.plans.add(template)
        workbook = folder / "plan.xlsx"
        workbook.write_bytes(first.exports.plan(plan_id, workbook, dt.date(2026, 1, 31)))

        imported = second.imports.add(import_document(workbook).understood)

        assert _template(second, imported) == _template(first, plan_id)
        assert [each.words for each in second.versions.all(imported)] == [
            each.words for each in first.versions.all(plan_id)
        ]
        again = first.merges.difference(
            plan_id, import_document(workbook).understood.template, remove_missing=True
        )
        assert again.is_empty
        first.close()
        second.close()
