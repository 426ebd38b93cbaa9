"""What a page fetches when it is first needed: data in a classic script of its own, since a page from a stick may fetch nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = "late"  # beside the bundles; also how the page's scripts ask for one, as in `late/mapping`


def split_late(payload: dict[str, Any], parts: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A payload without the parts of its content that wait, and these; with none of them in it, the payload as it is, and nothing.

    parts: names of dicts in the content. The page keeps each, empty, and under `late` the name of the script that fills them.
    """
    late = {part: payload["content"][part] for part in parts if payload["content"].get(part)}
    if not late:
        return payload, {}
    kept = {**payload["content"], **{part: {} for part in late}}
    return {**payload, "content": kept, "late": f"{FOLDER}/{payload['activity']}"}, late


def write_late(bundles: Path, name: str, data: Any) -> None:
    """Write one script into the folder of the bundles. `name` is the page's for it, without `late/`."""
    path = bundles / FOLDER / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    path.write_text(
        f"(globalThis.workshopLate=globalThis.workshopLate||{{}})[{json.dumps(f'{FOLDER}/{name}')}]={text};\n", encoding="utf-8"
    )
