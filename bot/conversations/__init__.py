"""Dialogues: typed records that ask for themselves."""
