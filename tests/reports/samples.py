"""A slip with everything on it, and what a PDF shows to whoever reads it."""

import re
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from bot.domain.categories import Category, Urgency
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.order_states import Method, Result
from bot.domain.quotes import Material
from bot.domain.repairs import Channel
from bot.domain.slips import Copy, Signature, Slip

_SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(hour: int, minute: int = 0) -> datetime:
    """That Monday, by the wall clock."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=_SHANGHAI)


def named(name: str) -> Named:
    """Somebody with one spelling."""
    return Named(name, name)


SLIP = Slip(
    building=named("锦澜国际大厦"), copies=tuple(Copy), printed_at=at(15), number="WO-2026-000007", intake="R-000012",
    entry=31, chargeable=True, tenant=named("云杉软件"), unit="0801", place="卫生间", text="水管漏水", emptied=False,
    channel=Channel.PHONE, reporter=named("周敏"), phone="138••••••01", taken_by=named("宋佳"),
    category=Category.PLUMBING, urgency=Urgency.URGENT, reported_at=at(9),
    issuer=named("金晶"), issued_at=at(9, 5), technicians=(named("赵德柱"), named("孙立")),
    accepted_at=at(9, 7), arrived_at=at(9, 20), completed_at=at(10, 2), work_done="更换角阀",
    lines=(
        Material("更换水龙头", 1, Fen(2000), "RP03"), Material("不锈钢软管", 2, Fen(1850)),
        Material("返修垫片", 1, Fen(300), free=True),
    ),
    result=Result.RESOLVED, signed=Signature(named("叶子晴"), at(11), Method.PHONED),
    confirmed=Signature(named("周敏"), at(10, 40)), rework=2, rejected_why="接头仍有滴水",
)  # fmt: skip


def pages(pdf: bytes) -> list[str]:
    """The words of each page, without the spaces between them."""
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]
