"""Every number of a results.json with its name: the rows that CSV and workbook must hold, from the JSON alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def rows_of(results: Any) -> Iterator[dict[str, Any]]:
    """Every number of the JSON with its name, as a row: what it is, of what, its id and title, and its columns."""
    yield from whole_rows(results)
    for d in results["dimensions"]:
        yield from dimension_rows(d)
    for d in results["dimensions"]:
        for item in d["items"]:
            yield from item_rows(d["id"], item)
    for q in results["questions"]:
        yield {"what": "question", "id": q["id"], "title": q["text"], "n": q["n"], "no_answer": q["no_answer"]}
        for code, share in (q["shares"] or {}).items():
            yield {"what": "answer", "of": q["id"], "id": code, "title": q["labels"].get(code, code), "share": share}
    for group in results["groups"]:
        yield from part_rows(group, {"what": "group", "of": group["by"], "title": group["group"]}, group["by"])
    yield from voice_rows(results)
    yield from other_rows(results)


def with_ends(row: dict[str, Any], ci: Any, name: str = "ci") -> dict[str, Any]:
    low, high = ci or (None, None)
    return {**row, f"{name}_low": low, f"{name}_high": high}


def whole_rows(results: Any) -> Iterator[dict[str, Any]]:
    released = results["released"]
    yield {"what": "status", "id": "released" if released else "draft"}
    r = results["readiness"]
    alike = ("n", "score", "level", "level_before_gates", "borderline", "weakest", "basis", "invited")
    yield with_ends({"what": "readiness", **{key: r[key] for key in alike}}, r["ci"])
    yield with_ends({"what": "recipe", "score": results["recipe"]["score"]}, results["recipe"]["ci"])
    for gate in r["gates"]:
        row = {"what": "gate", "of": "readiness", "id": gate["id"], "level": gate["cap"], "text": gate["says"]}
        yield {**row, "uncertain": gate["uncertain"], "where": "; ".join(gate["where"]), "basis": gate["basis"]}
    for mean in r["robustness"]:
        yield {"what": "mean", "of": "readiness", "id": mean["mean"], "score": mean["score"], "level": mean["level"]}
    if response := results["response"]:
        row = {key: response[key] for key in ("invited", "rate", "light")}
        yield {"what": "response", "n": response["answered"], **row}
        for even in response["break_even"]:
            possible = 0 <= even["silent"] <= 100
            yield {"what": "break-even", "of": "response", "id": even["level"], **even, "possible": possible}
    if careless := results["careless"]:
        yield {"what": "careless", **{key: careless[key] for key in ("n", "score", "level")}, "text": careless["says"]}


def dimension_rows(d: Any) -> Iterator[dict[str, Any]]:
    alike = ("id", "title", "n", "score", "level", "sd", "median", "favourable", "neutral", "unfavourable", "nearly_all",
             "incomplete", "borderline", "role")  # fmt: skip
    row = with_ends({"what": "dimension", **{key: d[key] for key in alike}}, d["ci"])
    if found := d["reliability"]:
        row = with_ends({**row, "alpha": found["alpha"], "omega": found["omega"]}, found["alpha_ci"], "alpha")
        row |= {"reliability_n": found["n"], "reliability": found["verdict"], "reliability_says": found["says"]}
    if found := d["agreement"]:
        row |= {"rwg": found["rwg"], "ad": found["ad"], "agreement": found["label"], "agreement_says": found["says"]}
    yield row
    for p in d["practices"]:
        row = {k: "; ".join(v) if k == "items" else v for k, v in p.items() if k != "ci"}
        yield with_ends({"what": "practice", "of": d["id"], **row}, p["ci"])
    for unit in d["units"]:
        row = {key: unit[key] for key in ("icc1", "icc2", "size", "groups")}
        yield {"what": "units", "of": unit["by"], "id": d["id"], "title": d["title"], "level": unit["verdict"],
               "text": unit["says"], **row}  # fmt: skip


def item_rows(dimension: str, item: Any) -> Iterator[dict[str, Any]]:
    alike = ("id", "n", "score", "no_answer", "sd", "item_rest", "nearly_all", "agreement", "reverse", "fingerprint")
    yield {"what": "item", "of": dimension, "title": item["text"], **{key: item[key] for key in alike}}
    for code, count in (item["distribution"] or {}).items():
        yield {"what": "answer", "of": item["id"], "id": code, "title": item["labels"].get(code, code), "n": count}


def part_rows(part: Any, row: dict[str, Any], of: str) -> Iterator[dict[str, Any]]:
    """A group or voice with its dimensions. One that is hidden, or that nobody answered, has nothing but the word."""
    if part["hidden"] or not part["n"]:
        yield {**row, "level": "hidden"}
        return
    readiness = part.get("readiness") or {"score": None, "ci": None, "level": None}
    whole = {"n": part["n"], "score": readiness["score"], "level": readiness["level"]}
    whole |= {key: part.get(key) for key in ("invited", "rate", "light")}
    yield with_ends({**row, **whole}, readiness["ci"])
    for key, cell in part["dimensions"].items():
        inner = {"what": f"{row['what']} dimension", "of": of, "id": key, "title": row["title"]}
        if cell["hidden"] or not cell["n"]:
            yield {**inner, "level": "hidden"}
        else:
            alike = ("n", "score", "difference", "p_adjusted", "differs")
            yield with_ends({**inner, **{name: cell[name] for name in alike}}, cell["ci"])


def voice_rows(results: Any) -> Iterator[dict[str, Any]]:
    titles = {d["id"]: d["title"] for d in results["dimensions"]}
    voices = results["voices"]
    for key, voice in voices.items():
        if key not in {"gaps", "readiness"}:
            yield from part_rows(voice, {"what": "voice", "id": key, "title": voice["title"]}, key)
    for gap in voices["gaps"]:
        row = {
            "what": "gap",
            "of": "leaders",
            "id": gap["dimension"],
            "title": titles[gap["dimension"]],
            "level": gap["label"],
        }
        row |= {key: gap[key] for key in ("staff", "leaders", "difference", "g", "p_adjusted")}
        yield with_ends(row, gap["ci"], "difference")
    if voices["readiness"] is not None:
        yield {"what": "readiness", "of": "with managers", "score": voices["readiness"]}


def other_rows(results: Any) -> Iterator[dict[str, Any]]:
    for r in results["interviews"]:
        alike = ("title", "n", "score", "survey_score", "difference")
        row = {"what": "interview", "of": r["dimension"], "id": r["practice"] or r["dimension"], "level": r["label"]}
        yield {**row, **{key: r[key] for key in alike}}
    for quote in results["quotes"]:
        yield {"what": "quote", **quote}
    yield from wave_rows(results["waves"])
    for asked in results["comments"]:
        if asked["note"]:
            yield {"what": "comment note", "of": asked["question"], "title": asked["text"], "text": asked["note"]}
        for comment in asked["comments"]:
            yield {"what": "comment", "of": asked["question"], "title": asked["text"], "text": comment}
    for a in results["plan"]:
        of_action = ("id", "title", "rank", "gate", "gain", "effort", "due", "owner", "first_step", "measure", "target",
                     "due_date", "note", "own", "equal_priority", "stability")  # fmt: skip
        row = {
            "what": "action",
            **{key: a[key] for key in of_action},
            "score": a["baseline"],
            "level": a["status"],
            "text": a["because"],
        }
        yield {**row, "improves": "; ".join(a["improves"]), "seed": "; ".join(map(str, a["seed"]))}
    for page, text in results["readings"].items():
        yield {"what": "reading", "id": page, "text": text}
    yield from method_rows(results)


def wave_rows(waves: Any) -> Iterator[dict[str, Any]]:
    if not waves:
        return
    for place in ("earlier", "later"):
        wave = waves[place]
        yield {"what": "wave", "id": place, "title": wave["wave"], "n": wave["n"], "created": wave["created"]}
    yield {"what": "paired", "n": waves["paired"]}
    for change in waves["changes"]:
        row = {"what": "change", "of": change["kind"], "level": change["label"]}
        yield with_ends(
            {**row, **{k: v for k, v in change.items() if k not in {"kind", "label", "ci"}}}, change["ci"], "difference"
        )
    for a in waves["actions"]:
        row = {"what": "followed", "of": a["practice_title"], "level": a["label"]}
        yield with_ends(
            {**row, **{k: v for k, v in a.items() if k not in {"practice_title", "label", "ci"}}}, a["ci"], "difference"
        )
    for gone in waves["breaks"]:
        yield {
            "what": "break",
            "of": gone["dimension"],
            "id": gone["item"],
            "title": gone["text"],
            "level": gone["altered"],
            "before": gone["before"],
        }
    for note in waves["notes"]:
        yield {"what": "wave note", "text": note}


def method_rows(results: Any) -> Iterator[dict[str, Any]]:
    asked, tool = results["questionnaire"], results["tool"]
    facts = {"tool": f"{tool['name']} {tool['version']}", "questionnaire": asked["id"]}
    facts |= {f"questionnaire_{key}": asked[key] for key in ("title", "version", "language", "sha256", "about")}
    facts |= {key: results[key] for key in ("organisation", "scope", "wave", "created", "note", "plan_start")}
    yield from ({"what": "document", "id": key, "value": value} for key, value in facts.items())
    for name, cut in asked["levels"].items():
        yield {"what": "level", "id": name, "level": name, "cut": cut}
    for key, value in results["settings"].items():
        yield {"what": "setting", "id": key, "value": "; ".join(value) if isinstance(value, list) else value}
    for place, source in enumerate(results["sources"], start=1):
        alike = ("rows", "unused_columns", "unknown_labels", "unfinished", "encoding", "delimiter", "sha256")
        row = {"what": "source", "of": source["channel"], "id": str(place), "title": source["dialect"]}
        yield {**row, "n": source["accepted"], **{key: source[key] for key in alike}}
        for left in source["set_aside"]:
            yield {"what": "set aside", "of": str(place), "title": left["reason"], "rows": left["count"]}
        for kind, times in (source["no_answer"] or {}).items():
            yield {"what": "no answer", "of": str(place), "title": kind, "cells": times}
    for key, value in (results["privacy"] or {}).items():
        told = [f"{use} {count}" for use, count in value.items()] if isinstance(value, dict) else value
        yield {"what": "privacy", "id": key, "value": "; ".join(told) if isinstance(told, list) else told}
    yield from ({"what": "warning", "text": warning} for warning in results["warnings"])
