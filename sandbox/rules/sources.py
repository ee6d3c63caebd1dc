"""Where Discord says what the sandbox enforces: its OpenAPI description, its pages, or hearsay.

`docs/sandbox-limits.md` is written from these tables and from that of the limits. The description
is https://github.com/discord/discord-api-spec; a schema of it is named `Schema.field`.
"""

from dataclasses import dataclass
from typing import Final

from sandbox.rules.limits import LIMITS

UNVERIFIED: Final = "*unverified*"
_DOCS: Final = "https://docs.discord.com/developers"
_COMPONENTS: Final = f"{_DOCS}/components/reference"
_COMMANDS: Final = f"{_DOCS}/interactions/application-commands"
_ISSUES: Final = "https://github.com/discord/discord-api-docs/issues"

SCHEMAS: Final = {
    "content": "IncomingWebhookInteractionRequest.content",
    "embeds": "MessageCreateRequest.embeds",
    "attachments": "MessageCreateRequest.attachments",
    "nonce": "MessageCreateRequest.nonce",
    "embed_title": "RichEmbed.title",
    "embed_description": "RichEmbed.description",
    "embed_fields": "RichEmbed.fields",
    "embed_field_name": "RichEmbedField.name",
    "embed_field_value": "RichEmbedField.value",
    "embed_footer": "RichEmbedFooter.text",
    "embed_author": "RichEmbedAuthor.name",
    "embed_url": "RichEmbed.url",
    "attachment_description": "MessageAttachmentRequest.description",
    "attachment_filename": "MessageAttachmentRequest.filename",
    "allowed_users": "MessageAllowedMentionsRequest.users",
    "allowed_roles": "MessageAllowedMentionsRequest.roles",
    "components": "MessageCreateRequest.components",
    "custom_id": "ButtonComponentForMessageRequest.custom_id",
    "row_buttons": "ActionRowComponentForMessageRequest.components",
    "button_label": "ButtonComponentForMessageRequest.label",
    "button_url": "ButtonComponentForMessageRequest.url",
    "emoji_name": "ComponentEmojiForRequest.name",
    "section_texts": "SectionComponentForMessageRequest.components",
    "container_children": "ContainerComponentForMessageRequest.components",
    "accent_color": "ContainerComponentForMessageRequest.accent_color",
    "text_display": "TextDisplayComponentForMessageRequest.content",
    "gallery_items": "MediaGalleryComponentForMessageRequest.items",
    "media_description": "MediaGalleryItemRequest.description",
    "media_url": "UnfurledMediaRequest.url",
    "select_options": "StringSelectComponentForMessageRequest.options",
    "select_min": "StringSelectComponentForMessageRequest.min_values",
    "select_max": "StringSelectComponentForMessageRequest.max_values",
    "placeholder": "StringSelectComponentForMessageRequest.placeholder",
    "default_values": "UserSelectComponentForMessageRequest.default_values",
    "option_label": "StringSelectOptionForRequest.label",
    "option_value": "StringSelectOptionForRequest.value",
    "option_description": "StringSelectOptionForRequest.description",
    "modal_title": "ModalInteractionCallbackRequestData.title",
    "modal_components": "ModalInteractionCallbackRequestData.components",
    "modal_row": "ActionRowComponentForModalRequest.components",
    "label": "LabelComponentForModalRequest.label",
    "label_description": "LabelComponentForModalRequest.description",
    "input_min": "TextInputComponentForModalRequest.min_length",
    "input_max": "TextInputComponentForModalRequest.max_length",
    "input_value": "TextInputComponentForModalRequest.value",
    "input_placeholder": "TextInputComponentForModalRequest.placeholder",
    "radio_options": "RadioGroupComponentForModalRequest.options",
    "checkbox_options": "CheckboxGroupComponentForModalRequest.options",
    "checkbox_min": "CheckboxGroupComponentForModalRequest.min_values",
    "checkbox_max": "CheckboxGroupComponentForModalRequest.max_values",
    "upload_min": "FileUploadComponentForModalRequest.min_values",
    "upload_max": "FileUploadComponentForModalRequest.max_values",
    "command_name": "ApplicationCommandUpdateRequest.name",
    "command_description": "ApplicationCommandStringOption.description",
    "command_options": "ApplicationCommandUpdateRequest.options",
    "command_choices": "ApplicationCommandStringOption.choices",
    "option_min_length": "ApplicationCommandStringOption.min_length",
    "option_max_length": "ApplicationCommandStringOption.max_length",
    "choice_name": "ApplicationCommandOptionStringChoice.name",
    "choice_value": "ApplicationCommandOptionStringChoice.value",
    "suggestions": "InteractionApplicationCommandAutocompleteCallbackStringData.choices",
    "thread_name": "CreateTextThreadWithMessageRequest.name",
    "slowmode": "CreateTextThreadWithMessageRequest.rate_limit_per_user",
}
"""Of each limit that Discord's description has: the schema that has it."""

