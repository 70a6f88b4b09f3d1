"""Every request is held against the Bot API as aiogram knows it: `server.validate = check`."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from bot.playground.params import Params, Upload


def check(method: str, params: Params) -> None:
    """Raise for a parameter or a field that the Bot API does not have, or that has a wrong type."""
    model = _model(method)
    given = {name: _placeholder(value) for name, value in params.items() if not _is_attached(model, name, value)}
    _no_extras(model.model_validate(given), method)


@cache
def described() -> ModuleType:
    """All methods of the Bot API; none is built yet."""
    with _unbuilt():
        return import_module("aiogram.methods")


@cache
def _model(method: str) -> type[BaseModel]:
    model: type[BaseModel] = getattr(described(), method[0].upper() + method[1:])
    types, words = import_module("aiogram.types"), import_module("typing")
    known = {name: getattr(types, name) for name in types.__all__}
    known |= {name: getattr(words, name) for name in ("Literal", "Optional", "Union")}
    model.model_rebuild(_types_namespace={**known, "Default": import_module("aiogram.client.default").Default})
    return model


@contextmanager
def _unbuilt() -> Iterator[None]:
    """While the block runs models are described, not built: six hundred take seconds, and a dozen is asked for."""
    build = vars(BaseModel)["model_rebuild"]
    BaseModel.model_rebuild = classmethod(lambda _, **_how: None)  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign]


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
