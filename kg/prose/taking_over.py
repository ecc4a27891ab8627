"""Claims whose figures are those of a claim before: "the deaths were announced by B", "a claim repeated by B"."""

from kg.model import Claim
from kg.prose.counts import carried_figures
from kg.prose.said import Said
from kg.prose.speech.hearsay import Chain
from kg.prose.words.sentences import Sentence
from kg.prose.work import Work

_LONG = 3000  #: code points between two paragraphs that have to do with each other
_FAR = 12  #: claims before the sentence among which one is looked for whose figure it takes over


def taken_over(work: Work, sentence: Sentence, chain: Chain, said: Said, first: int) -> None:
    """ "The deaths were announced by B": the figures of the claim before, where B gives none."""
    if carried_figures.numbered(said.counts) or said.attribution.verb.startswith("denies"):
        return
    after = chain.clause.said - said.at if chain.clause.how == "subject" else len(said.content)
    near = (c for c in reversed(work.claims[max(0, first - _FAR) : first]) if _near(work, c, sentence))
    figures = carried_figures.carried(sentence.text, said.content, after, chain.clause.verbs[0], near)
    for at in range(first, len(work.claims)) if figures else ():
        work.claims[at] = work.claims[at].model_copy(update={"figures": figures})


def _near(work: Work, claim: Claim, sentence: Sentence) -> bool:
    """Whether a claim stands in the paragraph of the sentence, or in the one before."""
    end = (claim.evidence.end or 0) - work.page.base
    if sentence.start - end > _LONG:
        return False
    return len([line for line in work.page.text[end : sentence.start].split("\n") if line.strip()]) < 3


def repeating(work: Work, added: list[int], same_figure: bool) -> None:
    """ "These details were repeated by …": copies of the claim before.

    They repeat its figures only where a figure or a claim is what was repeated: "a figure also given by B".
    """
    before = added[0] - 1
    for at in added:
        claim = work.claims[at]
        if work.claims[before].claimant.name == claim.claimant.name:
            continue
        figures = work.claims[before].figures if not claim.figures and same_figure else claim.figures
        work.claims[at] = claim.model_copy(update={"copy_of": before, "figures": figures})
