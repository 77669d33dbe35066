"""Run jindu from a fresh checkout: Python 3.11 or newer and git are all it needs.

  python3 run.py serve                 check the data, build, serve site and API on this machine
  python3 run.py test                  run the whole gate: format, lint, types, layers, tests
  python3 run.py test --no-browser     the same without the tests that drive Chromium
  python3 run.py test -k WORD          what follows `test` goes on to pytest
  python3 run.py check --lang zh       any other words go on to the command line (try: --help all)
  python3 run.py lock [--upgrade]      write locks/ anew from pyproject.toml (for developers)

The first run makes an environment in .venv from the lock files; later runs use it again.
Paths given to a command are relative to the project's folder.

Exit codes: 0 done; 1 a step failed, or the environment could not be made; 2 wrong use;
3 all passed, but the browser tests were left out (--no-browser); 130 interrupted.
Other words end with the exit code of the command line.
"""

from __future__ import annotations  # an error here? Python 3.11 or newer is needed

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "jindu-stamp.json"

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "serve": ("build", "serve"),
    "test": ("build", "serve", "dev"),
}


class Stop(Exception):
    """The run cannot go on; the message ends with what to do."""


def say(text: str) -> None:
    """Print at once, so that lines keep their order beside those of other programs."""
    print(text, flush=True)


# --- the environment ---------------------------------------------------------------------------


def program(name: str, folder: Path = VENV) -> Path:
    """Return where an environment keeps a program, on this kind of system."""
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's text; line ends do not count."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def marks_for(extras: Iterable[str], root: Path = ROOT) -> dict[str, str]:
    """Return what an environment with these extras is made of: part to version or hash."""
    files = ["pyproject.toml", *(f"locks/{extra}.txt" for extra in extras)]
    return {
        "python": f"{sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}",
        "place": str(root),  # an environment does not survive being moved
        **{name: digest(root / name) for name in files},
    }


def read_stamp(path: Path) -> dict[str, str]:
    """Return the marks of the environment on disk; none when it is missing or unfinished."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path: Path, marks: Mapping[str, str]) -> None:
    """Write the marks whole or not at all."""
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(marks, indent=1, sort_keys=True), encoding="utf-8")
    draft.replace(path)


def differing(marks: Mapping[str, str], stamp: Mapping[str, str]) -> list[str]:
    """Return the parts of an environment that are missing from it or out of date."""
    return sorted(name for name, mark in marks.items() if stamp.get(name) != mark)


def needs_rebuild(parts: Iterable[str]) -> bool:
    """Tell whether the environment must be made from nothing.

    That is so for another Python, another place, and after a run that was killed midway (the
    stamp goes first and comes back last, so that then every part differs).
    """
    return not {"python", "place"}.isdisjoint(parts)


def lock_file(held: IO[str]) -> None:
    """Wait until no other run holds the file. The system lets go of it if this run dies."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX)


@contextlib.contextmanager
def one_at_a_time(root: Path = ROOT) -> Iterator[None]:
    """Keep two runs from making the environment at the same time."""
    with (root / ".venv.lock").open("a", encoding="utf-8") as held:
        lock_file(held)
        yield


def quietly(command: Sequence[str], remedy: str) -> None:
    """Run a program without its chatter.

    Raises:
        Stop: it failed; the message has its last lines and the remedy.
    """
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()[-15:]
        told = "\n".join(f"  | {line}" for line in lines)
        raise Stop(f"This failed: {' '.join(command)}\n{told}\n{remedy}")


