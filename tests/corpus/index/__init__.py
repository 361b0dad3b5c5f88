"""Tests of the index: its files, its arrays, what it finds."""
