"""Everything that knows Telegram, and nothing else does."""
