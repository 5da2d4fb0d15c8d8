"""What it costs that every PDF is tagged and archivable, beside plain ReportLab and WeasyPrint.

The same flowables are printed three ways: as our documents are, by ReportLab alone with its own
settings, and, their words as HTML, by WeasyPrint with `pdf/ua-1`. WeasyPrint is left out where
its libraries are missing. Each run has a process of its own, so that its memory is its own; what
is measured begins when the values are there and ends with the bytes, the flowables included.
Seconds are those of the processor: all three work in one thread, and what else runs does not count.
"""

import io
import sys
import time
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from own_process import print_result, run_alone

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from andts_desktop.reports.composer import Composer

FEW, SOME, MANY = 21, 35, 105
"""Chapters; MANY fill 300 pages."""
ROWS = 14
REPETITIONS = 3

GOAL_TIME = 1.8
GOAL_SIZE = 1.6
GOAL_WEASYPRINT = 0.25
GOAL_SECONDS = 15.0
GOAL_PEAK = 400.0
GOAL_GROWTH = 1.25
"""How much longer a page may take in a long document than in a short one."""

_WORDS = (
    "Kommunen följer varje år upp det alkohol- och narkotikaförebyggande arbetet i stadsdelarna. "
    "Resultatet redovisas för nämnden, och samordnaren samtalar med stadsdelsförvaltningarna om "
    "vad som behöver göras. "
)
_PROSE = "\n\n".join([_WORDS * 3] * 3) + f"\n\n- ett första steg\n- ett andra steg\n- {_WORDS}"

Measured = dict[str, float]


def main() -> None:
    """Measure, print a table of ratios, and say which goals are missed."""
    found = {**_medians(SOME), **_medians(MANY)}
    few = {way: _alone(way, FEW) for way in _ways()}
    _print_rows({**{(way, FEW): each for way, each in few.items()}, **found})
    _judge(found, few)


def _ways() -> list[str]:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        print(f"WeasyPrint is left out: {error}")
        return ["tagged", "plain"]
    return ["tagged", "plain", "weasyprint"]


def _medians(chapters: int) -> dict[tuple[str, int], Measured]:
    """Measure both ways by turns, so that they meet the same load."""
    runs: dict[str, list[Measured]] = {"tagged": [], "plain": []}
    for _ in range(REPETITIONS):
        for way, measured in runs.items():
            measured.append(_alone(way, chapters))
    return {
        (way, chapters): {key: median(each[key] for each in measured) for key in measured[0]}
        for way, measured in runs.items()
    }


def _alone(way: str, chapters: int) -> Measured:
    return run_alone(__file__, way, Path(str(chapters)))


def _print_rows(found: dict[tuple[str, int], Measured]) -> None:
    print(f"{'':12}{'pages':>6}{'seconds':>9}{'kB':>7}{'MB':>6}{'time':>7}{'size':>7}")
    for (way, chapters), each in sorted(found.items(), key=lambda item: item[0][1]):
        yardstick = found["plain", chapters]
        print(
            f"{way:12}{each['pages']:6.0f}{each['seconds']:9.2f}{each['size'] / 1024:7.0f}"
            f"{each['peak']:6.0f}{each['seconds'] / yardstick['seconds']:7.2f}"
            f"{each['size'] / yardstick['size']:7.2f}",
            flush=True,
        )


def _judge(found: dict[tuple[str, int], Measured], few: dict[str, Measured]) -> None:
    """Say which goals are missed; a slow machine is no reason to stop."""
    some, many = found["tagged", SOME], found["tagged", MANY]
    plain, other = found["plain", MANY], few.get("weasyprint")
    time_ratio = many["seconds"] / plain["seconds"]
    size_ratio = many["size"] / plain["size"]
    growth = (many["seconds"] / many["pages"]) / (some["seconds"] / some["pages"])
    share = few["tagged"]["seconds"] / other["seconds"] if other else 0
    print(f"time of plain ReportLab {time_ratio:.2f} (goal {GOAL_TIME})")
    print(f"size of plain ReportLab {size_ratio:.2f} (goal {GOAL_SIZE})")
    print(f"time of a page, from {some['pages']:.0f} to {many['pages']:.0f} pages {growth:.2f}")
    if other:
        print(f"time of WeasyPrint {share:.3f} (goal {GOAL_WEASYPRINT})")
    missed = {
        f"tagging takes over {GOAL_TIME} times plain ReportLab's time": time_ratio > GOAL_TIME,
        f"tags make files over {GOAL_SIZE} times as large": size_ratio > GOAL_SIZE,
        f"over {GOAL_WEASYPRINT} of WeasyPrint's time": share > GOAL_WEASYPRINT,
        f"{many['pages']:.0f} pages take over {GOAL_SECONDS:.0f} s": many["seconds"] > GOAL_SECONDS,
        f"over {GOAL_PEAK:.0f} MB of memory": many["peak"] > GOAL_PEAK,
        "a page of a long document takes longer": growth > GOAL_GROWTH,
    }
    for reason in (reason for reason, is_so in missed.items() if is_so):
        print(f"  missed: {reason}")


