"""A text in every language of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text by language code; a missing or empty entry is not translated yet."""

    by_language: Mapping[str, str] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """Return the text in `language`; where it is missing, the first that exists.

        >>> Text({"en": "Length", "fr": ""}).in_("fr")
        'Length'
        """
        return self.by_language.get(language) or self.fallback

    @property
    def fallback(self) -> str:
        """The first text there is, in the order of the project's languages; "" if none."""
        return next((text for text in self.by_language.values() if text), "")

    def has(self, language: str) -> bool:
        """Tell whether the text exists in `language` itself."""
        return bool(self.by_language.get(language))

    def language_of(self, language: str) -> str:
        """Return the language that `in_(language)` really answers in."""
        if self.by_language.get(language):
            return language
        return next((code for code, text in self.by_language.items() if text), language)

    def __bool__(self) -> bool:
        return any(self.by_language.values())
