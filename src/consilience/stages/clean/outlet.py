"""Who published: the site of an address, and the outlet's name in a page's title."""

import re
from urllib.parse import unquote, urljoin, urlsplit

# second-level labels under which countries register names ("bbc.co.uk")
_SHARED = frozenset(
    {"co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne", "go", "in", "nom", "gouv", "govt"}
)
# hosts that give a name of its own to each of many publishers
_HOSTS = frozenset(
    {"wordpress.com", "substack.com", "medium.com", "tumblr.com", "livejournal.com", "typepad.com", "github.io",
     "gitlab.io", "wixsite.com", "weebly.com", "over-blog.com", "squarespace.com", "ghost.io", "beehiiv.com",
     "altervista.org", "canalblog.com", "hatenablog.com", "blogfa.com", "ucoz.ru", "narod.ru", "noblogs.org",
     "netlify.app", "vercel.app", "pages.dev", "web.app"}
)  # fmt: skip
_BLOGSPOT = re.compile(r"(?P<blog>[\w-]+\.blogspot)\.[a-z.]{2,6}")  # one blog has a name in each country
# sites that show what others publish
AGGREGATORS = frozenset(
    {"msn.com", "yahoo.com", "news.google.com", "google.com", "apple.news", "flipboard.com", "newsbreak.com",
     "smartnews.com", "ground.news", "feedly.com", "inoreader.com", "newsnow.co.uk", "upday.com", "squidapp.co",
     "pressreader.com", "headtopics.com", "dailyhunt.in", "opera.news", "toutiao.com", "news.yandex.ru", "dzen.ru"}
)  # fmt: skip
# addresses of copies, and where in them the address of the original stands
_COPY = re.compile(
    r"https?://(?:web\.archive\.org/web/(?P<fetched>\d*)\w*/(?P<archived>\S+)"
    r"|(?:[\w-]+\.cdn\.ampproject\.org|www\.google\.\w+(?:\.\w+)?)/(?:[acivw]|amp)/(?P<secure>s/)?(?P<cached>\S+\.\S+))"
)
_TRANSLATED = re.compile(r"(?P<host>[\w-]+)\.translate\.goog")
_WORDS_OF_NAME = 6  # more are no outlet's name
_STEM = 3  # letters; a site's name of fewer is like too much
_NO_WORD = re.compile(r"\W")
_SEPARATOR = re.compile(r"\s+(?:[|»·•–—]|-{1,2}|::?)\s+|\s*[|»]\s*")


def site_of(url: str) -> str:
    """Cut an address to who publishes there: "https://www.bbc.co.uk/news" is "bbc.co.uk", a blog keeps its own name."""
    host = _host(url).removeprefix("www.")
    if blog := _BLOGSPOT.search(host):
        return f"{blog['blog']}.com"
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return host
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep - (".".join(labels[-keep:]) in _HOSTS) :])


def _host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def original(url: str) -> str:
    """The address of what a copy was made of (an archive's, a cache's, a translator's), of all else the address."""
    if copy := _COPY.match(url):
        found = unquote(copy["archived"] or f"http{'s' * bool(copy['secure'])}://{copy['cached']}")
        return found if "//" in found else f"http://{found}"
    if translated := _TRANSLATED.fullmatch(_host(url)):
        host = translated["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
        return urlsplit(url)._replace(netloc=host, query="").geturl()
    return url


def fetched(url: str) -> str:
    """The moment at which an archive fetched the copy at an address, as its digits; "" for all other addresses."""
    copy = _COPY.match(url)
    return (copy and copy["fetched"]) or ""


def address_from(url: str, link: str) -> str:
    """The full address of a link on the page at an address, or "" where that is not known."""
    try:
        found = urljoin(url, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return found if found.startswith("http") else ""


def is_front(url: str) -> bool:
    """Tell the address of a site's front page."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def outlet_in(title: str, site: str) -> str:
    """The outlet's name out of a page's title, where it is like the site's: "Storm hits coast - The Daily Tide"."""
    pieces = _SEPARATOR.split(title)
    stem, ends = _key(site.partition(".")[0]), [n for n in (pieces[-1], pieces[0]) if n != title and "www." not in n]
    return next((name for name in ends if len(name.split()) <= _WORDS_OF_NAME and _is_like(name, stem)), "")


def _is_like(name: str, stem: str) -> bool:
    """Whether a site's name is the outlet's, a part of it, or made of its first letters."""
    key, initials = _key(name), "".join(word[0] for word in name.casefold().split())
    alike = min(len(stem), len(key)) > _STEM and (stem in key or key in stem)
    return alike or (bool(stem) and stem in {key, initials})


def without_outlet(title: str, outlet: str, site: str) -> str:
    """Cut the outlet's name off a page title: "Storm hits coast | The Daily Tide" is "Storm hits coast"."""
    pieces = _SEPARATOR.split(title)
    while len(pieces) > 1 and (
        _names_outlet(pieces[-1], outlet, site) or len(pieces[-1].split()) <= 3 < len(" ".join(pieces[:-1]).split())
    ):
        title = title[: title.rindex(pieces[-1])].rstrip(" |»·•–—-:")
        pieces.pop()
    if len(pieces) > 1 and _names_outlet(pieces[0], outlet, site):
        title = title[title.index(pieces[1], len(pieces[0])) :]
    return title.strip()


def _names_outlet(piece: str, outlet: str, site: str) -> bool:
    key, known, stem = _key(piece), _key(outlet), _key(site.partition(".")[0])
    return bool(key) and (
        key == known or (len(stem) > 2 and (key in (stem, f"the{stem}") or key == site.replace(".", "").casefold()))
    )


def _key(name: str) -> str:
    return _NO_WORD.sub("", name).casefold()
