"""What a reader must never meet: one fact told as many propositions, or clauses that do not state it.

The unit of agreement is the clause, and an editor reads the result: no pair of claims stands together twice; two
propositions never say the same; clauses that merely stand in the same sentence as the fact do not join it.
"""

from collections import Counter, defaultdict
from functools import cache
from itertools import combinations

from consilience import open_desk
from consilience.records import Claim, Proposition, RawDocument, Stance
from consilience.text import content_id, fold
from tests.factory import make

ACCOUNTS = [
    "Moor and Lind sign water treaty\n\nMoor and Lind signed a treaty on the river Anse on Monday, the two presidents "
    "announced, but critics said this might open the door to new disputes.\n\nThe treaty ends a dispute of 18 years. "
    "Moor will close two of its five dams by the end of 2026, President Ada Holt said.",
    "River treaty ends 18-year quarrel\n\nThe presidents of Moor and Lind announced on Monday that their countries "
    "had signed a treaty on the Anse river. Two of Moor's five dams are to be closed by the end of 2026.\n\n"
    "Farmers near the dams fear for their fields, and the mayor of Tarn called the treaty a gift to Lind.",
    "Lind gets its water\n\nMoor will shut two dams on the Anse by the end of 2026 under a treaty signed on Monday. "
    "The quarrel over the river had lasted 18 years. Lind's President Omar Reyes said his country would pay for it.",
]


@cache
def told() -> tuple[list[Proposition], dict[str, list[Claim]]]:
    documents = [
        make(RawDocument, doc_id=content_id(text), path=f"{n}.txt", media_type="text/plain", body=text.encode())
        for n, text in enumerate(ACCOUNTS)
    ]
    with open_desk() as desk:
        desk.put(documents)
        desk.update()
        found = desk.dossier()
    claims = {c.claim_id: c for c in found.of(Claim)}
    members = defaultdict(list)
    for stance in found.of(Stance):
        members[stance.proposition_id].append(claims[stance.claim_id])
    return found.of(Proposition), members


def test_no_pair_of_claims_stands_together_twice() -> None:
    _, members = told()
    pairs = Counter(
        frozenset((a.claim_id, b.claim_id)) for group in members.values() for a, b in combinations(group, 2)
    )
    assert [pair for pair, n in pairs.items() if n > 1] == []


def test_no_two_propositions_say_the_same() -> None:
    propositions, _ = told()
    texts = Counter(fold(p.text) for p in propositions)
    assert [text for text, n in texts.items() if n > 1] == []


def test_the_treaty_and_the_dams_are_agreed_and_apart() -> None:
    _, members = told()
    shared = [group for group in members.values() if len({c.article_id for c in group}) >= 2]
    about = [{"dam" if "dam" in fold(c.text) else "sign" if "sign" in fold(c.text) else "" for c in g} for g in shared]
    assert any("dam" in kinds for kinds in about)
    assert any("sign" in kinds for kinds in about)


def test_a_clause_that_only_shares_the_sentence_does_not_join() -> None:
    _, members = told()
    for group in members.values():
        if len({c.article_id for c in group}) >= 2:
            assert not [c.text for c in group if "open the door" in c.text or "gift to" in c.text]
