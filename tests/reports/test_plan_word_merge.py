"""The Word file of a plan, merged into that plan again, changes nothing."""

from pathlib import Path

import pytest

from andts_desktop.domain.plan_diff import compare_plans
from andts_desktop.domain.plan_merge import plan_merge
from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.reports.plan_word import build_plan_word
from tests.domain.plan_strategies import stored
from tests.reports import sample_plans, samples


@pytest.mark.parametrize("name", ["stockholm", "vasteras", "kronoberg", "vaxjo", "nacka"])
def test_a_plans_own_word_file_changes_nothing_in_it(name: str, tmp_path: Path) -> None:
    plan = stored(sample_plans.named(name))
    file = tmp_path / "plan.docx"
    file.write_bytes(build_plan_word(samples.plan_document(plan)))
    merge = plan_merge(plan, import_document(file).understood.template)
    diff = compare_plans(plan, merge.plan)
    assert diff.nodes == ()
    assert diff.details == ()
    assert diff.chapters == ()
    assert merge.missing == ()
    assert merge.added_levels == ()
