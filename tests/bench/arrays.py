"""One frame of the lit network: from arrays, and with one plain mobject an element."""

import time

import numpy as np
from manim import ORIGIN, Circle, Line, Square, VGroup, config

from nnmath import contributions, forward
from scenes._assets import chosen_digit, chosen_network
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.painting.painted import PaintingCamera

SIZE = (1920, 1080)


def draw_plain_and_ours() -> tuple[float, float]:
    """Seconds for one frame of the lit network: one mobject an element, and from arrays."""
    config.pixel_width, config.pixel_height = SIZE
    network, digit = chosen_network(), chosen_digit()
    steps = forward(network, digit.x)
    activations = [digit.x, *(step.a for step in steps)]
    diagram = NetworkDiagram([layer.weights for layer in network.layers], digit.image.shape)
    diagram.set_input(digit.image)
    for k, layer in enumerate(network.layers):
        diagram.send(k, contributions(layer, activations[k]))
        diagram.signals[k].set_envelope(1)
        diagram.layers[k].set_activations(steps[k].a)
    parts = [*diagram.signals, *diagram.columns]
    return drawing_time([plain_picture(diagram)], 3), drawing_time(parts, 30)


def plain_picture(diagram: NetworkDiagram) -> VGroup:
    """The same picture with a Line, a Square or a Circle an element."""
    lines = VGroup()
    for gap, left, right in zip(diagram.signals, diagram.columns, diagram.columns[1:]):
        for target, row in zip(right.centres, gap.intensities):
            for source, intensity in zip(left.centres, row):
                line = Line(source, target, stroke_width=0.8, stroke_opacity=abs(intensity))
                lines.add(line)
    side = diagram.input.width / len(diagram.input.values)
    squares = VGroup(
        *(
            Square(side, fill_opacity=value, stroke_width=0.5).move_to(centre)
            for value, centre in zip(diagram.input.values.ravel(), diagram.input.centres)
        )
    )
    circles = VGroup(
        *(
            Circle(0.1, fill_opacity=min(float(a), 1)).move_to(centre)
            for layer in diagram.layers
            for a, centre in zip(layer.activations, layer.centres)
        )
    )
    return VGroup(lines, squares, circles).shift(ORIGIN)


def drawing_time(mobjects: list, repeats: int) -> float:
    """Median seconds that the camera needs for the mobjects, after a first time to warm up."""
    camera = PaintingCamera()
    times = []
    for _ in range(repeats + 1):
        camera.reset()
        start = time.perf_counter()
        camera.capture_mobjects(mobjects)
        times.append(time.perf_counter() - start)
    return float(np.median(times[1:]))
