"""Accounts for the tests of this room: read by the real stages, so that claims are what the flow makes them."""

from collections.abc import Iterable

import numpy as np

from consilience.models import Encoder, EventModel, WordEncoder, load
from consilience.records import ClaimVector, Member, Publication, Quote, ResolvedTime
from consilience.stages.annotate.clauses.claims import Reading, find_claims
from consilience.stages.annotate.quantities.quantities import find_quantities
from consilience.stages.annotate.time.times import find_times
from consilience.stages.annotate.vectors import embed_words
from consilience.stages.claims.accounts import Accounts
from tests.factory import article, make


def accounts(*texts: str, published: Iterable[str] = (), quotes: Iterable[Quote] = ()) -> Accounts:
    """Read each text as one account of one saga; all of one account's words are the outlet's own."""
    days = [*published, *[""] * len(texts)]
    parts = {name: [] for name in Accounts.__dataclass_fields__}
    for n, text in enumerate(texts):
        made, blocks, sentences = article(text, article_id=f"a{n}", outlet=f"Paper {n}")
        times = list(find_times([made], sentences))
        quantities = list(find_quantities([made], sentences, times))
        reading = Reading([made], blocks, [], sentences, [], times, quantities, [])
        claims = list(find_claims(reading, events=load(EventModel)))
        parts["articles"].append(made)
        parts["blocks"] += blocks
        parts["sentences"] += sentences
        parts["quantities"] += quantities
        parts["times"] += [
            make(ResolvedTime, time_id=t.time_id, article_id=f"a{n}", start=t.start, end=t.end) for t in times
        ]
        parts["claims"] += claims
        parts["vectors"] += [vector(c.claim_id, c.text, f"a{n}") for c in claims]
        parts["words"] += embed_words([made], sentences, claims, encoder=load(WordEncoder))
        parts["members"].append(make(Member, article_id=f"a{n}", story_id="s", saga_id="saga"))
        if days[n]:
            parts["publications"].append(make(Publication, article_id=f"a{n}", earliest=days[n], latest=days[n]))
    return Accounts(**{**parts, "quotes": list(quotes)})


def vector(claim_id: str, text: str, article_id: str) -> ClaimVector:
    row = np.asarray(load(Encoder)([text])[0]).astype("<f2")
    return make(ClaimVector, claim_id=claim_id, article_id=article_id, vector=row.tobytes())
