"""In which coding an answer is sent: what the reader takes, by the qualities of `Accept-Encoding` (RFC 9110, 12.5.3)."""

from __future__ import annotations


def choose_coding(accepted: str | None, *, worth: bool) -> str | None:
    """ "gzip", "identity", or None where the reader takes neither.

    accepted: the header as it came, None where there is none. worth: whether the content gets smaller by it.
    """
    if accepted is None:
        return "identity"
    qualities = read_qualities(accepted)
    rest = qualities.get("*")
    zipped = qualities.get("gzip", qualities.get("x-gzip", rest or 0.0))
    plain = qualities.get("identity", 0.0 if rest == 0 else None)
    if zipped and (plain == 0 or (worth and (plain is None or zipped >= plain))):
        return "gzip"
    return None if plain == 0 else "identity"


def read_qualities(accepted: str) -> dict[str, float]:
    """Each coding with its quality, from 0, which refuses it, to 1. One that cannot be read is refused."""
    qualities = {}
    for part in accepted.lower().split(","):
        coding, *parameters = (word.strip() for word in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = (word.strip() for word in parameter.partition("="))
            if name == "q":
                quality = _read_quality(value)
        if coding:
            qualities[coding] = quality
    return qualities


def _read_quality(value: str) -> float:
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
