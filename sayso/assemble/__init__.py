"""Stories out of pages: which reports belong together, when undated ones came out, and what a story holds."""

from sayso.assemble.story import assemble_story

__all__ = ["assemble_story"]