def _run(way: str, chapters: int) -> None:
    """Print a document one way and tell what it took; what comes first is loaded already."""
    WAYS[way](1)
    start = time.process_time()
    data, pages = WAYS[way](chapters)
    seconds = time.process_time() - start
    print_result({"seconds": seconds, "size": len(data), "pages": pages})


def _tagged(chapters: int) -> tuple[bytes, int]:
    from andts_desktop.reports.composer import Composer
    from andts_desktop.reports.page import DocumentInfo
    from andts_desktop.reports.paper import Paper
    from andts_desktop.reports.print_pdf import print_pdf

    compose = Composer.begin()
    info = DocumentInfo("Årlig uppföljning", "Kommunen", "Mätning", "Mätning")
    made = print_pdf(Paper(info, _story(compose, chapters), compose.user.warnings))
    return made.data, made.pages


def _plain(chapters: int) -> tuple[bytes, int]:
    from reportlab.platypus import BaseDocTemplate, PageTemplate

    from andts_desktop.reports import fonts
    from andts_desktop.reports.composer import Composer
    from andts_desktop.reports.flowables import Heading
    from andts_desktop.reports.page import PageCount, foot, inner_frame

    class Plain(BaseDocTemplate):
        """ReportLab's document as it is, with the contents and the foot that ours have."""

        def afterFlowable(self, flowable: "Flowable") -> None:  # noqa: N802
            if isinstance(flowable, Heading) and flowable.listing:
                entry = (flowable.element.level, flowable.listing, self.page, flowable.key)
                self.notify("TOCEntry", entry)

    def draw_foot(canvas: Any, document: Any) -> None:  # noqa: ANN401
        foot(canvas, "Mätning", f"sida {document.page} av {count.total}")

    out = io.BytesIO()
    template = PageTemplate("inner", [inner_frame()], onPageEnd=draw_foot)
    compose = Composer.begin()
    document = Plain(out, pageTemplates=[template], initialFontName=fonts.REGULAR, invariant=1)
    count = PageCount(lambda: document.page)
    document.multiBuild([count, *_story(compose, chapters)])
    return out.getvalue(), document.page


def _weasyprint(chapters: int) -> tuple[bytes, int]:
    from weasyprint import HTML

    from andts_desktop.reports.composer import Composer

    body = "".join(_html(_story(Composer.begin(), chapters)))
    style = "@page { size: A4; margin: 22mm } body { font: 11pt/1.5 sans-serif }"
    page = f"<html lang=sv><head><title>Mätning</title><style>{style}</style></head>{body}</html>"
    made = HTML(string=page).render(pdf_variant="pdf/ua-1")
    return made.write_pdf(pdf_variant="pdf/ua-1"), len(made.pages)


WAYS = {"tagged": _tagged, "plain": _plain, "weasyprint": _weasyprint}


def _story(compose: "Composer", chapters: int) -> "list[Flowable]":
    from andts_desktop.reports.page import Contents

    story: list[Flowable] = [compose.heading(1, "Årlig uppföljning")]
    story += [compose.heading(2, "Innehåll", outlined=False), Contents()]
    for number in range(1, chapters + 1):
        head = compose.heading(2, f"Kapitel {number}")
        story += compose.headed([head], compose.prose(_PROSE))
        for goal in range(1, 3):
            head = compose.heading(3, f"Mål {number}.{goal}")
            story += compose.headed([head], compose.prose(_WORDS * 2))
            story.append(_table(compose))
    return story


def _table(compose: "Composer") -> "Flowable":
    from andts_desktop.reports.tables import Column

    columns = [Column("Aktivitet", 3, heads_rows=True), Column("Ansvar", 2), Column("Läge", 2)]
    rows = [
        [
            compose.cell(f"Utbilda serveringspersonal, grupp {number}"),
            compose.cell("Socialnämnden"),
            compose.cell("◐ pågår"),
            compose.cell(f"{number},5"),
        ]
        for number in range(ROWS)
    ]
    return compose.table([*columns, Column("Värde", 1, numeric=True)], rows)


def _html(story: "Iterable[Flowable]") -> Iterator[str]:
    from andts_desktop.reports.flowables import Heading, Text
    from andts_desktop.reports.story import rows_of, walk
    from andts_desktop.reports.structure import Tag
    from andts_desktop.reports.tables import DataTable

    for each in walk(story):
        if isinstance(each, Heading):
            yield f"<h{each.element.level}>{escape(each.words)}</h{each.element.level}>"
        elif isinstance(each, Text) and each.element.tag is Tag.LIST_ITEM:
            yield f"<ul><li>{escape(each.words)}</ul>"
        elif isinstance(each, Text):
            yield f"<p>{escape(each.words)}"
        elif isinstance(each, DataTable):
            head, *rows = (
                ["".join(text.words for text in cell) for cell in row] for row in rows_of(each)
            )
            yield "<table><thead><tr>" + "".join(f"<th>{escape(cell)}" for cell in head)
            yield "</thead><tbody>"
            yield from ("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in rows)
            yield "</tbody></table>"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _run(sys.argv[1], int(sys.argv[2]))
    else:
        main()
