"""The house's diary: what went wrong, as text, and nothing of what people said."""

import sys

from bot.logs import FOR_PEOPLE


def test_a_traceback_shows_where_it_went_wrong_and_no_local_variables() -> None:
    said = "0801 卫生间漏水了"
    try:
        len(said, said)  # type: ignore[call-arg]
    except TypeError:
        line = FOR_PEOPLE(None, "error", {"event": "turn failed", "exc_info": sys.exc_info()})
    assert "turn failed" in line
    assert "TypeError" in line
    assert __file__ in line
    assert said not in line
