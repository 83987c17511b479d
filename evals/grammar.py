"""Active sentences turned passive, by their grammar."""

from consilience.models import Parser, load
from consilience.models.base import TokenColumns
from consilience.text import word_list

# past participles that are not their past tense
_PARTICIPLES = dict(
    pair.split("/")
    for pair in word_list(
        "took/taken gave/given saw/seen drove/driven wrote/written broke/broken chose/chosen spoke/spoken stole/stolen"
        " threw/thrown knew/known drew/drawn began/begun did/done ate/eaten forgot/forgotten hid/hidden rode/ridden"
        " shook/shaken showed/shown wore/worn beat/beaten bore/borne forbade/forbidden overthrew/overthrown"
        " undertook/undertaken withdrew/withdrawn sang/sung rang/rung sank/sunk"
    )
)
_INSIDE = {"dobj", "nsubj"}
_LEAVE = {"aux", "auxpass", "neg", "prt", "expl", "conj", "ccomp", "xcomp", "advcl", "dative", "mark"}


def passive(sentence: str) -> str:
    """Turn "The army closed the road on Monday." into "The road was closed on Monday by the army."; else leave it."""
    if any(c in sentence for c in '"“”:;'):
        return sentence
    parsed = load(Parser)([sentence])[0]
    return _turned(sentence, parsed[0]) if len(parsed) == 1 else sentence


def _turned(text: str, s: TokenColumns) -> str:
    root = next((n for n, dep in enumerate(s.deps) if dep == "ROOT"), None)
    if root is None or s.tags[root] != "VBD" or s.lemmas[root] in {"be", "have"}:
        return text
    below = {s.deps[n]: n for n, head in enumerate(s.heads) if head == root and n != root}
    if not below.keys() >= _INSIDE or below.keys() & _LEAVE:
        return text
    agent, thing = (_subtree(s, below[dep]) for dep in ("nsubj", "dobj"))
    plain = not {s.pos[below["nsubj"]], s.pos[below["dobj"]]} & {"PRON"} and agent[0] == 0
    if not plain or agent[1] != root or thing[0] != root + 1:
        return text
    verb = text[s.starts[root] : s.ends[root]]
    was = "were" if s.tags[below["dobj"]] in {"NNS", "NNPS"} else "was"
    who, what = (text[s.starts[a] : s.ends[b - 1]] for a, b in (agent, thing))
    rest = text[s.ends[thing[1] - 1] : s.ends[-1]].rstrip(".!?")
    who = who if s.pos[0] == "PROPN" else who[:1].lower() + who[1:]
    return f"{what[:1].upper()}{what[1:]} {was} {_PARTICIPLES.get(verb, verb)}{rest} by {who}."


def _subtree(s: TokenColumns, top: int) -> tuple[int, int]:
    """Range of the tokens under one, itself included."""
    inside = {top}
    while more := {n for n, head in enumerate(s.heads) if head in inside} - inside:
        inside |= more
    return min(inside), max(inside) + 1
