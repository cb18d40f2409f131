"""The reader behind one `load_reader()`; English words as data in `language/en/`."""
