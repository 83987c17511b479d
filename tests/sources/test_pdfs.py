"""PDF files: paragraphs over lines, columns and pages, what they say of themselves, and what cannot be read."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.records import RawDocument
from consilience.sources import read_paths

LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'o' * 32}) /U ({'u' * 32}) >> /ID [(a) (a)]"


def pdf(*pages: str, info: str = "", more: str = "") -> bytes:
    """A PDF of pages whose paragraphs are parted by empty lines; ``info`` and ``more`` go to its dictionaries."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, page in enumerate(pages):
        lines = "".join(f"({line}) Tj T*\n" for line in page.split("\n"))
        drawn = f"BT /F1 12 Tf 72 720 Td 14 TL {lines} ET"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects.append(f"<< {info} >>")
    body, at = "%PDF-1.4\n", []
    for n, what in enumerate(objects, 1):
        at.append(len(body))
        body += f"{n} 0 obj\n{what}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {more} >>"
    free = "0000000000 65535 f "
    return f"{body}xref\n0 {len(at) + 1}\n{free}\n{table}{trailer}\nstartxref\n{len(body)}\n%%EOF".encode()


def read(tmp_path: Path, body: bytes) -> RawDocument | tuple[str, str]:
    (tmp_path / "paper.pdf").write_bytes(body)
    (found,) = read_paths([tmp_path / "paper.pdf"])
    return found


def text(tmp_path: Path, *pages: str) -> str:
    found = read(tmp_path, pdf(*pages))
    assert isinstance(found, RawDocument)
    return found.body.decode()


def test_the_lines_of_a_paragraph_are_one_line(tmp_path: Path) -> None:
    page = "Bridge reopens\n\nThe harbour bridge reopened on Mon-\nday after two months of re-\npairs.\n\nIt was old."
    told = "Bridge reopens\n\nThe harbour bridge reopened on Monday after two months of repairs.\n\nIt was old."
    assert text(tmp_path, page) == told


def test_a_hyphen_before_a_name_stays(tmp_path: Path) -> None:
    assert text(tmp_path, "The Velm-\nTarn line.") == "The Velm-Tarn line."


def test_a_paragraph_that_goes_on_over_the_page_is_one(tmp_path: Path) -> None:
    told = text(
        tmp_path, "The harbour bridge of Port Alder was reopened on\n\n1 of 2", "Monday by the mayor.\n\n2 of 2"
    )
    assert told == "The harbour bridge of Port Alder was reopened on\n\n1 of 2\n\nMonday by the mayor.\n\n2 of 2"
    told = text(
        tmp_path, "The harbour bridge of Port Alder was reopened\n\n1 of 2", "on Monday by the mayor.\n\n2 of 2"
    )
    assert "was reopened on Monday by the mayor." in told


def test_title_and_day_are_what_the_file_says(tmp_path: Path) -> None:
    found = read(tmp_path, pdf("It was old.", info="/Title (Bridge reopens) /CreationDate (D:20240205081500Z)"))
    assert isinstance(found, RawDocument)
    assert (found.title, found.retrieved, found.media_type) == ("Bridge reopens", "2024-02-05", "text/plain")


@pytest.mark.parametrize("name", ["Microsoft Word - letter3", "press release.docx", "untitled"])
def test_the_name_of_a_file_is_no_title(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, pdf("It was old.", info=f"/Title ({name})"))
    assert isinstance(found, RawDocument)
    assert found.title == ""


def test_a_printed_page_bears_its_address(tmp_path: Path) -> None:
    page = "It was old.\n\nhttps://moor.example/bridge"
    found = read(tmp_path, pdf(page, page))
    assert isinstance(found, RawDocument)
    assert found.url == "https://moor.example/bridge"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "damaged PDF"),
        (b"%PDF-1.4\nno more of it", "damaged PDF"),
        (pdf("It was old.")[:300], "damaged PDF"),
        (pdf(""), "no text in it, only pictures of pages"),
        (pdf("It was old.", more=LOCKED), "the PDF needs a password"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path, body: bytes, reason: str) -> None:
    found = read(tmp_path, body)
    assert isinstance(found, tuple)
    assert found[0] == "paper.pdf"
    assert reason in found[1]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 500), st.binary(min_size=1, max_size=20))
def test_any_damage_is_read_or_reported(tmp_path: Path, at: int, damage: bytes) -> None:
    whole = pdf("The harbour bridge reopened.")
    read(tmp_path, whole[:at] + damage + whole[at + len(damage) :])
