"""Bytes to text: UTF-8, UTF-16 with its mark, and the repair of text that was once decoded wrongly.

Nothing is guessed: bytes that are no UTF-8 are refused with their place. Text in which UTF-8 was once read as Latin-1
or windows-1252 ("cafÃ©") keeps its letters and its offsets; `mend` gives the value that was meant, and only where each
suspicious letter of a line turns back into valid UTF-8.
"""

import codecs
import re
from dataclasses import dataclass

from kg.errors import PageError
from kg.read.base import MAX_BYTES, MAX_LINE, Sheet, Words

MARK = "\ufeff"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_BYTE_OF = {chr(b): b for b in range(0x80, 0x100)}
_BYTE_OF |= {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}  # the five that windows-1252 leaves open stay C1 controls
_NEXT = "".join(re.escape(c) for c, b in sorted(_BYTE_OF.items()) if b < 0xC0)
# First letters of what Latin, Arabic and Hebrew script, punctuation and emoji become. Others, such as é, begin words.
_RUN = re.compile(rf"[ÂÃÅÄ×ØÙÚÛÐÑ][{_NEXT}]|[âïà][{_NEXT}]{{2}}|ð[{_NEXT}]{{3}}")
_LEFT = re.compile(r"[\x80-\x9fØÙÂÃâ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it stands in the file. `mended` and `broken`: lines, from 1, that could and could not be repaired."""

    text: str
    encoding: str
    mended: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()

    def mend(self, text: str) -> str:
        """What a stretch of the text was meant to say. Lines that cannot be repaired for certain stay as they are."""
        return mend(text) if self.mended else text

    def report(self, sheet: Sheet) -> None:
        """One finding about the damage, and the byte order mark entered in the ledger."""
        if self.text.startswith(MARK):
            sheet.carry(Words(MARK, 0), "byte order mark")
        if not (self.mended or self.broken):
            return
        lines = tuple(sorted({*self.mended, *self.broken}))
        words = sheet.line(lines[0])
        told = [f"{len(self.mended)} lines were mended for reading"] if self.mended else []
        told += (
            [f"{len(self.broken)} lines could not be mended for certain and stand as they are"] if self.broken else []
        )
        sheet.find(
            "DamagedEncoding",
            "Warning",
            f"The text was once decoded wrongly (UTF-8 read as Latin-1 or windows-1252): {', '.join(told)}. Quotations "
            "and offsets keep the letters of the file.",
            "Save the page again as UTF-8, or compare the lines with the page itself.",
            words,
            lines,
        )


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file called `name`, with its line ends and its byte order mark.

    Raises PageError for bytes that are no UTF-8 (or UTF-16, where the file says so), for binary files, and for files
    or lines too long to be a page.
    """
    if len(data) > MAX_BYTES:
        raise PageError(name, f"the file is longer than {MAX_BYTES} bytes")
    encoding = _UTF16.get(data[:2], "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        reason = "the file holds a NUL byte: it is no text, but a picture or another binary file"
        raise PageError(name, reason, data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = (
            f"byte 0x{data[error.start]:02x} at offset {error.start} is not valid {encoding.upper()}; save it as UTF-8"
        )
        raise PageError(name, reason, line) from error
    if "\0" in text:
        raise PageError(name, "the file is binary (it holds a NUL)", text.count("\n", 0, text.index("\0")) + 1)
    lines = text.split("\n")
    too_long = next((number for number, line in enumerate(lines, 1) if len(line) > MAX_LINE), None)
    if too_long:
        raise PageError(name, f"the line is longer than {MAX_LINE} characters", too_long)
    mended = tuple(n for n, line in enumerate(lines, 1) if mend(line) != line)
    # A lone â or a control character says "damaged" only where other lines prove that the file is.
    broken = tuple(n for n, line in enumerate(lines, 1) if _LEFT.search(mend(line))) if _is_damaged(text) else ()
    return Decoded(text, encoding, mended, broken)


def mend(text: str) -> str:
    """`text` with each line repaired that can be repaired as a whole; other lines unchanged."""
    return "\n".join(map(_mend_line, text.split("\n"))) if _RUN.search(text) else text


def _is_damaged(text: str) -> bool:
    return any(_from_bytes(found[0]) != found[0] for found in _RUN.finditer(text))


def _mend_line(line: str) -> str:
    mended = _RUN.sub(lambda found: _from_bytes(found[0]), line)
    return line if _LEFT.search(mended) else mended


def _from_bytes(run: str) -> str:
    try:
        return bytes(_BYTE_OF[c] for c in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
