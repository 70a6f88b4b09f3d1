"""The living card of a complaint: who may know of it, what each of them sees, and what they may do with it now.

Whom it is about, their team and whoever is below them see nothing (R62, R245); groups never hear of complaints. Who
asked to stay unknown to the department is so to the owner and to those who assist; only who decides knows.
"""

from collections.abc import Iterable

from bot.domain.complaint_files import ComplaintNote, NoteKind
from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus
from bot.domain.disguises import disguised as without_them
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake
from bot.domain.units import Tenant, TenantKind, Unit
from bot.services import actors, living_cards
from bot.services.complaint_offers import Standing, offers
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaint_notes
from bot.talk import Answer, Words, answer, button, words

_S = ComplaintStatus
_LAST_NOTES = 5


def subject(complaint: ComplaintId) -> str:
    """What the card of a complaint is about."""
    return f"complaint:{complaint}"


def standing(complaint: Complaint, actor: Actor) -> Standing | None:
    """What somebody is to a complaint; None: they may not know of it.

    The complainant is that first of all; nobody whom the wall stops is anything; who decides is so whoever owns it.
    Once it has gone a step higher, who stood below only assists.
    """
    if actor.person is not None and complaint.complainant == actor.person:
        return Standing.COMPLAINANT
    if complaint.about.keeps_out(actor):
        return None
    if set(complaint.about.deciders(complaint.level)) & actor.roles:
        return Standing.DECIDER
    if complaint.owner is not None and complaint.owner == actor.person:
        return Standing.OWNER
    if May.TRIAGE_COMPLAINT in actor.permits and not complaint.delicate:
        return Standing.ASSISTANT
    return None


async def deciders(work: Work, complaint: Complaint) -> tuple[PersonId, ...]:
    """Inside other verbs: whose turn it is to decide: the lowest step of the ladder that anybody stands on.

    Nobody decides about their own complaint, nor about one of themselves.
    """
    parties = {complaint.about_person, complaint.complainant}
    for role in complaint.about.deciders(complaint.level):
        found = [one for one in await actors.holding(work.db, role) if one not in parties]
        if found:
            return tuple(found)
    return ()


async def next_above(work: Work, complaint: Complaint) -> tuple[PersonId, ...]:
    """Inside other verbs: who decides a step higher; nobody where it is at the top."""
    now, above = complaint.about.deciders(complaint.level), complaint.about.deciders(complaint.level + 1)
    return () if above == now else await actors.holding(work.db, above[0])


async def heard(work: Work, complaint: Complaint) -> list[ComplaintNote]:
    """Inside other verbs: what was said between the complainant and the house."""
    found = await rows.every(work.db, ComplaintNote, complaint_notes.c.complaint == complaint.id)
    return [note for note in found if note.kind is not NoteKind.FOUND]


async def pictures(work: Work, complaint: Complaint, as_whom: Standing) -> tuple[str, ...]:
    """Inside other verbs: every picture that somebody may see: the complainant their own, the others all."""
    own = as_whom is Standing.COMPLAINANT
    found = await rows.every(work.db, ComplaintNote, complaint_notes.c.complaint == complaint.id)
    shown = [note for note in found if not own or note.kind is NoteKind.HEARD]
    return (*complaint.photos, *(photo for note in shown for photo in note.photos))


async def refresh(
    work: Work, complaint: Complaint, *, ring: Iterable[PersonId] = (), also: Iterable[PersonId] = ()
) -> None:
    """Inside other verbs: bring every card up to date; those in `ring` get it anew with sound, those in `also` without.

    Who may not know of it any more keeps a line that says nothing of it.
    """

    async def face(actor: Actor) -> Answer | None:
        as_whom = standing(complaint, actor)
        return await card(work, complaint, as_whom) if as_whom else None

    gone = answer("complaint-card-gone")
    await living_cards.refresh(work, subject(complaint.id), face, gone, ring=ring, also=also)


async def card(work: Work, complaint: Complaint, as_whom: Standing) -> Answer:
    """Inside other verbs: the complaint as somebody sees it, with what they may do now."""
    lines = [*await _whose(work, complaint, as_whom), *await _about(work, complaint, as_whom)]
    nothing = words("photo-only" if complaint.photos else "complaint-words-gone")
    lines += [words("complaint-text", text=await told(work, complaint, as_whom, complaint.text) or nothing)]
    lines += [*await _course(work, complaint, as_whom), *await _notes(work, complaint, as_whom)]
    shown = await pictures(work, complaint, as_whom)
    look = ((button("complaint-pictures", complaint.id, count=len(shown)),),) if shown else ()
    return answer(
        "complaint-card",
        number=complaint.number,
        kind=words(f"complaint-kind-{complaint.kind.value}"),
        topic=words(f"topic-{complaint.topic.value.replace('_', '-')}"),
        state=await _state(work, complaint, as_whom),
        lines=lines,
        rows=(*offers(complaint, as_whom), *look),
    )


def hides(complaint: Complaint, as_whom: Standing) -> bool:
    """Whether the complainant is unknown to them."""
    return complaint.anonymous and as_whom in {Standing.OWNER, Standing.ASSISTANT}


