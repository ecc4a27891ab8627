"""Line numbers of code points: lines count from 1 and end at \\n only, as in editors and in the readers."""

from bisect import bisect_right


class Lines:
    """An index over one text."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> int:
        """The line on which the code point stands."""
        return bisect_right(self._starts, offset)

    def spanned(self, start: int, end: int) -> tuple[int, ...]:
        """The lines from the first to the last code point of start..end (end exclusive)."""
        return tuple(range(self.of(start), self.of(max(start, end - 1)) + 1))

    def span(self, number: int) -> tuple[int, int]:
        """Start and end of the line with this number, line break included. Raises IndexError beyond the last line."""
        if not 1 <= number <= len(self._starts):
            raise IndexError(number)
        end = self._starts[number] if number < len(self._starts) else self._length
        return self._starts[number - 1], end
