"""Builds the gazetteer file whenever sayso is built or installed; see `gazetteer_build/`.

The file is not in the repository. A wheel carries it; an editable install leaves it in the source tree, where git
ignores it. What it is built from are build requirements, pinned in pyproject.toml, and never needed at run time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Writes `sayso/annotate/gazetteer.bin`, unless it stands there built from the same sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is put together; an sdist carries the sources, not the file."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from gazetteer_build.pack import build_gazetteer
        finally:
            sys.path.remove(str(root))
        path = build_gazetteer(root)
        build_data["artifacts"].append("/" + path.relative_to(root).as_posix())
