"""Hold a copy of the real plan, and copies of it as people have them, against the register.

    python -m tests.plan_copies FILE

The text is no part of the project, so the suite cannot do this; whoever holds it can.
Nothing is written. Ends with 1 where a copy is not taken for what it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.assemble import assemble
from generator.project import load_project
from generator.read import read_dataset
from generator.wording import match, read_copy, verify

ROOT = Path(__file__).parents[1]


def same(text: str) -> Iterator[tuple[str, str]]:
    """Yield copies that differ in nothing that counts."""
    flat = text.replace("\n", "").replace("|", "")
    yield "as it is", text
    yield "CRLF", text.replace("\n", "\r\n")
    yield "lines broken at 37 letters", "\n".join(flat[i : i + 37] for i in range(0, len(flat), 37))
    yield "one line", flat
    yield "a blank line between paragraphs", text.replace("\n", "\n\n")
    yield (
        "full width",
        text.translate({ord(a): ord(b) for a, b in zip(",;():", "，；（）：", strict=True)}),
    )
    yield (
        "straight quotation marks",
        text.translate({0x201C: '"', 0x201D: '"', 0x300A: "<", 0x300B: ">"})
        .replace("<", "")
        .replace(">", ""),
    )
    yield (
        "spaces of a word processor",
        "".join(
            one
            + (
                "\u3000"
                if i % 7 == 0
                else "\u00a0"
                if i % 11 == 0
                else "\u200b"
                if i % 13 == 0
                else ""
            )
            for i, one in enumerate(text)
        ),
    )
    yield (
        "page numbers",
        "".join(
            f"{one[:20]}\n\u2014 {i} \u2014\n{one[20:]}\n" for i, one in enumerate(text.split("\n"))
        ),
    )


def changed(text: str) -> Iterator[tuple[str, str]]:
    """Yield copies in which one letter, digit or sign is another."""
    for at in range(200, len(text), len(text) // 40):
        if text[at].isalnum():
            yield (
                f"letter {at} is another",
                text[:at] + ("X" if text[at] != "X" else "Y") + text[at + 1 :],
            )
    at = text.index("%")
    yield "a percent sign is lost", text[:at] + text[at + 1 :]
    at = next(i for i, one in enumerate(text) if one == "." and text[i - 1].isdigit())
    yield "a decimal point is lost", text[:at] + text[at + 1 :]


def say(line: str) -> None:
    """Tell the person who runs this."""
    sys.stdout.write(f"{line}\n")


def main(file: Path) -> int:
    """Compare all copies; return how many were not taken for what they are."""
    project = load_project(ROOT)
    register = assemble(read_dataset(project), project).sentences.values()
    copy, division, wrong = read_copy(file), project.plan_text.division, 0
    for name, text in same(copy.text):
        found = verify(match(text, register, division), register)
        wrong += not found.is_whole
        say(f"{name}: {len(found.found)} of {found.total}, whole: {found.is_whole}")
    encoded = copy.text.encode("gb18030").decode("gb18030")
    wrong += encoded != copy.text
    for name, text in changed(copy.text):
        found = verify(match(text, register, division), register)
        told = len(found.changed) == 1 and len(found.changed[0].locators) == 1
        wrong += len(found.found) != found.total - 1 or not told
        say(f"{name}: {len(found.found)} of {found.total}, told: {told}")
    say("as it should be" if not wrong else f"wrong: {wrong}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
