"""HTML as a tree of elements, for tests that look at pages."""

from html.parser import HTMLParser

EMPTY = ("meta", "link", "img", "input", "source", "track")


class Element:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.inside, self.text = tag, attributes, list["Element"](), ""

    def all(self, tag: str, name: str | None = None) -> list["Element"]:
        """The elements of a kind inside this one, with a class's name if one is given."""
        return [
            one
            for child in self.inside
            for one in ([child] if child.tag == tag and child.has(name) else [])
            + child.all(tag, name)
        ]

    def has(self, name: str | None) -> bool:
        return name is None or name in self.attributes.get("class", "").split()

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class Reader(HTMLParser):
    """A tree of elements; one that is not closed properly is noticed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open = [Element("", {})]
        self.feed(html)
        self.close()
        assert len(self.open) == 1, f"{self.open[-1].tag} is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"{tag} has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def elements(element: Element) -> list[Element]:
    return [one for child in element.inside for one in [child, *elements(child)]]
