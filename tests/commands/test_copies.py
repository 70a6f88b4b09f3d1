"""Buildings loaded, people invited, copies made and brought back: in a sentence, and nothing half done."""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from bot.playground.people import sample_building
from tests.commands.shell import Line
from tests.commands.test_commands import written


async def test_a_building_is_loaded_invited_copied_and_restored(line: Line) -> None:
    file = written(line.folder, sample_building())
    code, out, _ = await line.says("load", file)
    assert (code, out.split(",")[0].split()[1]) == (0, "added")
    code, out, _ = await line.says("load", file)
    assert (code, out.startswith("0 added, 0 changed")) == (0, True)
    code, out, _ = await line.says("invite", "--person", "T01-1", "--json")
    made = json.loads(out)
    assert code == 0
    assert set(made[0]) == {"person", "name", "role", "unit", "code", "link"}
    assert made[0]["link"] == f"https://t.me/jinlan_tower_bot?start={made[0]['code']}"
    assert (made[0]["person"], made[0]["role"], made[0]["unit"]) == ("T01-1", "tenant", "0801/0802")
    code, out, _ = await line.says("invite", "--all", "--json")
    assert len(json.loads(out)) == 44
    assert (await line.says("backup", "copy.zip"))[0] == 0
    assert (await line.ends("restore", "copy.zip", **OTHER))[0] == 0
    code, _, err = await line.says("restore", "copy.zip", **OTHER)
    assert (code, "already" in err.splitlines()[-1]) == (1, True)


def copied_otherwise(folder: Path, to: str, **parts: bytes | None) -> None:
    """The copy with other parts in it, or without them."""
    with zipfile.ZipFile(folder / "copy.zip") as whole, zipfile.ZipFile(folder / to, "w") as other:
        for name in whole.namelist():
            content = parts.get(Path(name).stem, whole.read(name))
            if content is not None:
                other.writestr(name, content)


def flipped(folder: Path) -> None:
    """The copy as a bad disk gives it back."""
    with zipfile.ZipFile(folder / "copy.zip") as whole:
        begins = whole.getinfo("tables/people.jsonl").header_offset
    content = bytearray((folder / "copy.zip").read_bytes())
    content[begins + 80 : begins + 120] = bytes(byte ^ 0xFF for byte in content[begins + 80 : begins + 120])
    (folder / "flipped.zip").write_bytes(content)


def locked(folder: Path) -> None:
    """The copy as somebody packed it with a password."""
    copied_otherwise(folder, "locked.zip")
    content = bytearray((folder / "locked.zip").read_bytes())
    for place, mark in ((6, b"PK\3\4"), (8, b"PK\1\2")):
        content[content.index(mark) + place] |= 1
    (folder / "locked.zip").write_bytes(content)


OTHER = {"DATABASE_URL": "sqlite+aiosqlite:///other.db"}


MANIFESTS = (
    b"[]", b"1", b"null", b"\xff\xfe{", b"{", b"{}", b"[" * 100_000, b"1" * 5_000, b'{"schema": 11}',
    b'{"schema": ["x"]}',
)  # fmt: skip


PEOPLE = (
    b"{", b"{}", b"[1]", b"1", b"null", b"\xff", b"[" * 100_000,
    b'[1, "S1", "a", "a", null, "klingon", null, 0, null, null, null, 0]',
    b'[1, "S1", "a", "a", null, "zh", null, 0, "yesterday", null, null, 0]',
    b'[1, "S1", "a", "a", null, "zh", null, 0, "2026-11-23T09:00:00", null, null, 0]',
    b'[1, "S1", "\\ud800", "a", null, "zh", null, 0, null, null, null, 0]',
    b'[1%b, "S1", "a", "a", null, "zh", null, 0, null, null, null, 0]' % (b"0" * 30),
    b'[1, "S1", "a", "a", null, "zh", null, 0, null, null, null, 0]\n' * 2,
)  # fmt: skip


async def test_a_copy_that_is_none_is_refused_in_a_sentence_and_makes_nothing(line: Line) -> None:
    await line.says("load", written(line.folder, sample_building()))
    await line.says("backup", "copy.zip")
    copied_otherwise(line.folder, "less.zip", people=None)
    flipped(line.folder)
    locked(line.folder)
    told = dict.fromkeys(("less.zip", "flipped.zip"), " is damaged: ") | {"locked.zip": " is not a copy of this house"}
    for number, manifest in enumerate(MANIFESTS):
        copied_otherwise(line.folder, f"{number}.zip", manifest=manifest)
        told[f"{number}.zip"] = " is not a copy of this house"
    for name, why in told.items():
        code, _, err = await line.says("restore", name, **OTHER)
        assert (code, len(err.splitlines()), err.startswith(f"failed: {name}{why}")) == (1, 1, True), (name, err)
    assert not list(line.folder.glob("other*"))


