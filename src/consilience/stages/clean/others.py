"""What stands on a page that is not of its article: comments, and lists of other articles, whose dates are not its."""

import re
from itertools import takewhile

from consilience.stages.clean.parts import Part
from consilience.stages.clean.tree import Markup, name_of

_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "li", "article", "nav", "footer"})
_NAMED = re.compile(
    r'\b(?:class|id|itemprop|itemtype)="(?:[^"]*[\s/])?(?:comments?|commentlist|comments?-(?:list|area|section|body)'
    r"|comment-\d+|respond|disqus_thread|related(?:[_-]?(?:posts?|articles?|stories|news|content|links))?"
    r"|recommend(?:ed|ations)(?:[_-]\w+)?|trending|most[_-]?(?:read|popular)"
    r'|(?:latest|recent|popular|more)(?:[_-]?(?:posts?|articles?|stories|news))?)(?=[\s"])',
    re.IGNORECASE,
)
# a line above comments or other articles, in lower case
_OPENS = re.compile(
    r"(?:\d+ |\W*)?(?:comments?|responses|replies|kommentare|commentaires?|comentarios|comentários|commenti|комментарии"
    r"|التعليقات)(?: \(?\d+\)?)?\W*|leave a (?:comment|reply)\b.*|\d+ (?:thoughts|comments) on\b.*"
    r"|(?:related|similar|more|latest|recommended|trending|popular|recent|other|further)"
    r"(?: (?:news|stories|articles?|posts?|reading|from\b.*|on\b.*|content))?\W*"
    r"|(?:read|see) (?:also|more|next)\b.*|also read\b.*|you (?:may|might) (?:also )?like\b.*|most (?:read|popular)\W*"
    r"|lesen sie auch\b.*|mehr zum thema\b.*|lire aussi\b.*|à lire aussi\b.*|lea también\b.*|leia (?:também|mais)\b.*"
    r"|leggi anche\b.*|читайте также\b.*|по теме\W*|اقرأ أيضا.*"
)
# words in a date's line that say it is of something else
OF_ANOTHER = re.compile(r"\b(?:joined|member since|since|expires?|valid until|until|deadline|born|copyright)\b|©")
_IN_DATA = re.compile(r"related|comment|recommend|trending|latest|ItemList", re.IGNORECASE)
_BEFORE = 300  # characters of a script in which the list that a field stands in says its name


def of_article(text: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts as far as the comments or the other articles below the headline."""
    title = next((i for i, part in enumerate(parts) if part.kind == "title"), 0)
    below = takewhile(lambda part: not _opens_others(text[part.start : part.end]), parts[title + 1 :])
    return (*parts[: title + 1], *below)


def _opens_others(line: str) -> bool:
    return len(line) < 160 and _OPENS.fullmatch(line.lower()) is not None


def is_of_others(markup: Markup, n: int) -> bool:
    """Whether the tag at a place is, or stands in, a box of comments or of other articles."""
    return any(_holds(markup, box, n) for box in markup.where(_is_others) if box <= n)


def _is_others(tag: str) -> bool:
    return name_of(tag) in _BOXES and _NAMED.search(tag) is not None


def _holds(markup: Markup, box: int, n: int) -> bool:
    """Whether a box holds a tag; one that begins above the headline is the page's."""
    name, depth = name_of(markup.tags[box]), 0
    for tag in markup.tags[box : n + 1]:
        depth += (name_of(tag) == name) - (tag == f"/{name}")
        if depth <= 0 or name_of(tag) == "h1":
            return False
    return True


def is_in_list(script: str, start: int) -> bool:
    """Whether a script's field stands close behind the name of a list of other things."""
    return _IN_DATA.search(script, max(0, start - _BEFORE), start) is not None
