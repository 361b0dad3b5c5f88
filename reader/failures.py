"""What a user is told when something fails, and the exit code; never a traceback."""

import os
from collections.abc import Callable
from typing import Final

from annotations.errors import AnnotationError
from corpus.errors import CorpusError, QueryError
from reader.errors import ReaderError
from reader.terminal.output import OutputRefused, abandon, done_so_far, flush, tell

WRONG_USE: Final = 2
_INTERRUPTED: Final = 130
_PIPE_CLOSED: Final = 141
_DEBUG: Final = "GLOSS_DEBUG"


def reported(work: Callable[[], int]) -> int:
    """The exit code of `work`, which writes to stdout; what it raises is told on stderr."""
    done_so_far()
    try:
        code = work()
        flush()
    except (Exception, KeyboardInterrupt) as error:
        code = told(error)
        for what in done_so_far():
            _say(f"done all the same, so do not repeat it: {what}")
    return code


def told(error: BaseException) -> int:
    """Tell the user of `error`; the exit code that stands for it."""
    match error:
        case KeyboardInterrupt():
            abandon()
            return _INTERRUPTED
        case BrokenPipeError():
            abandon()
            return _PIPE_CLOSED
        case QueryError():
            _say(error.reason)
            if error.query.strip():
                tell(f"  {error.query}")
                tell(f"  {' ' * _cells(error.query[: error.position])}^")
        case AnnotationError() | CorpusError() | ReaderError():
            _say(str(error))
        case OutputRefused():
            _say(f"the output cannot be written: {error.strerror or error}")
        case OSError():
            _say(of_the_system(error))
        case MemoryError():
            _say("there is not enough memory; what was saved is safe. Free some, or take a part")
        case _:
            _say(
                f"something unforeseen happened ({type(error).__name__}: {error}); what was "
                f"saved is safe. Please report it with what {_DEBUG}=1 in the environment shows"
            )
    if os.environ.get(_DEBUG):
        import traceback  # noqa: PLC0415 - rarely

        for line in "".join(traceback.format_exception(error)).splitlines():
            tell(line)
    return WRONG_USE


def of_work(work: Callable[..., object], error: Exception) -> str:
    """Why `work` failed, in a row of the reader."""
    match error:
        case AnnotationError() | CorpusError() | ReaderError():
            return str(error)
        case OSError():
            return of_the_system(error)
        case _:
            return f"{work.__name__.strip('_')} failed ({error!r}); please report it"


def _say(message: str) -> None:
    try:
        tell(f"gloss: {message}")
    except BrokenPipeError:
        abandon()
    except OSError:
        # stdout is full: what is left in it can't be written, the message still can.
        abandon()
        tell(f"gloss: {message}")


def _cells(text: str) -> int:
    from reader.cells import clusters, shown  # noqa: PLC0415 - only where a query is wrong

    return sum(cluster.cells for cluster in clusters(shown(text)))


def of_the_system(error: OSError) -> str:
    """What the system refused, on which file, and what to do."""
    what = f"{error.filename}: " if error.filename else ""
    return f"{what}{error.strerror or error}; look at its disk and permissions, then try again"
