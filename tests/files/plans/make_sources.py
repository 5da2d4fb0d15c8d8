"""Lay out each expected plan as a document of another kind: the sources of the import tests.

Run "python -m tests.files.plans.make_sources [NAME …]" where LibreOffice is installed. The trees
(*.expected.json) are written by hand and say what a coordinator would expect; the documents are
made from them, so that a test compares a tree with itself by way of a foreign layout.
"""

import sys
from pathlib import Path

from tests.files.plans.layout_pdf import PDF_LAYOUTS
from tests.files.plans.layout_sheets import SHEET_LAYOUTS
from tests.files.plans.layout_text import TEXT_LAYOUTS
from tests.files.plans.layout_word import WORD_LAYOUTS
from tests.files.plans.layout_word_tables import TABLE_LAYOUTS
from tests.files.plans.layouts import load

LAYOUTS = {**SHEET_LAYOUTS, **WORD_LAYOUTS, **TABLE_LAYOUTS, **PDF_LAYOUTS, **TEXT_LAYOUTS}
HERE = Path(__file__).parent
LARGEST = 60_000


def main(names: list[str]) -> None:
    """Write the named sources, or all of them."""
    for file, lay_out in LAYOUTS.items():
        if names and not any(file.startswith(name) for name in names):
            continue
        target = HERE / file
        lay_out(load(target.name.split(".")[0]), target)
        size = target.stat().st_size
        print(f"{file:24}{size:8}")
        if size > LARGEST:
            sys.exit(f"{file} is too large to be kept")


if __name__ == "__main__":
    main(sys.argv[1:])
