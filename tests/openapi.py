"""Discord's own description of its API as a judge; test data, found beside the checkout."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has no types
from jsonschema.exceptions import best_match  # type: ignore[import-untyped] # it has no types
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from sandbox import Request

DESCRIPTION = Path(__file__).parents[2] / "shared" / "discord-openapi.json"

_SMALLEST_ID = 2**32


@cache
def description() -> dict[str, Any]:
    """The whole description."""
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


@cache
def _validator(schema: str) -> Any:  # noqa: ANN401 - jsonschema has no types
    # The description is no JSON schema itself; only the parts that are pointed at must be.
    resource = DRAFT202012.create_resource(description())
    registry: Registry[Any] = Registry().with_resource("urn:discord", resource)
    pointing = json.loads(schema.replace('"#/', '"urn:discord#/'))
    return Draft202012Validator(pointing, registry=registry)


def wrong(schema: dict[str, Any], value: object) -> list[str]:
    """What is wrong with a value, by a schema of the description."""
    validator = _validator(json.dumps(schema, sort_keys=True))
    if validator.is_valid(value):
        return []
    worst = best_match(validator.iter_errors(value))
    return [f"{worst.json_path}: {worst.message[:300]}"]


def component(name: str) -> dict[str, Any]:
    """A named schema of the description."""
    schema: dict[str, Any] = description()["components"]["schemas"][name]
    return schema


def request_schema(method: str, route: str) -> dict[str, Any]:
    """The schema of a route's JSON body."""
    body = description()["paths"][route][method.lower()]["requestBody"]
    schema: dict[str, Any] = body["content"]["application/json"]["schema"]
    return schema


def answer_schema(method: str, route: str, status: int) -> dict[str, Any]:
    """The schema of a route's answer."""
    responses = description()["paths"][route][method.lower()]["responses"]
    schema: dict[str, Any] = responses[str(status)]["content"]["application/json"]["schema"]
    return schema


def _spelled(value: Any) -> Any:  # noqa: ANN401 - JSON may be anything
    """A body with its ids as texts: discord.py sends some as numbers, and Discord takes them."""
    if isinstance(value, dict):
        spelled = {name: _spelled(each) for name, each in value.items()}
        return spelled | ({"id": str(value["id"])} if "filename" in value else {})
    if isinstance(value, list):
        return [_spelled(each) for each in value]
    return str(value) if isinstance(value, int) and value >= _SMALLEST_ID else value


def faults_of_request(request: Request) -> list[str]:
    """What is wrong with what the bot sent."""
    if not request.body:
        return []
    found = wrong(request_schema(request.method, request.route), _spelled(request.body))
    return [f"{request.method} {request.route} {request.status} {each}" for each in found]


def faults_of_exchange(request: Request) -> list[str]:
    """What is wrong with what the bot sent and with what it was answered."""
    faults = faults_of_request(request)
    if request.answer is not None:
        schema = answer_schema(request.method, request.route, request.status)
        found = wrong(schema, request.answer)
        faults += [f"{request.method} {request.route} {request.status} {each}" for each in found]
    return faults
