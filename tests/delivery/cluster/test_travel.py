"""What a course names travels to whoever films it."""

from pathlib import Path

from scenes.delivery.cluster import remote
from scenes.delivery.filming.render import Studio
from scenes.delivery.keeping.record import read_record
from scenes.delivery.verbs import arguments, render
from tests.helpers.courses import Project
from tests.helpers.workers import cluster, copy


def test_what_a_course_names_beside_it_travels_along(project: Project, tmp_path: Path) -> None:
    project.scene("alpha")
    beside = tmp_path / "elsewhere"
    (beside / "fonts").mkdir(parents=True)
    (beside / "seven.png").write_bytes(b"a picture")
    (beside / "c.de.toml").write_text('language = "de"\n[beats.alpha]\nfirst = "Gesagt."\n')
    (beside / "fonts" / "mine.ttf").write_bytes(b"a font")
    (beside / "c.de.voice" / "alpha").mkdir(parents=True)
    (recorded := beside / "c.de.voice" / "alpha" / "first.wav").write_bytes(b"a recording")
    (beside / "c.toml").write_text(
        'title = "C"\nlanguage = "de"\nfonts = "fonts"\nvoice = "recordings"\n'
        '[[chapters]]\ntitle = "One"\n'
        'scenes = [{ scene = "alpha", digit = "seven.png#2" }]\n'
    )
    with cluster() as dask:
        dask.add(worker := copy(project, "worker"))
        given = project.given(render, str(beside / "c.toml"), "--scheduler", dask.address)
        assert render.run(given, project.root, project.command) == 0
        dask.remove_workers()
    assert worker.filmed == ["alpha"]
    _, (job,) = arguments.read_jobs(given, project.root)
    assert (record := read_record(job.folder))
    assert record.fingerprint["digit"] == str(beside / "seven.png#2")
    assert str(beside / "seven.png") in record.fingerprint
    assert str(beside / "fonts" / "mine.ttf") in record.fingerprint
    assert str(recorded) in record.fingerprint and record.fingerprint["voice"] == "recordings"


def test_a_voice_travels_with_its_settings(project: Project, tmp_path: Path) -> None:
    project.scene("alpha")
    model = tmp_path / "mine.onnx"
    model.write_bytes(b"a model")
    Path(f"{model}.json").write_bytes(b"its settings")
    given = project.given(render, "alpha", "--voice", str(model))
    _, (job,) = arguments.read_jobs(given, project.root)
    sent = remote.order("run", 0, job, Studio(root=project.root))
    there, _ = remote._settle_in(sent, tmp_path / "room")
    assert there.voice is not None and there.voice.startswith(str(tmp_path / "room"))
    assert Path(there.voice).read_bytes() == b"a model"
    assert Path(f"{there.voice}.json").read_bytes() == b"its settings"
    assert there.speech.is_relative_to(tmp_path / "room")