def make_venv() -> None:
    """Make an empty environment in place of whatever is there."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        apt_install("python3-venv")
    remedy = "What to do: delete the folder .venv; on Debian: apt-get install python3-venv."
    quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], remedy)


def pip(*words: str) -> None:
    """Install into the environment, from the index pip is configured for."""
    base = [str(program("python")), "-m", "pip", "install", "--quiet", "--no-deps"]
    remedy = (
        "What to do: see that pip reaches its index (python3 -m pip config list), "
        "then run the same command again; it starts afresh."
    )
    quietly([*base, "--disable-pip-version-check", *words], remedy)


def install(parts: Sequence[str]) -> None:
    """Install the locked packages among the parts, then the project itself, all compiled.

    Pip compiles what it installs but not what it only points to; where Python may write no
    bytecode, every command would compile all of it anew.
    """
    locks = [name for name in parts if name.startswith("locks/")]
    if locks:
        pip("--require-hashes", *(word for name in locks for word in ("-r", name)))
    pip("--no-build-isolation", "--editable", ".")
    quietly([str(program("python")), "-m", "compileall", "-q", "generator"], "")


def ensure_environment(extras: Sequence[str]) -> None:
    """Make .venv hold these extras as locked; nothing is done when it does already."""
    marks = marks_for(extras)
    with one_at_a_time():
        stamp = read_stamp(STAMP) if program("python").exists() else {}
        parts = differing(marks, stamp)
        if not parts:
            return
        began = time.perf_counter()
        say(f"Setting up .venv ({', '.join(extras)}); the first time takes a minute ...")
        STAMP.unlink(missing_ok=True)
        if needs_rebuild(parts):
            make_venv()
            stamp, parts = {}, sorted(marks)
        install(parts)
        write_stamp(STAMP, {**stamp, **marks})
        say(f"... ready in {time.perf_counter() - began:.0f} s.")


# --- what the system must have -----------------------------------------------------------------


def apt_prefix() -> list[str] | None:
    """Return the words that let this user install system packages; None if nothing does."""
    if shutil.which("apt-get") is None or os.name != "posix":
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    sudo = ["sudo", "-n"]
    may = (
        shutil.which("sudo") and not subprocess.run([*sudo, "true"], capture_output=True).returncode
    )
    return [*sudo, *quiet] if may else None


def apt_install(package: str) -> bool:
    """Install a system package where that is possible and allowed; tell whether it worked."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    say(f"Installing {package} with apt-get ...")
    update = [*prefix, "apt-get", "update"]
    install = [*prefix, "apt-get", "install", "--yes", "--no-install-recommends", package]
    try:
        for command in (update, install):
            quietly(command, "")
    except Stop as stop:
        say(str(stop))
        return False
    return True


# --- the words ---------------------------------------------------------------------------------


def become(module: str, words: Sequence[str]) -> int:
    """Run a module of ours in the environment, with UTF-8 on every system; return its exit code."""
    command = [str(program("python")), "-m", module, *words]
    environ = {**os.environ, "PYTHONUTF8": "1"}
    if os.name == "posix":  # be replaced by it, so that signals reach it
        os.chdir(ROOT)
        os.execve(command[0], command, environ)  # noqa: S606 -- no shell is wanted
    return subprocess.call(command, cwd=ROOT, env=environ)


def lock(words: Sequence[str]) -> int:
    """Write the lock files anew; locks/write.py knows how."""
    return subprocess.call([sys.executable, str(ROOT / "locks" / "write.py"), *words], cwd=ROOT)


def dispatch(words: Sequence[str]) -> int:
    """Do what the first word says and return the exit code."""
    if words[0] == "lock":
        return lock(words[1:])
    ensure_environment(EXTRAS.get(words[0], ("build",)))
    if words[0] == "test":
        return become("tests.gate", words[1:])
    return become("generator", words)


def main(words: Sequence[str]) -> int:
    """Return the exit code of doing what the words say."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- this file is what tells people so
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        say("What to do: install a newer Python, then e.g. python3.11 run.py serve")
        return WRONG_USE
    if not words or words[0] in ("-h", "--help", "help"):
        say(str(__doc__).strip())
        return 0 if words else WRONG_USE
    try:
        return dispatch(words)
    except Stop as stop:
        print(stop, file=sys.stderr, flush=True)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
