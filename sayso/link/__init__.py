"""The room of `link`."""
