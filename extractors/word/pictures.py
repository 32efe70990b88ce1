"""The colour of a small picture: traffic lights, coloured discs, smileys."""

from __future__ import annotations

import colorsys
import io
import warnings
from collections import Counter
from functools import lru_cache

_MOST_BYTES = 2 * 1024 * 1024
_MOST_PIXELS = 4_000_000
_SIDE = 48
_COLOURED = 70  # how far the strongest and weakest of red, green, blue lie apart in a colour, of 255
_LEAST_SHARE = 0.04
_HUES = 12


@lru_cache(maxsize=256)
def dominant_colour(data: bytes) -> str | None:
    """The colour most of a picture's coloured part has, as ``#RRGGBB``, or None: a photograph-sized or unknown
    picture, or one in black, grey and white only. A lamp that is lit outweighs those that are not."""
    if not data or len(data) > _MOST_BYTES:
        return None
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    return None
                small = picture.convert("RGBA")
                small.thumbnail((_SIDE, _SIDE))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    seen: Counter[int] = Counter()
    sums: dict[int, list[int]] = {}
    raw = small.tobytes()
    pixels = len(raw) // 4
    for at in range(0, len(raw), 4):
        red, green, blue, opaque = raw[at : at + 4]
        strength = max(red, green, blue) - min(red, green, blue)
        if opaque < 128 or strength < _COLOURED:
            continue
        hue = round(colorsys.rgb_to_hsv(red, green, blue)[0] * _HUES) % _HUES
        seen[hue] += strength
        total = sums.setdefault(hue, [0, 0, 0, 0])
        for place, value in enumerate((red, green, blue, 1)):
            total[place] += value
    if sum(total[3] for total in sums.values()) < _LEAST_SHARE * pixels:
        return None
    red, green, blue, count = sums[seen.most_common(1)[0][0]]
    return f"#{red // count:02X}{green // count:02X}{blue // count:02X}"
