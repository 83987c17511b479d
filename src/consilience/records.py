"""Every record that crosses a wall of the house: what each field means, and in which unit.

Conventions, once for all. Times are UTC; durations seconds; sizes bytes; scores, shares and
confidences 0..1; offsets half-open code-point ranges ``[start, end)`` into ``Article.text``;
languages BCP-47; countries ISO 3166-1 alpha-2; dates of happenings EDTF; units UCUM or a plain count
noun; ids content hashes, so that a re-run gives the same ids; models ``name@revision``. Absent text is
``""``, absent numbers and offsets are ``None``. ``features`` lists what made a score, each ``name=value``.
Citations to several articles are parallel tuples ``cited_articles``, ``cited_starts``, ``cited_ends``.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class a record: a frozen, slotted dataclass with keyword-only fields."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


# ---------------------------------------------------------------- sources: the world, as it came


@record
class RawDocument:
    """One document as it came, with what its container (a JSON item, say) states about it."""

    doc_id: str  # hash of path, url, body and the stated fields
    path: str  # file it came from, relative to what the user named; "feed.jsonl#3" for the third item
    url: str
    media_type: str  # "text/plain" or "text/html"
    body: bytes
    charset: str  # as declared by the container, "" when not
    title: str
    authors: tuple[str, ...]
    outlet: str
    language: str
    published: str  # as stated, any format
    updated: str  # as stated, any format
    retrieved: str  # when it was fetched, as stated, any format


# ---------------------------------------------------------------- clean: the article and its parts


@record
class Article:
    """One account: the canonical text and who published it. Dates are records of their own."""

    article_id: str
    doc_id: str
    path: str
    url: str  # canonical where the page names one
    outlet: str  # name of the publisher, "" when unknown
    site: str  # its registered domain, "" when unknown
    title: str  # the headline without the outlet's name; where there is none, the first sentence, cut short with "…"
    authors: tuple[str, ...]
    section: str
    language: str
    language_confidence: float
    form: str  # article | liveblog | stub (its beginning, before a paywall) | linklist | wall (nothing but it) | error
    translated: float  # how strongly the text shows machine translation or word spinning
    text: str  # for plain text exactly the decoded input; for HTML its extracted blocks, boilerplate included


# forms of pages that were read and are no account of anything: they enter no story
NO_ACCOUNT = frozenset({"linklist", "wall", "error"})


@record
class Block:
    """One part of an article. Blocks tile the text: every non-space character lies in exactly one."""

    article_id: str
    n: int  # order of appearance
    kind: str  # title | dek | dateline | byline | heading | paragraph | caption | embed | boilerplate
    start: int
    end: int
    score: float  # confidence in the kind
    duplicate: bool  # repeats an earlier block of the article (a doubled caption or headline)


@record
class StatedDate:
    """A date that the page or its metadata states about the article itself, with its evidence."""

    article_id: str
    role: str  # published | updated | retrieved
    value: str  # ISO 8601 date or date-time, with zone where known; reduced precision allowed ("2021-07")
    basis: str  # metadata | url | text
    evidence: str  # the words that state it
    start: int | None  # where they stand, when they stand in the text
    end: int | None
    score: float


@record
class Credit:
    """A source that the article credits for its text, a photo, or by a link, or that it cites in its body."""

    article_id: str
    name: str  # "AFP", "Source link"
    kind: str  # text | photo | link | cited (rests on an outlet, a document, a body or a source: "told AFP")
    start: int
    end: int


@record
class Repair:
    """A place where the text is damaged, and the reading it probably had. The text itself never changes."""

    article_id: str
    kind: str  # joined-words | missing-space | stray-break | doubled | mojibake | entity | invisible
    start: int
    end: int
    reading: str


# ---------------------------------------------------------------- annotate: one article read closely


@record
class Sentence:
    """A sentence with its words and grammar, as parallel columns (one entry a token, spaces left out)."""

    article_id: str
    n: int  # order in the article
    block: int  # Block.n it stands in
    start: int
    end: int
    starts: tuple[int, ...]  # token offsets into Article.text
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]  # Penn Treebank
    pos: tuple[str, ...]  # Universal Dependencies
    deps: tuple[str, ...]  # ClearNLP labels, as spaCy gives them
    heads: tuple[int, ...]  # index of the head token in this sentence; the root heads itself
    names: tuple[str, ...]  # "B-person", "I-person", "O": what the token reader takes for names, a hint for Mention
    signals: bytes = b""  # what the token reader says of each token, a byte for each of consilience.models.SIGNALS


@record
class Mention:
    """A name, nominal or pronoun that stands for a person, organisation, place or other named thing."""

    mention_id: str
    article_id: str
    sentence: int  # Sentence.n
    start: int  # span of the name itself, titles left out ("Jen Psaki")
    end: int
    kind: str  # person | organization | place | other
    form: str  # name | nominal | pronoun
    name: str  # the clean surface form, repaired; for nominals and pronouns the name it refers to, or ""
    role: str  # title or role stated with it ("White House press secretary"), "" when none
    chain: str  # mentions of one article with the same chain are the same thing
    score: float


@record
class TimeExpression:
    """An expression of time as written, before it is resolved against the publication date."""

    time_id: str
    article_id: str
    sentence: int
    start: int
    end: int
    kind: str  # date | time | duration | set
    value: str  # TIMEX3 value where no anchor is needed ("2021-07-26", "P20Y", "XXXX-WXX-1"), else ""
    relative: str  # what to do with the anchor, in the small language of stages/annotate/time/times.py, else ""
    modifier: str  # TIMEX3 mod: "" | APPROX | START | MID | END | BEFORE | AFTER | LESS_THAN | MORE_THAN ...
    tense: str  # tense of the governing verb: past | present | future | ""


@record
class Publication:
    """When an article was published: an interval, what it rests on, and the evidence spans."""

    article_id: str
    earliest: str  # ISO date or date-time; "" when unknown
    latest: str
    basis: str  # metadata | url | text | inferred | unknown
    why: str  # one sentence for the reader
    cited_articles: tuple[str, ...]
    cited_starts: tuple[int, ...]
    cited_ends: tuple[int, ...]


@record
class ResolvedTime:
    """A time expression on the calendar."""

    time_id: str
    article_id: str
    start: int
    end: int
    value: str  # TIMEX3 value, resolved ("2021-07-26", "2021-W30", "PAST_REF"), "" when it cannot be
    edtf: str  # the same as EDTF, "" when it cannot be said
    earliest: str  # ISO date bounds of the value, "" when open or unknown
    latest: str
    anchor: str  # "text" (says it all itself) | "publication" | "post" (the date of its post) | a time_id | ""


@record
class Quantity:
    """A number and what it counts."""

    quantity_id: str
    article_id: str
    sentence: int
    start: int
    end: int
    kind: str  # count | money | percent | age | ordinal | rate | measure
    low: float | None  # bounds of the value as written; equal for a plain number, None when open
    high: float | None
    modifier: str  # "" | about | at-least | at-most | more-than | less-than | dozens (vague)
    unit: str  # UCUM code, ISO 4217 code, "%" or the singular count noun ("soldier")
    of: str  # what or whom it counts, as written ("U.S. troops in Iraq")
    of_start: int | None
    of_end: int | None
    change: str  # level | increase | decrease
    part_of: str  # quantity_id of the whole it is a part of, ""


@record
class Quote:
    """A stretch of reported speech and whose it is. Parts of one split utterance share ``utterance``."""

    quote_id: str
    article_id: str
    utterance: str
    start: int  # the content, quotation marks left out
    end: int
    kind: str  # direct | indirect | mixed | post (embedded social post)
    cue_start: int | None  # "said", "according to"
    cue_end: int | None
    speaker_start: int | None  # words that name the speaker here, a pronoun included
    speaker_end: int | None
    speaker_text: str  # the fullest name or description in the article, "" when unknown
    speaker_mention: str  # mention_id the speaker words resolve to, ""
    via: tuple[str, ...]  # attribution chain, nearest first ("VOA's Kurdish Service")
    date: str  # ISO date of the utterance where the embed states it, ""
    score: float


@record
class Claim:
    """A clause that says something checkable, and on whose word."""

    claim_id: str
    article_id: str
    sentence: int
    start: int
    end: int
    text: str  # the words of the span, repaired and squeezed; a subject shared from outside it put in front
    quote_id: str  # the Quote it stands in, "" when the outlet itself asserts it
    speaker_mention: str  # who asserts it, "" for the outlet
    speaker_text: str
    subject_start: int | None
    subject_end: int | None
    predicate: str  # lemma of the main verb, with its particle
    predicate_start: int
    predicate_end: int
    object_start: int | None
    object_end: int | None
    negated: bool
    modality: str  # asserted | planned | promised | possible | hypothetical | denied | asked
    certainty: float  # -3 (certainly not) .. +3 (certainly so)
    event: str  # PLOVER root ("AGREE", "ASSAULT"), "" when none
    time_ids: tuple[str, ...]
    quantity_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]


@record
class ArticleVector:
    """The meaning of an article's headline and lead as a unit vector."""

    article_id: str
    model: str
    vector: bytes  # float16, little-endian


