"""The transcript of the first five minutes is true, from nothing to a picture.

KG_WRITE=1 pytest tests/test_first_five_minutes.py writes the present output into it instead.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from terminal import seen

PAGE = Path(__file__).parent.parent / "docs" / "first-five-minutes.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


@pytest.mark.skipif(not PAGE.exists(), reason="an installed package has no docs")
def test_every_command_shows_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    page, where = PAGE.read_text("utf-8"), tmp_path

    def block(found: re.Match) -> str:
        nonlocal where
        lines = []
        for part in re.split(r"^\$ ", found[1], flags=re.M)[1:]:
            command = part.partition("\n")[0]
            lines.append(f"$ {command}")
            if command.startswith("cd "):
                where = where / command[3:]
            elif shown := seen(command, where):
                lines.append(shown)
        return "```console\n" + "\n".join(lines) + "\n```"

    true = BLOCK.sub(block, page)
    if os.environ.get("KG_WRITE"):
        PAGE.write_text(true, "utf-8")
    assert true == page
    assert (where / "sides.svg").read_text("utf-8").count("<text") > 5
    assert date.today().isoformat() not in page
