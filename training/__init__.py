"""The recipe of the reader's weights; see README.md. Not part of the installed package."""
