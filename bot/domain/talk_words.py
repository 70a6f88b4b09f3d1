"""Words that ask for a human being: said alone, for in a sentence they may be about something else; and thanks."""

import re
import unicodedata

_ASKS = re.compile(
    r"(?:请|麻烦|帮我|我要|我想)*(?:转|接|找|叫|联系|呼叫)?(?:一下)?(?:人工|真人|前台|客服)(?:客服|服务|台|接听|聊|说话)*"
    r"|(?:please )?(?:(?:i (?:want|need|would like) to |let me |can i )?(?:talk|speak)(?: to| with)"
    r"|connect me (?:to|with)|get me|i (?:want|need)|i'd like to (?:talk|speak) (?:to|with))? ?"
    r"(?:(?:a |an |the )?(?:real )?(?:human|person|somebody|someone|human being|agent|operator|front ?desk|reception)"
    r"(?: being)?)(?: please)?"
)
_END = " .!?~。！？…～"
_BREAKS = re.compile(r"[\s,，、]+")
_LONGEST = 60
_ALONE = frozenset({"客服", "person", "a person", "somebody", "someone", "the person"})
"""Too little to be a wish by itself."""
_NAMES = re.compile(r"请?前台|(?:the )?(?:front ?desk|reception|agent|operator)(?: please)?")
"""May be an answer as well: lunch can be brought to the front desk."""


_NOTHING = re.compile(
    r"(?:(?:好的?|行|嗯+|哦+|收到|知道了?|明白了?|了解了?|可以|没事了?|不用了|非常|太|多谢|谢谢(?:你们?|您|了|啦)?|感谢"
    r"|辛苦(?:你们?|您)?了?"
    r"|麻烦(?:你们?|您)了|再见"
    r"|o\.?k(?:ay)?|thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|great|fine|got it|i see"
    r"|all ?right|sure|perfect|no problem|(?:good ?)?bye|[👍🙏👌😊🌹❤️🏻-🏿]+)(?![a-z])[ !.~]*)+"
)
"""What needs no answer, said alone."""


def wants_human(text: str) -> bool:
    """Whether a text asks for a human being, and for nothing else."""
    said = _said(text)
    return len(said) <= _LONGEST and said not in _ALONE and _ASKS.fullmatch(_closed(said)) is not None


def insists_on_human(text: str) -> bool:
    """The same, in words that are no answer to any question."""
    return wants_human(text) and _NAMES.fullmatch(_said(text)) is None


def asks_nothing(text: str) -> bool:
    """Whether nobody has to answer: thanks, or a mere yes."""
    said = _said(text)
    return len(said) <= _LONGEST and _NOTHING.fullmatch(said) is not None


def _said(text: str) -> str:
    return _BREAKS.sub(" ", unicodedata.normalize("NFKC", text[: 2 * _LONGEST]).lower().strip(_END)).strip(_END)


def _closed(said: str) -> str:
    # Chinese has no borders between words.
    return said if said.isascii() else said.replace(" ", "")
