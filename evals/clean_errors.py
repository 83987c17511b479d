"""What kinds of lines a reader of pages takes for what they are not: by their wording, and where they stand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from consilience.stages.clean.advice import found_in
from consilience.stages.clean.line_signs import is_prose
from consilience.stages.clean.phrases import CAPTION_LENGTH, CAPTION_START, ends_in_credit, tells_when

_WORD = re.compile(r"\w")


def errors(lines: Sequence[str], kept: Sequence[bool], labels: Sequence[int]) -> Counter[str]:
    """Count the wrong decisions by kind; ``labels``: 1 content, 0 furniture, 2 not judged."""
    return Counter(_kinds(lines, kept, labels))


def _kinds(lines: Sequence[str], kept: Sequence[bool], labels: Sequence[int]) -> Iterator[str]:
    repeats = Counter(lines)
    content = [i for i, label in enumerate(labels) if label == 1]
    first, last = (content[0], content[-1]) if content else (len(lines), -1)
    for i, (line, said, label) in enumerate(zip(lines, kept, labels, strict=True)):
        if label != 2 and said != bool(label):
            place = "above" if i < first else "below" if i > last else "inside"
            yield f"{'furniture kept' if said else 'content lost'}: {_kind(line, repeats[line], place)}"


def _kind(line: str, times: int, place: str) -> str:
    if _is_caption(line):
        return "caption or credit"
    if tells_when(line):
        return "date, byline or reading time"
    if is_prose(line):
        return f"running text {place} the article"
    return "short line that stands more than once" if times > 1 else f"short line {place} the article"


def _is_caption(line: str) -> bool:
    return len(line) <= CAPTION_LENGTH and (CAPTION_START.match(line) is not None or ends_in_credit(line))


def labels_of(blocks: Sequence[str], gold: str) -> list[int]:
    """Label the blocks of a page by the words of its gold text."""
    found = found_in(gold, [*blocks])
    return [int(inside) if _WORD.search(block) else 2 for block, inside in zip(blocks, found, strict=True)]
