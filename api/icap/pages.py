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
WHY_OR = {  # where there is a way past it
    "nl": "Waarom? Toch versturen?",
    "fr": "Pourquoi ? Envoyer quand même ?",
    "de": "Warum? Trotzdem senden?",
    "en": "Why? Send it anyway?",
}
OFFER = {
    "nl": "Dit kunt u wel versturen:",
    "fr": "Vous pouvez envoyer ceci :",
    "de": "Das können Sie senden:",
    "en": "This you can send:",
}
REFERENCE = {"nl": "Referentie", "fr": "Référence", "de": "Referenz", "en": "Reference"}

_STYLE = (
    "body{font:1.05rem/1.55 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1d22}"
    "main{max-width:44rem;margin:8vh auto;padding:2rem 2.5rem;background:#fff;border-radius:.6rem;"
    "border-top:.4rem solid #8a1538}h1{font-size:1.35rem;margin:0 0 .4rem}h2{font-size:1.1rem}"
    "section{margin:0 0 1.6rem}p{margin:.3rem 0}a{color:#0b4f9c}"
    "footer{color:#555b66;font-size:.9rem}pre{white-space:pre-wrap;font:inherit;padding:.6rem 1rem;"
    "background:#8882;border-radius:.4rem}button,select,input{font:inherit;padding:.2rem .5rem}"
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


def blocked(request: HttpHead, verdict: Verdict, why: str | None, clean: str = "") -> bytes:
    """The whole HTTP response, headers and body.

    Args:
        why: address of the page that explains this block, where there is one.
        clean: what may be sent instead, offered to copy; "" for nothing.
    """
    message = verdict.message or {}
    if wants_page(request):
        way = verdict.override is not None
        body = _page(message, verdict.id, why, clean, way=way).encode()
        kind = "text/html; charset=utf-8"
    else:
        said = _understood(message, request.get("accept-language") or "")
        error = _error(said, verdict.id, verdict.tool, why, clean)
        body = json.dumps(error, ensure_ascii=False).encode()
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


def _page(
    message: Mapping[str, str],
    identifier: str,
    why: str | None,
    clean: str = "",
    *,
    way: bool = False,
) -> str:
    first = next(iter(message), "en")
    words = WHY_OR if way else WHY
    sections = []
    for language, text in message.items():
        link = f' <a href="{escape(why)}">{words[language]}</a>' if why else ""
        offer = f"<p>{OFFER[language]}</p><pre>{escape(clean)}</pre>" if clean else ""
        sections.append(
            (language, f"<h1>{TITLES[language]}</h1><p>{escape(text)}{link}</p>{offer}")
        )
    footer = f"{REFERENCE.get(first, REFERENCE['en'])}: {escape(identifier)}"
    return document(TITLES.get(first, TITLES["en"]), sections, footer)


def document(title: str, sections: Sequence[tuple[str, str]], footer: str) -> str:
    """A page of ours from sections by language, in HTML that is escaped already."""
    first = sections[0][0] if sections else "en"
    body = "".join(f'<section lang="{lang}">{content}</section>' for lang, content in sections)
    return (
        f'<!doctype html><html lang="{first}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body><main>{body}<footer>{footer}</footer></main></body></html>"
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
    message: Mapping[str, str], identifier: str, tool: str | None, why: str | None, clean: str
) -> dict[str, object]:
    """The error that the tool's own scripts know how to show, with the sentence in it."""
    text = "\n\n".join(message.values()) or TITLES["en"]
    if clean:
        offers = [OFFER[language] for language in message] or [OFFER["en"]]
        text = f"{text}\n\n{' '.join(offers)}\n{clean}"
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
