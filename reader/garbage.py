"""When garbage is looked for: while nobody types, and never among what stays.

Python looks at everything that is alive whenever it has become a quarter more. While a large
library is listed that is many times over, and no thread goes on meanwhile: a key waited for it for
a tenth of a second.
"""

import gc
from collections.abc import Callable
from time import monotonic
from typing import Final

REST: Final = 2.0
"""Seconds without a key after which it is looked for."""
_NEVER: Final = 1 << 30
_MANY: Final = 10
"""Collections of what was made last, since all was looked through, that are worth another look."""
_LONG: Final = 0.02
"""Seconds: what takes so long is much that stays, and is not looked at again."""


class Garbage:
    """Looks after it from here on, from the thread that hears keys."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """What was loaded by now stays as long as the program."""
        self._clock = clock
        gc.freeze()
        gc.enable()
        # What dies young is still found at once; all is looked through only by `rest`.
        gc.set_threshold(*gc.get_threshold()[:2], _NEVER)

    def rest(self, last_key: float) -> bool:
        """Look for it, if there may be some and there was no key for a while; whether it did.

        last_key: when there was, in seconds of the monotonic clock.
        """
        began = self._clock()
        if began - last_key < REST or gc.get_count()[2] < _MANY:
            return False
        gc.collect()
        if self._clock() - began > _LONG:
            gc.freeze()
        return True
