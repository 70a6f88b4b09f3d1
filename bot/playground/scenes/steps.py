"""Steps that several scenes have in common."""

from bot.playground.players import Player


async def reports(tenant: Player, text: str) -> None:
    """One message and one tap."""
    await tenant.says(text)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")


async def assigns(dispatcher: Player, name: str) -> None:
    """The dispatcher sends somebody, or offers it to the group."""
    await dispatcher.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps(name)
    await dispatcher.hears("repair-assigned")


async def arrives(technician: Player) -> None:
    """The technician accepts and is there."""
    await technician.hears("repair-state-dispatched")
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await technician.taps("repair-arrive")
    await technician.hears("repair-state-on-site")


async def finishes(technician: Player, done: str, *, agreed: bool = False, pictured: bool = False) -> None:
    """The work is done: a sentence, what was `agreed` to as it stands, and a photo if it is `pictured`."""
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says(done)
    if agreed:
        await technician.hears("repair-done-items")
        await technician.taps("好了")
    await technician.hears("repair-done-summary")
    if pictured:
        await technician.says(photo=True)
        await technician.hears("form-photos", count=1)
    await technician.taps("✅")
    await technician.hears("repair-done-said")


async def works(technician: Player, done: str, *, pictured: bool = False) -> None:
    """From the order to the finished work."""
    await arrives(technician)
    await finishes(technician, done, pictured=pictured)


async def records(dispatcher: Player) -> None:
    """The dispatcher returns the order to customer service."""
    await dispatcher.hears("repair-state-completed")
    await dispatcher.taps("repair-result")
    await dispatcher.hears("repair-result-result")
    await dispatcher.taps("已修好")
    await dispatcher.hears("repair-result-said")


async def looks(representative: Player, tenant: Player) -> None:
    """Somebody of customer service has looked on site, and signs."""
    await representative.hears("repair-state-returned")
    await representative.taps("repair-seen")
    await tenant.hears("repair-state-closed")
