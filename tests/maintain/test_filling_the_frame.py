"""The theme's page is cut once and filled with the words of each record."""

from typing import Any

from macros.pages import frame

FRAME = (
    "<title>kontor-frame-title</title><meta content='kontor-frame-description'><link href='https://kontor.example/cases/kontor-frame-case/'>"
    "<a href='https://kontor.invalid/kontor-frame-edit'>Edit</a>"
    '<ul>\n  <li class="md-nav__item">\n    <a href="#kontor-frame-section-id">kontor-frame-section</a>\n  </li></ul>'
    '<h1 id="kontor-frame-body"></h1>'
)


def filled(**named: Any) -> str:
    words: dict[str, Any] = {
        "title": "T",
        "description": "D",
        "url": "cases/a-case/",
        "edit_url": None,
        "sections": (),
        "body": b"<p>Body</p>",
        **named,
    }
    return frame.Frame(FRAME, "cases/kontor-frame-case/").fill(**words).decode()


def test_a_frame_is_filled_with_a_record_s_own_words() -> None:
    html = filled(edit_url="https://git.example/a", sections=[("context", "Context"), ("sources", "Sources")])
    assert "<title>T</title><meta content='D'><link href='https://kontor.example/cases/a-case/'><a href='https://git.example/a'>" in html
    assert html.index('href="#context">Context<') < html.index('href="#sources">Sources<')
    assert html.endswith("<p>Body</p>")
    assert "kontor-frame" not in html


def test_titles_descriptions_and_headings_are_escaped() -> None:
    harm = "\"><script>alert('1')</script>&"
    html = filled(title=harm, description=harm, url=harm, edit_url=harm, sections=[(harm, harm)])
    assert "<script>" not in html
    assert html.count("&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;") == 6


def test_words_of_a_record_that_look_like_marks_stay_words() -> None:
    html = filled(title="kontor-frame-description", description="kontor-frame-section", body=b"kontor-frame-title")
    assert "<title>kontor-frame-description</title><meta content='kontor-frame-section'>" in html
    assert html.endswith("kontor-frame-title")


def test_a_page_without_headings_has_no_empty_entry() -> None:
    assert "<ul></ul>" in filled()
