"""The rules of the architecture, as sentences that can fail."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "andts_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}

# Qt and ReportLab call these by names of their own; ruff asks there for a reason each time.
CALLED_BY_OTHERS = {"ui", "app.py", "demo.py", "reports"}
HEAVY = (
    "docx",
    "lxml",
    "numpy",
    "odfdo",
    "openpyxl",
    "pandas",
    "pikepdf",
    "pypdfium2",
    "reportlab",
)
NOT_AT_ONCE = (
    "difflib",
    "sqlite_utils",
    "andts_desktop.db.migrations",
    "andts_desktop.document.answer_files",
    "andts_desktop.document.collections",
    "andts_desktop.document.comparisons",
    "andts_desktop.document.imports",
    "andts_desktop.document.instruments",
    "andts_desktop.document.merges",
    "andts_desktop.document.reports",
    "andts_desktop.document.sheets",
    "andts_desktop.document.whole_plans",
    "andts_desktop.domain.answer_rows",
    "andts_desktop.domain.collection",
    "andts_desktop.domain.instrument_check",
    "andts_desktop.domain.markup",
    "andts_desktop.domain.measures",
    "andts_desktop.domain.plan_diff",
    "andts_desktop.domain.plan_match",
    "andts_desktop.domain.plan_merge",
    "andts_desktop.domain.plan_snapshot",
    "andts_desktop.domain.plan_steps",
    "andts_desktop.domain.plan_template",
    "andts_desktop.domain.sheets",
    "andts_desktop.domain.template_follow_up",
    "andts_desktop.exchange.plan_import.reading",
    "andts_desktop.exchange.plan_import.understanding",
    "andts_desktop.exchange.instrument_workbook",
    "andts_desktop.exchange.plan_workbook",
    "andts_desktop.exchange.workbook",
    "andts_desktop.ui.dialogs",
    "andts_desktop.ui.importing",
    "andts_desktop.ui.pages.plan",
)


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def outside(*names: str) -> Iterator[tuple[Path, ast.Module]]:
    for path, tree in TREES.items():
        if path.relative_to(PACKAGE).parts[0] not in names:
            yield path, tree


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def test_imports_point_the_way_that_the_contracts_say() -> None:
    finished = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout
    assert "0 broken" in finished.stdout


def test_only_db_holds_sql() -> None:
    sql = re.compile(
        r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|"
        r"CREATE\s+(TABLE|INDEX)|ALTER\s+TABLE|DROP\s+TABLE|PRAGMA\s+\w+)\b",
        re.DOTALL,
    )
    found = [
        f"{place(path)}:{line}"
        for path, tree in outside("db")
        for line, text in texts(tree)
        if sql.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc", "core", "manager"])
def test_no_module_is_named_after_nothing(name: str) -> None:
    parts = {part.removesuffix(".py") for path in MODULES for part in path.parts}
    assert name not in parts


def test_a_module_begins_with_a_sentence_that_says_what_it_is_for() -> None:
    silent = [place(path) for path, tree in TREES.items() if not ast.get_docstring(tree)]
    assert silent == []


def test_names_of_our_own_are_written_with_underscores() -> None:
    camel = re.compile(r"^_*[a-z]+[a-z0-9]*[A-Z]")
    found = [
        f"{place(path)}: {name}"
        for path, tree in outside(*CALLED_BY_OTHERS)
        for node in ast.walk(tree)
        for name in defined_names(node)
        if camel.match(name)
    ]
    assert found == []


def defined_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        return [node.name, *(argument.arg for argument in arguments)]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    return []


def test_modules_stay_short() -> None:
    long = {
        place(path): lines
        for path in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert long == {}


def test_there_is_no_commit_but_the_one_of_the_transaction() -> None:
    found = [
        f"{place(path)}:{node.lineno}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "executescript"}
    ]
    assert found == []


def test_the_domain_knows_no_clock() -> None:
    found = [
        f"{place(path)}:{node.lineno}"
        for path, tree in TREES.items()
        if place(path).startswith("domain/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"now", "today", "utcnow"}
    ]
    assert found == []


def test_nothing_is_left_to_be_done_later() -> None:
    marks = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
    found = [place(path) for path in MODULES if marks.search(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "module", ["andts_desktop.document", "andts_desktop.cli", "andts_desktop.app"]
)
def test_starting_pulls_in_nothing_heavy(module: str) -> None:
    code = (
        f"import sys, {module}\n"
        f"print([name for name in {HEAVY + NOT_AT_ONCE} if sys.modules.get(name)])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert finished.stdout == "[]\n", finished.stderr


def test_showing_a_file_pulls_in_nothing_heavy(tmp_path: Path) -> None:
    file = tmp_path / "farsta.andts"
    program = ["-m", "andts_desktop"]
    variables = os.environ | {"ANDTS_QUIT_WHEN_SHOWN": "1", "HOME": str(tmp_path)}
    make = ["new", str(file), "--template", "stockholm-2023-2026", "--unit", "Farsta"]
    subprocess.run([sys.executable, *program, *make], env=variables, cwd=ROOT, check=True)
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", *program, str(file)],
        env=variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.stdout.startswith("visible"), finished.stderr
    loaded = {line.rpartition("|")[2].strip() for line in finished.stderr.splitlines()}
    assert "andts_desktop.ui.pages.overview_plan" in loaded
    assert loaded.isdisjoint(HEAVY + NOT_AT_ONCE)


def test_pandas_can_still_be_imported_where_it_is_needed() -> None:
    code = "import andts_desktop.db.data_file, pandas, numpy; print(pandas.DataFrame([1]).size)"
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert finished.stdout == "1\n", finished.stderr
