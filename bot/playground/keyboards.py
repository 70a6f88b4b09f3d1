"""Reply markups, checked as strictly as Telegram does."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bot.playground.errors import ApiError, Json, bad

KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_REQUESTS = ("request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app")
STYLES = {"primary", "success", "danger"}
MAX_BUTTONS = 100
MAX_DATA_BYTES = 64
MAX_COPY = 256
MAX_PLACEHOLDER = 64


def _wrong(what: str, why: str) -> ApiError:
    return bad(f"can't parse {what}: {why}")


def checked(markup: Any) -> Json:
    """The markup itself, or `ApiError` 400 naming what is wrong with it."""
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    for key, check in _SHAPES.items():
        if key in markup:
            check(markup)
            return markup
    raise bad("object expected as reply markup")


def _inline(markup: Json) -> None:
    rows = _rows(markup["inline_keyboard"], "inline keyboard", _inline_button)
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")


def _rows(rows: Any, what: str, check: Callable[[Any], None]) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise _wrong(f"{what} markup JSON object", f"Field must be an Array of Arrays of {what} buttons")
    for row in rows:
        if not isinstance(row, list):
            raise _wrong(f"{what} markup JSON object", f"Field must be an Array of Arrays of {what} buttons")
        for button in row:
            check(button)
    return rows


def _inline_button(button: Any) -> None:
    what = "inline keyboard button"
    if not isinstance(button, dict):
        raise _wrong(what, "InlineKeyboardButton must be an Object")
    _label(button, what)
    kinds = [kind for kind in KINDS if button.get(kind) is not None and (kind != "callback_data" or button[kind] != "")]
    if not kinds:
        raise _wrong(what, "Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise _wrong(what, f"exactly one kind of button is allowed, found {', '.join(kinds)}")
    _inline_kind(button, kinds[0])


def _inline_kind(button: Json, kind: str) -> None:
    if kind == "callback_data":
        _data(button[kind])
    elif kind == "url":
        _url(button[kind])
    elif kind == "copy_text":
        _copy(button[kind])
    elif kind == "web_app":
        _web_app(button[kind])


def _label(button: Json, what: str) -> None:
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _wrong(what, 'Can\'t find field "text"' if text is None else 'Field "text" must be a non-empty String')
    if button.get("style") is not None and button["style"] not in STYLES:
        raise _wrong(what, "unsupported button style specified")


def _data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")


def _url(url: Any) -> None:
    wrong = f"inline keyboard button URL '{url}' is invalid: "
    if not isinstance(url, str) or not url.strip():
        raise bad(f"{wrong}URL host is empty")
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        raise bad(f"{wrong}Unsupported URL protocol")
    # Telegram takes only addresses that somebody else can open: a bare host such as "localhost" is refused
    if parts.scheme in {"http", "https"} and not re.fullmatch(
        r"[^\s:@]+\.[^\s:@.]{2,}|\d+(\.\d+){3}", parts.hostname or ""
    ):
        raise bad(f"{wrong}Wrong HTTP URL")


def _copy(button: Any) -> None:
    text = button.get("text") if isinstance(button, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPY:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def _web_app(app: Any) -> None:
    if not isinstance(app, dict) or urlsplit(str(app.get("url", ""))).scheme != "https":
        url = app.get("url", "") if isinstance(app, dict) else ""
        raise bad(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def _reply(markup: Json) -> None:
    rows = _rows(markup["keyboard"], "keyboard", _reply_button)
    if not any(rows):
        raise bad("reply keyboard must be non-empty")
    _placeholder(markup)


def _reply_button(button: Any) -> None:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _wrong("keyboard button", "KeyboardButton must be an Object")
    _label(button, "keyboard button")
    if sum(bool(button.get(kind)) for kind in _REQUESTS) > 1:
        raise _wrong("keyboard button", "at most one kind of request is allowed")


def _remove(markup: Json) -> None:
    if markup["remove_keyboard"] is not True:
        raise _wrong("reply keyboard markup JSON object", 'Field "remove_keyboard" must be true')


def _force(markup: Json) -> None:
    if markup["force_reply"] is not True:
        raise _wrong("reply keyboard markup JSON object", 'Field "force_reply" must be true')
    _placeholder(markup)


def _placeholder(markup: Json) -> None:
    hint = markup.get("input_field_placeholder")
    if hint is not None and (not isinstance(hint, str) or not 1 <= len(hint) <= MAX_PLACEHOLDER):
        raise bad("INPUT_FIELD_PLACEHOLDER_INVALID")


_SHAPES: dict[str, Callable[[Json], None]] = {
    "inline_keyboard": _inline,
    "keyboard": _reply,
    "remove_keyboard": _remove,
    "force_reply": _force,
}


def inline(markup: Json | None) -> Json | None:
    """What a message itself carries of its markup: an inline keyboard that is not empty, or nothing."""
    if markup and markup.get("inline_keyboard") and any(markup["inline_keyboard"]):
        return markup
    return None
