"""The parameters of methods: one table row each says which exist, of what type, and which must be there."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

from bot.playground import keyboards
from bot.playground.errors import Json, bad

if TYPE_CHECKING:
    from bot.playground.world import World

Params = dict[str, Any]
Check = Callable[[Any], Any]
_TRUE = {"true", "1", "yes", "True"}
_FALSE = {"false", "0", "no", "False", ""}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    data: bytes
    name: str = ""
    mime: str = ""


def whole(value: Any) -> int:
    """A whole number, given as one or in digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        return int(str(value))
    except ValueError:
        _no()


def number(value: Any) -> float:
    """A number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        _no()


def flag(value: Any) -> bool:
    """True or False, as JSON or as a word."""
    if isinstance(value, bool):
        return value
    if str(value) in _TRUE:
        return True
    return False if str(value) in _FALSE else _no()


def words(value: Any) -> str:
    """A string; JSON numbers are taken as written."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else _no()


def chat(value: Any) -> int | str:
    """A chat id, or @username."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not value:
        raise bad("chat_id is empty")
    if value.lstrip("-").isdigit():
        return int(value)
    if not value.startswith("@"):
        raise bad("chat not found")
    return value


def _json(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return _no()


def thing(value: Any) -> Json:
    """A JSON object."""
    decoded = _json(value)
    return decoded if isinstance(decoded, dict) else _no()


def things(value: Any) -> list[Any]:
    """A JSON array."""
    decoded = _json(value)
    return decoded if isinstance(decoded, list) else _no()


def markup(value: Any) -> Json:
    """A reply markup, checked."""
    try:
        return keyboards.checked(_json(value))
    except _WrongTypeError:
        raise bad("can't parse reply keyboard markup JSON object") from None


def file(value: Any) -> str | Upload:
    """A file id, an address, attach://name, or the upload itself."""
    return value if isinstance(value, Upload) else words(value)


class _WrongTypeError(Exception):
    pass


def _no() -> NoReturn:
    raise _WrongTypeError


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what it does, its parameters, and what Telegram says where one of `needs` is missing."""

    act: Callable[["World", Params], Any]
    takes: Mapping[str, Check] = field(default_factory=lambda: MappingProxyType({}))
    needs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def read(self, raw: Params) -> Params:
        """The parameters by type; empty optional ones and unknown ones are left out, uploads stay under their names."""
        params: Params = {}
        for name, value in raw.items():
            check = self.takes.get(name)
            if check is None:
                if isinstance(value, Upload):
                    params[name] = value
            elif _is_given(value, check):
                params[name] = _typed(name, check, value)
        for name, complaint in self.needs.items():
            if name not in params:
                raise bad(complaint)
        return params


def _is_given(value: Any, check: Check) -> bool:
    if value is None:
        return check is markup  # Telegram refuses a markup of null, and takes any other null for nothing
    return value != "" or check is words


def _typed(name: str, check: Check, value: Any) -> Any:
    try:
        return check(value)
    except _WrongTypeError:
        raise bad(f'invalid value of parameter "{name}" specified') from None