DIFFERS: Final = {
    "embed_field_name": "the schema has no least; an empty one is refused (BASE_TYPE_REQUIRED)",
    "embed_field_value": "the schema has no least; an empty one is refused (BASE_TYPE_REQUIRED)",
    "button_url": "the schema has no least; an empty one is no address",
    "emoji_name": "the schema has no least; an empty one is no emoji",
    "media_url": "the schema has no least; an empty one is no address",
    "modal_components": "the schema says 40, the documentation 5: the stricter holds",
    "modal_row": "the schema says 5, the documentation one: the stricter holds",
    "choice_value": "the schema says 6000, the documentation 100: the stricter holds",
}
"""Where the sandbox is stricter than the schema, and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is refused that no number says, with Discord's code for it and where it is said."""

    code: str
    sentence: str
    source: str


RULES: Final = tuple(
    Rule(code, sentence, source)
    for source, rules in {
        f"{_ISSUES}/8071": (
            ("BUTTON_COMPONENT_INVALID_EMOJI",
             "An emoji on a button or an option is one of Unicode's; the sandbox has no others."),
        ),
        "https://github.com/discordjs/discord.js/issues/5753": (
            ("MODEL_TYPE_CONVERT", "An emoji is an object, not a text."),
        ),
        f"{_COMPONENTS}#anatomy-of-a-component-custom-id": (
            ("COMPONENT_CUSTOM_ID_DUPLICATED", "custom_ids of a message or form are distinct."),
        ),
        f"{_COMPONENTS}#anatomy-of-a-component": (
            ("COMPONENT_ID_DUPLICATED", "Components' ids are distinct."),
            ("UNION_TYPE_CHOICES", "A component stands where its type may stand."),
        ),
        f"{_COMPONENTS}#action-row": (
            ("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row has five buttons, or one select alone."),
        ),
        f"{_COMPONENTS}#button": (
            ("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A button that is pressed has a custom_id."),
            ("BUTTON_COMPONENT_URL_REQUIRED", "A link has its address."),
            ("BUTTON_COMPONENT_CUSTOM_ID_NOT_ALLOWED", "A link has no custom_id."),
            ("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button has a label or an emoji."),
        ),
        f"{_COMPONENTS}#unfurled-media-item": (
            ("URL_TYPE_INVALID_SCHEME", "Addresses are http or https; a link's may be discord."),
            ("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
             "attachment:// names a file of the same message."),
        ),
        f"{_COMPONENTS}#string-select": (
            ("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Values of options are distinct."),
            ("SELECT_COMPONENT_MIN_VALUES_GREATER", "The least is not more than the most."),
            ("SELECT_COMPONENT_MAX_VALUES_GREATER", "The most is not more than the options."),
            ("SELECT_COMPONENT_TOO_MANY_DEFAULTS",
             "No more is chosen from the start than can be; of its own kind, in other selects."),
        ),
        f"{_COMPONENTS}#component-reference": (
            ("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "Components are counted with nested ones."),
        ),
        "https://github.com/discord/discord-api-docs/pull/8562": (
            ("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Texts of a message count together."),
        ),
        f"{_DOCS}/resources/message#attachment-object": (
            ("ATTACHMENT_NOT_FOUND", "A described file is there."),
        ),
        f"{_COMPONENTS}#component-object": (
            ("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
             "Components v2 stand without content, embeds, polls and stickers."),
        ),
        f"{_DOCS}/resources/message#allowed-mentions-object": (
            ("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "Whom to mention is said in one way."),
        ),
        "MessageAllowedMentionsRequest.users (uniqueItems)": (
            ("SET_TYPE_ALREADY_CONTAINS_VALUE",
             "In mentions, contexts and kinds of channel nothing is twice."),
        ),
        f"{_DOCS}/resources/message#embed-object-embed-limits": (
            ("MAX_EMBED_SIZE_EXCEEDED", "Embeds of a message count together."),
        ),
        "RichEmbed.timestamp (date-time)": (
            ("DATE_TIME_TYPE_PARSE", "An instant is written in ISO 8601."),
        ),
        "ButtonComponentForMessageRequest.url (uri)": (
            ("URL_TYPE_INVALID_URL", "An address has a host, and no spaces."),
        ),
        "MessageCreateRequest.nonce": (
            ("STRING_TYPE_CONVERT", "A nonce is a text, or a number of 64 bits."),
        ),
        "MessageCreateRequest.enforce_nonce": (
            ("BOOLEAN_TYPE_CONVERT", "What is yes or no is true or false."),
        ),
        f"{_COMPONENTS}#section": (
            ("BASE_TYPE_REQUIRED", "What is needed is there: of a section, its accessory."),
        ),
        f"{_COMPONENTS}#text-input": (
            ("TEXT_INPUT_MIN_LENGTH_GREATER", "A text's least length is not more than its most."),
        ),
        f"{_COMPONENTS}#checkbox-group": (
            ("COMPONENT_REQUIRED_WITH_NO_MIN_VALUES", "What may be left empty is not required."),
        ),
        f"{_COMPONENTS}#user-select": (
            ("MODAL_COMPONENT_CANNOT_BE_DISABLED", "In a form no select is disabled."),
        ),
        f"{_COMMANDS}#application-command-object-application-command-naming": (
            ("APPLICATION_COMMAND_INVALID_NAME", "Names are lower-case words."),
        ),
        f"{_COMMANDS}#registering-a-command": (
            ("APPLICATION_COMMANDS_DUPLICATE_NAME", "Names of commands are distinct."),
        ),
        f"{_COMMANDS}#application-command-object-application-command-option-structure": (
            ("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first."),
            ("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Names of options are distinct."),
            ("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands stand with no other option."),
            ("APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES",
             "An option has choices or suggestions, not both."),
            ("APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", "Texts and numbers alone have suggestions."),
        ),
        f"{_COMMANDS}#application-command-object-application-command-structure": (
            ("APPLICATION_COMMAND_CONTEXT_MENU_FIELD_SET",
             "Commands of a menu have neither description nor options."),
        ),
        "ApplicationCommandUpdateRequest.contexts (minItems)": (
            ("BASE_TYPE_MIN_LENGTH", "A list of contexts is not empty."),
        ),
        "ApplicationCommandOptionIntegerChoice.value (Int53Type)": (
            ("NUMBER_TYPE_COERCE", "Choices and bounds of a number are numbers, whole to 53 bits."),
        ),
        "AvailableLocalesEnum": (
            ("BASE_TYPE_CHOICES",
             "One of what is offered: a language, a style, a kind of channel."),
        ),
        UNVERIFIED: (
            ("APPLICATION_COMMAND_OPTIONS_RANGE", "An option's least is not more than its most."),
            ("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
             "Names of choices are distinct."),
        ),
    }.items()
    for code, sentence in rules
)  # fmt: skip

NOT_LOOKED_AT: Final = (
    "Discord's own list of emoji: what Unicode has and Discord has not yet is taken.",
    "Whether a picture or a link can be reached, and what stands behind it.",
    "Polls, stickers, voice messages, themes and activities: no route of the product sends them.",
    "What Discord trims: blanks around labels, names and descriptions count here.",
    "Flags that a bot may not set: they are ignored, as the documentation has it.",
    "An embed in which nothing stands.",
    "How many commands there may be in the menus of users and messages: the product has one.",
    "The size of a whole request; of each file it is looked at.",
    "Whether the chat of a voice or stage channel asks for Connect besides View Channel.",
    "What a request about a server that is out is answered: as ever, here.",
    "Whether an answer that all see brings the bot into a private thread: it does, here.",
)
"""What may be refused at Discord, and is not here; or is not known."""


def source_of(limit: str) -> str:
    """Where Discord says a limit: the schema, else the page."""
    return SCHEMAS.get(limit) or LIMITS[limit].source
