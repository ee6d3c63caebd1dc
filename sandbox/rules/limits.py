"""Discord's documented limits, each with its source. The only place where these figures stand."""

from dataclasses import dataclass
from typing import Final

_DOCS: Final = "https://docs.discord.com/developers"
_COMPONENTS: Final = f"{_DOCS}/components/reference"
_MESSAGE: Final = f"{_DOCS}/resources/message"
_COMMANDS: Final = f"{_DOCS}/interactions/application-commands"
_ANSWERS: Final = f"{_DOCS}/interactions/receiving-and-responding"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit.

    Attributes:
        name: How the sandbox calls it.
        value: The most that Discord takes (characters, items, or the number itself).
        least: The least.
        sentence: What it means.
        source: Where Discord documents it.
    """

    name: str
    value: int
    least: int
    sentence: str
    source: str


_TABLE: Final[dict[str, tuple[tuple[str, int, int, str], ...]]] = {
    f"{_MESSAGE}#create-message": (
        ("content", 2000, 0, "A message's content has at most 2000 characters."),
        ("embeds", 10, 0, "A message has at most 10 embeds."),
        ("attachments", 10, 0, "A message has at most 10 files."),
        ("nonce", 25, 0, "A nonce has at most 25 characters."),
    ),
    f"{_MESSAGE}#embed-object-embed-limits": (
        ("embed_title", 256, 0, "An embed's title has at most 256 characters."),
        ("embed_description", 4096, 0, "An embed's description has at most 4096 characters."),
        ("embed_fields", 25, 0, "An embed has at most 25 fields."),
        ("embed_field_name", 256, 1, "A field's name has 1 to 256 characters."),
        ("embed_field_value", 1024, 1, "A field's value has 1 to 1024 characters."),
        ("embed_footer", 2048, 0, "An embed's footer has at most 2048 characters."),
        ("embed_author", 256, 0, "An embed's author has at most 256 characters."),
        ("embed_url", 2048, 0, "An embed's addresses have at most 2048 characters."),
        ("embeds_total", 6000, 0, "All embeds of a message together have at most 6000 characters."),
    ),
    f"{_DOCS}/reference#uploading-files": (
        ("file_bytes", 10 * 1024 * 1024, 0, "A file has at most 10 MiB."),
    ),
    f"{_MESSAGE}#attachment-object": (
        ("attachment_description", 1024, 0,
         "A file's alternative text has at most 1024 characters."),
        ("attachment_filename", 1024, 1, "A file's name has 1 to 1024 characters."),
    ),
    f"{_MESSAGE}#allowed-mentions-object": (
        ("allowed_users", 100, 0, "Allowed mentions name at most 100 users."),
        ("allowed_roles", 100, 0, "Allowed mentions name at most 100 roles."),
    ),
    f"{_MESSAGE}#get-channel-messages": (
        ("history", 100, 1, "1 to 100 messages are read at once."),
    ),
    f"{_COMPONENTS}#component-reference": (
        ("components", 40, 0,
         "A components-v2 message has at most 40 components, nested ones counted."),
    ),
    f"{_COMPONENTS}#legacy-message-component-behavior": (
        ("action_rows", 5, 0, "A message without components v2 has at most 5 action rows."),
    ),
    "https://github.com/discord/discord-api-docs/pull/8562": (
        ("displayed_text", 4000, 0,
         "All text displays of a message together have at most 4000 characters."),
    ),
    "https://github.com/discord/discord-api-docs/issues/8554": (
        ("displayed_bytes", 10170, 0, "Text displays hold 10170 bytes, 12 for each; beyond: 500."),
    ),
    f"{_COMPONENTS}#anatomy-of-a-component": (
        ("component_id", 2**31 - 1, 0, "A component's id is a number of 32 bits."),
    ),
    f"{_COMPONENTS}#anatomy-of-a-component-custom-id": (
        ("custom_id", 100, 1, "A custom_id has 1 to 100 characters."),
    ),
    f"{_COMPONENTS}#action-row": (
        ("row_buttons", 5, 1, "An action row has 1 to 5 buttons."),
        ("modal_row", 1, 1, "An action row of a form has one text input."),
    ),
    f"{_COMPONENTS}#button": (
        ("button_label", 80, 0, "A button's label has at most 80 characters."),
        ("button_url", 512, 1, "A button's link has at most 512 characters."),
        ("emoji_name", 32, 1, "An emoji's name has 1 to 32 characters."),
    ),
    f"{_COMPONENTS}#section": (
        ("section_texts", 3, 1, "A section has 1 to 3 text displays."),
    ),
    f"{_COMPONENTS}#container": (
        ("container_children", 40, 1, "A container has at least one component."),
        ("accent_color", 0xFFFFFF, 0, "An accent colour is an RGB number."),
    ),
    f"{_COMPONENTS}#text-display": (
        ("text_display", 4000, 1, "A text display has 1 to 4000 characters."),
    ),
    f"{_COMPONENTS}#media-gallery": (
        ("gallery_items", 10, 1, "A media gallery has 1 to 10 items."),
        ("media_description", 1024, 1, "A picture's alternative text has 1 to 1024 characters."),
    ),
    f"{_COMPONENTS}#unfurled-media-item": (
        ("media_url", 2048, 1, "A medium's address has at most 2048 characters."),
    ),
    f"{_COMPONENTS}#string-select": (
        ("select_options", 25, 1, "A select has 1 to 25 options."),
        ("select_min", 25, 0, "A select asks for at least 0 to 25 values."),
        ("select_max", 25, 1, "A select takes at most 1 to 25 values."),
        ("placeholder", 150, 0, "A select's placeholder has at most 150 characters."),
    ),
    f"{_COMPONENTS}#user-select": (
        ("default_values", 25, 0, "A select has at most 25 default values."),
    ),
    f"{_COMPONENTS}#string-select-select-option-structure": (
        ("option_label", 100, 1, "An option's label has 1 to 100 characters."),
        ("option_value", 100, 1, "An option's value has 1 to 100 characters."),
        ("option_description", 100, 0, "An option's description has at most 100 characters."),
    ),
    f"{_ANSWERS}#interaction-response-object-modal": (
        ("modal_title", 45, 1, "A form's title has 1 to 45 characters."),
        ("modal_components", 5, 1, "A form has 1 to 5 components at its top level."),
    ),
    f"{_COMPONENTS}#label": (
        ("label", 45, 1, "A label has 1 to 45 characters."),
        ("label_description", 100, 1, "A label's description has 1 to 100 characters."),
    ),
    f"{_COMPONENTS}#text-input": (
        ("input_min", 4000, 0, "A text input asks for at least 0 to 4000 characters."),
        ("input_max", 4000, 1, "A text input takes at most 1 to 4000 characters."),
        ("input_value", 4000, 0, "A text input's value has at most 4000 characters."),
        ("input_placeholder", 100, 0, "A text input's placeholder has at most 100 characters."),
    ),
    f"{_COMPONENTS}#radio-group": (
        ("radio_options", 10, 2, "A radio group has 2 to 10 options."),
    ),
    f"{_COMPONENTS}#checkbox-group": (
        ("checkbox_options", 10, 1, "A checkbox group has 1 to 10 options."),
        ("checkbox_min", 10, 0, "A checkbox group asks for at least 0 to 10 values."),
        ("checkbox_max", 10, 1, "A checkbox group takes at most 1 to 10 values."),
    ),
    f"{_COMPONENTS}#file-upload": (
        ("upload_min", 10, 0, "A file upload asks for at least 0 to 10 files."),
        ("upload_max", 10, 1, "A file upload takes at most 1 to 10 files."),
    ),
    f"{_COMMANDS}#registering-a-command": (
        ("commands", 100, 0, "An application has at most 100 slash commands per scope."),
    ),
    f"{_COMMANDS}#application-command-object-application-command-naming": (
        ("command_name", 32, 1, "A command's or option's name has 1 to 32 characters."),
    ),
    f"{_COMMANDS}#application-command-object-application-command-structure": (
        ("command_description", 100, 1,
         "A command's or option's description has 1 to 100 characters."),
        ("command_options", 25, 0, "A command has at most 25 options."),
    ),
    f"{_COMMANDS}#application-command-object-application-command-option-structure": (
        ("command_choices", 25, 0, "An option has at most 25 choices."),
        ("option_min_length", 6000, 0, "An option asks for at least 0 to 6000 characters."),
        ("option_max_length", 6000, 1, "An option takes at most 1 to 6000 characters."),
    ),
    f"{_COMMANDS}#application-command-object-application-command-option-choice-structure": (
        ("choice_name", 100, 1, "A choice's name has 1 to 100 characters."),
        ("choice_value", 100, 0, "A choice's value has at most 100 characters."),
    ),
    f"{_COMMANDS}#slash-commands": (
        ("command_characters", 8000, 0, "All words of a command have at most 8000 characters."),
    ),
    f"{_ANSWERS}#interaction-response-object-autocomplete": (
        ("suggestions", 25, 0, "An autocomplete offers at most 25 choices."),
    ),
    f"{_DOCS}/resources/channel#start-thread-from-message": (
        ("thread_name", 100, 1, "A thread's name has 1 to 100 characters."),
    ),
    f"{_DOCS}/resources/channel#modify-channel": (
        ("slowmode", 21600, 0, "Slow mode is 0 to 21600 seconds."),
    ),
}  # fmt: skip

LIMITS: Final = {
    name: Limit(name, value, least, sentence, source)
    for source, rows in _TABLE.items()
    for name, value, least, sentence in rows
}
