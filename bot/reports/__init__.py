"""Rows become spreadsheets, charts and slips; pure."""
