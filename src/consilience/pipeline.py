"""The whole flow on one screen: the ordered stages, their partition keys and versions."""

from consilience import records
from consilience.stage import Stage
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.vectors import embed_article, embed_claims

PIPELINE: list[Stage] = [
    Stage(parse, by="article_id"),
    Stage(embed_article, by="article_id"),
    Stage(embed_claims, by="article_id"),
]

RECORDS: list[type] = [
    kind
    for kind in vars(records).values()
    if isinstance(kind, type) and kind.__module__ == records.__name__ and kind is not type
]
