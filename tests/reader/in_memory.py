"""A text in memory, and strategies for text that is hard to lay out."""

from hypothesis import strategies as st


class MemoryText:
    """A `ByteText` of given bytes that counts how many bytes were read from it."""

    def __init__(self, data: bytes, size: int | None = None) -> None:
        self.data = data
        self.size = len(data) if size is None else size
        self.bytes_read = 0

    def read(self, start: int, end: int) -> bytes:
        found = self.data[max(0, start) : max(0, end)]
        self.bytes_read += len(found)
        return found


# Blanks of several kinds, marks, joiners, selectors, wide characters and their punctuation, flags,
# Hangul jamo, right-to-left letters, controls.
AWKWARD = (
    "abc  \t\r\x0b\x0c\x1b\x85\u2028\xa0\u200b\u200c\u200d\ufe0f\u0301\u20dd\u3000\u2003\xad\ufeff"
    "中文字「」。、，（）한국\u1112\u1161\u11ab👩🔬👍🏽❤⌚🇫🇷🏴\U000e0067شسלק\u0915\u094d\u0937\u0e33-.,!([\"'"
)
WORDS = st.text(alphabet="ab ", max_size=120)
TEXT = st.one_of(
    WORDS,
    st.text(alphabet=AWKWARD, max_size=60),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
)
LINE = TEXT.map(lambda text: text.replace("\n", " "))
