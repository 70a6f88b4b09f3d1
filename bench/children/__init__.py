"""The bots that are compared, each in a process of its own."""

NEWS = "消防演习"
"""What is announced to everybody."""
