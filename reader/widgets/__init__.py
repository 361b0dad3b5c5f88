"""Textual widgets: they turn rows into strips and hold no logic."""
