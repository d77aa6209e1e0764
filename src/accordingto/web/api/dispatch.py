"""Dispatch of requests to operations, and of their replies to responses::

request
  | method        405, with the allowed methods; OPTIONS lists them, too
  | accept        406
  | parameters    unknown, missing or wrong ones: 422
  | body          415, 413, and errors of the parser
  | run           in a thread
  | entity tag    304 if the client has the same
  > response
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import msgspec

from accordingto.web.api.operations import Call, Declined, Operation, Reply, Sent
from accordingto.web.faults import fault
from accordingto.web.params import with_changes
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

LARGEST_BODY = 20 * 2**20
"""Limit of bytes of a body: that of a file."""
FORM = "multipart/form-data"
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?")
_AT = re.compile(r"^(?P<reason>.*?)(?: - at `(?P<at>[^`]*)`)?$", re.DOTALL)

T = TypeVar("T")
Respond = Callable[["Request"], Awaitable["Response"]]


def responder(operations: Mapping[str, Operation]) -> Respond:
    """Return the request handler of one path, given its operations by method."""
    methods = set(operations) | ({"HEAD"} if "GET" in operations else set()) | {"OPTIONS"}
    allowed = {"Allow": ", ".join(sorted(methods))}

    async def respond(request: Request) -> Response:
        from starlette.responses import Response

        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allowed)
        operation = operations.get("GET" if request.method == "HEAD" else request.method)
        if operation is None:
            return fault(request, 405, f"this address takes {allowed['Allow']}", allowed)
        try:
            return await _run(request, operation)
        except Declined as no:
            return fault(request, no.status, no.detail, no.headers, at=no.at)

    return respond


async def _run(request: Request, operation: Operation) -> Response:
    from starlette.concurrency import run_in_threadpool

    _check_accept(request.headers.get("accept", ""), operation)
    asked = _asked(request, operation)
    sent = await _sent(request, operation) if operation.bodies else Sent()

    def next_page(after: str) -> str:
        return f"{request.url.path}?{with_changes(request.query_params, after=after)}"

    call = Call(site_of(request), asked, sent, next_page)
    return _response(request, await run_in_threadpool(operation.run, call))


def _check_accept(accept: str, operation: Operation) -> None:
    """Raise ``Declined`` (406) if the client accepts none of the operation's media types."""
    kinds = operation.produces
    if not accept or not kinds:
        return
    for part in accept.split(","):
        wanted, *parameters = (piece.strip().lower() for piece in part.split(";"))
        refused = any(re.fullmatch(r"q=0(\.0*)?", one) for one in parameters)
        whole, _, _ = wanted.partition("/")
        if not refused and any(
            wanted in {"*/*", kind.partition(";")[0]}
            or (wanted == f"{whole}/*" and kind.startswith(f"{whole}/"))
            for kind in kinds
        ):
            return
    raise Declined(406, f"this address only gives {', '.join(sorted(kinds))}")


def _asked(request: Request, operation: Operation) -> Any:
    """Convert the path and query parameters to the operation's types. Raises ``Declined``."""
    fields = {field.name: field for field in msgspec.structs.fields(operation.asked)}
    values: dict[str, Any] = dict(request.path_params)
    for name in request.query_params:
        if name not in fields or name in operation.in_path:
            known = ", ".join(sorted(set(fields) - set(operation.in_path))) or "none"
            raise Declined(422, f"unknown parameter {name!r}; this address has: {known}", name)
        given = request.query_params.getlist(name)
        kind = fields[name].type
        if _has(kind, tuple):
            values[name] = given
        elif len(given) > 1:
            raise Declined(422, f"{name} can be given only once", name)
        else:
            values[name] = _value(kind, given[0])
    try:
        return msgspec.convert(values, operation.asked)
    except msgspec.ValidationError as error:
        raise _declined(error) from error


def decoded(decoder: msgspec.json.Decoder[T], data: bytes) -> T:
    """Return what the JSON of a body says. Raises ``Declined`` if it is no JSON, or not of the type."""
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        raise _declined(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Declined(400, f"the body is not JSON: {error}") from error


def _declined(error: msgspec.ValidationError) -> Declined:
    """Return the answer to a value of the wrong type, with its place (``limit``, ``change.act``)."""
    match = _AT.match(str(error))
    assert match is not None
    at = (match["at"] or "").removeprefix("$").removeprefix(".")
    return Declined(422, f"{at}: {match['reason']}" if at else match["reason"], at or None)


def _value(kind: Any, given: str) -> str | int | float | bool:
    """Parse a parameter as a boolean or number in JSON notation if its type is one; else return the text."""
    if _has(kind, bool) and given in {"true", "false"}:
        return given == "true"
    if _has(kind, int) and re.fullmatch(r"-?[0-9]{1,18}", given):
        return int(given)
    if _has(kind, float) and _NUMBER.fullmatch(given):
        return float(given)
    return given


def _has(kind: Any, wanted: type) -> bool:
    """Return whether a type is ``wanted`` or contains it among its arguments."""
    return kind is wanted or get_origin(kind) is wanted or any(_has(one, wanted) for one in get_args(kind))


async def _sent(request: Request, operation: Operation) -> Sent:
    """Receive the body. Raises ``Declined`` if it is too large or of a media type that is not accepted."""
    declared = request.headers.get("content-type", "")
    kind, _, rest = declared.partition(";")
    kind = kind.strip().lower()
    if kind not in operation.bodies:
        known = ", ".join(operation.bodies)
        raise Declined(415, f"this address only takes {known}", headers={"Accept": known})
    data = await _data(request)
    if kind == FORM:
        return await _file(request, data)
    charset = re.search(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", rest, re.IGNORECASE)
    return Sent(data, kind, charset[1] if charset else None)


async def _data(request: Request) -> bytes:
    from starlette.requests import ClientDisconnect

    data = bytearray()
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > LARGEST_BODY:
                raise Declined(413, f"the body is larger than {LARGEST_BODY // 2**20} MiB; send less at once")
    except ClientDisconnect as error:
        raise Declined(400, "the body is incomplete; send it again") from error
    return bytes(data)


async def _file(request: Request, data: bytes) -> Sent:
    """Return the file in the field ``file`` of a form. Raises ``Declined``."""
    from starlette.datastructures import UploadFile
    from starlette.formparsers import MultiPartException, MultiPartParser

    async def once() -> AsyncGenerator[bytes, None]:
        yield data

    try:
        form = await MultiPartParser(request.headers, once(), max_files=1, max_fields=0).parse()
    except MultiPartException as error:
        raise Declined(400, f"the form cannot be read: {error.message}") from error
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Declined(422, "the form has no file in a field named 'file'", "file")
        return Sent(await file.read(), FORM, None, file.filename or None)
    finally:
        await form.close()


def _response(request: Request, reply: Reply) -> Response:
    """Return the response with its entity tag; without a body for HEAD or if the client has the same."""
    from starlette.responses import Response

    headers = {**reply.headers}
    if request.method in {"GET", "HEAD"}:
        tag = f'"{hashlib.sha256(reply.body).hexdigest()[:32]}"'
        headers |= {"ETag": tag, "Cache-Control": "private, no-cache"}
        if _is_known(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(reply.body))
        return Response(status_code=reply.status, headers=headers, media_type=reply.media_type)
    media_type = reply.media_type if reply.status != 204 else None
    return Response(reply.body, reply.status, headers, media_type)


def _is_known(tags: str, tag: str) -> bool:
    """Return whether an ``If-None-Match`` header contains an entity tag."""
    return tags.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in tags.split(","))
