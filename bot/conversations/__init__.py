"""Dialogues: typed records that ask for themselves."""

from typing import Any

from bot.conversations import (
    away,
    barring,
    binding,
    complaint_desk,
    complaints,
    dispatching,
    handovers,
    inspections,
    kitchen_troubles,
    ladder,
    laundry,
    meal_late,
    meal_log,
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
    *barring.FORMS,
    *repairs.FORMS,
    *dispatching.FORMS,
    *ladder.FORMS,
    *inspections.FORMS,
    *handovers.FORMS,
    *laundry.FORMS,
    *meal_log.FORMS,
    *meals.FORMS,
    *meal_late.FORMS,
    *menus.FORMS,
    *kitchen_troubles.FORMS,
    *away.FORMS,
    *office_meals.FORMS,
    *objections.FORMS,
    *reviews.FORMS,
    *talks.FORMS,
    *meant.FORMS,
)
"""Every dialogue there is; the last one catches whatever no other recognises."""
