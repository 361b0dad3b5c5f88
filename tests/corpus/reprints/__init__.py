"""Tests of `corpus.reprints`."""
