"""What rows of a list answer beside Qt's own roles."""

from PySide6.QtCore import Qt

SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 10
"""What stands below the name, a text; empty where nothing does."""
