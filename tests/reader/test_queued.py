"""Keys and pastes that came before an answer: heard once it is there, in their order."""

from dataclasses import replace

import pytest

from reader.actions import Mode
from reader.answers.queued import replayed
from reader.effects import ListLibrary, Open, Quit
from reader.keys import Paste
from tests.reader.harness import Reader


def test_keys_are_heard_in_their_order_and_what_they_ask_for_comes_after(library: Reader) -> None:
    state, effects = replayed(replace(library.state, queued=("j", "j")), (ListLibrary(),))
    assert state.library_list.selected == 2
    assert state.queued == ()
    assert effects[0] == ListLibrary()


def test_a_paste_among_keys_is_text_of_the_prompt_that_they_opened(library: Reader) -> None:
    state, _ = replayed(replace(library.state, queued=("f", Paste("j q"), "x")), ())
    assert state.mode is Mode.PROMPT
    assert state.prompt is not None
    assert state.prompt.text == "j qx"


def test_keys_behind_one_that_opens_a_document_wait_for_it(library: Reader) -> None:
    state, effects = replayed(replace(library.state, queued=("j", "enter", "l", "l")), ())
    assert state.opening == state.library[1].name
    assert state.queued == ("l", "l")
    assert any(isinstance(effect, Open) for effect in effects)


@pytest.mark.parametrize(("keys", "hurried"), [(("enter", "l"), True), (("enter",), False)])
def test_keys_that_came_together_still_did_so_while_they_wait_again(
    library: Reader, keys: tuple[str, ...], hurried: bool
) -> None:
    waiting = replace(library.state, queued=keys, hurried=True)
    assert replayed(waiting, ())[0].hurried is hurried
    alone = replace(waiting, hurried=False)
    assert not replayed(alone, ())[0].hurried


def test_q_that_came_alone_leaves_at_once_and_nothing_behind_it_is_heard(library: Reader) -> None:
    state, effects = replayed(replace(library.state, queued=("q", "j")), ())
    assert any(isinstance(effect, Quit) for effect in effects)
    assert state.library_list.selected == 0


def test_q_among_keys_that_came_together_leaves_nothing(library: Reader) -> None:
    waiting = replace(library.state, queued=("q", "j"), hurried=True)
    state, effects = replayed(waiting, ())
    assert not any(isinstance(effect, Quit) for effect in effects)
    assert state.library_list.selected == 1
    assert not state.hurried
