"""What a page holds and does not show its readers: deleted and hidden passages, navigation, buttons."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from factcheck.patterns import compiled

INLINE = frozenset({"del", "s", "strike", "rt", "rp", "button"})
"""Passages that end with the block that they stand in, whether they are closed or not."""
UNSEEN = INLINE | {"nav", "select", "datalist", "audio", "video", "canvas"}
"""Elements whose text is none of the article: no longer valid, how to read a sign, ways to other pages."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "html", "body",
})  # fmt: skip
"""Elements without an end, and those that are the page itself."""
SUCCEEDED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
"""Elements that another one of their kind ends."""
TOPMOST = frozenset({"main", "article", "h1"})
"""Where the article begins, whatever was not closed before."""
STYLE = compiled(r"(?: display \s*+ : \s*+ none | visibility \s*+ : \s*+ hidden )", ignore_case=True)


class Hidden:
    """The element that is being passed over, by its name; "" outside of any."""

    def __init__(self, blocks: Collection[str]) -> None:
        self.name = ""
        self.depth = 0
        self.blocks = blocks

    def passes(self, name: str, closing: bool, attributes: Mapping[str, str]) -> bool:
        """Take in a tag; whether it is part of what is not shown."""
        if self.name and self.ended(name, closing):
            self.name = ""
            if closing:
                return name not in self.blocks
        if not self.name and not closing and name not in VOID and unseen(name, attributes):
            self.name, self.depth = name, 1
        return bool(self.name)

    def ended(self, name: str, closing: bool) -> bool:
        """Whether a tag ends the passage: its own, or one that it cannot hold."""
        if name == self.name and not (name in SUCCEEDED and not closing):
            self.depth += -1 if closing else 1
            return self.depth == 0
        if name in self.blocks and (self.name in INLINE or self.name == "p"):
            return True
        return name == self.name or (self.name in UNSEEN and name in TOPMOST and not closing)


def unseen(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown, by its name, its attributes or its style."""
    if name in UNSEEN or "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        return True
    return "style" in attributes and STYLE.search(attributes["style"]) is not None
