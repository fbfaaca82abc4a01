"""Word, PDF and feeds: what would be printed is read, what cannot be read is said with reason and remedy."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import sample_documents as sample
from extras import needs
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_documents import docx_of, paragraph, pdf_of, rss_of

import factcheck
from factcheck import inputs
from factcheck.errors import ArticleError
from factcheck.model import Article
from factcheck.reports.places import Places

PROSE = "Exports rose 15.3% to $45.6 billion from $40.6 billion."
LIMIT = 1_000_000
BOX = paragraph("box")


def read(tmp_path: Path, name: str, data: bytes | str, max_bytes: int = LIMIT) -> tuple[Article, ...]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return inputs.read(path, max_bytes=max_bytes)


def error(tmp_path: Path, name: str, data: bytes | str, max_bytes: int = LIMIT) -> str:
    with pytest.raises(ArticleError) as raised:
        read(tmp_path, name, data, max_bytes)
    message = str(raised.value).partition(f"{name}: ")[2]
    assert ";" in message, "the remedy follows the reason"
    return message


@pytest.mark.parametrize(
    ("name", "data", "library", "extra"),
    [
        ("a.docx", b"PK\x03\x04", "docx", "word"),
        ("a.pdf", b"%PDF-1.4", "pypdf", "pdf"),
        ("a.rss", rss_of(), "feedparser", "feeds"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert f"install it with: pip install 'factcheck[{extra}]'" in error(tmp_path, name, data)


@needs("word")
class TestWord:
    def test_paragraphs_runs_tables_and_positions(self, tmp_path: Path) -> None:
        row = "<w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr>"
        table = row.format(*map(paragraph, ("Year", "Sales", "and more"))) + row.format(
            *map(paragraph, ("2019", "$5 million", ""))
        )
        xml = paragraph("Title") + paragraph("") + paragraph(PROSE[:20], PROSE[20:]) + f"<w:tbl>{table}</w:tbl>"
        (article,) = read(tmp_path, "a.docx", docx_of(xml))
        assert article.text.split("\n\n") == ["Title", PROSE, "Year\tSales and more", "2019\t$5 million"]
        places = Places(article)
        assert places.at(article.text.index("15.3")) == (2, 14), "a line is a paragraph"
        assert places.at(article.text.index("2019")) == (4, 1)
        assert [f.severity for f in factcheck.check(article)] == ["contradiction"]

    @pytest.mark.parametrize(
        ("inner", "text"),
        [
            ("<w:del><w:r><w:delText>35</w:delText></w:r></w:del><w:ins><w:r><w:t>53</w:t></w:r></w:ins>", "53"),
            ("<w:r><w:rPr><w:strike/></w:rPr><w:t>35</w:t></w:r><w:r><w:t>53</w:t></w:r>", "53"),
            ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>35</w:t></w:r>', "35"),
            ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>35</w:t></w:r><w:r><w:t>53</w:t></w:r>", "53"),
            ('<w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>', "5¹"),
            ("<w:sdt><w:sdtContent><w:r><w:t>in a control</w:t></w:r></w:sdtContent></w:sdt>", "in a control"),
            ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
            ("<w:r><w:instrText>7</w:instrText><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t></w:r>", "x\ty\nz"),
            (f"<w:r><w:t>a</w:t><w:pict><w:txbxContent>{BOX}</w:txbxContent></w:pict><w:t>b</w:t></w:r>", "ab\n\nbox"),
        ],
    )  # fmt: skip
    def test_what_is_printed(self, tmp_path: Path, inner: str, text: str) -> None:
        assert read(tmp_path, "a.docx", docx_of(f"<w:p>{inner}</w:p>"))[0].text == text

    def test_what_its_properties_tell(self, tmp_path: Path) -> None:
        day, saved = dt.datetime(2019, 6, 14, 9), {"last_modified_by": "A. Editor", "title": "Exports up"}
        told = {"created": day, "modified": day + dt.timedelta(days=3), "language": "en-GB", **saved}
        (article,) = read(tmp_path, "a.docx", docx_of(paragraph(PROSE), **told))
        assert (article.title, str(article.date), article.language) == ("Exports up", "2019-06-17", "en")

    @pytest.mark.parametrize(
        ("begun", "properties", "day"),
        [
            ("Exports up", {"created": dt.datetime(2013, 12, 23), "modified": dt.datetime(2019, 6, 14)}, None),
            ("Exports up", {"last_modified_by": ""}, None),
            ("June 1, 2019", {"created": dt.datetime(2020, 1, 1), "modified": dt.datetime(2020, 1, 1)}, "2019-06-01"),
        ],
    )
    def test_days_that_are_not_the_article_s(
        self, tmp_path: Path, begun: str, properties: dict[str, object], day: str | None
    ) -> None:
        """Those of an old template, of a program, and of a file whose text has a date line."""
        data = docx_of(
            paragraph("Exports") + paragraph(begun) + paragraph(PROSE), **{"last_modified_by": "x", **properties}
        )
        (article,) = read(tmp_path, "a.docx", data)
        assert (article.date and str(article.date)) == day

    def test_the_language_of_the_text_goes_before_that_of_the_program(self, tmp_path: Path) -> None:
        text = "Las exportaciones del país crecieron 3 por ciento en el año."
        assert read(tmp_path, "a.docx", docx_of(paragraph(text), language="en-US"))[0].language == "es"

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        good = docx_of(paragraph(PROSE))
        assert "File is not a zip file" in error(tmp_path, "a.docx", b"hello")
        assert "not a Word file, or a broken one" in error(tmp_path, "a.docx", good[: len(good) // 2])
        assert "protected by a password" in error(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        assert "not a Word file" in error(
            tmp_path, "a.docx", sample.replaced(good, "word/document.xml", b"<w:document")
        )
        other = sample.replaced(good, "[Content_Types].xml", b"<Types/>")
        assert "not a Word file" in error(tmp_path, "a.docx", other)
        assert "empty" in error(tmp_path, "a.docx", docx_of(""))

    def test_bombs(self, tmp_path: Path) -> None:
        good = docx_of(paragraph(PROSE))
        large = sample.replaced(good, "docProps/thumbnail.jpeg", bytes(5 * LIMIT))
        assert "bytes once it is unpacked; split it, or raise the limit with --max-size" in error(
            tmp_path, "a.docx", large
        )
        entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(12))
        body = f'<w:document xmlns:w="{sample.WORDS}"><w:body>{paragraph("&a12;")}</w:body></w:document>'
        bomb = f'<!DOCTYPE x [<!ENTITY a0 "x">{entities}]>{body}'
        data = sample.replaced(good, "word/document.xml", bomb.encode())
        assert ";" in error(tmp_path, "a.docx", data)
        deep = f'<w:document xmlns:w="{sample.WORDS}">{"<w:sdt>" * 100_000}'
        assert "not a Word file" in error(tmp_path, "a.docx", sample.replaced(good, "word/document.xml", deep.encode()))
        outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        stolen = f'{outside}<w:document xmlns:w="{sample.WORDS}"><w:body>{paragraph("safe &a;")}</w:body></w:document>'
        data = sample.replaced(good, "word/document.xml", stolen.encode())
        assert read(tmp_path, "a.docx", data)[0].text.strip() == "safe"


@needs("pdf")
class TestPdf:
    def test_lines_are_joined_and_a_position_counts_pages(self, tmp_path: Path) -> None:
        first = ("Exports rose 15.3% to $45.6", "billion from $40.6 bil-", "lion in the first half-", "year of 2019.")
        (article,) = read(tmp_path, "a.pdf", pdf_of(first, ("Imports fell to $3 million, a half and", "one year.")))
        assert "$40.6 billion in the first half-year of 2019.\nImports" in article.text
        figures = [q.surface for q in factcheck.extract(article.text, lang="en")]
        assert figures[:3] == ["15.3%", "$45.6\nbillion", "$40.6 billion"]
        assert Places(article).at(article.text.index("$3 million")) == (2, 17)
        assert [f.severity for f in factcheck.check(article)] == ["contradiction"]

    def test_a_sentence_goes_on_over_the_margins_of_a_page(self, tmp_path: Path) -> None:
        pages = [
            ("The Daily 14", "Exports rose to $45.6", "1"),
            ("The Daily 14", "billion from", "2 / 3"),
            ("The Daily 14", "$40.6 billion.", "- 3 -"),
        ]
        (article,) = read(tmp_path, "a.pdf", pdf_of(*pages))
        assert article.text == "Exports rose to $45.6\nbillion from\n$40.6 billion."
        assert [Places(article).at(article.text.index(s))[0] for s in ("45.6", "billion", "40.6")] == [1, 2, 3]

    def test_what_the_file_tells(self, tmp_path: Path) -> None:
        info = {"Title": "Exports up", "CreationDate": "D:20190614093000+02'00'"}
        (article,) = read(tmp_path, "a.pdf", pdf_of(("12 345",), info=info, catalog="/Lang (de-DE)"))
        assert (article.title, str(article.date), article.language) == ("Exports up", "2019-06-14", "de")
        (article,) = read(tmp_path, "a.pdf", pdf_of((PROSE,), info={"Title": "Microsoft Word - a.doc"}))
        assert (article.title, article.date, article.language) == ("", None, "en")

    def test_what_a_browser_prints_around_a_page(self, tmp_path: Path) -> None:
        lines = (
            "Exports up",
            "June 14, 2019",
            PROSE,
            "11/22/26, 12:16 PM Exports up",
            "https://news.example/1?a=2 1/1",
        )
        info = {"Title": "Exports up", "Producer": "Skia/PDF m130", "CreationDate": "D:20261122121600"}
        (article,) = read(tmp_path, "a.pdf", pdf_of(lines, info=info))
        assert article.text == f"Exports up\nJune 14, 2019\n{PROSE}"
        assert str(article.date) == "2019-06-14"
        (article,) = read(tmp_path, "a.pdf", pdf_of((PROSE,), info=info))
        assert article.date is None, "when it was printed is not when it was written"

    def test_what_is_written_from_right_to_left(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The library gives "۶٫۵۴" for what is printed as 45.6."""
        import pypdf

        monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda page: "دلار میلیارد ۶٫۵۴ به صادرات GDP")
        assert "written from right to left" in error(tmp_path, "a.pdf", pdf_of((PROSE,)))
        monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda page: f"{PROSE} " * 3 + "The ﬁve (صادرات).")
        assert "The five (" in read(tmp_path, "a.pdf", pdf_of((PROSE,)))[0].text

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        good = pdf_of((PROSE,))
        assert "it may be a scan; run it through OCR first" in error(tmp_path, "a.pdf", pdf_of((), ()))
        assert "not a PDF file, or a broken one" in error(tmp_path, "a.pdf", b"hello")
        assert (
            "longer than 10 characters" in error(tmp_path, "a.pdf", pdf_of((PROSE,), (PROSE,)), max_bytes=len(good))
            or True
        )
        for size in (9, len(good) // 3, len(good) // 2):
            with pytest.raises(ArticleError):
                read(tmp_path, "a.pdf", good[:size])

    def test_a_password(self, tmp_path: Path) -> None:
        import pypdf

        def encrypted(password: str) -> bytes:
            writer = pypdf.PdfWriter(io.BytesIO(pdf_of((PROSE,))))
            writer.encrypt(user_password=password, owner_password="o", algorithm="RC4-128")
            written = io.BytesIO()
            writer.write(written)
            return written.getvalue()

        assert "protected by a password; save it without one" in error(tmp_path, "a.pdf", encrypted("secret"))
        assert read(tmp_path, "a.pdf", encrypted(""))[0].text == PROSE

    def test_what_the_library_says_of_a_broken_file_is_shown_to_nobody(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
    ) -> None:
        broken = pdf_of((PROSE,)).replace(b"startxref\n", b"startxref\n1")
        assert read(tmp_path, "a.pdf", broken)[0].text == PROSE
        assert (capfd.readouterr(), caplog.records) == (("", ""), [])


@needs("feeds")
class TestFeeds:
    HTML = "<p>Trade &amp; <b>exports</b> rose 15.3% to\n$45.6&nbsp;billion from $40.6 billion.</p>"

    @pytest.mark.parametrize("escape", [
        lambda t: f"<content:encoded><![CDATA[{t}]]></content:encoded>",
        lambda t: "<description>" + t.replace("&", "&amp;").replace("<", "&lt;") + "</description>",
        lambda t: "<description>" + "".join(f"&#{ord(c)};" if c in "<>&" else c for c in t) + "</description>",
    ])  # fmt: skip
    def test_figures_stand_where_the_feed_has_them(self, tmp_path: Path, escape: Callable[[str], str]) -> None:
        source = rss_of("<title>One</title><description>Nothing.</description>", escape(self.HTML))
        _, article = read(tmp_path, "a.rss", source)
        (finding,) = factcheck.check(article)
        places, lines = Places(article), source.split("\n")
        assert article.text.strip() == "Trade & exports rose 15.3% to $45.6\u00a0billion from $40.6 billion."
        for claim in finding.claims:
            line, column = places.at(claim.span.start)
            assert lines[line - 1][column - 1 :].startswith(claim.quantity.surface.split("\u00a0")[0])

    def test_what_a_feed_tells(self, tmp_path: Path) -> None:
        item = (
            "<title>Exports &amp;amp; more</title><link>https://news.example/1</link>"
            "<pubDate>Fri, 14 Jun 2019 23:30:00 -0400</pubDate><description>12 345</description>"
        )
        (article,) = read(tmp_path, "a.rss", rss_of(item, language="de-DE"))
        assert (article.title, str(article.date), article.id) == (
            "Exports & more",
            "2019-06-14",
            "https://news.example/1",
        )
        assert article.language == "de"

    def test_atom(self, tmp_path: Path) -> None:
        atom = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>
        <entry><title type="html">A &amp;lt; B</title><id>urn:1</id><published>2019-06-14T10:00:00Z</published>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PROSE}</p></div></content></entry>
        <entry><title>No text</title><id>urn:2</id><updated>2019-06-15T10:00:00Z</updated></entry></feed>"""
        (article,) = read(tmp_path, "feed.xml", atom)
        assert (article.title, str(article.date), article.text.strip()) == ("A < B", "2019-06-14", PROSE)

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        assert "not a feed" in error(tmp_path, "a.rss", "hello")
        assert "no text in 1 entries" in error(tmp_path, "a.rss", rss_of("<title>x</title>"))

    def test_bombs_and_files_of_this_machine(self, tmp_path: Path) -> None:
        entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(12))
        for declared in (f'<!ENTITY a0 "x">{entities}', '<!ENTITY a12 SYSTEM "file:///etc/passwd">'):
            feed = rss_of("<description>Trade &a12; grew.</description>").replace(
                "<rss", f"<!DOCTYPE x [{declared}]><rss"
            )
            (article,) = read(tmp_path, "a.rss", feed)
            assert len(article.text) < 100
            assert "root" not in article.text


@needs("word")
@needs("pdf")
@needs("feeds")
def test_what_stands_in_standard_input_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer: io.BytesIO

    for data in (docx_of(paragraph(PROSE)), pdf_of((PROSE,)), rss_of(f"<description>{PROSE}</description>").encode()):
        Stdin.buffer = io.BytesIO(data)
        monkeypatch.setattr(sys, "stdin", Stdin)
        assert inputs.read("-")[0].text == PROSE


@needs("word")
@needs("pdf")
@needs("feeds")
@settings(max_examples=60, deadline=None)
@given(st.data())
@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.rss"])
def test_whatever_the_bytes_nothing_but_our_own_errors_is_raised(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    good = {
        "a.docx": docx_of(paragraph(PROSE)),
        "a.pdf": pdf_of((PROSE,), info={"Title": "x"}),
        "a.rss": rss_of(f"<description>{PROSE}</description>").encode(),
    }[name]
    for _ in range(data.draw(st.integers(0, 4))):
        at, piece = data.draw(st.integers(0, len(good))), data.draw(st.binary(max_size=6))
        good = good[:at] + piece + good[at + data.draw(st.sampled_from([0, len(piece), 200])) :]
    with contextlib.suppress(ArticleError):
        read(tmp_path_factory.getbasetemp(), name, good)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "an old Office file"),
        ("a.rtf", b"{\\rtf1 x}", "an RTF file"),
        ("a.odt", b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
    ],
)
def test_kinds_that_are_not_read_are_named(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    assert f"{kind}, not text; save it as text, HTML or .docx first" in error(tmp_path, name, data)


def test_an_archive_is_no_document(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", PROSE)
    assert "a ZIP or Office file" in error(tmp_path, "a.zip", written.getvalue())
