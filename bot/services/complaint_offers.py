"""What somebody may do with a complaint now: the buttons of its card, by what they are to it and where it stands."""

from enum import Enum, auto

from bot.domain.complaints import IN_HAND, OPEN, Complaint, ComplaintStatus
from bot.talk import Button, Rows, Style, button

_S = ComplaintStatus


class Standing(Enum):
    """What somebody is to a complaint."""

    COMPLAINANT = auto()
    DECIDER = auto()
    OWNER = auto()
    ASSISTANT = auto()


def offers(complaint: Complaint, as_whom: Standing) -> Rows:
    """The buttons that somebody may press now."""
    match as_whom:
        case Standing.COMPLAINANT:
            return _for_complainant(complaint)
        case Standing.DECIDER:
            return _for_decider(complaint)
        case Standing.OWNER:
            return _for_owner(complaint)
        case Standing.ASSISTANT:
            return _for_assistant(complaint)


def _for_complainant(complaint: Complaint) -> Rows:
    id_ = complaint.id
    if complaint.status is _S.ANSWERED:
        good = button("complaint-good", id_, style=Style.SUCCESS)
        return ((good, button("complaint-not-good", id_)), (button("complaint-add", id_),))
    return ((button("complaint-add", id_),),) if complaint.status in OPEN else ()


def _for_decider(complaint: Complaint) -> Rows:
    id_ = complaint.id
    match complaint.status:
        case _S.RECEIVED:
            judged: Rows = ((button("complaint-assign", id_, style=Style.PRIMARY), button("complaint-invalid", id_)),)
            repair = (
                button("complaint-repair", id_)
                if complaint.intake is None or not complaint.plain
                else button("repair-turn-back", complaint.intake, label="button-complaint-repair")
            )
            other = (
                repair, button("complaint-suggestion", id_), button("complaint-praise", id_)
            )  # fmt: skip
            kinds: Rows = () if complaint.rounds else (other,)
            return (*judged, *kinds, (button("complaint-about", id_),), *_file(complaint))
        case _S.ASSIGNED:
            again = button("complaint-assign", id_, label="button-complaint-reassign")
            return ((button("complaint-handled", id_), again), (button("complaint-about", id_),), *_file(complaint))
        case _S.HANDLED:
            answer_ = button("complaint-answer", id_, style=Style.SUCCESS)
            return ((answer_, button("complaint-go-on", id_)), (button("complaint-reply", id_),), *_file(complaint))
        case _S.ANSWERED:
            return (*_by_phone(complaint), (button("complaint-reply", id_),))
        case _S.CLOSED if complaint.called_at is None:
            return ((button("complaint-follow-up", id_),),)
    return ()


def _for_owner(complaint: Complaint) -> Rows:
    if complaint.status is not _S.ASSIGNED:
        return _file(complaint)
    return ((button("complaint-handled", complaint.id, style=Style.PRIMARY),), *_file(complaint))


def _for_assistant(complaint: Complaint) -> Rows:
    match complaint.status:
        case _S.ANSWERED:
            return _by_phone(complaint)
        case _S.CLOSED if complaint.called_at is None:
            return ((button("complaint-follow-up", complaint.id),),)
    return _file(complaint)


def _file(complaint: Complaint) -> Rows:
    if complaint.status not in OPEN:
        return ()
    id_ = complaint.id
    up: tuple[Button, ...] = (button("complaint-up", id_),) if complaint.status in IN_HAND | {_S.RECEIVED} else ()
    return ((button("complaint-note", id_), button("complaint-tell", id_)), *((up,) if up else ()))


def _by_phone(complaint: Complaint) -> Rows:
    id_ = complaint.id
    return ((button("complaint-good-by-phone", id_), button("complaint-not-good", id_)),)