@record
class ClaimVector:
    """The meaning of a claim as a unit vector."""

    claim_id: str
    article_id: str
    model: str
    vector: bytes  # float16, little-endian


@record
class WordVectors:
    """What the content words of a sentence mean where they stand."""

    article_id: str
    sentence: int  # its number
    model: str
    tokens: tuple[int, ...]  # indices into the sentence's columns
    vectors: bytes  # int8, one row a token, all rows equally long


# ---------------------------------------------------------------- stories: what belongs together


@record
class Signature:
    """All that clustering needs of an article, and nothing more."""

    article_id: str
    title: str
    terms: tuple[str, ...]  # content lemmas, with repeats folded into weights
    term_weights: tuple[float, ...]
    names: tuple[str, ...]  # normalised names of people, organisations, places; most frequent first
    numbers: tuple[str, ...]
    earliest: str  # publication bounds stated by the page, "" when not
    latest: str
    dates: tuple[str, ...]  # absolute days or months named in the text
    weekdays: tuple[str, ...]  # named in the text, in small letters
    vector: bytes  # ArticleVector.vector, whitened


@record
class Bucket:
    """A place where articles that may tell one story meet: articles that share one of their weightiest words."""

    article_id: str
    bucket: str  # five hexadecimal digits of the word's hash
    code: str  # on which side of some planes its meaning lies, "0" or "1" each: likes have most in common


