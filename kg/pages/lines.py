"""Lines of a text rendition: only "\\n" breaks a line, so that numbers agree with editors and with the findings."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `number` from 1; `start` to `end` in code points, without the line break."""

    number: int
    start: int
    end: int
    text: str


class Lines:
    """A text cut into lines; every code point but the breaks belongs to exactly one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def __len__(self) -> int:
        return len(self._starts)

    def number(self, offset: int) -> int:
        """The number of the line on which the code point stands; a break belongs to the line that it ends."""
        return bisect_right(self._starts, offset)

    def line(self, number: int) -> Line:
        """The line with this number. Raises IndexError where there is none."""
        if not 1 <= number <= len(self._starts):
            raise IndexError(number)
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return Line(number, start, end, self.text[start:end])

    def all(self) -> list[Line]:
        return [self.line(number) for number in range(1, len(self) + 1)]

    def spanning(self, start: int, end: int) -> list[Line]:
        """The lines that the code points `start` to `end` (exclusive) touch; one where the stretch is empty."""
        return [self.line(n) for n in range(self.number(start), self.number(max(start, end - 1)) + 1)]
