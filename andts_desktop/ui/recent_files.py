"""The files that were open lately."""

from pathlib import Path

from PySide6.QtCore import QSettings

_MOST = 8


class RecentFiles:
    """Remembers files in the user's settings, the latest first."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """Return the remembered files that are still there."""
        stored = self._settings.value("recent")
        # A list of one comes back from the settings file as its only text.
        names = [stored] if isinstance(stored, str) else stored
        names = names if isinstance(names, list) else []
        return tuple(path for path in map(Path, names) if path.is_file())

    def add(self, path: Path) -> None:
        """Put a file first."""
        others = [known for known in self.paths() if known != path.resolve()]
        names = [str(each) for each in (path.resolve(), *others)][:_MOST]
        self._settings.setValue("recent", names)
