"""The letters of both scripts as one alphabet of sounds.

Capital letters are the sounds that Latin writes with two letters: X kh, S sh, G gh. The vowels `a`, `w`, `y` and `e` (a
or y) and the long vowels of Arabic are kept apart from consonants: Arabic leaves short vowels out.
Sources: the romanisations of BGN/PCGN 1956 (GeoNames' main names), UN 1972, ALA-LC, and the French and colloquial
spellings that news and monitors use; Kurdish and Persian letters where they stand in names.
"""

import re

#: What never makes a difference: combining marks (tashkil too), tatweel, bidi and other invisible marks.
MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u061c"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)

#: Apostrophes and the signs for ʿayn and hamza, alone or between letters.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼʽʾʿˈ′ˁˀʹ"), None)

#: Letters that Unicode does not decompose.
_LATIN_LETTERS: dict[str | int, str | None] = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "dh", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
}  # fmt: skip

#: Letters of Arabic, Persian and Kurdish that are written for one another.
_ARABIC_LETTERS: dict[str | int, str | None] = {
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ك": "ك", "ک": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ە": "",
    "ۆ": "و", "ۇ": "و", "ء": "",
}  # fmt: skip

PLAIN: dict[int, str | None] = {**_APOSTROPHES, **str.maketrans(_LATIN_LETTERS | _ARABIC_LETTERS)}

#: Ta marbuta is kept until words are known: it sounds as t only before another word.
TA_MARBUTA = "ة"

SOUNDS = str.maketrans({
    "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "j", "چ": "S", "ح": "h", "خ": "X", "د": "d", "ذ": "d", "ر": "r",
    "ڕ": "r", "ز": "z", "ژ": "z", "س": "s", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "G", "ف": "f",
    "ڤ": "f", "ق": "k", "ك": "k", "گ": "g", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ه": "h",
    "ا": "a", "و": "w", "ي": "y", "ع": "", TA_MARBUTA: "",
    "c": "k", "q": "k", "p": "b", "v": "f", "i": "y", "o": "w", "u": "w",
})  # fmt: skip

#: Two letters that are one sound, longest first.
DIGRAPHS = {
    "tsch": "S", "tch": "S", "dsch": "j", "sch": "S", "sh": "S", "ch": "S", "kh": "X", "gh": "G", "dj": "j",
    "th": "t", "dh": "d", "ph": "f", "zh": "z", "ck": "k", "x": "X",
}  # fmt: skip
DIGRAPH = re.compile("|".join(DIGRAPHS))

#: Sounds that romanisations and dialects write for one another: taken as one in a second, weaker comparison.
COARSE = str.maketrans({"S": "s", "G": "g", "j": "g", "X": "h", "z": "d"})
