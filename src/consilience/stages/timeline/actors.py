"""Who binds themselves: the subject of a committing word, or whoever speaks for it."""

import re
from dataclasses import dataclass

from consilience.page import Page
from consilience.records import Claim, Mention, Quote, Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import SUBJECTS, antecedent, dependents, phrase, reach, reporter
from consilience.stages.timeline.trigger import Trigger
from consilience.text import squeeze, word_set

_SELF = {"i", "we", "our", "my", "us"}
_NOBODY = {"you", "one", "nobody", "anybody", "everybody", "somebody", "anyone", "everyone", "someone"}
_HERSELF = {"it", "they", "he", "she"}  # in reported speech mostly whoever speaks
_ORDERED = word_set("troop force soldier mission contingent unit personnel")  # act on orders: who gives them commits
_PAPERS = (
    "statement report order letter announcement document resolution memo decree tweet message post release poll survey "
    "study communique note email e-mail filing indictment complaint article website proposal plan video footage"
)  # speak for whoever issued them
_MATTERS = word_set(
    "discussion talk meeting referendum vote election measure bill law deal agreement decision ruling move step attack "
    "strike protest operation sanction rule truce ceasefire visit trial inquiry opinion view belief "
    "uncertainty evidence figure fact event data research wisdom fear hope concern pressure"
) | word_set(_PAPERS)  # bind nobody by themselves
_PAPER = re.compile(rf"(?:[\w-]+['’]?s? ){{0,3}}?(?:{'|'.join(_PAPERS.split())})\b", re.IGNORECASE)
_ISSUED = re.compile(r"(?:[\w-]+ ){0,3}?(?:by|from|of) ((?:the )?(.+?))(?= (?:and|on|in|at|to|which|that)\b|,|$)")
_WORD_FOR_WORD = {"direct", "post"}
_WORD_ON = re.compile(r"(?:-\w+)*")
_MARKS = re.compile('["“”„«»]')
_POINTING = word_set(
    "this that these those such many most some several other any every each no"
)  # names nobody by itself

_WILL, _SURELY = 0.65, 0.6  # weights of "will", and of "would" in reported speech
_FORETOLD = {"plan", "forecast"}
_ASIDES = {"relcl", "acl"}
_ACCOUNT = "the account itself"
_FRONT = {"det", "poss", "compound", "nummod"}
_NOBODYS = word_set("no any every each this that these those such")  # "several powers" have threatened, "no power" has


@dataclass(frozen=True, slots=True)
class Actor:
    """Who commits: name, mention id ("" for none), and whether the actor itself is to act."""

    name: str
    mention_id: str
    binds: bool


def find_actor(page: Page, sentence: Sentence, t: Trigger, claim: Claim | None) -> Actor | None:
    """Name the subject, else whoever foretells it; nobody where the subject is a pronoun that stands for no name."""
    at = sentence.starts[t.token]
    quote = next((q for q in page.quotes if q.start <= at < q.end), None)
    teller = _teller(page, sentence, t, quote, claim)
    subject = _doer(page, sentence, t.token) if t.subject is None else antecedent(sentence, t.subject)
    if subject is None or (subject != t.subject and _possessed(sentence, subject)):
        return teller  # a relative clause after "factions in his government" may be another's
    if page.article.text[sentence.starts[subject] : sentence.ends[subject]].lower() in _SELF:
        return Actor(*_speaker(quote, claim), True) if _speaker(quote, claim)[0] else None
    if t.kind == "forecast" and not t.agentive and teller is not None:
        return teller
    if sentence.lemmas[subject].lower() in words.AIM and not dependents(
        sentence, t.action, {"neg"}
    ):  # "the guild's aim is to …" is the guild's
        subject = next(iter(dependents(sentence, subject, {"poss"})), subject)
    mention = _mention(page, sentence, subject)
    if mention is not None and _somebody(mention):
        return _own(page, sentence, subject, mention, teller)
    named = _meant(page, sentence, t, subject, teller) or _unnamed(page, sentence, t, subject, teller)
    return named or _arranged(page, sentence, t, subject) or _as_told(page, sentence, t, subject)


