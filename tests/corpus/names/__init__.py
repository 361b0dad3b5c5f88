"""Tests of `corpus.names`."""
