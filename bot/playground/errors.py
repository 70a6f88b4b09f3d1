"""What the Bot API answers when it does not do what was asked."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A refused call: HTTP code, Telegram's description, `parameters` (retry_after in seconds, migrate_to_chat_id)."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON that Telegram sends for it."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad(reason: str, **parameters: int) -> ApiError:
    """400: the call itself is wrong."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """403: the bot may not, and asking again will not help."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many(seconds: int) -> ApiError:
    """429: the same call may be made again after `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
