"""The methods of the Bot API that the local Telegram speaks, by their lower-case names."""

from bot.local import about, messages
from bot.local.api import Method

_SPOKEN: tuple[Method, ...] = (
    about.get_me,
    about.get_updates,
    about.set_webhook,
    about.delete_webhook,
    about.get_webhook_info,
    about.set_my_commands,
    about.get_my_commands,
    about.delete_my_commands,
    about.set_my_description,
    about.get_my_description,
    about.set_my_short_description,
    about.get_my_short_description,
    about.get_chat,
    about.get_chat_member,
    about.get_chat_member_count,
    about.get_chat_administrators,
    about.leave_chat,
    about.get_file,
    messages.send_message,
    messages.send_document,
    messages.send_chat_action,
    messages.edit_message_text,
    messages.edit_message_reply_markup,
    messages.delete_message,
    messages.answer_callback_query,
    messages.answer_inline_query,
)
METHODS: dict[str, Method] = {method.__name__.replace("_", ""): method for method in _SPOKEN}
