"""GET /why/ID: the page behind the link of a block, "this is wrong", and the way past it."""

import asyncio
from html import escape
from typing import get_args
from urllib.parse import parse_qs

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import why_texts as texts
from api.body import body_of, require_type
from api.icap.pages import LANGUAGE_NAMES, REFERENCE, TITLES, document
from api.problems import Refused, busy, field_error, forbidden, invalid, malformed
from api.schemas import FeedbackIn
from api.state import Service, service_of
from api.telemetry import log_failure
from api.why import VALID_S, Way, Why
from dlp.data import OverrideReason
from dlp.errors import StoreError

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
MAX_JUDGED = 50  # findings of one block that one press of the button is counted for
FORM = "application/x-www-form-urlencoded"
MAX_FORM = 4_096  # bytes
MAX_NOTE = 200  # characters

router = APIRouter(include_in_schema=False)


@router.get("/why/{identifier}")
async def why(request: Request, identifier: str) -> Response:
    """Kinds, advice, the button and the way past; 404 after an hour."""
    service = service_of(request)
    found = service.whys.get(identifier)
    return _answer(_gone(), 404) if found is None else _answer(_page(service, found))


@router.post("/why/{identifier}")
async def wrong(request: Request, identifier: str) -> Response:
    """Count "this is wrong" for every finding, once. No body is read. Raises: Refused with 503."""
    service = service_of(request)
    found = service.whys.get(identifier)
    if found is None:
        return _answer(_gone(), 404)
    if not found.judged and found.findings:
        found.judged = True
        try:
            await asyncio.to_thread(service.feedback.add, _rows(service, found))
        except StoreError as error:
            found.judged = False
            log_failure("feedback-not-kept", error)
            raise Refused(busy("the store cannot be written now", 5)) from None
        service.metrics.feedback("wrong")
    return _answer(_page(service, found))


@router.post("/why/{identifier}/override")
async def override(request: Request, identifier: str) -> Response:
    """Let this person's next try of the same content pass once, for a reason.

    Raises: Refused with 403 for a form that is not this page's, 422 for a wrong field.
    """
    service = service_of(request)
    require_type(request, FORM)
    settings, inflight = service.settings, service.inflight
    async with body_of(request, MAX_FORM, "nothing", settings, inflight) as body:
        given = _fields(bytes(body))
    found = service.whys.get(identifier)
    if found is None:
        return _answer(_gone(), 404)
    key, reason, note = (given.get(name, [""])[0] for name in ("key", "reason", "note"))
    if key != found.key:
        raise Refused(forbidden("this is not the form of that page"))
    reasons: tuple[OverrideReason, ...] = get_args(OverrideReason)
    chosen = next((one for one in reasons if one == reason), None)
    if chosen is None:
        raise Refused(invalid((field_error("reason", "no such reason", " | ".join(reasons)),)))
    if len(note) > MAX_NOTE:
        entry = field_error("note", "the note is too long", "write less", MAX_NOTE)
        raise Refused(invalid((entry,)))
    if service.whys.grant(found, chosen, note):
        return _answer(_page(service, found))
    return _answer(_page(service, found), 200 if found.granted else 409)


def _fields(body: bytes) -> dict[str, list[str]]:
    """The form's fields. Raises: Refused with 400."""
    try:
        return parse_qs(body.decode(), max_num_fields=8)
    except ValueError:
        raise Refused(malformed("the form cannot be read", "send the form of the page")) from None


def _rows(service: Service, why: Why) -> list[dict[str, str]]:
    """What to count: one row per recognizer and rule, however often it found something."""
    rows = {
        (row["recognizer"], row["rule"], row["tier"]): row
        for place in range(min(why.findings, MAX_JUDGED))
        for row in service.recent.rows(
            FeedbackIn(id=why.id, finding=place, judgement="wrong", missed=None)
        )
    }
    return list(rows.values())


def _page(service: Service, why: Why) -> str:
    titles = TITLES if why.verdict == "block" else texts.CHANGED
    way = service.whys.open_way(why)
    sections = []
    for language, text in why.message.items():
        lines = [f"<h1>{titles[language]}</h1><p>{escape(text)}</p>"]
        links = ", ".join(
            f'<a href="{escape(one["url"])}">{escape(one["name"])}</a>' for one in why.alternatives
        )
        if links:
            lines.append(f"<p>{texts.INSTEAD[language]}: {links}</p>")
        if why.judged:
            lines.append(f"<p>{texts.THANKS[language]}</p>")
        elif why.findings:
            action = f'action="/why/{escape(why.id)}"'
            button = f"<button>{texts.WRONG[language]}</button>"
            lines.append(f'<form method="post" {action}>{button}</form>')
        lines.append(_way(why, way, language))
        sections.append((language, "".join(lines)))
    first = sections[0][0] if sections else "en"
    return document(titles[first], sections, f"{REFERENCE[first]}: {escape(why.id)}")


def _way(why: Why, way: Way | None, language: str) -> str:
    """The form of the way past it, what to do once it is taken, or nothing."""
    if why.way is None:
        return ""
    if why.granted:
        return f'<p role="status"><strong>{texts.GRANTED[language]}</strong></p>'
    if way is None:
        return f"<p>{texts.TOO_LATE[language]}</p>"
    choices = "".join(
        f'<option value="{name}">{words[language]}</option>'
        for name, words in texts.REASONS.items()
    )
    return (
        f"<h2>{texts.ANYWAY[language]}</h2>"
        f"<p>{texts.GIVES[way.gives][language]} {texts.KEEPS[language]}</p>"
        f'<form method="post" action="/why/{escape(why.id)}/override">'
        f'<input type="hidden" name="key" value="{escape(why.key)}">'
        f'<p><label>{texts.REASON[language]} <select name="reason" required>'
        f'<option value=""></option>{choices}</select></label></p>'
        f'<p><label>{texts.NOTE[language]} <input name="note" maxlength="{MAX_NOTE}" '
        f'autocomplete="off"></label></p><button>{texts.ALLOW[language]}</button></form>'
    )


def _gone() -> str:
    sections = [(language, f"<p>{text}</p>") for language, text in texts.GONE.items()]
    return document(LANGUAGE_NAMES["nl"], sections, f"{VALID_S / 3_600:g} h")


def _answer(page: str, status: int = 200) -> Response:
    headers = {
        "Content-Security-Policy": POLICY,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return Response(page, status, headers, media_type="text/html; charset=utf-8")
