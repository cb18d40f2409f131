"""The room of `read`."""
