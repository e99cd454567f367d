"""What `import nnmath` brings: its public names and nothing heavy."""

import subprocess
import sys

import nnmath


def test_every_public_name_is_there_and_listed_once() -> None:
    assert sorted(set(nnmath.__all__)) == sorted(nnmath.__all__)
    assert all(hasattr(nnmath, name) for name in nnmath.__all__)


def test_import_loads_numpy_and_scipy_and_nothing_that_draws() -> None:
    script = "import sys, nnmath; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"nnmath", "numpy", "scipy"} <= set(loaded)
    heavy = {"manim", "matplotlib", "PIL", "av", "cairo", "pandas", "networkx", "scenes"}
    assert heavy.isdisjoint(loaded)


def test_import_opens_no_file_that_is_not_code() -> None:
    script = """if True:
        import sys
        opened = []
        def hook(event, arguments):
            if event == "open" and isinstance(arguments[0], str):
                opened.append(arguments[0])
        import numpy, scipy.special, scipy.ndimage
        sys.addaudithook(hook)
        import nnmath
        print(*[path for path in opened if not path.endswith((".py", ".pyc", ".so"))])
    """
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == ""