@record
class Cell:
    """A part of a bucket: few enough articles, alike in meaning, to be compared each with each."""

    article_id: str
    cell: str


@record
class Entry:
    """An article of the collection, and the shelf on which it is counted."""

    article_id: str
    shelf: str  # three hexadecimal digits of the article's hash


@record
class Tally:
    """How many articles stand on a shelf."""

    shelf: str
    articles: int  # of a full shelf no more are counted, as the size of a large collection is no matter


@record
class Collection:
    """What the size of the collection means for its stories. It changes in steps, so seldom."""

    whole: bool  # small enough for every article to be compared with every other
    prior: float  # log odds to add for any pair: they fall as the collection grows


@record
class Tie:
    """Two articles that are likely enough one story to be looked at together. Each pair is told from either side."""

    article_id: str
    tied_to: str
    score: float  # log odds that the pair tells one story, in a small collection


@record
class Bond:
    """Two articles that a person's word puts into one story."""

    article_id: str
    tied_to: str  # the article whose id comes later


@record
class Nearest:
    """An article's likeliest tie, or one that is sure."""

    article_id: str
    tied_to: str
    score: float  # as of the tie


@record
class Knot:
    """Articles that hang together by their nearest, directly or through others."""

    article_id: str
    knot: str


@record
class Reach:
    """The likeliest tie that leads out of a knot."""

    article_id: str
    tied_to: str
    score: float  # as of the tie


@record
class Part:
    """A part of the collection that is clustered by itself, as it shares no likely pair with the rest."""

    article_id: str
    part_id: str


@record
class StoryJudgement:
    """What a person says of an article's story. Rows of one judgement share its id; it outlives every run."""

    judgement_id: str
    article_id: str
    kind: str  # merge (one story) | split (side 0 and side 1 are two stories) | pin (one story, whose id stays)
    side: int  # 0 or 1


@record
class Member:
    """An article's place in a story (one happening) and its saga (the story and its follow-ups)."""

    article_id: str
    story_id: str
    saga_id: str


@record
class Placement:
    """Why an article is in its story. Apart from Member: it moves with every new article, the place seldom does."""

    article_id: str
    score: float  # mean probability that it tells the story of each other member
    features: tuple[str, ...]  # what ties it to the nearest of them


@record
class Story:
    """One happening and its direct consequences."""

    story_id: str
    saga_id: str
    title: str
    keywords: tuple[str, ...]
    articles: int


# ---------------------------------------------------------------- lineage: who copied whom


@record
class CopySpan:
    """A passage of one article that also stands in another."""

    saga_id: str
    article_id: str  # the copy, as far as known
    start: int
    end: int
    source_article: str
    source_start: int
    source_end: int
    kind: str  # verbatim | edited | reworded | quote
    score: float


@record
class CopyLink:
    """An article that goes back to another article, or to an agency or event outside the corpus."""

    saga_id: str
    article_id: str
    source_article: str  # "" when the source is not in the corpus
    agency: str  # name of the outside source, "" when the source is an article
    kind: str  # copy | rewrite | translation | shared-agency | shared-quote | same-outlet
    score: float  # below .5 a lead to look at, not an assertion
    features: tuple[str, ...]
    spans: tuple[int, ...]  # evidence: flat quadruples start, end, source_start, source_end (0, 0 for an agency)


@record
class Origin:
    """An independent root of reporting."""

    saga_id: str
    origin_id: str
    kind: str  # article (an outlet's own reporting) | agency | common (an ancestor not in the corpus)
    name: str


@record
class OriginSpan:
    """A passage that goes back to an origin. What no span covers goes back to the article's own origin."""

    saga_id: str
    origin_id: str
    article_id: str
    start: int
    end: int
    score: float


# ---------------------------------------------------------------- entities: who is who


