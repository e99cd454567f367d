"""Where things are: what is shipped, and the folder in which somebody films.

Both are one in a checkout of the repository. Whoever has installed nnfilm stands in a folder of
their own, with scenes and courses of their own; the films go there too.
"""

from pathlib import Path

# Holds scenes/, nnmath/ and assets/: a checkout, or the site-packages of an environment.
SHIPPED = Path(__file__).resolve().parents[3]
STARTER = SHIPPED / "assets" / "starter"  # what a folder of one's own begins with
SETTINGS = "manim.cfg"  # Manim's; it makes a folder a project
PACKAGES = ("nnmath", "scenes")  # the modules that are shipped


def project() -> Path:
    """The folder in which one films: the nearest upwards with a manim.cfg, else where one stands.

    Raises FileNotFoundError where the folder in which one stands was removed.
    """
    here = Path.cwd()
    return next((home for home in (here, *here.parents) if (home / SETTINGS).is_file()), here)


def homes(root: Path) -> tuple[Path, ...]:
    """Where scenes and courses are looked for: in the project, then in what is shipped."""
    return (root,) if root == SHIPPED else (root, SHIPPED)


def settings(root: Path) -> Path | None:
    """The settings that Manim is given where a project has none; None where it finds its own."""
    return None if (root / SETTINGS).is_file() else STARTER / SETTINGS


def hidden(root: Path) -> str | None:
    """Why nothing can be filmed in a folder, where it has another `scenes` than the one that runs.

    A checkout whose code is that of the installed nnfilm does no harm, whatever its scenes are.
    """
    if root == SHIPPED:
        return None
    if (root / "scenes" / "_lesson.py").is_file():
        if _code(root) == _code(SHIPPED):
            return None
        return (
            f"{root} is a checkout of nnfilm, but what runs is the nnfilm in {SHIPPED}, which has "
            f'other code; to film with the checkout, install it: pip install -e "{root}"'
        )
    if (root / "scenes" / "__init__.py").is_file():
        return (
            f"{root / 'scenes'} is a package that hides nnfilm's own of that name; "
            "delete its __init__.py, scenes need none."
        )
    return None


def _code(home: Path) -> dict[str, bytes]:
    """The modules that scenes share, by their paths; the scenes themselves are nobody's."""
    files = {file for package in PACKAGES for file in (home / package).rglob("*.py")}
    scenes = set((home / "scenes").glob("[!_]*.py"))
    return {file.relative_to(home).as_posix(): file.read_bytes() for file in files - scenes}
