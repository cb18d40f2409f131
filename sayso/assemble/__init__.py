"""The room of `assemble`."""
