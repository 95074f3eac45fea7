"""Takes out of a request what LiteLLM shows to no guardrail: it would reach the model unread.

LiteLLM hands texts, messages and tools to guardrails, messages without the keys that its types do
not know (`name` of a participant). This hook drops those and the fields that name the user.
"""

from typing import Any

from litellm.integrations.custom_logger import CustomLogger

FIELDS = ("user", "safety_identifier", "prompt_cache_key", "prediction")
ROW_KEYS = frozenset(
    {"role", "content", "tool_calls", "tool_call_id", "function_call", "cache_control"}
    | {"reasoning_content", "thinking_blocks", "reasoning_items"}
)


class UnseenFields(CustomLogger):
    """A hook before every call."""

    async def async_pre_call_hook(
        self, user_api_key_dict: Any, cache: Any, data: dict[str, Any], call_type: Any
    ) -> dict[str, Any]:
        """The request without those fields."""
        del user_api_key_dict, cache, call_type
        for field in FIELDS:
            data.pop(field, None)
        messages = data.get("messages")
        for row in messages if isinstance(messages, list) else ():
            if isinstance(row, dict):
                function = row.get("role") == "function"  # there `name` is the function's
                for key in [key for key in row if key not in ROW_KEYS]:
                    if not (function and key == "name"):
                        del row[key]
        return data


handler = UnseenFields()
