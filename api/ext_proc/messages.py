"""The messages of Envoy's external processing service, as far as we read and write them.

Made from a table and not from generated code. Package, names and numbers are those that Envoy
publishes: api/envoy/service/ext_proc/v3/external_processor.proto, config/core/v3/base.proto and
type/v3/http_status.proto (state of 2026). Fields that are not named here are skipped when read.
"""

from collections.abc import Mapping
from typing import Any

from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass

PROC, CORE, TYPE = "envoy.service.ext_proc.v3", "envoy.config.core.v3", "envoy.type.v3"
SERVICE, METHOD = f"{PROC}.ExternalProcessor", "Process"
BUFFERED = 2  # ProcessingMode.BodySendMode

# Package, message, and its fields: number, name, type; "*" repeats, "?" is one of `oneof`.
Fields = tuple[tuple[int, str, str], ...]
_COMMON: Fields = (
    (1, "status", "int32"),  # 0 continue, 1 continue and replace
    (2, "header_mutation", "HeaderMutation"),
    (3, "body_mutation", "BodyMutation"),
)
_ANSWER: Fields = ((1, "response", "CommonResponse"),)
MESSAGES: Mapping[tuple[str, str], Fields] = {
    (CORE, "HeaderValue"): (
        (1, "key", "string"),
        (2, "value", "string"),
        (3, "raw_value", "bytes"),
    ),
    (CORE, "HeaderMap"): ((1, "headers", "*HeaderValue"),),
    (CORE, "HeaderValueOption"): ((1, "header", "HeaderValue"), (3, "append_action", "int32")),
    (TYPE, "HttpStatus"): ((1, "code", "int32"),),
    (PROC, "HttpHeaders"): ((1, "headers", "HeaderMap"), (3, "end_of_stream", "bool")),
    (PROC, "HttpBody"): ((1, "body", "bytes"), (2, "end_of_stream", "bool")),
    (PROC, "HttpTrailers"): ((1, "trailers", "HeaderMap"),),
    (PROC, "ProtocolConfiguration"): (
        (1, "request_body_mode", "int32"),
        (2, "response_body_mode", "int32"),
    ),
    (PROC, "ProcessingRequest"): (
        (2, "request_headers", "?HttpHeaders"),
        (3, "response_headers", "?HttpHeaders"),
        (4, "request_body", "?HttpBody"),
        (5, "response_body", "?HttpBody"),
        (6, "request_trailers", "?HttpTrailers"),
        (7, "response_trailers", "?HttpTrailers"),
        (10, "observability_mode", "bool"),
        (11, "protocol_config", "ProtocolConfiguration"),
    ),
    (PROC, "HeaderMutation"): (
        (1, "set_headers", "*HeaderValueOption"),
        (2, "remove_headers", "*string"),
    ),
    (PROC, "BodyMutation"): ((1, "body", "?bytes"), (2, "clear_body", "?bool")),
    (PROC, "CommonResponse"): _COMMON,
    (PROC, "HeadersResponse"): _ANSWER,
    (PROC, "BodyResponse"): _ANSWER,
    (PROC, "TrailersResponse"): ((1, "header_mutation", "HeaderMutation"),),
    (PROC, "ImmediateResponse"): (
        (1, "status", "HttpStatus"),
        (2, "headers", "HeaderMutation"),
        (3, "body", "bytes"),
        (5, "details", "string"),
    ),
    (PROC, "ProcessingResponse"): (
        (1, "request_headers", "?HeadersResponse"),
        (2, "response_headers", "?HeadersResponse"),
        (3, "request_body", "?BodyResponse"),
        (4, "response_body", "?BodyResponse"),
        (5, "request_trailers", "?TrailersResponse"),
        (6, "response_trailers", "?TrailersResponse"),
        (7, "immediate_response", "?ImmediateResponse"),
    ),
}
_SCALARS = {
    "string": FieldDescriptorProto.TYPE_STRING,
    "bytes": FieldDescriptorProto.TYPE_BYTES,
    "bool": FieldDescriptorProto.TYPE_BOOL,
    "int32": FieldDescriptorProto.TYPE_INT32,  # also enumerations, which are the same on the wire
}
_PACKAGE_OF = {name: package for package, name in MESSAGES}


def _file(package: str) -> FileDescriptorProto:
    """The messages of one package as a description."""
    file = FileDescriptorProto(name=f"{package}.proto", package=package, syntax="proto3")
    if package == PROC:
        file.dependency.extend(f"{other}.proto" for other in (CORE, TYPE))
    for (where, name), fields in MESSAGES.items():
        if where != package:
            continue
        message = file.message_type.add(name=name)
        if any(kind.startswith("?") for _, _, kind in fields):
            message.oneof_decl.add(name="kind")
        for number, field_name, kind in fields:
            plain = kind.lstrip("*?")
            field = message.field.add(name=field_name, number=number)
            repeated = kind.startswith("*")
            label = FieldDescriptorProto
            field.label = label.LABEL_REPEATED if repeated else label.LABEL_OPTIONAL
            if kind.startswith("?"):
                field.oneof_index = 0
            if plain in _SCALARS:
                field.type = _SCALARS[plain]
            else:
                field.type = FieldDescriptorProto.TYPE_MESSAGE
                field.type_name = f".{_PACKAGE_OF[plain]}.{plain}"
    return file


_POOL = DescriptorPool()  # of our own: other libraries may have Envoy's messages in the common one
for _package in (CORE, TYPE, PROC):
    _POOL.Add(_file(_package))


def _class(package: str, name: str) -> Any:
    return GetMessageClass(_POOL.FindMessageTypeByName(f"{package}.{name}"))


ProcessingRequest = _class(PROC, "ProcessingRequest")
ProcessingResponse = _class(PROC, "ProcessingResponse")


def headers_of(message: Any) -> dict[str, str]:
    """Names and values of an HttpHeaders; the later of two wins."""
    return {
        one.key.lower(): (one.raw_value or one.value.encode()).decode("utf-8", "surrogateescape")
        for one in message.headers.headers
    }


def set_header(mutation: Any, name: str, value: str) -> None:
    """Ask for a header to be written over."""
    option = mutation.set_headers.add()
    option.header.key = name
    option.header.raw_value = value.encode("utf-8", "surrogateescape")
    option.append_action = 2  # overwrite if it exists, or add
