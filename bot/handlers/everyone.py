"""What everybody finds: the way in, the way home, language and privacy."""

from bot.domain.names import Language, Named
from bot.domain.people import CONSENT_VERSION
from bot.domain.permits import May
from bot.handlers.table import OnButton, OnCommand
from bot.services import bindings, house, invites, laundry, menus, people, privacy, reach, vendors
from bot.services.work import Work
from bot.talk import Answer, Button, Rows, Said, Style, answer, button, words


def _languages(code: str = "") -> tuple[Button, ...]:
    """Both languages; the invitation that is being read goes along."""
    names = (("中文", "zh"), ("English", "en"))
    return tuple(Button(Named(name, name), "speak", (short, code) if code else (short,)) for name, short in names)


async def start(work: Work, said: Said) -> Answer:
    """/start: with an invitation the privacy notice comes first; without one, home."""
    if not said.payload or await invites.own(work, said.payload):
        return await home(work, said)
    if not await invites.look(work, said.payload):
        return answer("invite-unknown", rows=(*_way_in(work), _languages()))
    return _notice(said.payload.strip().lower(), work.actor.language)


async def home(work: Work, said: Said) -> Answer:
    """Where every way leads back to: what this person can do."""
    del said
    if not work.actor.known:
        return answer("home-stranger", rows=(*_way_in(work), _languages()))
    if work.actor.consent < CONSENT_VERSION:
        return answer("privacy-changed", rows=((button("agree", style=Style.SUCCESS),), (button("decline"),)))
    return answer("home", name=work.actor.name, building=await house.name(work), rows=await _doors(work))


async def agree(work: Work, said: Said) -> Answer:
    """The notice has been read: the person takes their post, or agrees to the newest wording.

    The code lies in the button. It came from this very person and works once, so their client may carry it; nothing
    is kept of somebody who never agrees.
    """
    code = said.pressed.word(0)
    if code:
        language = Language(said.pressed.word(1)) if said.pressed.word(1) in set(Language) else work.actor.language
        if not await invites.redeem(work, code, language):
            return await home(work, said)
        work.speaks(language)
        return answer("bound", rows=((button("home"),),))
    await people.agree(work)
    return answer("agreed", rows=((button("home"),),))


async def decline(work: Work, said: Said) -> Answer:
    """The notice was not agreed to; phone and desk stay open. Of whom something is kept they see what, and erase it."""
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


async def speak(work: Work, said: Said) -> Answer:
    """From now on in that language."""
    language = Language.of(said.pressed.word(0))
    await people.speak(work, language)
    work.speaks(language)
    if code := said.pressed.word(1):
        return _notice(code, language)
    if not work.actor.known:
        return await home(work, said)
    return answer("language-chosen", rows=((button("home"),),))


async def help_(work: Work, said: Said) -> Answer:
    """What one can say, and whom one can call."""
    del said
    if not work.actor.known:
        return answer("help-stranger", rows=_way_in(work))
    return answer("help", number=await house.number(work, "front_desk"), rows=((button("home"),),))


async def privacy_card(work: Work, said: Said) -> Answer:
    """What is kept, and what one can have done with it."""
    del said
    if not work.actor.known:
        return await _kept_of_stranger(work)
    choices = ((button("export"),), (button("erase", style=Style.DANGER),), (button("home"),))
    return answer("privacy", version=str(CONSENT_VERSION), rows=choices)


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


async def membership(work: Work, said: Said) -> None:
    """Somebody blocks the bot, or lets it in again."""
    if said.private and work.actor.known:
        await (reach.gone(work) if said.blocked else reach.notice(work))


def _notice(code: str, language: Language) -> Answer:
    choices = ((button("agree", code, language.value, style=Style.SUCCESS),), (button("decline"),), _languages(code))
    return answer("privacy-notice", version=str(CONSENT_VERSION), rows=choices)


def _way_in(work: Work) -> Rows:
    if May.ASK_TO_BE_BOUND not in work.actor.permits:
        return ()
    return ((button("have-code"),), (button("binding-ask"),))


_DOORS: tuple[tuple[May, Button], ...] = (
    (May.LOG_REPAIR, button("repair-log", style=Style.PRIMARY)),
    (May.REPORT_REPAIR, button("repair-new", style=Style.PRIMARY)),
    (May.ORDER_MEAL, button("lunch")),
    (May.ORDER_LAUNDRY, button("laundry")),
    (May.LAUNDER, button("laundry")),
    (May.PRICE_LAUNDRY, button("laundry-prices")),
    (May.SEE_OWN_REPAIRS, button("mine")),
    (May.ISSUE_WORK_ORDER, button("found", "..new..", label="button-queue")),
    (May.SEE_REPAIRS, button("repairs-waiting")),
    (May.AUDIT_REPAIRS, button("audits")),
    (May.AUDIT_REPAIRS, button("registers")),
    (May.COMPOSE_MENU, button("menu-week")),
    (May.CATER, button("menu-week")),
    (May.WORK_ON_REPAIRS, button("shift")),
    (May.DECIDE_BINDING, button("bindings-waiting")),
    (May.SEE_DIRECTORY, button("directory")),
    (May.CHOOSE_LANGUAGE, button("language")),
    (May.OWN_PRIVACY, button("privacy")),
)


_TRADES = {May.CATER: menus.CATERER, May.LAUNDER: laundry.LAUNDRY}
"""What a vendor may is for those of that trade: a laundry finds no menu, a caterer no laundry."""


async def _doors(work: Work) -> Rows:
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
