"""Dialogues: typed records that ask for themselves."""

from typing import Any

from bot.conversations import binding, repairs
from bot.conversations.form import Form

FORMS: tuple[Form[Any], ...] = (*binding.FORMS, *repairs.FORMS)
"""Every dialogue there is."""
