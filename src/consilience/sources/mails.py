"""Mails, mailboxes, and pages that a browser saved as one file (MHTML): all of them MIME messages."""

import mailbox
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

from consilience.errors import SourceError
from consilience.records import RawDocument
from consilience.sources import items

_PAGES = (".mht", ".mhtml")
_BOX = ".mbox"
SUFFIXES = (".eml", _BOX, *_PAGES)


def read(path: Path, name: str) -> Iterator[RawDocument | tuple[str, str]]:
    """Read the page or mail of a file, or each mail of a mailbox; a message without words is reported.

    A newsletter or release is published by its sender on the day of the mail, a page was fetched on that day.
    """
    if path.suffix.lower() != _BOX:
        with path.open("rb") as file:
            yield _document(name, file.read(items.MAX_FILE + 1), page=path.suffix.lower() in _PAGES)
        return
    box = mailbox.mbox(path, create=False)
    try:
        if not len(box):
            raise SourceError("no mail in it")
        for n, key in enumerate(box.iterkeys(), start=1):
            label = f"{name}#{n}"
            try:
                with box.get_file(key) as mail:
                    yield _document(label, mail.read(items.MAX_FILE + 1), page=False)
            except SourceError as error:
                yield label, str(error)
    finally:
        box.close()


def _document(label: str, body: bytes, *, page: bool) -> RawDocument:
    if len(body) > items.MAX_FILE:
        raise SourceError(f"larger than {items.MAX_FILE // 2**20} MiB")
    message = message_from_bytes(body, _class=EmailMessage, policy=default)
    words = message.get_body(preferencelist=("html", "plain"))
    text = words.get_payload(decode=True) if words is not None else b""
    if words is None or not isinstance(text, bytes) or not text.strip():
        raise SourceError("no text in it: neither plain nor HTML")
    media_type = words.get_content_type()
    items.check_size(media_type, len(text))
    about = _of_a_page(message, words) if page else _of_a_mail(message)
    return items.of_bytes(label, media_type, text, about, words.get_content_charset() or "")


def _of_a_page(message: MIMEPart, words: MIMEPart) -> items.Item:
    address = _header(message, "Snapshot-Content-Location") or _header(words, "Content-Location")
    return {"url": address, "retrieved": _header(message, "Date")}


def _of_a_mail(message: MIMEPart) -> items.Item:
    name, address = parseaddr(_header(message, "From"))
    sender = name or address.rpartition("@")[2]
    return {"title": _header(message, "Subject"), "outlet": sender, "published": _header(message, "Date")}


def _header(message: MIMEPart, name: str) -> str:
    """A header in plain words; one that is too damaged to be read is none."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, TypeError):  # the library's parser trips over some of them
        return ""
