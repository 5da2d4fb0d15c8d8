"""Text without a word processor: plain, markdown, as Word puts it on the clipboard, and CSV."""

import csv
import io
from html import escape
from pathlib import Path

from tests.files.plans.layouts import Expected, Layout, decision, indicators, numbered

CSV_HEADER = (
    "Målområde",
    "Åtgärd",
    "Ansvarig",
    "Samverkansparter",
    "Indikator",
    "Målvärde",
    "Tidplan",
)
WORD_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="utf-8">'
    "<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>"
    '<body lang="SV">\n<!--StartFragment-->\n'
)


def plain_text(plan: Expected, target: Path) -> None:
    """Write what is left of a plan in an e-mail: numbers, blank lines and dashes."""
    lines = [plan["details"]["title"], "", *decision(plan)]
    for chapter in plan["chapters"]:
        lines += ["", chapter["title"].upper(), "", *chapter["text"]]
    for goal in plan["nodes"]:
        lines += ["", f"Mål {goal['number']}. {goal['title']}", "", *goal["text"], ""]
        for activity in goal["children"]:
            lines += [numbered(activity), f"Ansvarig: {activity['lead']}"]
            lines += [f"Indikator: {text}" for text in indicators(activity)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def markdown(plan: Expected, target: Path) -> None:
    """Write headings with # and tables with pipes."""
    lines = [f"# {plan['details']['title']}", "", *decision(plan)]
    for chapter in plan["chapters"]:
        lines += ["", f"## {chapter['title']}", "", *chapter["text"]]
    for goal in plan["nodes"]:
        lines += ["", f"## Mål {goal['number']}: {goal['title']}", "", *goal["text"], ""]
        lines += ["| Aktivitet | Ansvarig | Indikator |", "|---|---|---|"]
        lines += [
            f"| {numbered(each)} | **{each['lead']}** | {'<br>'.join(indicators(each))} |"
            for each in goal["children"]
        ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def from_the_clipboard(plan: Expected, target: Path) -> None:
    """Write the HTML that a word processor hands over on copy."""
    parts = [WORD_HEAD, _paragraph(f"<b>{escape(plan['details']['title'])}</b>", "MsoTitle")]
    parts += [_paragraph(escape(line)) for line in decision(plan)]
    for chapter in plan["chapters"]:
        parts.append(f"<h1>{escape(chapter['title'])}<o:p></o:p></h1>\n")
        parts += [_paragraph(escape(text)) for text in chapter["text"]]
    for goal in plan["nodes"]:
        parts.append(f"<h1>Mål {goal['number']}<span>&nbsp;</span>{escape(goal['title'])}</h1>\n")
        parts += [_paragraph(escape(text)) for text in goal["text"]]
        parts.append(_html_table(goal["children"]))
    parts.append("<!--EndFragment-->\n</body></html>\n")
    target.write_text("".join(parts), encoding="utf-8")


def _paragraph(content: str, kind: str = "MsoNormal") -> str:
    return f"<p class={kind}><span lang=SV>{content}<o:p></o:p></span></p>\n"


def _html_table(activities: list[Expected]) -> str:
    rows = [("<b>Aktivitet</b>", "<b>Ansvarig</b>", "<b>Indikator</b>")]
    rows += [
        (escape(numbered(each)), escape(each["lead"]), "<br>".join(map(escape, indicators(each))))
        for each in activities
    ]
    cells = ["".join(f"<td valign=top>{_paragraph(cell)}</td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{row}</tr>\n" for row in cells)
    return f"<table class=MsoTableGrid border=1 cellspacing=0><tbody>\n{body}</tbody></table>\n"


def semicolons(plan: Expected, target: Path) -> None:
    """Write what Excel saves as CSV in Sweden: code page 1252, semicolons, each goal once."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    for goal in plan["nodes"]:
        name = numbered(goal)
        for action in goal["children"]:
            head = [numbered(action), action["lead"], ", ".join(action.get("partners", []))]
            when = action["when"]
            for indicator in action["indicators"]:
                writer.writerow([name, *head, indicator["text"], indicator.get("target", ""), when])
                name, head, when = "", ["", "", ""], ""
    target.write_bytes(sink.getvalue().encode("cp1252"))


TEXT_LAYOUTS: dict[str, Layout] = {
    "grusasen.txt": plain_text,
    "grusasen.md": markdown,
    "grusasen.html": from_the_clipboard,
    "sodra_asmyra.csv": semicolons,
}
