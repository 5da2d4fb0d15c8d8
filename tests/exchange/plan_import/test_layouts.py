"""Plans in the layouts that people use come out as the tree that a coordinator would expect."""

from dataclasses import asdict
from pathlib import Path

import pytest

from andts_desktop.exchange.plan_import.reading import read_pasted, read_source
from andts_desktop.exchange.plan_import.understanding import understand
from andts_desktop.exchange.plan_import.understood import Understood
from tests.exchange.plan_import.tree_facts import Expected, load_expected, scores

PLANS = Path(__file__).parents[2] / "files" / "plans"
SOURCES = sorted(
    path.name
    for path in PLANS.iterdir()
    if path.suffix in {".xlsx", ".docx", ".odt", ".pdf", ".txt", ".md", ".html", ".csv"}
)
GOAL = 0.98


def expected_of(name: str) -> Expected:
    return load_expected(PLANS / f"{name.split('.', maxsplit=1)[0]}.expected.json")


def imported(name: str) -> Understood:
    """Import as the program would; HTML is what a word processor puts on the clipboard."""
    path = PLANS / name
    if path.suffix == ".html":
        plan = (PLANS / f"{path.stem}.txt").read_text(encoding="utf-8")
        return understand(read_pasted(plan, path.read_text(encoding="utf-8")))
    return understand(read_source(path))


def lower_bound(expected: Expected, name: str, group: str) -> float:
    """Return what is asked of the file: the goal, or less where the tree says why."""
    for exception in expected.get("bounds", ()):
        assert exception["reason"]
        if exception["file"] == name and exception["group"] == group:
            return float(exception["bound"])
    return GOAL


@pytest.mark.parametrize("group", ["tree", "fields", "around"])
@pytest.mark.parametrize("name", SOURCES)
def test_a_layout_gives_the_expected_plan(name: str, group: str) -> None:
    expected = expected_of(name)
    score = scores(imported(name).template, expected)[group]
    line = f"{name:18} {group:7} precision {score.precision:.3f}, recall {score.recall:.3f}"
    print(line)
    assert min(score.precision, score.recall) >= lower_bound(expected, name, group), (
        f"{line}\n{score.differences()}"
    )


def words_of(value: object) -> list[str]:
    """Return every text in a tree of plain values."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):  # "when" is how the period is written, not one text more
        value = [part for name, part in value.items() if name != "when"]
    if not isinstance(value, list | tuple):
        return []
    return [text for part in value for text in words_of(part)]


def run_together(text: str) -> str:
    """Return only the letters, since line ends and stars may stand differently."""
    return "".join(each for each in text.casefold() if each.isalnum())


@pytest.mark.parametrize("name", SOURCES)
def test_no_text_is_lost_without_a_word(name: str) -> None:
    understood = imported(name)
    kept = run_together(" ".join(words_of(asdict(understood.template))))
    told = run_together(" ".join(each.text for each in understood.left_out))
    told += run_together(" ".join(words_of([asdict(e) for e in understood.follow_up.values()])))
    wanted = expected_of(name)
    texts = [*words_of(wanted["nodes"]), *words_of(wanted["chapters"])]
    levels = {each["level"] for each in walk(wanted["nodes"])}
    lost = [
        text
        for text in texts
        if text not in levels and run_together(text) not in kept and run_together(text) not in told
    ]
    assert not lost


def walk(nodes: list[Expected]) -> list[Expected]:
    return [each for node in nodes for each in (node, *walk(node.get("children", [])))]


def test_a_table_without_rules_is_no_plan_for_certain() -> None:
    understood = imported("lillsele.pdf")
    assert understood.left_out or understood.unsure()
