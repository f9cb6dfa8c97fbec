"""Apart: the build of a folder as another process makes it; nothing else is imported there."""

from pathlib import Path

from kg.store import BrokenData, Build, BuildError, fresh


def built(folder: Path, profile: str) -> Build | list[str]:
    """The build of the folder as it is now, or the problems for which there is none."""
    try:
        return fresh(folder, profile=profile)[0]
    except BrokenData as error:
        return [str(problem) for problem in error.problems]
    except BuildError as error:
        return [str(error)]
