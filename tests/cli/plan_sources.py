"""Documents with plans, and what the commands say of them as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PLANS = Path(__file__).parents[1] / "files" / "plans"
HEDLUNDA, UNSURE, WITH_STATUS = (
    PLANS / name for name in ("hedlunda.docx", "tallbacka.docx", "bjorkvinge.xlsx")
)


def walk(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from walk(node["children"])


def bare(plan: Any) -> Any:
    """Return a plan's JSON without what a file gives it."""
    text = json.dumps(plan, ensure_ascii=False)
    return json.loads(text, object_hook=lambda each: {k: v for k, v in each.items() if k != "id"})
