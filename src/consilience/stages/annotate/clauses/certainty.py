"""How certain an event is, from -3 (certainly not) to +3 (certainly so), as its author tells it.

The scale is that of Lee et al. 2015 (news: what the author holds for certain, the future included) and of Rudinger
et al. 2018 (web: what has come about by now). A linear model taught by ``training/certainty.py`` reads the grammar
around the word on both scales, and weighs them by how much the sentence reads like news.
"""

import math
from collections.abc import Iterator

from consilience.models import CertaintyModel
from consilience.stages.annotate.clauses.modality import modality, negated
from consilience.stages.annotate.tree import Tree

_SIGNALS = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "prt", "expl", "det", "cc", "prep"})
_FAR = 4  # heads above a word that are read


def certainty(tree: Tree, i: int, model: CertaintyModel, news: float | None = None) -> float:
    """Rate the event that a token stands for.

    ``news`` says how much the text is news, 0..1; when it is ``None`` the model judges by the sentence.
    """
    as_news, as_web, gate = model.scores([*features(tree, i), *style(tree)]).tolist()
    if tree.signals:
        # The reader that ships has learned from more than the one that the model was taught with: it counts once more.
        as_news = (as_news + tree.signals.certainty(i, "news")) / 2
        as_web = (as_web + tree.signals.certainty(i, "web")) / 2
    share = 1 / (1 + math.exp(-max(-30.0, min(30.0, gate)))) if news is None else news
    return float(max(-3.0, min(3.0, share * as_news + (1 - share) * as_web)))


def style(tree: Tree) -> list[str]:
    """Name what tells edited news from web prose: the words of the sentence and how they are written."""
    words = sorted({f"s={w}" for w in tree.lower})
    return [*words, f"s-first={tree.words[0][:1].islower()}", f"s-last={tree.words[-1]}"] if words else []


def features(tree: Tree, i: int) -> list[str]:
    """Name what the sentence shows about the event of one word."""
    return list(_features(tree, i))


def _features(tree: Tree, i: int) -> Iterator[str]:
    s = tree.sentence
    lemma, tag, dep = s.lemmas[i].lower(), s.tags[i], s.deps[i]
    negative, mode = negated(tree, i), modality(tree, i, "")
    yield from (
        f"l={lemma}",
        f"t={tag}",
        f"d={dep}",
        f"td={tag}.{dep}",
        f"mode={mode}.{negative}",
        f"mt={mode}.{tag}.{negative}",
    )
    if tree.signals:
        for scale in ("news", "web"):  # a step for every quarter reached, so that their weights add up
            reached = round((tree.signals.certainty(i, scale) + 3) * 4)
            yield from (f"read-{scale}>{step}" for step in range(reached))
    yield from _below(tree, i, "", tag)
    yield from _above(tree, i, lemma)
    for k in (-3, -2, -1, 1, 2):
        yield f"w{k}={tree.lower[i + k] if 0 <= i + k < len(tree) else '#'}"
    yield f"b-={tree.lower[i - 2] if i > 1 else '#'}_{tree.lower[i - 1] if i else '#'}"
    yield f"b-t={tree.lower[i - 1] if i else '#'}.{tag}"
    yield f"end={tree.words[-1]}"
    yield from (
        f"has={w}" for w in ("if", "would", "could", "may", "might", "?", "not", "n't", "please") if w in tree.lower
    )


def _below(tree: Tree, i: int, where: str, tag: str) -> Iterator[str]:
    """The function words on a verb, one by one and together."""
    s, together = tree.sentence, []
    for c in tree.children[i]:
        label = s.deps[c]
        if label in _SIGNALS:
            yield f"{where}c={label}:{tree.lower[c]}"
        if label in {"aux", "auxpass", "neg"}:
            together.append(tree.lower[c])
        if label in {"nsubj", "nsubjpass", "dobj"}:
            yield f"{where}{label}={s.tags[c]}"
            yield f"{where}{label}={tree.lower[c]}"
        if label in {"ccomp", "xcomp", "advcl", "conj"}:
            yield f"{where}has-{label}"
    yield f"{where}aux={'_'.join(together)}.{tag}"


def _above(tree: Tree, i: int, lemma: str) -> Iterator[str]:
    """The words that govern the event: each with its label, its polarity and its own function words."""
    s, path, node, denied = tree.sentence, [], i, False
    for k, head in enumerate(tree.ancestors(i)):
        if k == _FAR:
            break
        path.append(s.deps[node])
        word, away = s.lemmas[head].lower(), negated(tree, head)
        denied = denied or away
        steps = ">".join(path)
        yield f"up{k}={word}.{s.deps[node]}"
        yield f"up{k}n={word}.{away}.{s.deps[node]}"
        yield f"up={word}.{steps}"
        yield f"upn={steps}.{away}"
        yield f"up{k}t={s.tags[head]}.{s.deps[node]}"
        if k < 2:
            yield f"up{k}l={word}.{lemma}"
            yield f"up{k}m={modality(tree, head, '')}.{steps}"
            yield from _below(tree, head, f"up{k}", s.tags[head])
        node = head
    yield f"path={'>'.join(path)}"
    yield f"path-={'>'.join(path)}.{denied}"
