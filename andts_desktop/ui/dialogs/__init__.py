"""Dialogs: asked for by the user, never in the way of typing."""
