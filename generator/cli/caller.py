"""Who called: the project folder, the language, and words even where there is no project."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from generator.errors import UsageProblem
from generator.project import Project, load_project
from generator.words import Words, load_words

__all__ = ["Caller"]

LANGUAGE_VARIABLES = ("JINDU_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGES = Path("site_config", "languages")
CHECKOUT = Path(__file__).parents[2]  # the folder around the package, where it is a checkout
SPOILT = (UsageProblem, AttributeError, ValueError, ArithmeticError, RecursionError)


class Caller:
    """Who called, from where: the project folder, the language, how much to say."""

    def __init__(self, root: Path, language: str = "") -> None:
        self.root = root
        self.wanted = language
        self._project: Project | None = None

    @property
    def project(self) -> Project:
        """The project in the folder named.

        Raises:
            UsageProblem: there is none, or it cannot be used.
        """
        if self._project is None:
            self._project = load_project(self.root)
        return self._project

    @property
    def words(self) -> Words:
        """Words of the language asked for, else of the system, else the project's first.

        Without a usable project: those of its words files, else of the checkout this runs from.

        Raises:
            UsageProblem: there is no usable project and no words file either.
        """
        try:
            words, first = self.project.words, self.project.default_language
        except UsageProblem:
            spare = next(self._spare(), None)
            if spare is None:
                raise
            return spare
        return words[next(self._codes(words), first)]

    def settle(self) -> None:
        """Make sure that the language asked for by option is one of the project's.

        Raises:
            UsageProblem: it is not.
        """
        known = self.project.words
        if self.wanted and _code(self.wanted) not in known:
            raise UsageProblem("unknown_language", text=self.wanted, known=", ".join(known))

    def _codes(self, known: Collection[str]) -> Iterator[str]:
        """Yield the languages of the caller that are known, the one wanted most first."""
        for name in (self.wanted, *(os.environ.get(one, "") for one in LANGUAGE_VARIABLES)):
            if _code(name) in known:
                yield _code(name)

    def _spare(self) -> Iterator[Words]:
        for folder in (self.root / LANGUAGES, CHECKOUT / LANGUAGES):
            known = sorted(path.stem for path in folder.glob("*.yaml"))
            for code in dict.fromkeys((*self._codes(known), *known)):
                with suppress(*SPOILT):
                    yield load_words(folder, code)


def _code(name: str) -> str:
    """Return the language of a name such as `zh_CN.UTF-8`."""
    return name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
