"""The window; only here and in app.py is Qt known."""
