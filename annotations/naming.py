"""How sidecars and the codebook are called. Pure."""

import re
from pathlib import Path

CODEBOOK = "glossator.toml"
"""The file of a corpus that holds its codebook."""
_NAME = re.compile(r"(?P<document>.+)\.(?P<annotator>[a-z0-9_-]+)\.annotations\.json", re.DOTALL)


def sidecar_path(document: Path, annotator: str) -> Path:
    """Where `annotator` keeps the annotations of `document`: beside it."""
    return document.with_name(f"{document.name}.{annotator}.annotations.json")


def parse_sidecar_name(path: Path) -> tuple[str, str] | None:
    """The document's file name and the annotator, None where it is no sidecar's name."""
    match = _NAME.fullmatch(path.name)
    return (match["document"], match["annotator"]) if match else None
