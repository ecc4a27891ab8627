"""How right the claims are that the rules read, against the pages annotated by hand (docs/annotating.md).

    python -m tools.accuracy [--half NAME] [--pages FOLDER] [--write docs/accuracy.md] [--rules FILE] [-v]

Prints, for each half, recall of the claims by named sources, precision, and, of those found, how many have the right
attribution and figures, and how far the quotations overlap; then every miss by its cause. A claim matches a row when
their names agree (without case, @ and articles; one may contain the other) and their words overlap. Claims of the
monitor itself are left out, as the tables export leaves them out; rows of groups and of the monitor are never missed.
`context` rows are negatives: a claim that matches one must carry no number. `--rules` writes the share of right claims
of each rule, as `kg review --accuracy` takes it. Real pages are looked for in ../shared (variable KG_SHARED).
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tools.scoring import CLOSED, HALVES, ROOT, WRITTEN, ByCause, Score, measure

#: Of fewer claims a share says nothing.
FEWEST = 5


def page_of(scores: dict[str, Score]) -> str:
    """The page docs/accuracy.md: figures of each half, and every miss by its cause; no sentence of a page."""
    lines = [
        "# Accuracy of the claims read from prose",
        "",
        "Made by `python -m tools.accuracy --write docs/accuracy.md`. The writers of rules have seen all these pages",
        "but those of `written-closed`, of which only figures are told; [annotating.md](annotating.md) gives what was",
        "measured on the others before the rules had seen them, which is lower.",
        "",
        "Missed claims stand under the way in which their words name the speaker (`why` in the annotation), wrong ones",
        "under what is wrong, with that way and the rule, and those that no annotation has under the rule that read",
        "them.",
        "",
    ]
    for half, score in scores.items():
        lines += [f"## {half}", "", *(f"- {line}" for line in score.lines()), ""]
        for title, causes in (("Missed", score.missed), ("Wrong", score.wrong), ("Besides the gold", score.besides)):
            lines += [f"### {title} ({sum(map(len, causes.values()))})", ""]
            for cause, items in _most_first(causes):
                places = () if half in CLOSED else items
                lines += [f"- {cause} ({len(items)})", *(f"  - {item}" for item in places)]
            lines += [""] if causes else []
    return "\n".join(lines)


def _most_first(causes: ByCause) -> list[tuple[str, list[str]]]:
    return sorted(causes.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def shares(scores: Iterable[Score]) -> dict[str, float]:
    """The share of right claims of each rule: the annotation has it, and figures and parties agree where it has them.

    Rules of which fewer than FEWEST claims were read are left out.
    """
    read, right = Counter[str](), Counter[str]()
    for score in scores:
        read.update(score.by_rule)
        right.update(score.right_by_rule)
    return {rule: round(right[rule] / number, 3) for rule, number in sorted(read.items()) if number >= FEWEST}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=HALVES | WRITTEN, action="append")
    parser.add_argument("--pages", type=Path, action="append")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--rules", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    chosen = parser.parse_args(arguments)
    shared = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    folders = chosen.pages or [shared / "corpus" / "html", shared / "corpus" / "syria_snapshot", shared / "seeds"]
    halves = list(HALVES | WRITTEN) if chosen.write else chosen.half or ["dev"]
    scores = {half: measure(half, folders) for half in halves}
    if chosen.write:
        chosen.write.write_text(page_of(scores), encoding="utf-8")
    if chosen.rules:
        chosen.rules.write_text(json.dumps(shares(scores.values()), indent=1) + "\n", encoding="utf-8")
    for half, score in scores.items():
        causes = {cause: len(items) for cause, items in _most_first(score.missed)}
        print(f"== {half}", *score.lines(), f"missed by cause {causes}", sep="\n")
        for title, items in (("missed", score.missed), ("wrong", score.wrong), ("besides", score.besides)):
            if chosen.verbose and half not in CLOSED:
                print(title, *(f"{it} [{cause}]" for cause, its in _most_first(items) for it in its), sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
