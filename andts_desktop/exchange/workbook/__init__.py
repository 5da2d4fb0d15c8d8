"""Workbooks of our own: sheets of records that people edit and the program reads again."""
