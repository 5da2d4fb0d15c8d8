"""Every edit of the window as a small command that can be undone."""
