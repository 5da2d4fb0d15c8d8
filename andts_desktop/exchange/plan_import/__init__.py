"""A plan read out of a document that somebody else made."""

SUFFIXES = (
    ".docx", ".docm", ".xlsx", ".xlsm", ".odt", ".pdf", ".txt", ".md", ".csv", ".html", ".htm",
)  # fmt: skip
"""The names that documents with plans go by; what a file holds decides all the same."""
