"""Two wordings shown as one, with the words that changed marked: ``[-gone-]`` and ``{+new+}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

_KEPT_BESIDE = 6  # words shown on each side of a change where a long stretch stayed the same


def marked(earlier: str, later: str) -> str:
    """Both wordings in one line of text; long stretches that stayed the same are shortened."""
    from corpus.linking import marked_changes

    segments = marked_changes(earlier, later)
    parts = []
    for place, (kind, words) in enumerate(segments):
        if kind == "same":
            parts.append(_shortened(words, first=place == 0, last=place == len(segments) - 1))
        else:
            parts.append(_signed(kind, words))
    return "".join(parts)


def marked_text(earlier: str, later: str, colour: bool) -> Text:
    """Both wordings in full for a screen: in colour where it has colours, else with signs."""
    from rich.text import Text

    from corpus.linking import marked_changes

    text = Text()
    for kind, words in marked_changes(earlier, later):
        style = {"removed": "red strike", "added": "green"}.get(kind, "")
        text.append(words if colour or kind == "same" else _signed(kind, words), style)
    return text


def _signed(kind: str, words: str) -> str:
    return f"[-{words}-]" if kind == "removed" else f"{{+{words}+}}"


def _shortened(words: str, *, first: bool, last: bool) -> str:
    if first and last:
        return words
    pieces = words.split()
    ahead = pieces[: 0 if first else _KEPT_BESIDE]
    behind = pieces[len(pieces) - _KEPT_BESIDE :] if not last else []
    if len(pieces) <= len(ahead) + len(behind) + 1:
        return words
    start = f"{words[: len(words) - len(words.lstrip())]}{' '.join(ahead)} " if ahead else ""
    end = f" {' '.join(behind)}{words[len(words.rstrip()) :]}" if behind else ""
    return f"{start}…{end}"
