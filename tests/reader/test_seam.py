"""When a frame is drawn: answers that wait are drawn once, and no frame is owed twice."""

from reader.screens.frame import Frame
from reader.terminal.seam import FrameApp


class Counting(FrameApp):
    """Counts the frames that it is asked to draw."""

    def __init__(self) -> None:
        super().__init__(None)
        self.drawn = 0

    def frame(self) -> Frame | None:
        """Nothing to see."""

    def show_stock(self) -> None:
        """One more."""
        self.drawn += 1


async def test_a_frame_is_drawn_at_once_where_nothing_waits() -> None:
    app = Counting()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.drawn = 0
        assert not app.message_queue_size
        app.show_soon()
        assert app.drawn == 1


async def test_all_that_waits_is_drawn_once() -> None:
    app = Counting()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.drawn = 0
        app.call_later(lambda: None)
        for _ in range(5):
            app.show_soon()
        assert app.drawn == 0
        await pilot.pause()
        assert app.drawn == 1


async def test_a_frame_drawn_meanwhile_is_not_owed_any_more() -> None:
    app = Counting()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.drawn = 0
        app.call_later(lambda: None)
        app.show_soon()
        app.show()
        await pilot.pause()
        assert app.drawn == 1
