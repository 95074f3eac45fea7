"""GET /why/ID: the page behind the link of a block, and the button that says "this is wrong"."""

import asyncio
from html import escape

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.icap.pages import LANGUAGE_NAMES, REFERENCE, TITLES, document
from api.problems import Refused, busy
from api.schemas import FeedbackIn
from api.state import Service, service_of
from api.telemetry import log_failure
from api.why import VALID_S, Why
from dlp.errors import StoreError

CHANGED = {
    "nl": "Dit bericht is aangepast voor het vertrok",
    "fr": "Ce message a été adapté avant l'envoi",
    "de": "Diese Nachricht wurde vor dem Senden angepasst",
    "en": "This message was changed before it left",
}
INSTEAD = {
    "nl": "Gebruik in de plaats",
    "fr": "À utiliser à la place",
    "de": "Stattdessen verwenden",
    "en": "Use instead",
}
WRONG = {
    "nl": "Dit klopt niet",
    "fr": "C'est une erreur",
    "de": "Das stimmt nicht",
    "en": "This is wrong",
}
THANKS = {
    "nl": "Dank u. We bekijken of de regel te streng is.",
    "fr": "Merci. Nous vérifierons si la règle est trop stricte.",
    "de": "Danke. Wir prüfen, ob die Regel zu streng ist.",
    "en": "Thank you. We will see whether the rule is too strict.",
}
GONE = {
    "nl": "Deze uitleg is er niet meer: hij blijft een uur. Verstuur uw bericht opnieuw.",
    "fr": "Cette explication n'existe plus : elle reste une heure. Renvoyez votre message.",
    "de": "Diese Erklärung gibt es nicht mehr: Sie bleibt eine Stunde. Bitte erneut senden.",
    "en": "This explanation is gone: it stays for an hour. Please send your message again.",
}
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
MAX_JUDGED = 50  # findings of one block that one press of the button is counted for

router = APIRouter(include_in_schema=False)


@router.get("/why/{identifier}")
async def why(request: Request, identifier: str) -> Response:
    """Kinds, advice and the button; 404 after an hour."""
    found = service_of(request).whys.get(identifier)
    return _answer(_gone(), 404) if found is None else _answer(_page(found))


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
    return _answer(_page(found))


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


def _page(why: Why) -> str:
    titles = TITLES if why.verdict == "block" else CHANGED
    sections = []
    for language, text in why.message.items():
        lines = [f"<h1>{titles[language]}</h1><p>{escape(text)}</p>"]
        links = ", ".join(
            f'<a href="{escape(one["url"])}">{escape(one["name"])}</a>' for one in why.alternatives
        )
        if links:
            lines.append(f"<p>{INSTEAD[language]}: {links}</p>")
        if why.judged:
            lines.append(f"<p>{THANKS[language]}</p>")
        elif why.findings:
            lines.append(f'<form method="post"><button>{WRONG[language]}</button></form>')
        sections.append((language, "".join(lines)))
    first = sections[0][0] if sections else "en"
    return document(titles[first], sections, f"{REFERENCE[first]}: {escape(why.id)}")


def _gone() -> str:
    sections = [(language, f"<p>{text}</p>") for language, text in GONE.items()]
    return document(LANGUAGE_NAMES["nl"], sections, f"{VALID_S / 3_600:g} h")


def _answer(page: str, status: int = 200) -> Response:
    headers = {
        "Content-Security-Policy": POLICY,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return Response(page, status, headers, media_type="text/html; charset=utf-8")
