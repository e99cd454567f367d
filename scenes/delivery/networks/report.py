"""What is in a network's file, for people and for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nnmath import Network, accuracy, load_mnist, save_network
from scenes.delivery.course.networks import network_file
from scenes.delivery.course.problems import shown_path
from scenes.delivery.keeping.files import mnist
from scenes.delivery.networks.fault import NetworkError
from scenes.given.inputs import image_shape_of, takes
from scenes.given.networks import ReadNetwork, Told, read_network
from scenes.telling.shown import printable, shown

SUFFIX = ".npz"
MOST_NAMED = 12  # classes


@dataclass(frozen=True)
class Report:
    """A network that was read. file: it is in. mnist: 0..1 of MNIST's test images that it reads,
    None where they are not at hand or not what it takes."""

    file: Path
    read: ReadNetwork
    mnist: float | None


def report_of(name: str, told: Told) -> Report:
    """Read a network. name: of assets/networks, or a file. Raises NetworkError."""
    try:
        file = Path(name) if Path(name).exists() else network_file(name)
        read = read_network(file, told)
    except (FileNotFoundError, ValueError) as error:
        raise NetworkError(printable(str(error))) from None
    return Report(file, read, _mnist_share(read.network))


def save(report: Report, path: Path) -> None:
    """Keep a network as ours, with what is known of it. Raises NetworkError or OSError."""
    if path.suffix != SUFFIX or not path.parent.is_dir():
        raise NetworkError(f"{shown(str(path))} is no {SUFFIX} file in a folder that exists.")
    if path.exists() and path.samefile(report.file):
        raise NetworkError(f"--save {shown(str(path))} is the file that is read; name another one.")
    save_network(report.read.network, path, report.read.metadata)


def lines(report: Report) -> Iterator[str]:
    """What there is to say, line for line."""
    read, network = report.read, report.read.network
    sizes = "-".join(map(str, network.sizes))
    yield f"{shown_path(report.file)}: {sizes}, {network.parameter_count:,} parameters"
    width = len(str(max(network.sizes)))
    for k, layer in enumerate(network.layers, start=1):
        yield f"  layer {k}  {layer.n_in:>{width}} → {layer.n_out:<{width}}  {layer.activation}"
    yield f"takes {takes(network.sizes[0], image_shape_of(network.sizes[0], read.image))}"
    yield f"outputs: {_outputs(read)}"
    for k, said in enumerate(read.how):
        yield f"{'understood:' if k == 0 else ' ' * 11} {printable(said)}"
    if found := _reads(report):
        yield f"reads {found}"
    if read.warning:
        yield f"warning: {printable(read.warning)}"


def as_json(report: Report) -> dict[str, Any]:
    """The same as one table."""
    read, network = report.read, report.read.network
    digits = read.digits
    return {
        "file": str(report.file),
        "sizes": list(network.sizes),
        "activations": [layer.activation for layer in network.layers],
        "parameters": network.parameter_count,
        "image": read.image,
        "classes": read.classes,
        "how": read.how,
        "digits": digits and {"right": digits.right, "of": digits.count},
        "mnist": report.mnist,
        "warning": read.warning,
    }


def _outputs(read: ReadNetwork) -> str:
    count = read.network.sizes[-1]
    if read.classes is None:
        return f"{count}, which the file does not name"
    more = f" … ({count} in all)" if count > MOST_NAMED else ""
    return printable(", ".join(read.classes[:MOST_NAMED])) + more


def _reads(report: Report) -> str:
    found = []
    if report.mnist is not None:
        found.append(f"{report.mnist:.2%} of MNIST's test images")
    if report.read.digits:
        found.append(str(report.read.digits))
    return ", ".join(found)


def _mnist_share(network: Network) -> float | None:
    if network.sizes[0] != 784 or network.sizes[-1] != 10:
        return None
    try:
        images, labels = load_mnist(mnist(), "test")
        return accuracy(network, images.reshape(len(images), -1), labels)
    except (OSError, ValueError, OverflowError):
        return None
