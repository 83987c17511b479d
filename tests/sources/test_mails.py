"""Mails, mailboxes and pages saved as one file."""

import tempfile
from email.message import EmailMessage
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import RawDocument
from consilience.sources import read_paths

BODY = "The harbour bridge reopened on Monday after two months of repairs."
PAGE = f"<html><body><h1>Bridge reopens</h1><p>{BODY}</p></body></html>"


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(BODY)
    return message


def read(tmp_path: Path, name: str, body: bytes) -> list[RawDocument | tuple[str, str]]:
    (tmp_path / name).write_bytes(body)
    return list(read_paths([tmp_path / name]))


def test_a_newsletter_is_its_sender_s_on_the_day_of_the_mail(tmp_path: Path) -> None:
    letter = mail(
        From="Moor Post <desk@moor.example>", Subject="Bridge reopens", Date="Mon, 05 Feb 2024 08:00:00 +0100"
    )
    letter.add_alternative(PAGE, subtype="html")
    letter.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="bridge.gif")
    (found,) = read(tmp_path, "letter.eml", bytes(letter))
    assert isinstance(found, RawDocument)
    assert (found.media_type, found.charset, found.body.strip()) == ("text/html", "utf-8", PAGE.encode())
    assert (found.title, found.outlet) == ("Bridge reopens", "Moor Post")
    assert (found.published, found.retrieved) == ("Mon, 05 Feb 2024 08:00:00 +0100", "")


def test_encoded_headers_and_bodies_are_plain(tmp_path: Path) -> None:
    letter = mail(From="Küstenblatt <desk@moor.example>", Subject="Brücke öffnet wieder")
    letter.set_content("Die Brücke ist seit Montag wieder offen.", charset="iso-8859-1", cte="quoted-printable")
    (found,) = read(tmp_path, "letter.eml", bytes(letter))
    assert isinstance(found, RawDocument)
    assert (found.outlet, found.title) == ("Küstenblatt", "Brücke öffnet wieder")
    assert found.body.decode(found.charset).strip() == "Die Brücke ist seit Montag wieder offen."


def test_a_saved_page_was_fetched_on_the_day_of_its_message(tmp_path: Path) -> None:
    page = EmailMessage()
    page["From"] = "<Saved by Blink>"
    page["Snapshot-Content-Location"] = "https://moor.example/bridge"
    page["Date"] = "Tue, 06 Feb 2024 09:00:00 -0000"
    page.set_content(PAGE, subtype="html", charset="utf-8")
    page.make_related()
    page.add_related(b"GIF89a", maintype="image", subtype="gif")
    (found,) = read(tmp_path, "bridge.mhtml", bytes(page))
    assert isinstance(found, RawDocument)
    assert (found.url, found.retrieved) == ("https://moor.example/bridge", "Tue, 06 Feb 2024 09:00:00 -0000")
    assert (found.title, found.outlet, found.published) == ("", "", "")
    assert found.body.strip() == PAGE.encode()


def test_each_mail_of_a_mailbox_and_what_has_no_words(tmp_path: Path) -> None:
    empty = EmailMessage()
    empty.set_content(b"GIF89a", maintype="image", subtype="gif")
    mails = [mail(Subject="One"), empty, mail(Subject="Two")]
    box = b"".join(b"From desk@moor.example Mon Feb  5 08:00:00 2024\n" + bytes(m) + b"\n" for m in mails)
    one, failure, two = read(tmp_path, "desk.mbox", box)
    assert isinstance(one, RawDocument) and isinstance(two, RawDocument)
    assert [(d.path, d.title) for d in (one, two)] == [("desk.mbox#1", "One"), ("desk.mbox#3", "Two")]
    assert failure == ("desk.mbox#2", "no text in it: neither plain nor HTML")


def test_a_mailbox_without_a_mail_is_named(tmp_path: Path) -> None:
    assert read(tmp_path, "desk.mbox", b"no mailbox") == [("desk.mbox", "no mail in it")]


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["From", "Subject", "Date", "Content-Type", "Snapshot-Content-Location"])
)
def test_no_message_is_too_damaged(body: bytes, header: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.eml", "a.mhtml"):
            Path(folder, name).write_bytes(header.encode() + b": " + body + b"\n\nThe bridge reopened.\n")
        assert len(list(read_paths([Path(folder)]))) == 2