def _unnamed(page: Page, sentence: Sentence, t: Trigger, subject: int, teller: Actor | None) -> Actor | None:
    """A subject without a name: who stands behind a paper, somebody of what only somebody can do, else the teller."""
    lemma = sentence.lemmas[subject].lower()
    if teller is not None and sentence.tags[t.token] == "MD" and lemma != "you":
        return teller  # who announces what others will do
    if lemma in _NOBODY:
        return None
    if lemma in _MATTERS:
        return _issuer(page, page.article.text[slice(*reach(sentence, subject))]) or teller
    if sentence.pos[subject] == "PRON" and t.agentive:
        return None
    people = lemma in words.PEOPLE and not _bare(sentence, subject)
    somebody = sentence.pos[subject] == "PROPN" or people or (t.agentive and sentence.pos[subject] == "NOUN")
    alone = somebody and not _points(sentence, subject, _NOBODYS if people else _POINTING)
    return Actor(page.article.text[slice(*phrase(sentence, subject))], "", True) if alone else teller


def _arranged(page: Page, sentence: Sentence, t: Trigger, subject: int) -> Actor | None:
    """What is arranged where nobody is named: "the talks are due to open"; by whom, where "by" tells it."""
    if not t.arranged or sentence.pos[subject] != "NOUN" or _points(sentence, subject):
        return None
    if in_speech(page, sentence.starts[t.token]):
        return None
    by = [c for link in dependents(sentence, t.action, {"agent"}) for c in dependents(sentence, link, {"pobj"})]
    mention = _mention(page, sentence, by[0]) if by else None
    if mention is not None and _somebody(mention):
        return Actor(_words(page, mention), mention.mention_id, True)
    start, end = phrase(sentence, by[0] if by else subject)
    links = [c for c in dependents(sentence, subject, {"prep"}) if sentence.lemmas[c] == "of"]
    of = [c for link in links for c in dependents(sentence, link, {"pobj"})]  # "a series of talks"
    end = sentence.ends[of[0]] if of and not by else end
    on = _WORD_ON.match(page.article.text, end)
    return Actor(page.article.text[start : on.end() if on else end], "", True)


def _as_told(page: Page, sentence: Sentence, t: Trigger, subject: int) -> Actor | None:
    """Of what will surely be and nobody binds himself to: who fears or says it, else who is meant, else the account.

    "Many of the envoys said they would wait", "members fear the row will go on", "the 529 will be tried".
    """
    aside = sentence.deps[t.action] in _ASIDES or sentence.deps[t.token] in _ASIDES
    if t.weight < _SURELY or t.kind not in _FORETOLD or aside or in_speech(page, sentence.starts[t.token]):
        return None
    above = _subject_above(sentence, t.action, subject)
    if above is not None:
        said = page.article.text[slice(*phrase(sentence, above))]
        named = sentence.pos[above] in {"NOUN", "PROPN"} and sentence.lemmas[above].lower() not in _MATTERS
        return Actor(said, "", False) if named and not _nameless(said) else None
    pronoun = sentence.lemmas[subject].lower() in _HERSELF
    if t.weight < _WILL or not (pronoun or sentence.pos[subject] in {"NOUN", "PROPN", "NUM"}):
        return None
    somebody = sentence.lemmas[subject].lower() in words.PEOPLE or sentence.pos[subject] in {"PROPN", "NUM"}
    name = page.article.text[slice(*phrase(sentence, subject))] if somebody else page.article.outlet
    return Actor(name or _ACCOUNT, "", False)


