"""What a person or a script gets instead of the AI tool's answer when a request is blocked.

A navigation gets a page; a script gets JSON in the shape that its own code expects of an error, so
that the tool shows the sentence instead of breaking. Both say what was found (kinds, never values),
why, what to do, and the request's id.
"""

import json
from collections.abc import Mapping, Sequence
from html import escape

from api.icap.http_head import HttpHead
from dlp.data import Verdict

LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}
TITLES = {
    "nl": "Dit bericht is niet verstuurd",
    "fr": "Ce message n'a pas été envoyé",
    "de": "Diese Nachricht wurde nicht gesendet",
    "en": "This message was not sent",
}
WHY = {"nl": "Waarom?", "fr": "Pourquoi ?", "de": "Warum?", "en": "Why?"}
REFERENCE = {"nl": "Referentie", "fr": "Référence", "de": "Referenz", "en": "Reference"}

_STYLE = (
    "body{font:1.05rem/1.55 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1d22}"
    "main{max-width:44rem;margin:8vh auto;padding:2rem 2.5rem;background:#fff;border-radius:.6rem;"
    "border-top:.4rem solid #8a1538}h1{font-size:1.35rem;margin:0 0 .4rem}"
    "section{margin:0 0 1.6rem}p{margin:.3rem 0}a{color:#0b4f9c}"
    "footer{color:#555b66;font-size:.9rem}"
    "@media(prefers-color-scheme:dark){body{background:#16181d;color:#e8eaee}main{background:#20242b}"
    "a{color:#8ab8f5}footer{color:#aab0bb}}"
)


def wants_page(request: HttpHead) -> bool:
    """True when a person's browser asks for a page; a script asks with fetch or XMLHttpRequest."""
    destination = request.get("sec-fetch-dest")
    if destination is not None:
        return destination in ("document", "iframe", "frame")
    accepts = (request.get("accept") or "").lower()
    scripted = (request.get("x-requested-with") or "").lower() == "xmlhttprequest"
    return not scripted and "text/html" in accepts and "application/json" not in accepts


def blocked(request: HttpHead, verdict: Verdict, tool: str | None, why: str | None) -> bytes:
    """The whole HTTP response, headers and body.

    Args:
        tool: catalogue key of the tool, whose shape of errors is used.
        why: address of the page that explains this block, where there is one.
    """
    message = verdict.message or {}
    if wants_page(request):
        body = _page(message, verdict.id, why).encode()
        kind = "text/html; charset=utf-8"
    else:
        said = _understood(message, request.get("accept-language") or "")
        body = json.dumps(_error(said, verdict.id, tool, why), ensure_ascii=False).encode()
        kind = "application/json; charset=utf-8"
    return header(kind, len(body), message, request.get("origin")) + body


def plain(message: Mapping[str, str], identifier: str) -> bytes:
    """The page for when nothing is known of the request."""
    body = _page(message, identifier, None).encode()
    return header("text/html; charset=utf-8", len(body), message, None) + body


def header(
    kind: str, size: int, languages: Sequence[str] | Mapping[str, str], origin: str | None
) -> bytes:
    """Status line and headers of a 403 that nobody keeps."""
    lines = [
        "HTTP/1.1 403 Forbidden",
        f"Content-Type: {kind}",
        f"Content-Length: {size}",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
        "Connection: close",
    ]
    if languages:
        lines.append(f"Content-Language: {', '.join(languages)}")
    if origin is not None and "\r" not in origin and "\n" not in origin:
        lines += [
            f"Access-Control-Allow-Origin: {origin}",
            "Access-Control-Allow-Credentials: true",
        ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _page(message: Mapping[str, str], identifier: str, why: str | None) -> str:
    first = next(iter(message), "en")
    sections = []
    for language, text in message.items():
        link = f' <a href="{escape(why)}">{WHY[language]}</a>' if why else ""
        sections.append(
            f'<section lang="{language}"><h1>{TITLES[language]}</h1>'
            f"<p>{escape(text)}{link}</p></section>"
        )
    return (
        f'<!doctype html><html lang="{first}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{TITLES.get(first, TITLES['en'])}</title><style>{_STYLE}</style></head>"
        f"<body><main>{''.join(sections)}<footer>{REFERENCE.get(first, REFERENCE['en'])}: "
        f"{escape(identifier)}</footer></main></body></html>"
    )


def _understood(message: Mapping[str, str], accepted: str) -> Mapping[str, str]:
    """The one language of the message that the browser names first, else all of them.

    A script's error is one line in a bubble: four languages are for when nothing is known.
    """
    for one in accepted.split(",")[:20]:
        language = one.partition(";")[0].strip()[:2].lower()
        if language in message:
            return {language: message[language]}
    return message


def _error(
    message: Mapping[str, str], identifier: str, tool: str | None, why: str | None
) -> dict[str, object]:
    """The error that the tool's own scripts know how to show, with the sentence in it."""
    text = "\n\n".join(message.values()) or TITLES["en"]
    if why:
        text = f"{text}\n\n{why}"
    if tool == "claude":
        return {
            "type": "error",
            "error": {"type": "permission_error", "message": text},
            "request_id": identifier,
        }
    if tool == "chatgpt":
        return {"detail": text, "error": {"message": text, "type": "blocked", "code": "blocked"}}
    return {
        "error": {"message": text, "type": "blocked", "param": None, "code": "blocked"},
        "message": text,
        "detail": text,
        "request_id": identifier,
    }
