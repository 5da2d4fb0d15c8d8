"""Shows a PDF as it will be printed, and keeps the reader's place when it is written anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QModelIndex,
    QObject,
    QPointF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import button, label

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

ZOOM_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SAY_BUSY_AFTER_MS = 300
_LONGEST_VEIL_MS = 800
_LAST_PAGE_DRAWN_MS = 40
_POINTS_PER_INCH = 72.0


class PdfPreview(QWidget):
    """The pages of a document below each other, with page number and zoom."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._document: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._name = ""
        self._places: dict[str, int] = {}
        self._message = label("", "muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._busy = label("", "muted")
        self._busy_timer = QTimer(self, singleShot=True, interval=_SAY_BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(lambda: self._busy.setText(self.tr("Uppdaterar…")))
        self._pages = QStackedLayout()
        self._pages.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tools())
        column.addLayout(self._pages, 1)
        look.changed.connect(self._paint_ground)
        self._enable_tools()

    @property
    def document(self) -> "QPdfDocument | None":
        """The document that is shown."""
        return self._document

    @property
    def view(self) -> "QPdfView | None":
        """The view of the pages; None until there is something to show."""
        return self._view

    def show_pdf(self, data: bytes, name: str) -> None:
        """Show a PDF; the documents of one `name` share a place and keep it."""
        from PySide6.QtPdf import QPdfDocument

        view = self._view or self._make_view()
        self._veil.cover(view.viewport())
        if self._document is not None:
            self._places[self._name] = view.verticalScrollBar().value()
        old, self._document = self._document, QPdfDocument(self)
        # The document reads from the buffer as long as it lives, so it owns it; and it belongs
        # to this widget, not to the view, which must not outlive it as a child of its own.
        source = QBuffer(self._document)
        source.setData(QByteArray(data))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(source)
        view.setDocument(self._document)
        self._pages.setCurrentWidget(view)
        self._name = name
        view.verticalScrollBar().setValue(self._places.get(name, 0))
        if old is not None:
            old.close()
            old.deleteLater()
        self._enable_tools()
        self._tell_page()

    def show_heading(self, title: str) -> None:
        """Go to the page where a heading of the document's outline stands, if there is one."""
        from PySide6.QtPdf import QPdfBookmarkModel

        view = self._view
        if view is None or self._document is None or not self._shows_pages():
            return
        outline = QPdfBookmarkModel()
        outline.setDocument(self._document)
        page = _page_of(outline, QModelIndex(), title.casefold())
        if page is not None:
            view.pageNavigator().jump(page, QPointF(), 0)

    def show_message(self, text: str) -> None:
        """Show words in place of pages."""
        self._message.setText(text)
        self._pages.setCurrentWidget(self._message)
        self._enable_tools()
        self._tell_page()

    def set_busy(self, busy: bool) -> None:
        """Say that the pages are being written anew, where that takes its time."""
        if not busy:
            self._busy_timer.stop()
            self._busy.setText("")
        elif not self._busy_timer.isActive() and not self._busy.text():
            self._busy_timer.start()

    def scale(self) -> float:
        """Return the scale that the pages are shown in; 1.0 is their size on paper."""
        view = self._view
        if view is None or self._document is None:
            return 1.0
        if view.zoomMode() is view.ZoomMode.Custom:
            return view.zoomFactor()
        margins = view.documentMargins()
        room = view.viewport().width() - margins.left() - margins.right()
        dots = self._document.pagePointSize(0).width() * view.logicalDpiX() / _POINTS_PER_INCH
        return room / dots if dots else 1.0

    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        larger = [step for step in ZOOM_STEPS if step > self.scale() * 1.02]
        self._zoom_to(min(larger, default=ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        smaller = [step for step in ZOOM_STEPS if step < self.scale() * 0.98]
        self._zoom_to(max(smaller, default=ZOOM_STEPS[0]))

    def fit_width(self) -> None:
        """Show the pages as wide as there is room for."""
        view = self._view
        if view is not None:
            share = self._share()
            view.setZoomMode(view.ZoomMode.FitToWidth)
            self._go_to_share(share)
            self._tell_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._veil.lift()
            self._tell_page()
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            return True
        return super().eventFilter(watched, event)

    def _tools(self) -> QHBoxLayout:
        self._page = label("", "muted")
        self._percent = label("", "muted")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(48)
        self._smaller = button("−", "tool", self.zoom_out)
        self._smaller.setAccessibleName(self.tr("Förminska"))
        self._smaller.setToolTip(self.tr("Förminska (Ctrl+minus)"))
        self._larger = button("+", "tool", self.zoom_in)
        self._larger.setAccessibleName(self.tr("Förstora"))
        self._larger.setToolTip(self.tr("Förstora (Ctrl+plus)"))
        self._fit = button(self.tr("Hela bredden"), "tool", self.fit_width)
        self._fit.setToolTip(self.tr("Visa sidorna så breda som de får plats (Ctrl+0)"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._page)
        row.addSpacing(10)
        row.addWidget(self._busy)
        row.addStretch(1)
        for widget in (self._smaller, self._percent, self._larger, self._fit):
            row.addWidget(widget)
        return row

    def _make_view(self) -> "QPdfView":
        from PySide6.QtPdf import QPdfPageRenderer
        from PySide6.QtPdfWidgets import QPdfView

        view = QPdfView(self)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setPageSpacing(12)
        view.setAccessibleName(self.tr("Förhandsvisning av dokumentet"))
        view.viewport().installEventFilter(self)
        view.pageNavigator().currentPageChanged.connect(self._tell_page)
        self._veil = _Veil(view)
        view.verticalScrollBar().valueChanged.connect(self._veil.lift)
        renderer = view.findChild(QPdfPageRenderer)
        if renderer is not None:
            renderer.pageRendered.connect(self._veil.lift_soon)
        self._view = view
        self._pages.addWidget(view)
        self._paint_ground()
        self._add_shortcuts(view)
        return view

    def _add_shortcuts(self, view: "QPdfView") -> None:
        bar = view.verticalScrollBar()
        for key, act in (
            (Qt.Key.Key_Home, lambda: bar.setValue(bar.minimum())),
            (Qt.Key.Key_End, lambda: bar.setValue(bar.maximum())),
        ):
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _zoom_to(self, factor: float) -> None:
        view = self._view
        if view is None:
            return
        share = self._share()
        across = view.horizontalScrollBar()
        share_across = across.value() / across.maximum() if across.maximum() else 0.5
        view.setZoomFactor(factor)
        view.setZoomMode(view.ZoomMode.Custom)
        self._go_to_share(share)
        across.setValue(round(share_across * across.maximum()))
        self._tell_page()

    def _share(self) -> float:
        bar = self._view.verticalScrollBar() if self._view else None
        return bar.value() / bar.maximum() if bar is not None and bar.maximum() else 0.0

    def _go_to_share(self, share: float) -> None:
        if self._view is not None:
            bar = self._view.verticalScrollBar()
            bar.setValue(round(share * bar.maximum()))

    def _tell_page(self) -> None:
        if self._view is None or self._document is None or not self._shows_pages():
            self._page.setText("")
            self._percent.setText("")
            return
        page = self._view.pageNavigator().currentPage() + 1
        text = self.tr("Sida {page} av {count}").format(page=page, count=self._document.pageCount())
        self._page.setText(text)
        self._view.setAccessibleDescription(text)
        self._percent.setText(self.tr("{percent} %").format(percent=round(self.scale() * 100)))

    def _shows_pages(self) -> bool:
        return self._view is not None and self._pages.currentWidget() is self._view

    def _enable_tools(self) -> None:
        for tool in (self._smaller, self._larger, self._fit):
            tool.setEnabled(self._shows_pages())

    def _paint_ground(self) -> None:
        if self._view is not None:
            ground = QPalette(self._view.palette())
            tokens = self._look.tokens
            ground.setColor(
                QPalette.ColorRole.Dark, tokens.ground if tokens.is_dark else tokens.line
            )
            self._view.setPalette(ground)


def _page_of(outline: "QPdfBookmarkModel", above: QModelIndex, title: str) -> int | None:
    """Return the page of the first heading below another that holds a title, from 0."""
    for row in range(outline.rowCount(above)):
        index = outline.index(row, 0, above)
        if title in str(index.data(outline.Role.Title)).casefold():
            return int(index.data(outline.Role.Page))
        page = _page_of(outline, index, title)
        if page is not None:
            return page
    return None


class _Veil(QLabel):
    """What was last seen of the pages, shown until the new ones are drawn: no white flash."""

    def __init__(self, view: "QPdfView") -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.lift)
        self.hide()

    def cover(self, viewport: QWidget) -> None:
        """Show what the viewport shows now."""
        if viewport.isVisible():
            self.setPixmap(viewport.grab())
            self.setGeometry(viewport.geometry())
            self.show()
            self._timer.start(_LONGEST_VEIL_MS)

    def lift_soon(self) -> None:
        """Go away when no more pages are drawn for a moment."""
        if self.isVisible():
            self._timer.start(_LAST_PAGE_DRAWN_MS)

    def lift(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
