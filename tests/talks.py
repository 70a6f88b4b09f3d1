"""The steps of a repair as talks, up to where a test wants to begin."""

from bot.playground.theatre import Theatre


async def reported(stage: Theatre) -> None:
    """周敏 has reported a leak."""
    tenant, dispatcher = await stage.enters("T01-1"), await stage.enters("S14")
    await tenant.says("卫生间漏水了")
    await tenant.hears("repair-new-unit")
    await tenant.taps("0801")
    await tenant.hears("form-summary")
    await tenant.taps("确认")
    await tenant.hears("repair-reported")
    await dispatcher.hears("repair-state-to-dispatch")


async def assigned(stage: Theatre) -> None:
    """… the dispatcher has sent 老赵."""
    technician = await stage.enters("S15")
    await reported(stage)
    dispatcher = stage.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps("赵")
    await dispatcher.hears("repair-assigned")
    await technician.hears("repair-state-dispatched")


async def on_site(stage: Theatre) -> None:
    """… who is there."""
    await assigned(stage)
    technician = stage.player("S15")
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await technician.taps("repair-arrive")
    await technician.hears("repair-state-on-site")


async def done(stage: Theatre) -> None:
    """… and has done it."""
    await on_site(stage)
    technician, dispatcher = stage.player("S15"), stage.player("S14")
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("换了阀门")
    await technician.hears("repair-done-photos")
    await technician.taps("跳过")
    await technician.hears("repair-done-said")
    await dispatcher.hears("repair-state-completed")


async def recorded(stage: Theatre) -> None:
    """… and the dispatcher has returned the order to customer service."""
    csr = await stage.enters("S05")
    await done(stage)
    dispatcher = stage.player("S14")
    await dispatcher.taps("repair-result")
    await dispatcher.hears("repair-result-result")
    await dispatcher.taps("已修好")
    await dispatcher.hears("repair-result-said")
    await csr.hears("repair-state-returned")
