"""What readers of the index raise where its files are not as they were written."""


class Damaged(Exception):
    """There is no build that could be read: none yet, of another version, or damaged."""
