"""What everybody finds: the way in, the way home, language and privacy."""

from bot.domain.categories import Urgency
from bot.domain.guesses import is_emergency
from bot.domain.names import Language, Named
from bot.domain.people import CONSENT_VERSION
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.trades import Trade
from bot.handlers import office_meals
from bot.handlers.table import OnButton, OnCommand
from bot.services import bindings, house, invites, laundry_prices, moods, people, privacy, reach, vendors
from bot.services.work import Work
from bot.talk import Answer, Button, Rows, Said, Style, Words, answer, button, words

WAY_IN: Rows = ((button("have-code"),), (button("binding-ask"),))
"""What a stranger can do: come in with an invitation, or ask for one."""


def _languages(code: str = "") -> tuple[Button, ...]:
    """Both languages; the invitation that is being read goes along."""
    names = (("中文", "zh"), ("English", "en"))
    return tuple(Button(Named(name, name), "speak", (short, code) if code else (short,)) for name, short in names)


async def start(work: Work, said: Said) -> Answer | None:
    """/start: with an invitation the privacy notice comes first; without one, home; or what a colleague passed on."""
    if office_meals.passed_on(said.payload):
        await ask_anew(work)
        shown = await office_meals.opened(work, said)
        return shown and shown.under(*_way_in(work), _languages())
    if not said.payload or await invites.own(work, said.payload):
        return await home(work, said)
    if not await invites.look(work, said.payload):
        return answer("invite-unknown", rows=(*_way_in(work), _languages()))
    work.reply(said, await _notice(work, said.payload.strip().lower(), work.actor.language), subject=bindings.NOTICE)
    return None


async def home(work: Work, said: Said) -> Answer | None:
    """Where every way leads back to: what this person can do."""
    if not work.actor.known:
        number = await house.desk_number(work)
        return answer("home-stranger", number=number, rows=(*_way_in(work), (button("faq"),), _languages()))
    if work.actor.consent < CONSENT_VERSION:
        work.reply(said, await _changed_notice(work), subject=bindings.NOTICE)
        return None
    first, rows = await _first(work), await doors(work)
    return answer("home", name=work.actor.name, building=await house.name(work), first=first, rows=rows)


async def _first(work: Work) -> Words:
    """What somebody with their posts can do first."""
    held = await people.roles_now(work)
    if held == {Role.VENDOR}:
        return words(
            next((f"first-vendor-{trade.value}" for trade in sorted(await vendors.trades(work))), "first-vendor")
        )
    return words(next((key for roles, key in FIRST if roles & held), "first-staff"))


async def agree(work: Work, said: Said) -> Answer | None:
    """The notice has been read: the person takes their post, or agrees to the newest wording.

    The code lies in the button. It came from this very person and works once, so their client may carry it; nothing
    is kept of somebody who never agrees.
    """
    code = said.pressed.word(0)
    if code:
        language = Language(said.pressed.word(1)) if said.pressed.word(1) in set(Language) else work.actor.language
        if not (await invites.own(work, code) or await invites.look(work, code)):
            return answer("invite-unknown", toast=True)
        if not await invites.redeem(work, code, language):
            return await home(work, said)
        work.close(said, bindings.NOTICE)
        work.speaks(language)
        return answer("bound", first=await _first(work), rows=(*await _given(work), (button("home"),)))
    await people.agree(work)
    work.close(said, bindings.NOTICE)
    return answer("agreed", rows=((button("home"),),))


async def _given(work: Work) -> Rows:
    """Who moves in gets the laundry's price list (R156): one tap away, so that the welcome is not pushed off."""
    if Role.TENANT not in await people.roles_now(work) or not await laundry_prices.listed(work):
        return ()
    return ((button("laundry-prices", label="button-laundry-prices-given"),),)


async def decline(work: Work, said: Said) -> Answer:
    """The notice was not agreed to; phone and desk stay open. Of whom something is kept they see what, and erase it.

    Who has agreed and taps an old notice hears how to take it back.
    """
    if work.actor.known and work.actor.consent >= CONSENT_VERSION:
        erase_ = button("erase", style=Style.DANGER)
        return answer("agreed-already", rows=((erase_,), (button("privacy"), button("home"))))
    if work.actor.known or await bindings.own(work):
        return await privacy_card(work, said)
    return answer("consent-declined", rows=_way_in(work))


async def have_code(work: Work, said: Said) -> Answer:
    """How to use a code."""
    del work, said
    return answer("have-code")


