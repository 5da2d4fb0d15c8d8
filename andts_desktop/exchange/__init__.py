"""Foreign files to values and back; the only place with pandas and document readers."""
