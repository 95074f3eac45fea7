"""What a changed Office Open XML part needs so that its own program still opens it.

A replacement is text: where a number or a plain word stood, the element around it must allow that.
"""

import regex as re

_SPACED = re.compile(r"<((?:w:)?(?:t|delText|instrText))>(?=\s|[^<]*\s</)")
_CACHES = re.compile(r"(<(?:\w+:)?numCache>)(.*?)(</(?:\w+:)?numCache>)", re.DOTALL)
_POINT = re.compile(r"<(?:\w+:)?pt\b[^<>]*>\s*<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>\s*</(?:\w+:)?pt>")
_NUMBER = re.compile(r"\s*[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?\s*|#N/A")
_ITEMS = re.compile(r"<sharedItems\b[^<>]*>.*?</sharedItems>", re.DOTALL)
_ITEMS_HEAD = re.compile(r"<sharedItems\b([^<>]*)>")
_COUNT = re.compile(r'\scount="[0-9]+"')
_ITEM = re.compile(r'<n (v="&lt;|v="[^"]*[^0-9.eE+"-])')


def repaired(name: str, text: str) -> str:
    """The part with what its changes ask for; text of other kinds of parts as it is.

    Cost: linear.
    """
    if "/charts/" in name or "/chart" in name:
        text = _CACHES.sub(_points, text)
    if "/pivotCache/" in name:
        text = _ITEM.sub(r"<s \1", text)
        text = _ITEMS.sub(_items, text)
    return _SPACED.sub(r'<\1 xml:space="preserve">', text)


def _points(match: "re.Match[str]") -> str:
    """A cache of numbers without the points that are none any more."""
    kept = _POINT.sub(lambda p: p[0] if _NUMBER.fullmatch(p[1]) else "", match[2])
    return f"{match[1]}{kept}{match[3]}"


def _items(match: "re.Match[str]") -> str:
    """Shared items without a summary of their types and extremes, which no longer holds."""
    if "<s " not in match[0]:
        return match[0]

    def head(found: "re.Match[str]") -> str:
        count = _COUNT.search(found[1])
        return f'<sharedItems containsMixedTypes="1"{count[0] if count else ""}>'

    return _ITEMS_HEAD.sub(head, match[0], count=1)
