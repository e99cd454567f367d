"""What a film depends on that is made in somebody's own folder, with nnfilm installed elsewhere."""

from pathlib import Path

from scenes.delivery.course.project import SHIPPED
from scenes.delivery.keeping.files import labelled_file
from scenes.delivery.keeping.fingerprint import differences, fingerprint
from scenes.delivery.keeping.jobs import Job
from tests.delivery.keeping.test_jobs import files_in


def test_a_film_of_ones_own_depends_on_what_is_shipped_and_on_what_lies_beside_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "mine.py").write_text(
        "import numpy\nfrom _help import f\nfrom scenes._lesson import Lesson\nN = 'plain'\n",
        encoding="utf-8",
    )
    (tmp_path / "_help.py").write_text("f = 1\n", encoding="utf-8")
    out = tmp_path / "renders" / "mine" / "l"
    job = Job("mine", tmp_path / "mine.py", "Mine", "l", "mp4", None, None, None, None, out)
    found = fingerprint(job, tmp_path)
    own = {label for label in files_in(found) if not label.startswith("nnfilm:")}
    assert own == {"mine.py", "_help.py"}
    shipped = {label.removeprefix("nnfilm:") for label in files_in(found) - own}
    assert {"scenes/_lesson.py", "nnmath/forward.py", "assets/networks/plain.npz"} <= shipped
    assert {label.split("/")[0] for label in shipped} == {"scenes", "nnmath", "assets"}
    for label in files_in(found):
        assert labelled_file(label, tmp_path).is_file()
    (tmp_path / "manim.cfg").write_text("[CLI]\n", encoding="utf-8")
    assert differences(found, fingerprint(job, tmp_path)) == ["manim.cfg is new"]


def test_a_text_with_a_star_names_all_data_of_a_kind(tmp_path: Path) -> None:
    scene = tmp_path / "mine.py"
    scene.write_text("KIND, ALL = 'placement_*.npz', '*.npz'\n", encoding="utf-8")
    job = Job("mine", scene, "Mine", "l", "mp4", None, None, None, None, tmp_path / "renders")
    named = {label for label in fingerprint(job, tmp_path) if "assets/" in label}
    kept = (SHIPPED / "assets" / "measurements").glob("placement_*.npz")
    assert named == {f"nnfilm:assets/measurements/{file.name}" for file in kept} != set()
