"""Codes against which something is handed over to whoever shows them."""

import secrets


def drawn() -> str:
    """Six digits that nobody can guess."""
    return f"{secrets.randbelow(1_000_000):06d}"