async def test_a_copy_with_a_row_that_cannot_be_is_refused_in_a_sentence_and_nothing_of_it_stays(line: Line) -> None:
    await line.says("load", written(line.folder, sample_building()))
    await line.says("backup", "copy.zip")
    for row in PEOPLE:
        copied_otherwise(line.folder, "no.zip", people=row)
        code, _, err = await line.says("restore", "no.zip", **OTHER)
        assert (code, len(err.splitlines())) == (1, 1), (row[:60], err)
        assert err.startswith("failed: no.zip is damaged: tables/people.jsonl"), (row[:60], err)
    assert (await line.says("restore", "copy.zip", **OTHER))[0] == 0


async def test_a_broken_building_is_refused_with_every_reason(line: Line) -> None:
    file = sample_building()
    file["units"][0]["area_m2"] = -1
    file["staff"][0]["role"] = "wizard"
    code, _, err = await line.ends("load", written(line.folder, file))
    assert code == 1
    assert "units[0].area_m2" in err
    assert "staff[0].role" in err
    assert err.splitlines()[-1] == "2 refused, nothing changed"
    (line.folder / "no.json").write_text("{", "utf-8")
    assert (await line.says("load", "no.json"))[0] == 1
    assert (await line.says("load", "missing.json"))[0] == 1


async def test_links_are_printed_whole_for_people_and_machines(line: Line) -> None:
    await line.says("load", written(line.folder, sample_building()))
    code, out, err = await line.ends("invite", "--all")
    made = [one.split("\t") for one in out.splitlines()]
    assert (code, err, len(made)) == (0, "", 44)
    assert made[0][:4] == ["T01-1", "周敏", "tenant", "0801/0802"]
    assert all(re.fullmatch(r"https://t\.me/jinlan_tower_bot\?start=[a-z2-7]{26}", one[4]) for one in made)


async def test_a_house_where_nobody_needs_an_invitation_is_no_failure(line: Line) -> None:
    code, out, err = await line.says("invite", "--all")
    assert (code, out, err.splitlines()[-1]) == (0, "", "everybody has come already: nobody needs an invitation")
    code, out, _ = await line.says("invite", "--all", "--json")
    assert (code, json.loads(out)) == (0, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "Expecting"), ("[" * 100_000, "is nested too deeply"), ('{"a":' * 20_000, "is nested too deeply"),
        ("[]", "(file): must be an object"), ("\ufeff[]", "(file): must be an object"),
        ('{"building": {"code": "\\u0000"}, "units": []}', "building.code: has control characters"),
    ],
)  # fmt: skip
async def test_a_file_that_makes_no_sense_is_refused_in_a_line_each(line: Line, text: str, told: str) -> None:
    (line.folder / "no.json").write_text(text, "utf-8")
    code, _, err = await line.says("load", "no.json")
    assert (code, "Traceback" in err) == (1, False)
    assert any(one.startswith(f"no.json: {told}") for one in err.splitlines())


async def test_a_copy_that_cannot_be_written_is_said_in_a_line_and_leaves_nothing(line: Line) -> None:
    await line.says("load", written(line.folder, sample_building()))
    (line.folder / "folder").mkdir()
    os.mkfifo(line.folder / "pipe")
    (line.folder / "file").touch()
    before = {file for file in line.folder.rglob("*") if "guanjia.db-" not in file.name}
    for target in ("folder", "missing/copy.zip", "file/copy.zip", "var/guanjia.db", "pipe"):
        code, _, err = await line.says("backup", target)
        assert (code, len(err.splitlines())) == (1, 1)
        assert err.startswith("failed: ")
        assert {file for file in line.folder.rglob("*") if "guanjia.db-" not in file.name} == before
    assert (await line.says("load", str(line.folder / "building.json")))[0] == 0


async def test_nothing_is_copied_and_nothing_made_where_there_is_no_house(line: Line) -> None:
    code, _, err = await line.says("backup", "copy.zip")
    assert (code, err.splitlines()) == (1, ["failed: there is no database at var/guanjia.db"])
    assert list(line.folder.iterdir()) == []


async def test_an_unknown_person_is_not_invited(line: Line) -> None:
    code, _, err = await line.says("invite", "--person", "X99")
    assert (code, err.splitlines()[-1]) == (1, "failed: X99 holds no post")
