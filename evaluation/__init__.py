"""Quality and speed, one command each: `python -m evaluation.times DATA`."""
