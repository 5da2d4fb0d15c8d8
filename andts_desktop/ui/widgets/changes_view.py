"""What has changed in a plan, on screen: each change under its goal, with the words marked."""

from collections.abc import Iterator
from html import escape

from PySide6.QtWidgets import QTextBrowser

from andts_desktop.domain.plan_diff import (
    CHANGE_NAMES,
    ChangeKind,
    ChapterChange,
    NodeChange,
    PlanDiff,
)
from andts_desktop.domain.plan_fields import FieldChange
from andts_desktop.domain.word_marks import Word, WordMark
from andts_desktop.ui.look import Look

_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "–",
    ChangeKind.MOVED: "↕",
    ChangeKind.REWORDED: "✎",
    ChangeKind.RENUMBERED: "#",
}


class ChangesView(QTextBrowser):
    """Shows a PlanDiff; added words underlined, removed words struck through."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._diff: PlanDiff | None = None
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Ändringar"))
        look.changed.connect(self._write)

    def show_diff(self, diff: PlanDiff) -> None:
        """Show what has changed."""
        self._diff = diff
        self._write()

    def _write(self) -> None:
        if self._diff is None:
            return
        parts = list(self._parts(self._diff))
        nothing = escape(self.tr("Ingenting har ändrats."))
        self.setHtml("".join(parts) if parts else f"<p>{nothing}</p>")

    def _parts(self, diff: PlanDiff) -> Iterator[str]:
        if diff.is_empty:
            return
        yield f"<p>{escape(summary_of(diff))}</p>"
        shown: tuple[str, ...] | None = None
        for change in diff.nodes:
            if change.above != shown:
                shown = change.above
                where = " → ".join(shown) if shown else self.tr("Överst i planen")
                yield f'<p style="color:{self._look.tokens.muted}">{escape(where)}</p>'
            yield self._node(change)
        for chapter in diff.chapters:
            yield self._chapter(chapter)
        if diff.details:
            yield f"<p><b>{escape(self.tr('Om planen'))}</b></p>"
            yield "".join(self._field(each) for each in diff.details)

    def _node(self, change: NodeChange) -> str:
        below = ""
        if change.count > 1:
            text = self.tr("med {count} delar under sig").format(count=change.count - 1)
            below = f' <span style="color:{self._look.tokens.muted}">({escape(text)})</span>'
        moved = ""
        if change.is_moved and change.was_above != change.above:
            was = " → ".join(change.was_above) or self.tr("överst i planen")
            moved = f"<br/>{escape(self.tr('låg förut under {where}').format(where=was))}"
        head = f"{self._kinds(change.kinds)} <b>{escape(change.label)}</b>{below}{moved}"
        return f"<p>{head}</p>" + "".join(self._field(each) for each in change.fields)

    def _chapter(self, change: ChapterChange) -> str:
        title = escape(self.tr("Kapitlet {title}").format(title=change.title))
        head = f"<p>{self._kinds(change.kinds)} <b>{title}</b></p>"
        return head + "".join(self._field(each) for each in change.fields)

    def _kinds(self, kinds: tuple[ChangeKind, ...]) -> str:
        tokens = self._look.tokens
        colours = {
            ChangeKind.ADDED: tokens.good,
            ChangeKind.REMOVED: tokens.bad,
            ChangeKind.MOVED: tokens.accent,
            ChangeKind.REWORDED: tokens.accent,
            ChangeKind.RENUMBERED: tokens.accent,
        }
        return " ".join(
            f'<span style="color:{colours[kind]}">{_SIGNS[kind]} {CHANGE_NAMES[kind]}</span>'
            for kind in kinds
        )

    def _field(self, change: FieldChange) -> str:
        words = "".join(self._word(word) for word in change.words)
        name = f'<span style="color:{self._look.tokens.muted}">{escape(change.name)}:</span>'
        return f'<p style="margin-left:24px;margin-top:0">{name} {words}</p>'

    def _word(self, word: Word) -> str:
        text = escape(word.text).replace("\n", "<br/>")
        if word.mark is WordMark.ADDED:
            return f'<u style="color:{self._look.tokens.good}">{text}</u>'
        if word.mark is WordMark.REMOVED:
            return f'<s style="color:{self._look.tokens.bad}">{text}</s>'
        return text


def summary_of(diff: PlanDiff) -> str:
    """Say in Swedish how much has changed: "2 tillagda, 1 borttagen, 3 ändrade"."""
    words = {
        ChangeKind.ADDED: ("tillagd", "tillagda"),
        ChangeKind.REMOVED: ("borttagen", "borttagna"),
        ChangeKind.MOVED: ("flyttad", "flyttade"),
        ChangeKind.REWORDED: ("ändrad", "ändrade"),
        ChangeKind.RENUMBERED: ("omnumrerad", "omnumrerade"),
    }
    counted = [(diff.count(kind), *names) for kind, names in words.items()]
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    if diff.chapters:
        count = len(diff.chapters)
        told.append(f"{count} {'kapitel ändrat' if count == 1 else 'kapitel ändrade'}")
    if diff.details:
        told.append("uppgifter om planen ändrade")
    return ", ".join(told)