async def choose_language(work: Work, said: Said) -> Answer:
    """Both languages."""
    del work, said
    return answer("language", rows=(_languages(),))


async def speak(work: Work, said: Said) -> Answer | None:
    """From now on in that language."""
    language = Language.of(said.pressed.word(0))
    await people.speak(work, language)
    work.speaks(language)
    if code := said.pressed.word(1):
        work.reply(said, await _notice(work, code, language), subject=bindings.NOTICE, ring=False)
        return None
    if not work.actor.known:
        return await home(work, said)
    return answer("language-chosen", rows=((button("home"),),))


async def help_(work: Work, said: Said) -> Answer:
    """What one can say, and whom one can call."""
    del said
    if not work.actor.known:
        return answer("help-stranger", rows=_way_in(work))
    number = await house.number(work, "front_desk")
    return answer("help", first=await _first(work), number=number, rows=((button("home"),),))


async def privacy_card(work: Work, said: Said) -> Answer:
    """What is kept, and what one can have done with it."""
    del said
    if not await privacy.is_kept(work):
        return await _kept_of_stranger(work)
    choices = ((button("export"),), (button("erase", style=Style.DANGER),), (button("home"),))
    if not work.actor.known:
        return answer("privacy-left", rows=choices)
    return await bindings.notice(work, "privacy", *choices)


async def _kept_of_stranger(work: Work) -> Answer:
    asked = await bindings.own(work)
    if not asked:
        return answer("privacy-stranger", rows=_way_in(work))
    lines = [
        words(
            "privacy-asked-line", at=one.created_at, name=one.name, unit=one.unit, note=one.words or "—",
            state=words(f"privacy-asked-{one.state.value}"),
        )
        for one in asked
    ]  # fmt: skip
    forget = button("forget-request", style=Style.DANGER)
    return answer("privacy-asked", lines=lines, rows=((forget,), (button("home"),)))


async def forget_request(work: Work, said: Said) -> Answer:
    """What a stranger wrote when they asked to be let in is emptied."""
    del said
    await bindings.forget_request(work)
    return answer("request-forgotten", rows=_way_in(work))


async def export(work: Work, said: Said) -> Answer:
    """Everything that is kept, as a file."""
    work.busy(said, "upload_document")
    return answer("export", paper=("own-data",))


async def ask_erase(work: Work, said: Said) -> Answer:
    """Ask once more before it is done for good."""
    del work, said
    return answer("erase", rows=((button("erase-yes", style=Style.DANGER),), (button("home"),)))


async def erase(work: Work, said: Said) -> Answer:
    """Empty everything personal."""
    del said
    await privacy.erase(work)
    return answer("erased-farewell")


async def changed(work: Work, said: Said) -> Answer | None:
    """A message was edited: nothing is done twice, and nobody believes that it was done otherwise.

    None where it was not, and where it speaks of danger that has not been reported: then it counts like a new one.
    """
    if not said.edited:
        return None
    may = May.SEE_OWN_REPAIRS in work.actor.permits and said.message is not None
    begun = await moods.begun_by(work, said.message or 0) if may else None
    if is_emergency(said.text) and (begun is None or begun.urgency is not Urgency.EMERGENCY):
        return None
    at_home = ((button("home"),),)
    return answer("edited-reported", number=begun.number, rows=at_home) if begun else answer("edited", rows=at_home)


async def membership(work: Work, said: Said) -> None:
    """Somebody blocks the bot, or lets it in again."""
    if said.private and work.actor.known:
        await (reach.gone(work) if said.blocked else reach.notice(work))


async def _notice(work: Work, code: str, language: Language) -> Answer:
    agree_ = button("agree", code, language.value, style=Style.SUCCESS)
    return await bindings.notice(work, "privacy-notice", (agree_,), (button("decline"),), _languages(code))


async def _changed_notice(work: Work) -> Answer:
    return await bindings.notice(work, "privacy-changed", (button("agree", style=Style.SUCCESS),), (button("decline"),))


async def ask_anew(work: Work) -> None:
    """Whoever agreed to an older wording of the notice gets the new one, once, whatever it was that they came for."""
    if work.actor.known and work.actor.consent < CONSENT_VERSION:
        once = f"notice:{CONSENT_VERSION}"
        await work.show(work.me, bindings.NOTICE, await _changed_notice(work), ring=True, dedupe=once)


def _way_in(work: Work) -> Rows:
    return WAY_IN if May.ASK_TO_BE_BOUND in work.actor.permits else ()


