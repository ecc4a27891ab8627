"""Deaths of which the page does not know whether they belong to its event: the figure goes, the claim stays."""

from kg.prose.counts.unlinked import WHETHER
from kg.prose.words.sentences import Sentence
from kg.prose.work import Work


def doubt(work: Work, sentence: Sentence) -> None:
    """Takes the figures of death from the claims just before a sentence that doubts that they are of this event.

    The doubting words become a note of each such claim.
    """
    found = WHETHER.search(sentence.text)
    if found is None or work.page.text[work.last_end : sentence.start].strip(" .”"):
        return
    words = work.page.quotation(sentence.start + found.start(), sentence.start + found.end())
    for at in work.last_clause:
        claim = work.claims[at]
        kept = tuple(figure for figure in claim.figures if figure.harm != "killed")
        if len(kept) < len(claim.figures):
            work.claims[at] = claim.model_copy(update={"figures": kept, "notes": (*claim.notes, words)})
