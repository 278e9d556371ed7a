from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

import writing
from declcmp import readers
from declcmp.errors import InputError

LINE = "Стороны отмечают ключевую роль Секретариата формата и выразили готовность развивать сотрудничество."
PAGE = writing.html([LINE] * 3).decode()


def saved(*parts: MIMEText, kind: str = "related", **headers: str) -> bytes:
    whole = MIMEMultipart(kind)
    for name, value in headers.items():
        whole[name.replace("_", "-")] = value
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def texts(data: bytes, name: str = "page.mhtml") -> list[str]:
    return [block.text for block in readers.read(data, name).blocks]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_the_page_inside_a_saved_file_is_read(charset: str) -> None:
    found = readers.read(saved(MIMEText(PAGE, "html", charset), MIMEText("p{}", "css")), "page.mht")
    assert [block.text for block in found.blocks] == [LINE] * 3
    assert (found.source.format, found.source.name) == ("html", "page.mht")


def test_quoted_printable_is_decoded() -> None:
    message = EmailMessage()
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    assert texts(message.as_bytes()) == [LINE] * 3


def test_frames_beside_the_page_are_not_the_page() -> None:
    frame, page = MIMEText("<p>Реклама</p>", "html"), MIMEText(PAGE, "html")
    frame["Content-Location"], page["Content-Location"] = "https://example.org/ad", "https://example.org/"
    data = saved(frame, page, Snapshot_Content_Location="https://example.org/")
    assert texts(data) == [LINE] * 3


def test_a_saved_file_under_another_name_is_one_too() -> None:
    assert texts(saved(MIMEText(PAGE, "html")), "page.txt") == [LINE] * 3


def test_one_without_a_page_is_said_to_be_without() -> None:
    with pytest.raises(InputError, match=r"a\.mht: .* without a web page"):
        texts(saved(MIMEText(LINE, "plain")), "a.mht")


def test_nested_parts_are_read_within_bounds() -> None:
    deep = "MIME-Version: 1.0\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="{number}"\n\n--{number}\n' for number in range(3000)
    )
    with pytest.raises(InputError):
        texts(deep.encode())


def test_text_that_begins_with_words_and_colons_is_text() -> None:
    assert texts(f"Примечание: {LINE}\nContent: нет\n".encode(), "a.txt")[0].startswith("Примечание")
