"""Requests as they come over the wire: query, JSON, form and multipart, all to one set of parameters."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.playground.errors import ApiError, Json, bad
from bot.playground.files import MAX_UPLOAD
from bot.playground.params import Params, Upload


async def read(request: web.BaseRequest) -> Params:
    """The parameters of a request as they were sent; `ApiError` 400 if the body is not what it says it is."""
    params: Params = dict(request.query) if request.rel_url.raw_query_string else {}
    kind = request.content_type
    if kind == "multipart/form-data":
        params.update(await _multipart(request))
    elif request.body_exists:
        params.update(_body(kind, await request.read()))
    return params


def _body(kind: str, body: bytes) -> Params:
    if kind == "application/json":
        return _object(body) if body else {}
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _object(body: bytes) -> Json:
    try:
        decoded = json.loads(body)
    except ValueError:
        raise bad("can't parse JSON object") from None
    if not isinstance(decoded, dict):
        raise bad("object expected as JSON body")
    return decoded


async def _multipart(request: web.BaseRequest) -> Params:
    params: Params = {}
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name:
            params[part.name] = await _part(part)
    return params


async def _part(part: BodyPartReader) -> str | Upload:
    data = bytes(await part.read(decode=True))
    if part.filename is None:
        return data.decode()
    if len(data) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    return Upload(data, part.filename, part.headers.get("Content-Type", ""))


def reply(body: Json, status: int = 200) -> web.Response:
    """A JSON answer."""
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def plain(params: Params) -> dict[str, Any]:
    """The parameters without the bytes of uploads, for records."""
    return {key: f"<{len(v.data)} bytes>" if isinstance(v, Upload) else v for key, v in params.items()}
