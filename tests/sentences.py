"""The sentences that readers of a report see, and their translations: `make sentences` brings these up to date.

    python -m sentences        writes src/collabready/locales/*.po

A file of translations holds every sentence of the source in its order by the alphabet, and no other. The header says what
gettext needs and nothing else, so that the same sentences give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from collabready.language import LOCALES

ROOT = Path(__file__).parents[1]
SOURCES = {
    # In an interview, to say something is a verb of its own.
    "src/collabready": [("interview/**.py", "ignore"), ("**.py", "python")],
    "report_templates": [("**.html", "jinja2")],
}
KEYWORDS = {"say": None, "sayable": None, "say_count": (2, 3), "say_as": ((1, "c"), 2)}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals={catalog.num_plurals}; plural={catalog.plural_expr};\\n"

"""


@cache
def sentences() -> Catalog:
    """All sentences of the source, untranslated."""
    found = Catalog(charset="utf-8")
    for text, context in _extracted():
        found.add(text, context=context)
    return found


def _extracted() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for folder, methods in SOURCES.items():
        for _, _, text, _, context in extract_from_dir(ROOT / folder, methods, keywords=KEYWORDS):
            yield text, context


def translations(language: str) -> Catalog:
    """The translations into a language, as they stand in its file."""
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def updated(catalog: Catalog) -> bytes:
    """A file of translations with all sentences of the source and no other; new ones are left open."""
    catalog.update(sentences(), no_fuzzy_matching=True)
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True, ignore_obsolete=True)
    return HEADER.format(language=catalog.locale, catalog=catalog).encode() + body.getvalue()


def main() -> None:
    for file in sorted(LOCALES.glob("*.po")):
        file.write_bytes(updated(translations(file.stem)))


if __name__ == "__main__":
    main()
