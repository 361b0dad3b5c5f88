"""The Textual application: keys in, frames out. What they mean is not decided here.

Every key goes through one place, in the order it was typed, whatever has focus: a burst of keys
is heard key by key by the mode that the key before left.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.timer import Timer

from corpus.library import Corpus
from reader.effects import Copy, Effect, OfTerminal, Quit, Redraw, Suspend, together
from reader.garbage import Garbage
from reader.keys import key_name
from reader.modes.places import leave_asked
from reader.modes.stack import remember
from reader.modes.step import Step, stay
from reader.mouse import moused
from reader.receive import receive
from reader.router import ALONE, Router, first_effects, has_nothing_to_show, resized, safely
from reader.screens.frame import Frame
from reader.screens.render import render
from reader.session.session import Session
from reader.state import Size, State
from reader.terminal.clipboard import copy
from reader.terminal.guest import Guest
from reader.terminal.painter import Painter
from reader.terminal.seam import FrameApp
from reader.widgets.answer import Answer
from reader.widgets.gestures import gesture_of

LOOK = 2.0
"""Seconds between two looks at what other programs did to what is shown."""


class ReaderApp(FrameApp):
    """The reader over one corpus. layout: of the keyboard, tried first; painter: of frames."""

    TITLE = "gloss"
    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, corpus: Corpus, state: State, layout: str = "", painter: Painter | None = None
    ) -> None:
        super().__init__(painter)
        self.state = replace(state, layout=layout)
        self.session = Session(corpus, state.author, lambda m: self.post_message(Answer(m)))
        self.router = Router()
        self.guest = Guest(lambda: self.call_from_thread(self.leave))
        self.leaving: Timer | None = None

    def on_mount(self) -> None:
        """Begin: list, index, draw."""
        garbage = Garbage()
        self.set_interval(LOOK, lambda: garbage.rest(self.router.last))
        if not self.is_headless:
            self.guest.arrive()
        self.app_resume_signal.subscribe(self, lambda _: self.perform(Redraw()))
        self.session.start()
        self.set_interval(LOOK, self.session.watch)
        self.take((self.state, first_effects(self.state)))

    async def on_event(self, event: events.Event) -> None:
        """Keys, pastes and the mouse in the order they came, before any focus."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.press(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            self.take(safely(self.state, self.router.paste, event.text))
        elif isinstance(event, events.MouseEvent) and not event.is_forwarded:
            self.point(event)
        else:
            await super().on_event(event)

    def press(self, event: events.Key) -> None:
        """One key; it calls off a leave that it came with."""
        if self.leaving is not None:
            self.leaving.stop()
            self.leaving = None
            self.take(leave_asked(self.state))
        self.session.courtesy.heard()
        key = key_name(event.key, event.character)
        self.take(safely(self.state, self.router.press, key, event.time))

    def point(self, event: events.MouseEvent) -> None:
        """One gesture of the mouse."""
        gesture = gesture_of(event)
        if gesture is not None:
            self.take(safely(self.state, moused, gesture, event.x, event.y))

    def on_answer(self, event: Answer) -> None:
        """One answer of the session; several that wait are drawn once, after keys that wait."""
        self.take(safely(self.state, receive, event.message), self.show_soon)

    def on_resize(self, event: events.Resize) -> None:
        """Another size: the same sentence, wrapped anew."""
        self.take(resized(self.state, Size(event.size.width, event.size.height)))

    def take(self, step: Step, show: Callable[[], None] | None = None) -> None:
        """A transition's outcome: the state on the screen, its effects under way."""
        self.state, effects = step
        (show or self.show)()
        for effect in together(effects):
            self.perform(effect)

    def whole_frame(self) -> Frame:
        """What the state looks like."""
        return render(self.state)

    def frame(self) -> Frame | None:
        """Likewise; a page drawn before anything was read stays till then."""
        waits = self.drawn_early and has_nothing_to_show(self.state)
        return None if waits else self.whole_frame()

    def perform(self, effect: Effect) -> None:
        """The terminal's effects here, all others in the session."""
        if isinstance(effect, OfTerminal):
            self.obey(effect)
        else:
            self.session.perform(effect)

    def obey(self, effect: OfTerminal) -> None:
        """One effect that is about the terminal."""
        match effect:
            case Quit():
                self.leaving = self.set_timer(ALONE, self.leave)
            case Suspend():
                self.action_suspend_process()
            case Redraw():
                self.draw_again()
            case Copy(text, said):
                self.take(stay(self.state, f"{said} {copy(text, self.copy_to_clipboard)}".strip()))

    def leave(self) -> None:
        """End, what waits being saved."""
        self.guest.leave()
        for effect in remember(self.state):
            self.session.perform(effect)
        self.exit()