@record
class Entity:
    """A person, organisation, place or other named thing, under all its spellings."""

    saga_id: str
    entity_id: str
    kind: str  # person | organization | place | other
    name: str  # the best spelling
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    country: str  # of a place, ""
    latitude: float | None
    longitude: float | None
    known_id: str  # KnownEntity.known_id, "" when the user's knowledge base has none


@record
class EntityLink:
    """A mention's membership in an entity."""

    saga_id: str
    entity_id: str
    mention_id: str
    article_id: str
    start: int
    end: int
    score: float
    features: tuple[str, ...]


@record
class EntityJudgement:
    """A person's decision about two names, which outlives re-runs.

    It holds for all accounts of the saga that use the names; where both names are one, for these two accounts only.
    """

    article_id: str  # an account that uses the name
    name: str
    other_article_id: str
    other_name: str
    verdict: str  # same | different | undecided


@record
class EntityDoubt:
    """Two entities that are nearly alike enough to be one: for a person to judge."""

    saga_id: str
    entity_id: str
    other_id: str
    score: float
    features: tuple[str, ...]
    verdict: str  # undecided where a person has looked and could not tell, else ""


@record
class KnownEntity:
    """Somebody or something of the user's own knowledge base."""

    known_id: str  # the knowledge base's id, often a Wikidata QID
    kind: str  # person | organization | place | other
    name: str
    aliases: tuple[str, ...]


# ---------------------------------------------------------------- claims: what accounts agree and differ on


@record
class Proposition:
    """Something that one or more accounts report, in a readable sentence."""

    saga_id: str
    proposition_id: str
    story_id: str
    text: str
    claim_id: str  # the claim the text comes from
    under: str  # the weightier proposition of the same matter that it is read under; "" for the weightiest of a matter
    status: str  # corroborated | single-origin | disputed | updated
    origins: int  # independent origins
    outlets: int  # distinct ones
    origin_ids: tuple[str, ...]
    salience: float
    score: float  # how surely its claims are of one fact: the best score of two of them; 1 where there is one claim


@record
class Stance:
    """What one claim says of a proposition."""

    saga_id: str
    proposition_id: str
    claim_id: str
    article_id: str
    stance: str  # asserts | denies | differs
    score: float
    features: tuple[str, ...]


@record
class Difference:
    """Two spans that do not say the same, of what kind, and why it matters or does not."""

    saga_id: str
    difference_id: str
    proposition_id: str
    kind: str  # quantity | time | place | person | act | cause | polarity | attribution | wording
    sort: str  # conflict | update | compatible
    a_article: str
    a_start: int
    a_end: int
    b_article: str
    b_start: int
    b_end: int
    why: str  # for the reader: both values and the reason for the sort
    score: float


@record
class Omission:
    """An account that covers a story and says nothing, as far as found, of what most independent origins report."""

    saga_id: str
    proposition_id: str
    article_id: str
    start: int  # of the claim in it that comes nearest: let the reader judge
    end: int
    likeness: float  # how near that comes: cosine of the claims' vectors, 0..1


# ---------------------------------------------------------------- timeline and brief


@record
class Happening:
    """A dated line of the timeline."""

    saga_id: str
    happening_id: str
    date: str  # EDTF
    earliest: str  # ISO days between which it lies, where ``date`` can only name their month or year; else ""
    latest: str
    text: str
    kind: str  # event | background | forecast
    proposition_id: str
    claim_ids: tuple[str, ...]
    salience: float
    cited_articles: tuple[str, ...]
    cited_starts: tuple[int, ...]
    cited_ends: tuple[int, ...]
    anchor_article: str  # where the event stands from which the date is counted ("two days after the vote"), else ""
    anchor_start: int
    anchor_end: int


@record
class Commitment:
    """A pledge, plan, threat, deadline, agreement or forecast by an identified actor, and its fate."""

    saga_id: str
    commitment_id: str
    kind: str  # pledge | plan | threat | deadline | agreement | forecast
    actor_entity: str  # entity_id, ""
    actor_text: str
    text: str
    article_id: str
    start: int
    end: int
    deadline: str  # EDTF, ""
    status: str  # open | fulfilled | broken | unknown
    note: str  # "the mission ended; the number of troops did not change"
    outcome_articles: tuple[str, ...]
    outcome_starts: tuple[int, ...]
    outcome_ends: tuple[int, ...]
    same_as: str  # commitment_id of the clearest telling of the same, "" where this is it


@record
class BriefLine:
    """One sentence of the brief, with the propositions it states and the spans that carry it."""

    saga_id: str
    story_id: str
    n: int
    text: str
    proposition_ids: tuple[str, ...]
    cited_articles: tuple[str, ...]
    cited_starts: tuple[int, ...]
    cited_ends: tuple[int, ...]
