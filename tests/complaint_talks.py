"""How a complaint goes, step by step, in the sample building: each step leads to the state named by it."""

from collections.abc import Awaitable, Callable

from bot.domain.complaints import Complaint
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, every, time_passes

NOISE = {
    ZH: "楼上0901装修,上班时间打钻打了一上午了,会都开不了!",
    EN: "the drilling upstairs is too loud, I cannot work",
}
SETTLED = {ZH: "已要求改到下班后打钻", EN: "they drill after office hours from now on"}
SUPERVISOR, MANAGER, HEAD, GENERAL = "S03", "S02", "S13", "S01"


Opening = Callable[[Theatre], Awaitable[Player]]


async def complaints(stage: Theatre) -> list[Complaint]:
    return await every(stage, Complaint)


async def complained(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """The tenant has complained: one message and one tap."""
    tenant = await stage.enters(tongue.tenant)
    await tenant.says(text or NOISE[tongue])
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("complaint-mine-received")
    return tenant


async def assigned(stage: Theatre, tongue: Tongue = ZH) -> tuple[Player, Player]:
    """… and the supervisor has given it to the engineering manager."""
    supervisor, head = await stage.enters(SUPERVISOR), await stage.enters(HEAD)
    await complained(stage, tongue)
    await supervisor.is_called("complaint-state-received")
    await supervisor.taps("complaint-assign")
    await supervisor.taps("工程部")
    await supervisor.taps("石磊")
    await supervisor.taps("一般")
    await head.is_called("complaint-state-assigned")
    return supervisor, head


async def handled(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… who has settled it."""
    supervisor, head = await assigned(stage, tongue)
    await stage.player(tongue.tenant).is_called("complaint-mine-assigned")
    await head.taps("complaint-handled")
    await head.says("施工单位违反了作业时间")
    await head.taps("租户或商户")
    await supervisor.is_called("complaint-state-handled")
    return supervisor


async def answered(stage: Theatre, tongue: Tongue = ZH) -> tuple[Player, Player]:
    """… and the tenant has the answer."""
    supervisor, tenant = await handled(stage, tongue), stage.player(tongue.tenant)
    await supervisor.taps("complaint-answer")
    await supervisor.says(SETTLED[tongue])
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await tenant.is_called("complaint-mine-answered")
    return supervisor, tenant


# -- each dialogue, at its first question -----------------------------------------------------------------------------


async def complaining(stage: Theatre) -> Player:
    """The tenant is asked what is wrong."""
    tenant = await stage.enters("T01-1")
    await tenant.says("/complain")
    return tenant


async def handing_over(stage: Theatre) -> Player:
    """The desk is asked what the next watch should look out for."""
    desk = await stage.enters("S08")
    await time_passes(stage, hours=8, minutes=16)
    await desk.taps("handover-note")
    return desk


async def barring(stage: Theatre) -> Player:
    """The supervisor is asked why somebody is barred."""
    supervisor = await stage.enters(SUPERVISOR)
    await supervisor.says("/who 0801")
    await supervisor.taps("contact")
    await supervisor.taps("bar")
    return supervisor


async def taking_down(stage: Theatre) -> Player:
    """The reception is asked what was said."""
    desk = await stage.enters("S08")
    await desk.says("/complaints")
    await desk.hears("complaints")
    await desk.taps("complaint-log")
    return desk


def _received(action: str, text: str = "") -> Opening:
    async def opening(stage: Theatre) -> Player:
        supervisor = await stage.enters(SUPERVISOR)
        await complained(stage, text=text)
        await supervisor.is_called("complaint-state-received")
        await supervisor.taps(action)
        return supervisor

    return opening


def _in_hand(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        _, head = await assigned(stage)
        await head.taps(action)
        return head

    return opening


async def adding(stage: Theatre) -> Player:
    """The tenant has more to say."""
    tenant = await complained(stage)
    await tenant.taps("complaint-add")
    return tenant


def _handled(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        supervisor = await handled(stage)
        await supervisor.taps(action)
        return supervisor

    return opening


async def refusing(stage: Theatre) -> Player:
    """The tenant is not content."""
    _, tenant = await answered(stage)
    await tenant.taps("complaint-not-good")
    return tenant


async def calling(stage: Theatre) -> Player:
    """The supervisor has called afterwards."""
    supervisor, tenant = await answered(stage)
    await tenant.taps("complaint-good")
    await supervisor.is_called("complaint-state-closed")
    await supervisor.taps("complaint-follow-up")
    return supervisor


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "bar": (barring, ()),
    "handover-note": (handing_over, ()),
    "complaint-new": (complaining, ("say:楼上太吵了",)),
    "complaint-log": (taking_down, ("say:楼上太吵了", "say:8楼01")),
    "complaint-assign": (_received("complaint-assign"), ("tap:工程部", "tap:石磊")),
    "complaint-invalid": (_received("complaint-invalid"), ()),
    "complaint-about": (_received("complaint-about"), ()),
    "complaint-repair": (_received("complaint-repair", "师傅态度太差，水龙头还在漏"), ("say:水龙头漏水",)),
    "complaint-note": (_in_hand("complaint-note"), ("say:看了监控",)),
    "complaint-tell": (_in_hand("complaint-tell"), ()),
    "complaint-up": (_in_hand("complaint-up"), ()),
    "complaint-handled": (_in_hand("complaint-handled"), ("say:已改时间",)),
    "complaint-add": (adding, ("say:又开始了",)),
    "complaint-answer": (_handled("complaint-answer"), ("say:已改时间",)),
    "complaint-go-on": (_handled("complaint-go-on"), ()),
    "complaint-reply": (_handled("complaint-reply"), ("say:尊敬的业主",)),
    "complaint-not-good": (refusing, ()),
    "complaint-follow-up": (calling, ("tap:满意",)),
}
"""Each dialogue, and the answers to all of its questions but the last."""
