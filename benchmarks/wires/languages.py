"""All languages that stories are written in."""

from wires import english, german, persian, russian, spanish
from wires.text import Pack

PACKS: dict[str, Pack] = {
    pack.code: pack for pack in (english.PACK, spanish.PACK, german.PACK, russian.PACK, persian.PACK)
}
"""By their codes."""
