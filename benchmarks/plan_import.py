"""How long the import of a plan of 200 pages takes, beside plain reading of the same file.

The yardsticks only fetch the text: python-docx every paragraph and cell, PDFium the text of
every page. Each run has a process of its own, so that its memory is its own. The longest wait is
the longest time between two calls of progress, after which a Cancel is heeded.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median

from own_process import print_result, run_alone

PAGES = 200
ROWS = 5
REPETITIONS = 3
GOAL_SECONDS = 10.0
GOAL_WAIT = 0.5
GOAL_CALLS = 20
HEADER = ("Aktivitet", "Indikatorer", "Ansvar", "Samverkansparter")
PROSE = (
    "Arbetet bedrivs tillsammans med skola, socialtjänst, fritid och polis och följs upp varje "
    "år. Nämnderna svarar för att det som planen säger blir gjort inom det egna ansvaret. "
)


def main() -> None:
    """Measure both kinds and print a table."""
    with tempfile.TemporaryDirectory() as name:
        sources = {"docx": Path(name) / "plan.docx", "pdf": Path(name) / "plan.pdf"}
        _write_word(sources["docx"])
        _write_pdf(sources["pdf"])
        columns = "".join(f"{each:>8}" for each in ("s", "ratio", "MB", "calls", "wait"))
        print(f"{'median of ' + str(REPETITIONS):24}{columns}")
        for kind, path in sources.items():
            results: dict[str, list[dict[str, float]]] = {"plain": [], "import": []}
            for _ in range(REPETITIONS):  # the two take turns, so that both meet the same load
                for task, measured in results.items():
                    measured.append(run_alone(__file__, task, path))
            _print_rows(kind, results)


def _print_rows(kind: str, results: dict[str, list[dict[str, float]]]) -> None:
    yardstick = median(each["seconds"] for each in results["plain"])
    for task, runs in results.items():
        middle = {key: median(each[key] for each in runs) for key in runs[0]}
        row = f"{middle['seconds']:8.2f}{middle['seconds'] / yardstick:8.2f}{middle['peak']:8.0f}"
        if task == "import":
            row += f"{middle['calls']:8.0f}{middle['wait']:8.2f}"
        print(f"{task + ' of ' + str(PAGES) + ' pages ' + kind:24}{row}")
    _judge(kind, results["import"])


def _judge(kind: str, runs: list[dict[str, float]]) -> None:
    """Say which goals are missed; a slow machine is no reason to stop."""
    missed = {
        f"over {GOAL_SECONDS:.0f} s": median(each["seconds"] for each in runs) > GOAL_SECONDS,
        f"fewer than {GOAL_CALLS} calls of progress": runs[0]["calls"] < GOAL_CALLS,
        f"a Cancel waits over {GOAL_WAIT} s": median(each["wait"] for each in runs) > GOAL_WAIT,
        "activities are missing": runs[0]["nodes"] < PAGES * (ROWS + 1),
    }
    for reason in (reason for reason, is_so in missed.items() if is_so):
        print(f"  {kind}: {reason}")


def _run(task: str, path: Path) -> None:
    """Do one task in this process and print what it took."""
    tasks: dict[str, Callable[[Path], dict[str, float]]] = {
        "plain": _plain_pdf if path.suffix == ".pdf" else _plain_word,
        "import": _import,
    }
    start = time.perf_counter()
    result = tasks[task](path)
    seconds = time.perf_counter() - start
    print_result({**result, "seconds": seconds})


def _import(path: Path) -> dict[str, float]:
    from andts_desktop.exchange.plan_import.imported import import_document

    calls = [time.perf_counter()]
    found = import_document(path, lambda _percent: calls.append(time.perf_counter()))
    understood = found.understood
    calls.append(time.perf_counter())
    waits = [later - earlier for earlier, later in pairwise(calls)]
    nodes = sum(1 for _ in understood.template.walk())
    return {"calls": len(calls) - 2, "wait": max(waits), "nodes": nodes}


def _plain_word(path: Path) -> dict[str, float]:
    from docx import Document

    document = Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return {"characters": sum(map(len, texts))}


def _plain_pdf(path: Path) -> dict[str, float]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    return {"characters": sum(map(len, texts))}


def _rows(page: int) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"{page}.{row} Erbjuda stöd till unga och deras familjer, insats {page}-{row}",
            f"Antal tillfällen per år i omgång {row}, fördelat på flickor och pojkar",
            "Socialnämnden",
            "Polismyndigheten och Region Mellanlandet",
        )
        for row in range(1, ROWS + 1)
    ]


def _write_word(path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Handlingsplan ANDTS 2024–2027", "Title")
    for page in range(1, PAGES + 1):
        heading = document.add_heading(f"{page}. Målet för år och omgång {page}", 1)
        heading.paragraph_format.page_break_before = page > 1
        for _ in range(4):
            document.add_paragraph(PROSE * 2)
        table = document.add_table(0, len(HEADER), "Table Grid")
        for texts in (HEADER, *_rows(page)):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    document.save(str(path))


def _write_pdf(path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()
    body, heading = styles["BodyText"], styles["Heading1"]
    story: list[Flowable] = [Paragraph("Handlingsplan ANDTS 2024–2027", styles["Title"])]
    for page in range(1, PAGES + 1):
        story.append(Paragraph(f"{page}. Målet för år och omgång {page}", heading))
        story += [Paragraph(PROSE * 2, body) for _ in range(4)]
        rows = [[Paragraph(text, body) for text in texts] for texts in (HEADER, *_rows(page))]
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        story += [Spacer(0, 12), Table(rows, [42 * mm] * 4, style=grid), PageBreak()]
    SimpleDocTemplate(str(path)).build(story)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
