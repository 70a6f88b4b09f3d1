"""Dialogues: typed records that ask for themselves."""

from typing import Any

from bot.conversations import (
    away,
    binding,
    complaint_desk,
    complaints,
    dispatching,
    ladder,
    laundry,
    meal_matters,
    meals,
    meant,
    menus,
    objections,
    office_meals,
    repairs,
    reviews,
    talks,
)
from bot.conversations.form import Form

FORMS: tuple[Form[Any], ...] = (
    *binding.FORMS,
    *meal_matters.FORMS,
    *complaints.FORMS,
    *complaint_desk.FORMS,
    *repairs.FORMS,
    *dispatching.FORMS,
    *ladder.FORMS,
    *laundry.FORMS,
    *meals.FORMS,
    *menus.FORMS,
    *away.FORMS,
    *office_meals.FORMS,
    *objections.FORMS,
    *reviews.FORMS,
    *talks.FORMS,
    *meant.FORMS,
)
"""Every dialogue there is; the last one catches whatever no other recognises."""
