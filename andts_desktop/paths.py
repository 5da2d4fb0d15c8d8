"""Where files lie: the program's resources and the user's folders."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of templates, instruments, fonts and styles.

    It lies inside the package in a wheel and in a bundle, beside it in a source checkout.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def user_documents() -> Path:
    """Return the folder that file dialogs begin in: the documents, or home where there are none."""
    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def user_settings() -> Path:
    """Return the file that remembers the window and the recent files; its folder is made."""
    folder = Path(platformdirs.user_config_dir("andts-desktop", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "settings.ini"


def user_drafts() -> Path:
    """Return the folder for mail drafts that the user never has to look for; it is made."""
    folder = Path(platformdirs.user_cache_dir("andts-desktop", appauthor=False)) / "utkast"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def user_locks() -> Path:
    """Return the folder of the locks on open files; it is made."""
    folder = Path(platformdirs.user_cache_dir("andts-desktop", appauthor=False)) / "lås"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
