"""The file: the only place with SQL."""
