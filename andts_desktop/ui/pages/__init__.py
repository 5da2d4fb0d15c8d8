"""The pages of the window, one for each entry in the navigation."""
