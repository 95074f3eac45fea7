"""Web pages: a large one is read and parsed in pieces, and says the same."""

import pytest

from dlp.formats import html, html_source
from dlp.formats.base import Budget, LimitReached
from dlp.formats.html_source import Html, parse
from dlp.formats.traced import Traced
from dlp.limits import FileLimits
from tests.dlp.formats.office import slots

PAGES = (
    "<p>een &amp; twee</p><p>drie 🙂</p>\n" * 9,
    "<table><tr><th>naam<th>INSZ</tr><tr><td>Jan<td>85.07.30-999.32</tr></table>" * 4,
    "<svg><title>t &lt; u</title><g><text>in een tekening</text></g></svg><p>erna</p>" * 3,
    "<p title='a  b'>x</p><!-- <p>niet te zien</p> --><script>var a = '<p>b</p>'</script>" * 5,
    "<select><option>een<option>twee</select><template><p>vorm</p></template><b>slot</b>" * 5,
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("step", [1, 10, 60])
def test_a_page_reads_the_same_in_pieces(
    page: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = f"<html><body>{page}</body></html>".encode()
    whole = slots(content)
    monkeypatch.setattr(html_source, "_STEP", step)
    assert slots(content) == whole
    assert parse(content.decode()).cuts


def test_a_page_is_not_cut_where_other_rules_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_source, "_STEP", 1)
    page = "<p>a</p><svg><g><circle/></g></svg><p>b</p><math><mi>x</mi></math><i>c</i>"
    inside = [(page.index("<g>"), page.index("<p>b")), (page.index("<mi"), page.index("<i>"))]
    cuts = parse(page).cuts
    assert len(cuts) > 4
    assert not any(low <= cut < high for cut in cuts for low, high in inside)


def test_what_only_a_browser_reads_is_shown_from_every_piece() -> None:
    page = "<p>één</p><p>twee 🙂</p>"
    cuts = [page.index("<p>twee")]
    for source in (page, page.encode()):
        pieces = html._cut(source, page, cuts)
        shown = html._otherwise(pieces, Html(), Budget().tick)
        assert "".join(shown.split()) == "ééntwee🙂"
        assert not html._otherwise(pieces, parse(page), Budget().tick)


def test_a_packed_text_is_the_same_text() -> None:
    traced, packed = Traced(), Traced()
    for at, piece in enumerate(("a", "é", "🙂", "\ud83d", "\ude42", "slot")):
        for one in (traced, packed):
            one.take(piece, at)
            one.own("\n")
        packed.pack()
    assert packed.text == traced.text
    packed.own("meer")
    assert packed.text == f"{traced.text}meer"


def test_a_large_page_is_given_up_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_source, "_STEP", 10)
    late = Budget(FileLimits(max_document_s=0.0))
    with pytest.raises(LimitReached, match="max_document_s"):
        list(html.found_in(PAGES[0], late))
