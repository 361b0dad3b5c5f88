"""The memory of a process and its children, looked at while they work, for `bench_search.py`."""

import contextlib
import threading
from pathlib import Path

_EVERY = 0.05


class MemoryWatch:
    """Samples the tree of process `pid` until `stop`.

    most: MB, the largest sum of the proportional set sizes (PSS) of all processes at once: what is
    a process's own in full, what n processes share a share of 1/n each; pages of mapped files too.
    """

    def __init__(self, pid: int) -> None:
        self.most = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """End; the most memory seen."""
        self._over.set()
        self._thread.join()
        return self.most

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            self.most = max(self.most, sum(map(_pss, _tree(self._pid))) / 1024)


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            said = Path(f"/proc/{one}/task/{one}/children").read_text("ascii")
            found += map(int, said.split())
    return found


def _pss(pid: int) -> int:
    """KB; 0 of a process that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
