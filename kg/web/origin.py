"""Origin: the folder that is shown, and the profile by which some of it is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.folder import Folder
from kg.graph import Graph, open_graph
from kg.store import Build, BuildError
from kg.store.build import cache_of, current, hashes
from kg.view import View
from kg.web.edition import Edition


@dataclass(frozen=True)
class Origin:
    """A conflict's folder; with a profile, without what `profiles/PROFILE.toml` marks
    confidential."""

    folder: Path
    profile: str = ""

    @property
    def inputs(self) -> list[Path]:
        """All files that what is shown depends on, and what says which build is in force."""
        files = [*Folder(self.folder).files(), cache_of(self.folder, self.profile) / "current"]
        return [*files, Folder(self.folder).policy(self.profile)] if self.profile else files

    def newest(self) -> Edition:
        """The edition of the newest build, made if need be; kg.store.BrokenData where none can."""
        return self._edition(open_graph(self.folder, profile=self.profile))

    def edition(self, build: Build) -> Edition:
        """The edition of a build of it."""
        return self._edition(Graph(build, View()))

    def in_force(self) -> Build | None:
        """The build that was made last, of the files as they were then."""
        return current(self.folder, self.profile)

    def ready(self) -> Build | None:
        """The build in force where it is that of the files as they are."""
        build = self.in_force()
        try:
            now = hashes(self.folder, self.profile)
        except BuildError:
            return None
        return build if build and build.manifest["inputs"] == now else None

    def told(self, problems: Iterable[object]) -> tuple[str, ...]:
        """Problems of the data as visitors may see them: under a profile no more than that there
        are some, since they name files and ids."""
        told = tuple(map(str, problems))
        if told and self.profile:
            return ("the newest data have problems, so that this is what was there before",)
        return told

    def _edition(self, graph: Graph) -> Edition:
        # a paragraph around a quote may hold what a policy leaves out
        return Edition(graph, live=True, folder=None if self.profile else self.folder)
