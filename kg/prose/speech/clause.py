"""What one or several speakers say in one stretch of a sentence."""

from dataclasses import dataclass, field

from kg.prose.names.noun_phrases import Speaker


@dataclass(frozen=True, slots=True)
class Clause:
    """What one or several speakers say in one stretch of a sentence; offsets count in the sentence.

    `verbs` are lemmas in order; `said` is where the first verb ends. `how`: subject, according-to, passive.
    """

    speakers: tuple[Speaker, ...]
    start: int
    end: int
    subject_start: int
    subject_end: int
    said: int
    verbs: tuple[str, ...]
    how: str
    negated: bool = False
    under_that: bool = False  #: the clause stands directly under "… that" of the one before
    places: tuple[int, ...] = field(default=())  #: where each verb ends
    relays: tuple[Speaker, ...] = ()
