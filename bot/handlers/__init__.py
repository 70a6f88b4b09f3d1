"""Commands and card buttons, by who uses them."""
