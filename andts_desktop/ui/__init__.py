"""The window; only here and in app.py is Qt known."""

from andts_desktop.ui.pyside_repair import keep_singletons

keep_singletons()
