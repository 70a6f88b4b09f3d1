"""Every request is held against the Bot API as aiogram knows it: `server.validate = check`."""

from typing import Any

from pydantic import BaseModel

from bot.playground.params import Params, Upload


def check(method: str, params: Params) -> None:
    """Raise for a parameter or a field that the Bot API does not have, or that has a wrong type."""
    import aiogram.methods  # noqa: PLC0415 - see conftest: not for whoever only hands out tests

    model: type[BaseModel] = getattr(aiogram.methods, method[0].upper() + method[1:])
    given = {name: _placeholder(value) for name, value in params.items() if not _is_attached(model, name, value)}
    _no_extras(model.model_validate(given), method)


def _is_attached(model: type[BaseModel], name: str, value: object) -> bool:
    return isinstance(value, Upload) and name not in model.model_fields


def _placeholder(value: object) -> object:
    from aiogram.types import BufferedInputFile  # noqa: PLC0415

    return BufferedInputFile(b"", "upload") if isinstance(value, Upload) else value


def _no_extras(value: Any, path: str) -> None:
    if isinstance(value, BaseModel):
        if value.model_extra:
            raise ValueError(f"{path} has no {', '.join(value.model_extra)}")
        for name in type(value).model_fields:
            _no_extras(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _no_extras(item, f"{path}[{number}]")
