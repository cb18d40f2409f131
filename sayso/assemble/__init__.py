"""Stories out of pages: which reports belong together, when undated ones came out, and what a story holds."""

from sayso.assemble.dating import date_by_story
from sayso.assemble.stories import group_pages
from sayso.assemble.story import assemble_story

__all__ = ["assemble_story", "date_by_story", "group_pages"]