def _doer(page: Page, sentence: Sentence, k: int) -> int | None:
    """The somebody before a verb that reads as a participle: of "the rebels planned to …" the rebels."""
    noun = sentence.heads[k] if sentence.deps[k] == "acl" else None
    mention = None if noun is None else _mention(page, sentence, noun)
    return noun if mention is not None and _somebody(mention) else None


def _somebody(mention: Mention) -> bool:
    """Whether a mention is of a person, body or place, and no pronoun that stands for no name."""
    return mention.kind != "other" and (mention.form != "pronoun" or bool(mention.name))


def _meant(page: Page, sentence: Sentence, t: Trigger, subject: int, teller: Actor | None) -> Actor | None:
    """Whom a pronoun without a name means: whoever speaks, else the subject of the clause above."""
    if sentence.lemmas[subject].lower() not in _HERSELF:
        return None
    if in_speech(page, sentence.starts[subject]):  # who speaks of themselves says "I"
        return None
    if reporter(sentence, t.token) is not None:  # "the ministry said it was ready"
        return Actor(teller.name, teller.mention_id, True) if teller is not None else None
    k = _above(sentence, t.token, subject)
    above = _mention(page, sentence, k) if k is not None else None
    named = above is not None and above.kind != "other" and above.name
    return _own(page, sentence, subject, above, teller) if named and above is not None else None


def _subject_above(sentence: Sentence, k: int, subject: int) -> int | None:
    """The subject, before another, of the verb that a clause is what is said, feared or thought of."""
    for _ in range(8):
        inside, k = k, sentence.heads[k]
        if k == inside:
            return None
        if sentence.deps[inside] == "ccomp":
            own = dependents(sentence, k, SUBJECTS) or dependents(sentence, sentence.heads[k], SUBJECTS)
            return own[0] if own and own[0] < subject else None
    return None


def _above(sentence: Sentence, k: int, pronoun: int) -> int | None:
    """The name that is subject of a clause above a token and stands before a pronoun."""
    for _ in range(8):
        if sentence.heads[k] == k:
            return None
        k = sentence.heads[k]
        own = dependents(sentence, k, SUBJECTS)
        if own and own[0] < pronoun and sentence.pos[own[0]] == "PROPN":
            return own[0]
    return None


def in_speech(page: Page, at: int) -> bool:
    """Whether a place lies in a speaker's own words: of a mixed quotation, between its marks."""
    return any(
        q.start <= at < q.end
        and (q.kind in _WORD_FOR_WORD or (q.kind == "mixed" and _marked(page.article.text, q.start, at)))
        for q in page.quotes
    )


def _marked(text: str, start: int, at: int) -> bool:
    """Whether quotation marks are open at a place."""
    return len(_MARKS.findall(text, max(start - 1, 0), at)) % 2 == 1


def _own(page: Page, sentence: Sentence, subject: int, mention: Mention, teller: Actor | None) -> Actor | None:
    """The subject itself, unless it acts on orders or names nobody: then who speaks for it, if anyone does."""
    ordered = sentence.lemmas[subject].lower() in _ORDERED
    if teller is not None and (ordered or (mention.form == "nominal" and not _is_person(page, teller))):
        return Actor(teller.name, teller.mention_id, True)
    if _points(sentence, subject) and not mention.name:
        return None
    return Actor(_words(page, mention), mention.mention_id, True)


def _points(sentence: Sentence, k: int, among: frozenset[str] = _POINTING) -> bool:
    return any(
        h == k and sentence.deps[c] in {"det", "amod"} and sentence.lemmas[c].lower() in among
        for c, h in enumerate(sentence.heads)
    )


def _bare(sentence: Sentence, k: int) -> bool:
    """Whether a word for somebody stands alone, as in spun words: "Official said"."""
    alone = sentence.tags[k] != "NNS" and not dependents(sentence, k, _FRONT)
    return alone and sentence.lemmas[k].lower() in words.PEOPLE


def _possessed(sentence: Sentence, k: int) -> bool:
    return any(
        h == k and sentence.deps[c] == "poss" and sentence.pos[c] == "PRON" for c, h in enumerate(sentence.heads)
    )


