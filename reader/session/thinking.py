"""Working out ahead what `c` and `s` will ask for, as long as it is still the same sentence."""

from reader.ahead import ThinkAhead
from reader.modes.pending import pending_for
from reader.session.courtesy import Courtesy


class Thinker:
    """Thinks about the latest sentence alone; one thread does. What it finds is found by asking."""

    def __init__(self, courtesy: Courtesy) -> None:
        self._courtesy = courtesy
        self._latest: ThinkAhead | None = None

    def want(self, effect: ThinkAhead) -> None:
        """From here on only this is worth thinking about."""
        self._latest = effect

    def think(self, effect: ThinkAhead) -> None:
        """Work it out, unless the cursor has gone on; those who work it out remember it."""
        if effect is self._latest:
            self._courtesy.give_way()
        for in_paragraph in (False, True):
            if effect is self._latest and effect.state.reading is not None:
                cursor = effect.state.reading.cursor
                pending_for(
                    effect.state, "", cursor, in_paragraph=in_paragraph, window=effect.window
                )
