"""What the reader left on the disk, by our own checks and, where they are given, by others'."""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.checking import check_sidecar
from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.sidecar import read_sidecar, sidecar_path
from annotations.snapshot import Sidecar


def sidecar_of(document: Path, annotator: str = "anna") -> Path:
    """The sidecar beside a document."""
    return sidecar_path(document, annotator)


def read(document: Path) -> Sidecar:
    """What the sidecar of a document holds; it must be there."""
    found = read_sidecar(sidecar_of(document))
    assert found is not None
    return found


def chains(document: Path) -> dict[str, tuple[str, ...]]:
    """What each claim rests on, by the claim's words: the names along its first chain."""
    sidecar = read(document)
    graph = ClaimGraph.of(AnnotationSet.of(document.name, sidecar))
    said = {}
    for claim in graph.claims:
        quote = claim.targets[0].quote
        ends = next(iter(graph.chains(claim.id)), ())
        sources = [graph.source_of(end) for end in ends]
        said[quote.exact if quote else ""] = tuple(s.name if s else "0" for s in sources)
    return said


def assert_sound(document: Path) -> None:
    """Our own check finds nothing, and every position selects exactly the words quoted."""
    sidecar, data = read(document), document.read_bytes()
    text = data.decode("utf-8")
    digest = f"urn:sha256:{hashlib.sha256(data).hexdigest()}"
    known = {*sidecar.annotations, *sidecar.links}
    assert not check_sidecar(sidecar, text=text, document=digest, known_ids=known)
    for annotation in sidecar.annotations.values():
        for target in annotation.targets:
            if target.position is not None and target.quote is not None:
                span, quote = target.position, target.quote
                assert text[span.start : span.end] == quote.exact
                assert text[: span.start].endswith(quote.prefix)
                assert text[span.end :].startswith(quote.suffix)


def assert_sound_to_others(document: Path, tools: Path) -> None:
    """The checkers that came with the test material find nothing either."""
    if not (tools / "check_w3c.py").is_file():
        pytest.skip("the test material has no checkers beside it")
    if missing := [m for m in ("jsonschema", "pyld") if importlib.util.find_spec(m) is None]:
        pytest.skip(f"the checkers need {' and '.join(missing)}")
    sidecar = sidecar_of(document)
    source = f"urn:sha256:{hashlib.sha256(document.read_bytes()).hexdigest()}"
    required = ["--require-context", "--require-position", "--source", source]
    _run(tools / "check_w3c.py", "--strict", "--rdf", sidecar)
    _run(tools / "check_offsets.py", *required, document, sidecar)


def _run(tool: Path, *arguments: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, tool, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