def _is_person(page: Page, actor: Actor) -> bool:
    kinds = {m.mention_id: m.kind for own in page.mentions.values() for m in own}
    return kinds.get(actor.mention_id, "person") == "person"


def _teller(page: Page, sentence: Sentence, t: Trigger, quote: Quote | None, claim: Claim | None) -> Actor | None:
    """Who says so: the speaker where a name is known, else the subject of the reporting verb."""
    name, mention_id = _speaker(quote, claim)
    if mention_id:
        return Actor(name, mention_id, False)
    if _PAPER.match(name):
        issuer, name = _issuer(page, name), ""
        if issuer is not None:
            return issuer
    k = reporter(sentence, t.token)
    if k is not None and sentence.lemmas[k].lower() in _MATTERS:
        return _issuer(page, page.article.text[slice(*reach(sentence, k))])
    if _nameless(name):
        name = ""
    if k is None or _points(sentence, k, _NOBODYS if sentence.lemmas[k].lower() in words.PEOPLE else _POINTING):
        return Actor(name, "", False) if name else None
    mention = _mention(page, sentence, k)
    if mention is not None and _somebody(mention) and (mention.name or not _bare(sentence, k)):
        return Actor(_words(page, mention), mention.mention_id, False)
    if not name and sentence.pos[k] in {"NOUN", "PROPN"} and not _bare(sentence, k):
        name = page.article.text[slice(*phrase(sentence, k))]
    return Actor(name, "", False) if name and not _nameless(name) else None


def _nameless(name: str) -> bool:
    """Whether words for a speaker name nobody: "this", "70%", "official"; "some officials" do."""
    said = name.lower().split(" ")
    people = said[-1].removesuffix("s") in words.PEOPLE
    return said[0] in (_NOBODYS if people else _POINTING) or name.lower() in words.PEOPLE or name[:1].isdigit()


def _issuer(page: Page, said: str) -> Actor | None:
    """Who stands behind a paper: of "a statement from the airline said …" the airline; nobody behind other things."""
    paper = _PAPER.match(said)
    issued = _ISSUED.match(said[paper.end() :].strip()) if paper else None
    if issued is None:
        return None
    text = page.article.text
    known = (m for own in page.mentions.values() for m in own if m.name and text[m.start : m.end] == issued[2])
    mention = next(known, None)
    return Actor(issued[1], "", False) if mention is None else Actor(_words(page, mention), mention.mention_id, False)


def _speaker(quote: Quote | None, claim: Claim | None) -> tuple[str, str]:
    if quote is not None and quote.speaker_text:
        return quote.speaker_text, quote.speaker_mention
    if claim is not None and claim.speaker_text:
        return claim.speaker_text, claim.speaker_mention
    return "", ""


def _words(page: Page, mention: Mention) -> str:
    return mention.name or _owned(page, page.sentences[mention.sentence], mention.start, mention.end)


def _owned(page: Page, sentence: Sentence, start: int, end: int) -> str:
    """The words of a span; of "his country" the owner is named."""
    said = page.read(sentence, start, end)[0].rstrip(".")
    return said if said.startswith("[") else squeeze(page.article.text[start:end])


def _mention(page: Page, sentence: Sentence, token: int) -> Mention | None:
    """The smallest mention around a token, or, where that has no name, around the name put beside it."""
    start, end = sentence.starts[token], sentence.ends[token]
    holding = [m for m in page.mentions.get(sentence.n, []) if m.start <= start and end <= m.end]
    found = min(holding, key=lambda m: (m.end - m.start, m.start), default=None)
    if found is not None and found.name:
        return found
    beside = dependents(sentence, token, {"appos"})
    named = next((c for c in beside if sentence.pos[c] == "PROPN" and c > token), None)
    return found if named is None else _mention(page, sentence, named) or found
