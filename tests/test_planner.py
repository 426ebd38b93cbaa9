"""What the planner writes for the book is taken by the book: a pack of an adapted plan, as a folder and as a .zip."""

from __future__ import annotations

import json
import random
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from activities.editing.slips import find_slips
from activities.kinds.bundles import find_node
from activities.loading import DataErrors, load_rows
from activities.loading.zipped_packs import NoPack, unpack_pack
from activities.page.planner_content import build_planner
from activities.rows.models import LONGEST_DAY, PlanLine

ROOT = Path(__file__).resolve().parents[1]
NASTY = [
    '<img src=x onerror="alert(1)">',
    "Übung: für alle # sagt's, “ja”",
    "ورشة عمل",
    "- no: [yes, {off}]",
    "2026",
    "Null \\ tilde ~ {minutes} %YAML",
    "ประชุมเชิงปฏิบัติการ",
    "true",
    "a\u202egnp.exe\u0007 \ud83d end",
]


@pytest.fixture(scope="module")
def base():
    return load_rows(packs=[], edition="facilitator")


@pytest.fixture(scope="module")
def write_packs(base):
    """Plans as deeds in the planner → the packs that it writes of them."""

    def write(plans: list[dict]) -> list[dict]:
        ran = subprocess.run(
            [find_node(), str(ROOT / "tests" / "scripts" / "write_packs.mjs")],
            input=json.dumps({"content": build_planner(base), "plans": plans}),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    return write


def lay_down(pack: dict, folder: Path) -> Path:
    for name, text in pack["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def draw_deeds(chance: random.Random) -> list[list]:
    """What somebody might do to a plan in the planner, by chance."""
    block = lambda: f"#{chance.randrange(60)}"  # noqa: E731
    deeds = [
        lambda: ["stepBlock", block(), chance.choice([1, -1])],
        lambda: ["shiftBlock", block(), chance.choice([1, -1])],
        lambda: ["lengthen", block(), chance.choice([-10, 5, 15])],
        lambda: ["holdBlock", block(), 5 * chance.randrange(110, 190)],
        lambda: ["setAside", block()],
        lambda: ["swapBlocks", block(), block()],
        lambda: ["editBlock", block(), {"title": chance.choice(NASTY), "note": chance.choice(NASTY)}],
        lambda: ["setPlan", {"factor": chance.choice([1, 1.25])}],
        lambda: ["setDay", 0, {"start": 5 * chance.randrange(96, 120), "title": chance.choice(NASTY)}],
        lambda: ["addEverywhere", {"title": "Prayer", "form": "break", "minutes": 20, "pin": 735}],
    ]
    return [chance.choice(deeds)() for _ in range(chance.randrange(1, 12))]


def test_a_plan_made_in_the_planner_is_a_plan_that_the_rows_take_whatever_was_done_to_it_and_whatever_it_is_called(
    base, write_packs, tmp_path
):
    chance = random.Random(13)
    plans = [
        {
            "from": chance.choice(list(base.plans)),
            "title": f"{title} {number}",
            "who": chance.choice(["", *NASTY]),
            "deeds": draw_deeds(chance),
        }
        for number, title in enumerate(NASTY)
    ]
    written = [(plan, pack) for plan, pack in zip(plans, write_packs(plans), strict=True) if "refused" not in pack]
    assert len(written) > len(plans) / 2
    folders = [lay_down(pack, tmp_path / f"pack-{number}") for number, (_, pack) in enumerate(written)]
    try:
        rows = load_rows(packs=folders, edition="facilitator")
    except DataErrors as wrong:
        pytest.fail(f"{dict(enumerate(plan for plan, _ in written))}: {wrong}")
    for plan, pack in written:
        row = rows.plans[pack["id"]]
        assert (row.title, rows.originals[row.id].id) == (re.sub("[\u202e\x07\ud83d]", " ", plan["title"]), plan["from"])
    slips = find_slips(rows, ROOT / "book")
    assert [(plan, slip) for plan, pack in written for slip in slips if pack["id"] in slip] == []


def test_the_planner_refuses_what_the_rows_would_refuse(base, write_packs):
    long = [["addBlock", {"title": "Late", "form": "closing", "minutes": 60, "pin": 1320}, 0, 0]]
    idle = [["addBlock", {"title": "A talk", "form": "talk", "minutes": 30}, 0, 0]]
    tried = [("Ours", long), ("Ours", idle), (next(iter(base.plans.values())).title, []), (" ", [])]
    plans = [{"from": "one-day", "title": title, "who": "", "deeds": deeds} for title, deeds in tried]
    assert [pack["refused"] for pack in write_packs(plans)] == [["day"], ["idle"], ["taken"], ["no-title"]]


def test_the_planner_and_the_rows_have_the_same_limits():
    script = (ROOT / "activities/page/look/room/planner/pack.js").read_text(encoding="utf-8")
    day, line = (re.search(rf"const {name} = ([\d* ]+);", script)[1] for name in ("LONGEST_DAY", "LONGEST_LINE"))
    assert eval(day) == LONGEST_DAY  # noqa: S307
    longest = next(one.le for one in PlanLine.model_fields["minutes"].metadata if hasattr(one, "le"))
    assert int(line) == longest


# --- a pack as a .zip ---------------------------------------------------------------------------


def write_zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return path


@pytest.mark.parametrize("inside", ["", "my plan/"])
def test_a_zipped_pack_is_read_like_its_folder_also_where_it_lies_in_one_within(write_packs, tmp_path, inside):
    (pack,) = write_packs([{"from": "one-day", "title": "Our day", "who": "An office", "deeds": []}])
    file = write_zip(tmp_path / "our-day.zip", {inside + name: text for name, text in pack["files"].items()})
    rows = load_rows(packs=[unpack_pack(file, tmp_path / "packs")], edition="facilitator")
    assert rows.plans["our-day"].title == "Our day"
    again = load_rows(packs=[unpack_pack(file, tmp_path / "packs")], edition="facilitator")
    assert again.plans["our-day"] == rows.plans["our-day"]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"plans/../../../leaves.yml": "id: leaves", "sources.yml": "- id: x"}, "which is no file of a pack"),
        ({"plans\\leaves.yml": "id: leaves", "sources.yml": "- id: x"}, "which is no file of a pack"),
        ({"sources.yml": "- id: x", "run.py": "print()"}, "'run.py', which is no file of a pack"),
        ({"photo.jpg": "x"}, "holds no rows"),
        ({f"plans/p{number}.yml": "" for number in range(501)}, "larger than any pack"),
    ],
)
def test_a_zip_that_is_no_pack_is_refused_and_nothing_is_written(tmp_path, files, sentence):
    file = write_zip(tmp_path / "pack.zip", files)
    with pytest.raises(NoPack, match=re.escape(sentence)):
        unpack_pack(file, tmp_path / "out" / "packs")
    assert [path.name for path in tmp_path.iterdir()] == ["pack.zip"]


def test_a_damaged_zip_is_refused(tmp_path):
    (tmp_path / "pack.zip").write_bytes(b"PK\x03\x04 no more than that")
    with pytest.raises(NoPack, match="cannot be unpacked"):
        unpack_pack(tmp_path / "pack.zip", tmp_path / "packs")
