"""Components, forms, messages and commands of any size."""

from typing import Any

from sandbox.rules import commands, forms, messages

V2 = 1 << 15
Json = dict[str, Any]


def text(content: str = "x") -> Json:
    return {"type": 10, "content": content}


def button(number: int = 0, **fields: object) -> Json:
    return {"type": 2, "style": 1, "label": "b", "custom_id": f"b{number}"} | fields


def link(url: str) -> Json:
    return {"type": 2, "style": 5, "label": "b", "url": url}


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def options(count: int, **fields: object) -> list[Json]:
    return [{"label": "o", "value": f"{number}"} | fields for number in range(count)]


def select(count: int = 25, **fields: object) -> Json:
    return {"type": 3, "custom_id": "s", "options": options(count)} | fields


def v2(*parts: Json) -> None:
    messages.check({"flags": V2, "components": list(parts)}, [])


def plain(**body: object) -> None:
    messages.check({"content": "x"} | body, [])


def embed(**fields: object) -> None:
    messages.check({"embeds": [{"title": "t"} | fields]}, [])


def embed_field(name: str = "n", value: str = "v") -> None:
    embed(fields=[{"name": name, "value": value}])


def media(**fields: object) -> Json:
    return {"media": {"url": "https://example.org"}} | fields


def gallery(*things: Json) -> Json:
    return {"type": 12, "items": list(things)}


def modal(*parts: Json, **fields: object) -> None:
    body = {"custom_id": "m", "title": "t", "components": list(parts) or [text()]}
    forms.check(body | fields)


def field(component: Json, **fields: object) -> None:
    modal({"type": 18, "label": "l", "component": {"custom_id": "f"} | component} | fields)


def text_input(**fields: object) -> None:
    field({"type": 4, "style": 1} | fields)


def command(**fields: object) -> None:
    commands.check([{"name": "n", "description": "d"} | fields])


def option(**fields: object) -> None:
    command(options=[{"type": 3, "name": "o", "description": "d"} | fields])


def choices(count: int, **fields: object) -> list[Json]:
    return [{"name": f"{number}", "value": "v"} | fields for number in range(count)]


def spread(characters: int) -> None:
    """A command of this many characters in all, from choices of at most 200."""
    rest = characters - 2
    kinds = []
    for number in range(25):
        take = min(rest, 4000)
        rest -= take
        if take > 1:
            described = {"type": 3, "name": chr(97 + number), "description": "d"}
            spare = take - 2
            offered = []
            for index in range(25):
                if spare < 4:
                    break
                size = min(spare, 200)
                name = f"{index}".rjust(size - size // 2, "n")
                offered.append({"name": name, "value": "v" * (size // 2)})
                spare -= size
            described["description"] = "d" * (1 + spare)
            kinds.append(described | {"choices": offered})
    command(options=kinds)


def void(value: object) -> None:
    del value


def technologist(characters: int) -> str:
    """A text of so many characters that is one emoji: signs that are joined to one another."""
    return ("\N{WOMAN}" + "\N{ZERO WIDTH JOINER}\N{WOMAN}" * characters)[
        : characters - (characters % 2 == 0)
    ] + "\ufe0f" * (characters > 0 and characters % 2 == 0)


def users(count: int) -> Json:
    """A select of users, so many of whom are chosen already."""
    chosen = [{"id": f"{number}", "type": "user"} for number in range(1, count + 1)]
    return {"type": 5, "custom_id": "s", "max_values": 25, "default_values": chosen}


def labelled(number: int) -> Json:
    """A text input of the older kind, in a row."""
    return {"type": 4, "style": 1, "custom_id": f"i{number}", "label": "l"}
