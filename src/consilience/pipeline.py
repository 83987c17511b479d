"""The whole flow on one screen: the ordered stages, their partition keys and versions."""

from consilience import records
from consilience.records import Cell, Knot, Member, Part
from consilience.stage import Stage
from consilience.stages.annotate.clauses.claims import find_claims
from consilience.stages.annotate.names.mentions import find_mentions
from consilience.stages.annotate.publication.publication import date_articles
from consilience.stages.annotate.quantities.quantities import find_quantities
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.speech.quotes import find_quotes
from consilience.stages.annotate.time.calendar import resolve_times
from consilience.stages.annotate.time.times import find_times
from consilience.stages.annotate.vectors import embed_article, embed_claims, embed_words
from consilience.stages.brief.brief import brief
from consilience.stages.claims.agree import agree
from consilience.stages.clean.reader import clean
from consilience.stages.entities.resolve import resolve_entities
from consilience.stages.lineage.trace import trace_copies
from consilience.stages.omissions.omissions import find_omissions
from consilience.stages.stories.cells import spread
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.describe import describe
from consilience.stages.stories.links import bind, link
from consilience.stages.stories.parts import choose, gather, knot, reach
from consilience.stages.stories.signature import sign
from consilience.stages.stories.size import count, weigh
from consilience.stages.timeline.commitments import find_commitments
from consilience.stages.timeline.happenings import happenings

PIPELINE: list[Stage] = [
    # one document
    Stage(clean, by="doc_id", version=30),
    # one article
    Stage(parse, by="article_id", version=5),
    Stage(find_mentions, by="article_id", version=19),
    Stage(find_times, by="article_id", version=13),
    Stage(find_quantities, by="article_id", version=5),
    Stage(find_quotes, by="article_id", version=9),
    Stage(find_claims, by="article_id", version=5),
    Stage(embed_article, by="article_id", version=2),
    Stage(embed_claims, by="article_id", version=2),
    Stage(embed_words, by="article_id", version=2),
    Stage(sign, by="article_id", version=7),
    # how large the collection is: one shelf, and the sum
    Stage(count, by="shelf"),
    Stage(weigh),
    # one bucket of articles that share a weighty word, and cells of it that are alike in meaning
    Stage(spread, by="bucket", version=2),
    Stage(link, by="cell", via=Cell, version=4),
    # one judgement
    Stage(bind, by="judgement_id"),
    # articles that hang together: by their nearest, and where that leads out
    Stage(choose, by="article_id"),
    Stage(knot, by="article_id", joins="tied_to"),
    Stage(reach, by="knot", via=Knot),
    Stage(gather, by="article_id", joins="tied_to", version=4),
    # one part of the collection
    Stage(cluster, by="part_id", via=Part, version=6),
    # one saga: a story and its follow-ups, all accounts at once
    Stage(describe, by="saga_id", via=Member),
    Stage(date_articles, by="saga_id", via=Member, version=9),
    # one article again, now that its date is known
    Stage(resolve_times, by="article_id", version=6),
    # one saga
    Stage(trace_copies, by="saga_id", via=Member, version=11),
    Stage(resolve_entities, by="saga_id", via=Member, version=28),
    Stage(agree, by="saga_id", via=Member, version=49),
    Stage(find_omissions, by="saga_id", via=Member),
    Stage(happenings, by="saga_id", via=Member, version=20),
    Stage(find_commitments, by="saga_id", via=Member, version=19),
    Stage(brief, by="saga_id", via=Member, version=13),
]

RECORDS: list[type] = [
    kind
    for kind in vars(records).values()
    if isinstance(kind, type) and kind.__module__ == records.__name__ and kind is not type
]

# What no stage writes comes from a person: documents, judgements, a knowledge base. It cannot be made again.
GIVEN: list[type] = [kind for kind in RECORDS if not any(kind in stage.writes for stage in PIPELINE)]
