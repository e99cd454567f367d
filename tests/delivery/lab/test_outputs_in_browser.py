"""The lab with outputs of all kinds: their names are legible, and no more is said than holds."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scenes._sentences.rules import PROBABILITIES, WEIGHED
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.lab.chosen import Known, chosen
from scenes.delivery.lab.linked import NOWHERE
from scenes.delivery.lab.page import write_lab
from scenes.telling.phrases import phrases
from tests.helpers.labs import DESKTOP, PHONE, LabPage, as_given, lab_opened, own
from tests.helpers.modules import Modules
from tests.helpers.networks import of_sizes

FASHION = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"
CLASSES = {
    "one": ["0"],
    "fashion": FASHION.split(","),
    "hundred": [str(k) for k in range(100)],
    "long": ["cat", "a name that is exactly forty characters."],
}
# Where each text of the diagram begins and ends, left, top, right, bottom, and its size.
BOXES = """() => { window.boxes = [];
    const write = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
        if (text && this.canvas.tabIndex >= 0) {
            const size = parseFloat(this.font);
            const width = Math.min(this.measureText(text).width, most ?? Infinity);
            const left = x - { left: 0, start: 0, center: width / 2, right: width }[this.textAlign];
            const box = [left, y - size / 2.6, left + width, y + size / 2.6];
            window.boxes.push({ text, size, box, room: this.canvas.clientWidth });
        }
        return write.apply(this, arguments);
    }; }"""


@pytest.fixture(scope="module", params=CLASSES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    classes = CLASSES[kind]
    network = of_sizes(784, 16, len(classes))
    known = Known(kind, "mine.npz", network, tuple(classes), None, ())
    path = tmp_path_factory.mktemp(kind) / "index.html"
    write_lab(path, [known, *chosen(["strokes"])[:1]], None, NOWHERE)
    return path


def boxes(lab: LabPage) -> list[dict[str, Any]]:
    lab.page.evaluate(BOXES)
    lab.press("Escape", "t")
    lab.page.evaluate("window.boxes = []")
    lab.press("t")
    found = lab.page.evaluate("window.boxes")
    seen = {(each["text"], *each["box"]): each for each in found}
    return list(seen.values())


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_names_and_numbers_lie_beside_each_other(
    browser: Browser, page: Path, kind: str, screen: dict[str, Any]
) -> None:
    with lab_opened(browser, page, **screen) as lab:
        found = boxes(lab)
        names = {each["text"] for each in found}
        assert len(found) >= 4  # three layers and the number of an output
        if kind != "hundred":
            assert kind == "one" or set(CLASSES[kind]) <= names
        for each in found:
            assert each["size"] >= 11 and each["box"][0] >= -0.5, each
            assert each["box"][2] <= each["room"] + 0.5, each
        for one, other in combinations(found, 2):
            (a, b, c, d), (e, f, g, h) = one["box"], other["box"]
            assert c <= e or g <= a or d <= f or h <= b, (one, other)


def test_an_answer_is_wrong_only_where_outputs_are_digits(
    browser: Browser, page: Path, kind: str
) -> None:
    with lab_opened(browser, page, **DESKTOP) as lab:
        verdicts = []
        for digit in "0123456789":
            lab.press(digit)
            verdicts.append(lab.text("verdict"))
        assert not any("but this is" in said for said in verdicts), verdicts
        if kind in ("fashion", "long"):
            assert all(said.startswith("The network reads: ") for said in verdicts), verdicts
        lab.click("#tab-break")
        assert "digits" not in lab.text("broken")


@pytest.mark.parametrize(
    ("name", "article"),
    [("8", "an"), ("11", "an"), ("110", "a"), ("18", "an"), ("11000", "an"), ("7", "a"),
     ("80", "an"), ("cat", ""), ("apple", ""), ("8a", "")],
)  # fmt: skip
def test_only_numbers_have_an_article(run: Modules, name: str, article: str) -> None:
    assert run("view/said.js", "m.article_of(name)", name=name) == article


STEPS = """(async () => {
    const { read } = await import(`${address}/reading.js`);
    return m.film_steps(beats, read(network, image), 0.3).map(({ phrase }) => phrase);
})()"""


@pytest.mark.parametrize("sizes", [(784, 16, 10), (784, 10)])
def test_softmax_is_told_as_probabilities_step_by_step(
    run: Modules, sizes: tuple[int, ...]
) -> None:
    told = {}
    for last in ("softmax", "sigmoid"):
        told[last] = run(
            "view/steps.js",
            STEPS,
            address=f"{run.address}/view",
            beats=[{"title": "", "name": beat.name, "phrases": phrases(beat.narration)}
                   for beat in catalogue()["forward"].beats],
            network=as_given(of_sizes(*sizes, last=last)),
            image=own(3),
        )  # fmt: skip
    assert PROBABILITIES in told["softmax"]
    assert (WEIGHED in told["softmax"]) == (len(sizes) == 2)
    assert not {PROBABILITIES, WEIGHED} & {*told["sigmoid"]}
    assert len(told["softmax"]) == len(told["sigmoid"]) > 8
