"""What callers may send, strictly: unknown keys and wrong types are refused, nothing is coerced.

The models are the schema in /openapi.json too. The answer's shape is in api/answer.py.
"""

from difflib import get_close_matches
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from api.problems import Refused, field_error, invalid
from dlp.data import Account, Channel, OffsetUnit, OverrideReason

MAX_NAME = 200  # characters of a model, user or group
MAX_DESTINATION = 8_192  # characters of a URL
MAX_GROUPS = 200
MAX_NOTE = 200  # characters, by the contract
MAX_TOKEN = 4_096  # characters of an override token

Name = Annotated[str, StringConstraints(max_length=MAX_NAME)]


class Strict(BaseModel):
    """Base of everything a caller sends."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ContextIn(Strict):
    """Where the text goes and who sends it; all of it optional."""

    destination: str | None = Field(
        None, max_length=MAX_DESTINATION, description="URL or host of the AI tool"
    )
    model: Name | None = Field(None, description="name of the AI model")
    account: Account = Field("unknown", description="whose account at the AI tool")
    channel: Channel = Field("prompt", description="how the text gets there")
    user: Name | None = Field(None, description="opaque id of the user")
    groups: list[Name] = Field([], max_length=MAX_GROUPS, description="the user's groups")


class OverrideIn(Strict):
    """A repeated request with the token of the first answer."""

    token: str = Field(max_length=MAX_TOKEN, description="from `override.token` of the answer")
    reason: OverrideReason
    note: str = Field("", max_length=MAX_NOTE, description="scanned itself, recorded redacted")


class OptionsIn(Strict):
    """How the answer is wanted."""

    offsets: OffsetUnit = Field("codepoint", description="unit of start and end")
    explain: bool = Field(False, description="low findings and reasons too")
    override: OverrideIn | None = None


_MESSAGE = {
    "type": "object",
    "properties": {
        "role": {"type": ["string", "null"]},
        "content": {
            "anyOf": [
                {"type": ["string", "null"]},
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "if": {"properties": {"type": {"const": "text"}}, "required": ["type"]},
                        "then": {"properties": {"text": {"type": "string"}}, "required": ["text"]},
                    },
                },
            ]
        },
    },
}
_ONE_OF: list[Any] = [
    {"required": ["text"], "properties": {"text": {"type": "string"}}},
    {"required": ["messages"], "properties": {"messages": {"type": "array"}}},
]
Message = Annotated[dict[str, Any], WithJsonSchema(_MESSAGE)]


class ScanRequest(Strict):
    """Exactly one of text and messages."""

    model_config = ConfigDict(json_schema_extra={"oneOf": _ONE_OF})

    text: str | None = Field(None, description="the text to scan")
    messages: list[Message] | None = Field(
        None,
        description="a chat: objects with role and content (string, null, or a list of parts "
        "such as {type: text, text: ...}); their other keys are scanned and handed back",
    )
    context: ContextIn | None = None
    options: OptionsIn | None = None

    @field_validator("messages")
    @classmethod
    def _messages_are_messages(
        cls, value: list[dict[str, Any]] | None
    ) -> list[dict[str, Any]] | None:
        for place, message in enumerate(value or ()):
            if (wrong := _wrong_in_message(message)) is not None:
                raise ValueError(f"/{place}{wrong}")
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> "ScanRequest":
        if (self.text is None) == (self.messages is None):
            raise ValueError("exactly one of text and messages is needed")
        return self


def _wrong_in_message(message: dict[str, Any]) -> str | None:
    """Path and mistake of what is wrong with one message, as "/content: must be ..."."""
    if not isinstance(message.get("role"), str | None):
        return "/role: must be a string"
    content = message.get("content")
    if content is None or isinstance(content, str):
        return None
    if not isinstance(content, list):
        return "/content: must be a string, null or a list of parts"
    for place, part in enumerate(content):
        if not isinstance(part, dict):
            return f"/content/{place}: must be an object"
        if part.get("type") == "text" and not isinstance(part.get("text"), str):
            return f"/content/{place}/text: must be a string"
    return None


Model = TypeVar("Model", bound=Strict)


def validate(value: Any) -> ScanRequest:
    """A checked scan request. Raises: Refused with 422 that lists every wrong field."""
    return check(value, ScanRequest)


def check(value: Any, model: type[Model]) -> Model:
    """The parsed JSON as a model. Raises: Refused with 422 that lists every wrong field."""
    if not isinstance(value, dict):
        remedy = f"send an object with {', '.join(model.model_fields)}"
        raise Refused(invalid((field_error("body", "must be a JSON object", remedy),)))
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise Refused(invalid(tuple(explain(error, model, value)))) from None


_REMEDIES: dict[str, str] = {
    "missing": "add it",
    "string_type": "send a string",
    "bool_type": "send true or false",
    "list_type": "send a list",
    "dict_type": "send an object",
    "model_type": "send an object",
    "int_type": "send a whole number",
}
MAX_LISTED = 20  # mistakes in one answer


def explain(error: ValidationError, model: type[BaseModel], value: Any) -> list[dict[str, Any]]:
    """Every mistake as field, detail, remedy and limit; what was sent is never quoted."""
    found = error.errors(include_input=False, include_url=False)
    return [_one(details, model, value) for details in found[:MAX_LISTED]]


def _one(details: Any, model: type[BaseModel], value: Any) -> dict[str, Any]:
    kind, where, context = details["type"], details["loc"], details.get("ctx", {})
    path = "/".join(str(step) for step in where)
    if kind == "extra_forbidden":
        return _unknown(where, model, value)
    if kind == "value_error":
        text = str(details["msg"]).removeprefix("Value error, ")
        field, _, what = text.rpartition(": ")
        return field_error(f"{path}{field}" or "body", what, "see /docs for the shape")
    if kind == "literal_error":
        return field_error(path, "is not one of its values", f"send {context['expected']}")
    if kind in ("string_too_long", "too_long"):
        limit = context["max_length"]
        return field_error(path, "is over its limit", f"send at most {limit}", limit)
    detail = "is missing" if kind == "missing" else "has the wrong type or value"
    return field_error(path, detail, _REMEDIES.get(kind, "see /docs for the shape"))


# Names that callers of other services send by habit: naming them tells the caller which to drop.
_FAMILIAR = {"language", "prompt", "input", "content", "entities", "score_threshold", "file"}


def _unknown(where: tuple[int | str, ...], model: type[BaseModel], value: Any) -> dict[str, Any]:
    """An unknown key, named only when it is one of a known list: a key can hold a value too."""
    holder: Any = value
    for step in where[:-1]:
        holder = holder[step]
    known = list(_fields_at(where[:-1], model))
    name = str(where[-1])
    shown = name if name in _FAMILIAR | _ALL_FIELDS else f"key {list(holder).index(name) + 1}"
    near = get_close_matches(name[:60], known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"leave it out; known are {', '.join(known)}"
    prefix = "".join(f"{step}/" for step in where[:-1])
    return field_error(prefix + shown, "is not a known field", hint)


_MODELS: dict[str, type[BaseModel]] = {
    "context": ContextIn,
    "options": OptionsIn,
    "override": OverrideIn,
}
_ALL_FIELDS = ScanRequest.model_fields.keys() | {
    name for one in _MODELS.values() for name in one.model_fields
}


def _fields_at(where: tuple[int | str, ...], model: type[BaseModel]) -> list[str]:
    names = [str(step) for step in where if str(step) in _MODELS]
    return list((_MODELS[names[-1]] if names else model).model_fields)


class FeedbackIn(Strict):
    """A judgement on one finding, or an entity that was missed; never text."""

    id: str = Field(pattern=r"^[0-9A-Za-z_-]{1,64}$", description="`id` of the verdict")
    finding: int | None = Field(None, ge=0, description="place of the finding, 0 is the first")
    judgement: Literal["wrong", "right"] | None = None
    missed: str | None = Field(None, pattern=r"^[A-Z][A-Z0-9_]{1,63}$", description="an entity")

    @model_validator(mode="after")
    def _one_kind(self) -> "FeedbackIn":
        judged = self.finding is not None and self.judgement is not None
        partly = self.finding is not None or self.judgement is not None
        if judged == (self.missed is not None) or (partly and not judged):
            raise ValueError("give finding with judgement, or missed")
        return self


def validate_feedback(value: Any) -> FeedbackIn:
    """A checked judgement. Raises: Refused with 422 that lists every wrong field."""
    return check(value, FeedbackIn)
