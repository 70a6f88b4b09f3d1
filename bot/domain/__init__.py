"""The department's rules: pure, frozen, without clock, database or Telegram."""
