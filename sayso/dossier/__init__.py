"""The room of `dossier`."""