FIRST: tuple[tuple[frozenset[Role], str], ...] = (
    (frozenset({Role.CS_MANAGER, Role.TENANT_SUPERVISOR}), "first-leading"),
    (frozenset({Role.ENGINEERING_MANAGER}), "first-engineering"),
    (frozenset({Role.DISPATCHER}), "first-dispatcher"),
    (frozenset({Role.TECHNICIAN}), "first-technician"),
    (frozenset({Role.CSR}), "first-csr"),
    (frozenset({Role.RECEPTIONIST}), "first-receptionist"),
    (frozenset({Role.CLERK}), "first-clerk"),
    (frozenset({Role.OPERATOR}), "first-operator"),
    (frozenset({Role.BC_CLERK}), "first-bc-clerk"),
    (frozenset({Role.FINANCE_MANAGER, Role.ACCOUNTANT, Role.CASHIER}), "first-finance"),
    (frozenset({Role.SECURITY, Role.SECURITY_SUPERVISOR, Role.HOUSEKEEPING_SUPERVISOR}), "first-rounds"),
    (frozenset({Role.GENERAL_MANAGER}), "first-general"),
    (frozenset({Role.VENDOR}), "first-vendor"),
    (frozenset({Role.TENANT}), "first-tenant"),
)
"""What is said first to whom; of several posts the first here."""

_DOORS: tuple[tuple[May, Button], ...] = (
    (May.RUN_DESK, button("desk")),
    (May.LOG_REPAIR, button("repair-log", style=Style.PRIMARY)),
    (May.REPORT_REPAIR, button("repair-new", style=Style.PRIMARY)),
    (May.ORDER_MEAL, button("lunch")),
    (May.ORDER_LAUNDRY, button("laundry")),
    (May.LAUNDER, button("laundry")),
    (May.ORDER_BC, button("bc")),
    (May.RUN_BC, button("bc")),
    (May.PRICE_LAUNDRY, button("laundry-prices")),
    (May.SEE_MAIL, button("mail")),
    (May.SEE_OWN_FEES, button("fees")),
    (May.SEE_FEES, button("fees")),
    (May.COMPLAIN, button("complaints")),
    (May.SEE_OWN_REPAIRS, button("mine")),
    (May.TALK, button("human")),
    (May.ISSUE_WORK_ORDER, button("found", "..new..", label="button-queue")),
    (May.SEE_REPAIRS, button("repairs-waiting")),
    (May.AUDIT_REPAIRS, button("audits")),
    (May.AUDIT_REPAIRS, button("registers")),
    (May.GO_ROUNDS, button("inspections")),
    (May.SEE_INCIDENTS, button("incidents")),
    (May.COMPOSE_ANNOUNCEMENT, button("announcements")),
    (May.SEE_OUTAGES, button("outages")),
    (May.SEE_SURVEYS, button("surveys")),
    (May.SEE_TIMETABLE, button("timetable")),
    (May.COMPOSE_MENU, button("menu-week")),
    (May.CATER, button("kitchen-today")),
    (May.CATER, button("menu-week")),
    (May.WORK_ON_REPAIRS, button("shift")),
    (May.ANSWER_TALKS, button("talks")),
    (May.DECIDE_BINDING, button("bindings-waiting")),
    (May.SEE_DIRECTORY, button("directory")),
    (May.CHOOSE_LANGUAGE, button("language")),
    (May.OWN_PRIVACY, button("privacy")),
)


_TRADES = {May.CATER: Trade.MEALS, May.LAUNDER: Trade.LAUNDRY}
"""What a vendor may is for those of that trade: a laundry finds no menu, a caterer no laundry."""


async def doors(work: Work) -> Rows:
    """What this person can begin with."""
    trades = await vendors.trades(work)
    strange = {may for may, trade in _TRADES.items() if work.actor.vendors and trade not in trades}
    return tuple((door,) for may, door in _DOORS if may in work.actor.permits - strange)


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("start", start),
    OnCommand("home", home),
    OnCommand("help", help_),
    OnCommand("language", choose_language),
    OnCommand("privacy", privacy_card),
)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("home", home),
    OnButton("agree", agree),
    OnButton("decline", decline),
    OnButton("have-code", have_code),
    OnButton("language", choose_language),
    OnButton("speak", speak),
    OnButton("privacy", privacy_card),
    OnButton("forget-request", forget_request),
    OnButton("export", export),
    OnButton("erase", ask_erase),
    OnButton("erase-yes", erase),
)
