"""The export of one's own data: everything is in it, and a person can read it."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from bot.clock import frozen
from bot.domain.aftermath import Rating
from bot.domain.announcements import Announcement
from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import BcJob
from bot.domain.bills import Bill, Receipt
from bot.domain.bindings import BindingRequest
from bot.domain.complaints import Complaint
from bot.domain.fax_in import FaxIn
from bot.domain.fax_in_watches import FaxWatch
from bot.domain.fees import FeeLine
from bot.domain.incident_files import Alarm
from bot.domain.laundry import LaundryOrder
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem
from bot.domain.meals import MealOrder
from bot.domain.names import Language
from bot.domain.objections import Objection
from bot.domain.office_meals import OfficeMeal
from bot.domain.people import Person, Post
from bot.domain.repairs import Intake
from bot.domain.surveys import Opinion
from bot.domain.talks import Line, Talk
from bot.domain.units import Tenant
from bot.reports.own_data import own_data_json
from bot.services import privacy
from bot.services.kept import KEPT as KEPT_BY
from bot.storage.tables import RECORDS
from bot.texts import Texts
from tests.conftest import MONDAY
from tests.services.test_privacy import MARKER, marked
from tests.services.town import Town

languages = pytest.mark.parametrize("language", list(Language))
KEPT = (
    Person, Post, Intake, Rating, Complaint, MealOrder, OfficeMeal, LaundryOrder, BcJob, BcFile, MailItem, LeftMessage,
    FaxIn, FaxWatch, Opinion,
    Objection, BindingRequest, Tenant, Talk, Line, Alarm, Bill, Receipt, FeeLine,
    Announcement,
)  # fmt: skip


def keys(value: Any) -> Iterator[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield from value
    for one in inner:
        yield from keys(one)


@languages
async def test_everything_is_said_in_the_readers_language(town: Town, language: Language) -> None:
    def label(name: str, **args: Any) -> str:
        return town.desk.texts.plain(language, f"own-{name}", **args)

    await marked(town)
    kept = await town.does("tenant", privacy.export)
    file = own_data_json(kept, town.desk.texts, language, town.desk.clock).decode()
    told = json.loads(file)
    assert '"$' not in file
    assert not re.search(r"\d{4}-\d\d-\d\dT\d\d:|&lt;|<b>", file)
    repair = told[label("repairs")][0]
    assert repair[label("text")].startswith(f"{MARKER} 漏水")
    assert repair[label("category")] == town.desk.texts.plain(language, "category-plumbing")
    assert repair[label("reported-at")] == "2026-11-23 09:00"
    assert repair[label("photos")] == label("some-photos", count=1, refs="photo")
    written = told[label("messages-to-them")]
    assert any(f"for {MARKER} only" in one[label("text")] for one in written)
    assert any(label("buttons") in one for one in written)
    assert len(told) == len(kept) + 1
    for name in KEPT_BY:
        assert len(told[label(name[0].replace("_", "-"))]) == len(kept[name[0]])
    if language is Language.ZH:
        assert [key for key in keys(told) if re.fullmatch(r"[a-z_]+", key)] == []


@languages
def test_whatever_is_kept_about_somebody_has_a_name_that_can_be_read(language: Language) -> None:
    known = Texts(frozen(MONDAY)).keys(language)
    assert {f"own-{f.name.replace('_', '-')}" for one in KEPT for f in fields(one)} - known == set()
    assert {f"own-record-{table.name.replace('_', '-')}" for table in RECORDS.values()} - known == set()
