"""Taking a terminal and giving it back, before anything else is loaded."""

import os
import termios

from reader.terminal.older import WIPE, has_alternate_screen, known

TYPE_CHECKING = False  # as `typing` has it, which takes longer to load than the page to draw
if TYPE_CHECKING:
    from typing import Any

ENTER = "\x1b[?1049h"
"""To the alternate screen; said twice, some terminals clear it."""
LEAVE = "\x1b[?1049l"
HIDE_CURSOR = "\x1b[?25l"
SHOW_CURSOR = "\x1b[?25h"
NO_WRAP = "\x1b[?7l"
WRAP = "\x1b[?7h"
LEAVE_REGION = "\x1b[m\x1b[r"
"""Plain style, and the whole screen scrolls again."""

_LFLAG, _IFLAG, _CC = 3, 0, 6
# `signal` makes enumerations of them, which takes longer than the page.
_signal: "Any" = __import__("_signal")


class Entry:
    """A terminal that was taken. attributes: those it had, for whoever gives it back."""

    def __init__(self, descriptor: int = 0, output: int = 1) -> None:
        """Take the terminal: keys come one by one, are not echoed and wait to be read.

        Raises OSError, termios.error.
        """
        self._descriptor, self._output = descriptor, output
        self.handed_over = False
        """Whether somebody else gives it back."""
        self.attributes: list[Any] = termios.tcgetattr(descriptor)
        taken = termios.tcgetattr(descriptor)
        taken[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        taken[_IFLAG] &= ~(
            termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
        )
        taken[_CC][termios.VMIN] = 1
        # Not TCSAFLUSH: it would throw away what was typed ahead.
        termios.tcsetattr(descriptor, termios.TCSANOW, taken)
        self._watch()

    def _watch(self) -> None:
        """Give the terminal back before a signal ends the process; stop only once it is handed on.

        Whoever takes the terminal over sets handlers of its own. What is ignored stays so.
        """
        try:
            for number in (_signal.SIGHUP, _signal.SIGQUIT, _signal.SIGTERM):
                if _signal.getsignal(number) == _signal.SIG_DFL:
                    _signal.signal(number, self._ended)
            _signal.signal(_signal.SIGTSTP, _signal.SIG_IGN)
        except ValueError:
            pass  # not on the main thread, where no page is drawn

    def _ended(self, number: int, _frame: object) -> None:
        self._give_back()
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _unwatch(self) -> None:
        try:
            for number in (_signal.SIGHUP, _signal.SIGQUIT, _signal.SIGTERM):
                if _signal.getsignal(number) == self._ended:
                    _signal.signal(number, _signal.SIG_DFL)
            if _signal.getsignal(_signal.SIGTSTP) == _signal.SIG_IGN:
                _signal.signal(_signal.SIGTSTP, _signal.SIG_DFL)
        except ValueError:
            pass

    def enter(self, page: str) -> None:
        """Go to the alternate screen, where there is one, and draw a page there. Raises OSError."""
        self.send(f"{known(ENTER, NO_WRAP)}{page}")

    def send(self, text: str) -> None:
        """Write to the terminal. Raises OSError."""
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(self._output, data) :]

    def undo(self) -> None:
        """Give the terminal back as it was; one that is gone needs nothing."""
        if self.handed_over:
            return
        self.handed_over = True
        self._give_back()
        self._unwatch()

    def _give_back(self) -> None:
        try:
            wiped = "" if has_alternate_screen() else WIPE
            self.send(f"{LEAVE_REGION}{wiped}{known(WRAP, LEAVE, SHOW_CURSOR)}")
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self.attributes)
        except (OSError, termios.error):
            pass  # it is gone