async def _whose(work: Work, complaint: Complaint, as_whom: Standing) -> list[Words]:
    """Who complains, from where, and how it came."""
    if as_whom is Standing.COMPLAINANT:
        return [words("complaint-stays-unknown")] if complaint.anonymous else []
    came = words(f"channel-{complaint.channel.value.replace('_', '-')}")
    if hides(complaint, as_whom):
        return [words("complaint-from-somebody", channel=came)]
    unit = await rows.find(work.db, Unit, complaint.unit) if complaint.unit else None
    tenant = await rows.find(work.db, Tenant, complaint.tenant) if complaint.tenant else None
    name = await actors.name_of(work.db, complaint.complainant) if complaint.complainant else complaint.caller
    line = words(
        "complaint-from", name=name or words("complaint-nameless"), unit=unit.number if unit else words("common-area"),
        tenant=tenant.name if tenant else "—", channel=came,
    )  # fmt: skip
    kept = [words("complaint-wants-to-stay-unknown")] if complaint.anonymous else []
    return [line, *kept]


async def told(work: Work, complaint: Complaint, as_whom: Standing, text: str) -> str:
    """Inside other verbs: what was written; where the complainant is unknown, without what would tell who it is.

    Whoever wrote it: an answer begins with whom it is for.
    """
    return await disguised(work, complaint, text) if hides(complaint, as_whom) else text


async def disguised(work: Work, complaint: Complaint, text: str) -> str:
    """Inside other verbs: what the complainant wrote, without their unit, names and phone numbers."""
    unit = (await rows.find(work.db, Unit, complaint.unit)).number if complaint.unit else ""
    people, companies = [complaint.caller], [""]
    if complaint.tenant is not None:
        tenant = await rows.find(work.db, Tenant, complaint.tenant)
        names = people if tenant.kind is TenantKind.RESIDENT else companies
        names += [tenant.name_zh, tenant.name_en]
    if complaint.complainant is not None:
        name = await actors.name_of(work.db, complaint.complainant)
        people += [name.zh, name.en]
    return without_them(text, unit=unit, people=filter(None, people), companies=filter(None, companies))


async def _about(work: Work, complaint: Complaint, as_whom: Standing) -> list[Words]:
    if as_whom is Standing.COMPLAINANT:
        return []
    if complaint.about_person is not None:
        return [words("complaint-about", whom=await actors.name_of(work.db, complaint.about_person))]
    if complaint.about_vendor is not None:
        return [words("complaint-about-vendor")]
    return [
        words("complaint-names", post=words(f"role-{role.value.replace('_', '-')}")) for role in complaint.about_roles
    ]


async def _state(work: Work, complaint: Complaint, as_whom: Standing) -> Words:
    status = complaint.status.value.replace("_", "-")
    department = words(f"department-{complaint.department.value.replace('_', '-')}") if complaint.department else ""
    if as_whom is Standing.COMPLAINANT:
        key = f"complaint-mine-{'again' if complaint.status is _S.RECEIVED and complaint.rounds else status}"
        return words(key, due=complaint.due_at or "", department=department, intake=await _intake(work, complaint))
    owner = await actors.name_of(work.db, complaint.owner) if complaint.owner else ""
    step = words(f"complaint-step-{complaint.level}")
    # Where the complainant is unknown to them, the report is, too: it would lead to who said when that it is fixed.
    number = "" if hides(complaint, as_whom) else await _intake(work, complaint)
    key = f"complaint-state-{'some-repair' if complaint.status is _S.IS_A_REPAIR and not number else status}"
    return words(key, due=complaint.due_at or "", department=department, owner=owner, step=step, intake=number)


async def _intake(work: Work, complaint: Complaint) -> str:
    if complaint.intake is None:
        return ""
    return (await rows.find(work.db, Intake, complaint.intake)).number


async def _course(work: Work, complaint: Complaint, as_whom: Standing) -> list[Words]:
    """What was found, whose doing it was, what the complainant says of it."""
    lines = []
    if complaint.result and (complaint.told or as_whom is not Standing.COMPLAINANT):
        lines.append(words("complaint-result", text=await told(work, complaint, as_whom, complaint.result)))
    if as_whom is Standing.COMPLAINANT:
        return lines
    if complaint.liability:
        whose = words(f"liability-{complaint.liability.value.replace('_', '-')}")
        lines.append(words("complaint-liability", whose=whose))
    if complaint.unhappy:
        why = await told(work, complaint, as_whom, complaint.unhappy)
        lines.append(words("complaint-unhappy", text=why, rounds=complaint.rounds))
    if complaint.satisfaction:
        lines.append(words("complaint-called", how=words(f"satisfaction-{complaint.satisfaction.value}")))
    return lines


async def _notes(work: Work, complaint: Complaint, as_whom: Standing) -> list[Words]:
    """The last entries of the file; to the complainant only what was said between them and the house."""
    found = await rows.every(work.db, ComplaintNote, complaint_notes.c.complaint == complaint.id)
    if as_whom is Standing.COMPLAINANT:
        found = [note for note in found if note.kind is not NoteKind.FOUND]
    lines = []
    for note in found[-_LAST_NOTES:]:
        text = await told(work, complaint, as_whom, note.text) or words("photo-only")
        lines.append(words(f"complaint-note-{note.kind.value}", at=note.at, text=text, photos=len(note.photos)))
    return lines
