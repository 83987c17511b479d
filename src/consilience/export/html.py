"""The dossier as one self-contained page: it opens from a file, fetches nothing, and works without JavaScript."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consilience.export import phrases
from consilience.export.book import Book, Chip, best
from consilience.export.family import draw
from consilience.export.view import facts, gaps, sagas
from consilience.export.words import WORDS

SHOWN = 6  # chips of one line


def render_html(dossier: dict[str, Any]) -> str:
    """Render a dossier (``docs/dossier.schema.json``) as a page."""
    book = Book(dossier)
    told = sagas(book)
    held = {a.id for saga in told for a in saga.accounts}
    page = _environment().get_template("page.html.j2")
    unread = gaps(book)
    about = {a.id: facts(book, a) for a in book.accounts}
    return page.render(
        dossier=dossier,
        book=book,
        sagas=told,
        about=about,
        gaps=unread,
        others=[a for a in book.accounts if a.id not in held],
        texts=[(a, book.text(a)) for a in book.accounts],
        drawings={saga.id: draw(saga) for saga in told},
        style=_asset("page.css"),
        script=_asset("page.js"),
        policy=_policy(),
        say=WORDS,
    )


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("consilience.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    env.filters.update(clip=phrases.clip, counted=phrases.counted, edtf=phrases.edtf, listed=phrases.listed)
    env.filters.update(few=_few, failures=phrases.failures)
    return env


def _few(chips: list[Chip]) -> list[Chip]:
    """The chips that are shown at once."""
    return best(chips, phrases.at_once(len(chips), SHOWN))


def _shown(value: object) -> object:
    """Let nothing into the page that could re-order it; markup is our own and stays as it is."""
    return phrases.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> Markup:
    """Read one of our own files, to stand inside a style or script element."""
    text = files("consilience.export").joinpath("static", name).read_text("utf-8")
    return Markup(text)  # noqa: S704 - ours, not the world's


def _policy() -> str:
    """Allow the page's own style and script by their hashes, and nothing else at all."""
    style, script = (_digest(_asset(name)) for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
