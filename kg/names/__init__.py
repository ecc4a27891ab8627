"""Arabic and Latin place names: brought into one form, and compared across scripts.

    normalise("الْخَفْسَة") == normalise("خفسة")      marks, letter variants and the article make no difference
    similarity("الخفسة", "Al Khafsah") == 1.0        one sound in two scripts
    similarity("Al Soor", "As Suwar") <= SHORT       two consonants prove nothing

`Name` holds the forms of one name, made once and compared often. No file is read and nothing is kept.
"""

from kg.names.forms import Name, normalise, plain_words
from kg.names.likeness import SHORT, alike, best, similarity

__all__ = ["SHORT", "Name", "alike", "best", "normalise", "plain_words", "similarity"]
