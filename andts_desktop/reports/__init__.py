"""Values to PDF: the only place with ReportLab."""
