"""The words, number and date formats of one language.

`load_words` reads `site_config/languages/<language>.yaml`; `Words` answers with
finished text. Nothing else in the generator writes a sentence a reader sees.
"""

from generator.words.formats import Scale
from generator.words.phrases import Words, flatten, load_words

__all__ = ["Scale", "Words", "flatten", "load_words"]
