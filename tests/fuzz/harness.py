"""One harness under atheris, for a while: `python -m fuzz.harness csv 60`. What breaks a promise is written down."""

from __future__ import annotations

import io
import random
import re
import resource
import sys
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["collabready"]):
    from fuzz.harnesses import HARNESSES
    from fuzz.promises import CORPUS, HERE

FOUND = Path("build", "fuzz")
MOST_BYTES = 1 << 16
MOST_SECONDS = 20
# What the libraries, the instruments and a file of that size may take together; threads reserve far more than they use.
MOST_MB = 384
MOST_ADDRESSES = 8 << 30


def main(name: str, seconds: str) -> None:
    """Fuzz until the time is over; libFuzzer ends the process, and at once where that is all it can do."""
    grown = FOUND / "corpus" / name
    grown.mkdir(parents=True, exist_ok=True)
    (FOUND / "findings").mkdir(exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    harness, seeds = HARNESSES[name]
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={MOST_SECONDS}",
        f"-rss_limit_mb={MOST_MB}",
        f"-max_len={MOST_BYTES}",
        f"-dict={_dictionary()}",
        f"-artifact_prefix={FOUND}/findings/",
        "-print_final_stats=1",
    ]
    folders = [str(folder) for folder in (grown, CORPUS / seeds) if folder.is_dir()]
    mutator = {"custom_mutator": _mutated_part} if name == "xlsx" else {}
    atheris.Setup([sys.argv[0], *options, *folders], _noting(name, harness), **mutator)
    atheris.Fuzz()


def _noting(name: str, harness: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The harness, with what it raises written down once for each place, by the shortest input: fuzzing goes on."""

    def noting(content: bytes) -> None:
        try:
            harness(content)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a panic in Rust is no Exception
            place = traceback.extract_tb(error.__traceback__)[-1]
            path = FOUND / "findings" / f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}.{name}"
            if not path.exists() or path.stat().st_size > len(content):
                path.write_bytes(content)
                path.with_suffix(f".{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8")

    return noting


def _dictionary() -> Path:
    """The words of the corpus and of the questionnaire, for libFuzzer to put together."""
    texts = [path.read_text("utf-8", "replace") for path in sorted(CORPUS.glob("*/[!b]*[!x]"))]
    texts.append((HERE / "questionnaire.yaml").read_text("utf-8"))
    words = {word.strip().encode() for text in texts for word in re.split(r'[,;|\t\n"\[\]{}:]+', text)}
    lines = ["".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words) if 1 < len(word) < 64]
    path = FOUND / "words.dict"
    path.write_text("".join(f'"{line}"\n' for line in lines), "ascii")
    return path


def _mutated_part(content: bytes, most: int, seed: int) -> bytes:
    """A workbook with one of its parts mutated: behind the check sum of an archive no other mutation is seen."""
    draw = random.Random(seed)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            parts = {part: source.read(part) for part in source.namelist()}
        chosen = draw.choice(list(parts))
    except Exception:  # noqa: BLE001 - a damaged archive raises almost anything
        return bytes(atheris.Mutate(content, most))
    if not draw.randrange(10):
        return bytes(atheris.Mutate(content, most))
    parts[chosen] = bytes(atheris.Mutate(parts[chosen], max(1, most - len(content))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, data in parts.items():
            archive.writestr(zipfile.ZipInfo(part), data)
    return target.getvalue()[:most]


if __name__ == "__main__":
    main(*sys.argv[1:])
