"""The addresses of the gateway adapters; what they do is in one small file each.

An adapter's answer never puts the verdict into the status: a gateway takes an error for "not
reachable" and may let the request pass.
"""

import regex as re
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import jsonbody
from api.body import body_of, require_type
from api.gateways.judged import PLACE
from api.routes import LAST_RESORT_MESSAGE
from api.state import caller_of, request_id_of, service_of
from api.work import JSON, Job, WorkResult

router = APIRouter(include_in_schema=False)

_CALL_ID = re.compile(rb'(?<!\\)"litellm_call_id"\s{0,4}:\s{0,4}"([\w.:-]{1,200})"')


def _blocked(request_id: str, _reason: str, _detail: str) -> WorkResult:
    """LiteLLM's answer when no worker can give one."""
    reason = f"{' '.join(LAST_RESORT_MESSAGE.values())} ({request_id})"
    return WorkResult(200, jsonbody.dump({"action": "BLOCKED", "blocked_reason": reason}))


@router.post("/beta/litellm_basic_guardrail_api")
async def litellm(request: Request) -> Response:
    """LiteLLM's Generic Guardrail API."""
    service, caller = service_of(request), caller_of(request).name
    require_type(request, JSON)
    limit = service.settings.max_json_bytes
    async with body_of(
        request, limit, "max_json_bytes", service.settings, service.inflight
    ) as body:
        calls = set(_CALL_ID.findall(body))
        call = calls.pop().decode("ascii") if len(calls) == 1 else ""
        headers = {PLACE: service.settings.place_of("litellm"), "call": call}
        if call and (sealed := service.vault.get(caller, call)) is not None:
            headers["sealed"] = sealed
        job = Job("litellm", request_id_of(request), caller, body, headers=headers)
        result = await service.do(job, _blocked)
    shown = dict(result.headers)
    if (sealed := shown.pop("sealed", None)) is not None:
        service.vault.put(caller, call, sealed)
    return Response(result.body, result.status, shown, media_type=result.content_type)
