"""What a free text complains about, and whom it names: words in `complaint_words.json`, always one tap to change.

Naming somebody is guessed generously: until it is judged nobody who may be meant should read it.
"""

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from bot.domain.complaints import Kind, Topic
from bot.domain.guesses import ends, folded, sounds_like_repair
from bot.domain.roles import Role


def _shapes(words: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![a-z])(?:{word})" if word.isascii() else word) for word in words)


_WORDS: dict[str, Any] = json.loads(files("bot.domain").joinpath("complaint_words.json").read_text("utf-8"))
_KINDS = {kind: _shapes(_WORDS[kind.value]) for kind in (Kind.PRAISE, Kind.SUGGESTION, Kind.COMPLAINT)}
_NO_PRAISE = _shapes(_WORDS["no_praise"])
_TOPICS = {topic: _shapes(_WORDS["topics"].get(topic.value, ())) for topic in Topic}
_NUISANCES = frozenset(
    {Topic.FIT_OUT, Topic.NOISE, Topic.PRIVACY, Topic.CLEANING, Topic.SMOKING, Topic.SECURITY_ORDER, Topic.NEIGHBOUR}
)
_HARM = tuple(re.compile(word) for word in _WORDS["harm"])
"""What somebody does to others; `@` stands for whoever does it."""
_POSTS = {Role(role): _shapes(words) for role, words in _WORDS["posts"].items()}


def kind_of(text: str) -> Kind | None:
    """Whether a text complains, suggests or praises; None where it says nothing of the kind."""
    said = ends(folded(text))
    if _any(_KINDS[Kind.COMPLAINT], said):
        return Kind.COMPLAINT
    if _any(_KINDS[Kind.PRAISE], said) and not _any(_NO_PRAISE, said):
        return Kind.PRAISE
    return Kind.SUGGESTION if _any(_KINDS[Kind.SUGGESTION], said) else None


def sounds_like_complaint(text: str) -> bool:
    """Whether a free text is one of those: it says so, or speaks of what nobody repairs, such as noise or dirt."""
    return kind_of(text) is not None or (topic_of(text) in _NUISANCES and not sounds_like_repair(text))


def topic_of(text: str) -> Topic:
    """What it is about: the topic with the most words, the more special one first; OTHER where none is recognised."""
    said = ends(folded(text))
    counts = {topic: sum(shape.search(said) is not None for shape in shapes) for topic, shapes in _TOPICS.items()}
    # In the order of the words file: what is more special comes first, and wins where counts are equal.
    best = max(map(Topic, _WORDS["topics"]), key=lambda topic: counts[topic])
    return best if counts[best] else Topic.OTHER


def posts_in(text: str) -> frozenset[Role]:
    """The posts that a text speaks of: whoever holds one may be meant."""
    said = ends(folded(text))
    return frozenset(role for role, shapes in _POSTS.items() if _any(shapes, said))


def names_in(text: str, names: Iterable[str]) -> frozenset[str]:
    """Those of these names that a text contains; an English name by its words, in any order."""
    said = ends(folded(text))
    return frozenset(name for name in names if name and _named(said, folded(name)))


def harming(text: str, names: Iterable[str]) -> tuple[frozenset[str], frozenset[Role]]:
    """Those of these names, and the posts, of which a text says that they do harm to somebody."""
    said = ends(folded(text))
    called = frozenset(name for name in names_in(text, names) if _harms(said, _parts(folded(name))))
    return called, frozenset(role for role in posts_in(text) if _harms(said, _POSTS[role]))


def _harms(said: str, who: Iterable[re.Pattern[str]]) -> bool:
    for shape in who:
        said = shape.sub("@", said)
    return _any(_HARM, said)


def _named(said: str, name: str) -> bool:
    found = [shape.search(said) is not None for shape in _parts(name)]
    # "老赵(赵德柱)": either is enough.
    return all(found) if name.isascii() else any(found)


def _parts(name: str) -> list[re.Pattern[str]]:
    if name.isascii():
        return [re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])") for word in name.split()]
    return [re.compile(re.escape(part)) for part in re.split(r"[()（）\s]+", name) if len(part) > 1]


def _any(shapes: Iterable[re.Pattern[str]], said: str) -> bool:
    return any(shape.search(said) for shape in shapes)
