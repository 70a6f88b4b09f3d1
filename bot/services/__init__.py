"""The department's verbs. Each takes a `Work` first and says with `@needs` who may do it."""
