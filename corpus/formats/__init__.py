"""Bytes of one file format to canonical text, one module per format."""
