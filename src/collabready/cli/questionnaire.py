"""Commands about questionnaires: list, show, check, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.questionnaire.model import Item, Practice, Question, Questionnaire

# Each command imports the reader itself: pydantic takes longer than the rest of `--help`.

app = typer.Typer(
    name="questionnaire", help="See and check what is asked.", rich_markup_mode=None, no_args_is_help=True
)

Name = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A shipped questionnaire, or a file of your own.")]


@app.command("list")
def list_() -> None:
    """The questionnaires that come with the program."""
    from collabready import bundled
    from collabready.questionnaire.reader import load_questionnaire

    loaded = {name: load_questionnaire(name) for name in bundled.questionnaires()}
    width = max(map(len, loaded), default=0)
    for name, questionnaire in loaded.items():
        items = len(list(questionnaire.items))
        typer.echo(f"{name:<{width}}  {questionnaire.version}  {items:>3} items  {questionnaire.title}")


@app.command()
def show(
    name: Name = "collaborative-learning",
    audience: Annotated[str | None, typer.Option(help="Only what this audience is asked.")] = None,
    language: Annotated[str | None, typer.Option(help="In this language, as far as it is translated.")] = None,
) -> None:
    """What a questionnaire asks, by dimension and practice."""
    from collabready.questionnaire.reader import load_questionnaire

    questionnaire = _spoken(language, load_questionnaire(name))
    if audience is not None:
        _refuse_unknown(audience, questionnaire)
    typer.echo("\n".join(_shown(questionnaire, audience)))


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Questionnaires.")],
    actions: Annotated[
        bool,
        typer.Option(
            "--actions",
            help="Rehearse the plan on thousands of made-up profiles: every action must apply to some and none to all, and "
            "opposite profiles must get different first three.",
        ),
    ] = False,
) -> None:
    """Find every problem of a questionnaire and its translations, and what is left to translate."""
    from collabready.errors import CollabreadyError, DocumentError, Problem
    from collabready.questionnaire.reader import original_of

    checked: set[str] = set()
    problems: list[Problem] = []
    failed: list[str] = []
    for file in files:
        try:
            original = str(original_of(file))
            if original not in checked:
                checked.add(original)
                typer.echo("\n".join(_checked(original)))
                failed += _rehearsed(original) if actions else ()
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    if failed:
        raise CollabreadyError("\n".join(failed))


def _rehearsed(file: str) -> list[str]:
    """Print how the plan was rehearsed; return what went wrong, a sentence each."""
    from collabready.cli.rehearsal import faults, outcome
    from collabready.plan.rehearsal import rehearsed
    from collabready.questionnaire.reader import load_questionnaire

    questionnaire = load_questionnaire(file)
    found = rehearsed(questionnaire)
    typer.echo(f"{file}: {outcome(found, questionnaire)}")
    return [f"{file}: {fault}" for fault in faults(found, questionnaire)]


@app.command()
def schema() -> None:
    """The JSON Schema of a questionnaire, for editors that check and complete while you type."""
    import json

    from collabready.questionnaire.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2))


def _spoken(language: str | None, questionnaire: Questionnaire) -> Questionnaire:
    from collabready.errors import CollabreadyError
    from collabready.questionnaire.refusals import not_translated

    if language is not None and (refusal := not_translated(questionnaire, language)):
        raise CollabreadyError(refusal)
    return questionnaire.spoken_in(language)


def _checked(file: str) -> Iterator[str]:
    """What there is to say of a questionnaire without problems, and of each of its translations."""
    from collabready.questionnaire.reader import load_translated

    questionnaire, translations = load_translated(file)
    yield f"{file}: no problems: {_counted(questionnaire)}"
    for language, translated in translations.items():
        count, left = len(translated.missing), ", ".join(translated.missing)
        name = _beside(file, language) if translated.own else f"{file} in {language}"
        yield f"{name}: {count or 'no'} {'text' if count == 1 else 'texts'} missing{left and f': {left}'}"
        version = translated.own and translated.own.version
        if version and version != questionnaire.version:
            now = f"the questionnaire is {questionnaire.version}: look through the texts"
            yield f"{name}: translated from version {version}, {now}"


def _beside(file: str, language: str) -> str:
    """The name of a translation, as its questionnaire was named."""
    from pathlib import Path

    path = Path(file)
    return str(path.with_name(f"{path.stem}.{language}{path.suffix or '.yaml'}"))


def _refuse_unknown(audience: str, questionnaire: Questionnaire) -> None:
    from collabready.errors import CollabreadyError
    from collabready.questionnaire.refusals import no_audience

    if audience not in questionnaire.audiences:
        raise CollabreadyError(no_audience(questionnaire, audience, questionnaire.audiences))


def _counted(questionnaire: Questionnaire) -> str:
    counts = {
        "dimensions": len(questionnaire.dimensions),
        "practices": len(list(questionnaire.practices)),
        "items": len(list(questionnaire.items)),
        "questions": len(questionnaire.questions),
        "actions": len(questionnaire.actions),
    }
    return ", ".join(f"{count} {kind if count != 1 else kind[:-1]}" for kind, count in counts.items())


def _shown(questionnaire: Questionnaire, audience: str | None) -> Iterator[str]:
    yield f"{questionnaire.title} ({questionnaire.id} {questionnaire.version}, {questionnaire.language})"
    yield _counted(questionnaire)
    if audience:
        asked = [item for item in questionnaire.items if _is_asked(item, audience)]
        statements, interview = sum(bool(item.statement) for item in asked), sum(bool(item.question) for item in asked)
        yield f"{questionnaire.audiences[audience].title}: {statements} statements, {interview} interview questions"
    for name, scale in questionnaire.scales.items():
        labels = " / ".join(f"{code} {scale.label(code)}" for code in scale.answers)
        yield f"Scale {name}: {labels}"
    for dimension in questionnaire.dimensions:
        yield f"\n{dimension.title} ({dimension.id}, {dimension.role})"
        for practice in dimension.practices:
            yield from _practice(practice, audience)
    questions = [question for question in questionnaire.questions if _is_asked(question, audience)]
    yield from ["\nAsked and reported, never scored"] if questions else []
    for question in questions:
        yield f"    {question.id}: {question.text}"
        if question.answers:
            yield f"        {' / '.join(question.answers.values())}"


def _practice(practice: Practice, audience: str | None) -> Iterator[str]:
    asked = [item for item in practice.items if _is_asked(item, audience)]
    if asked:
        yield f"\n  {practice.title} ({practice.id})"
    for item in asked:
        marks = ["reversed" if item.reverse else "", f"when {item.when}" if item.when else ""]
        marks += [f"scale {item.scale}" if item.scale and item.statement else ""]
        aside = "".join(f" [{mark}]" for mark in marks if mark)
        if item.statement:
            yield f"    {item.id}: {item.statement}{aside}"
        if item.question:
            yield f"    {item.id}, interview: {item.question}{aside}"


def _is_asked(one: Item | Question, audience: str | None) -> bool:
    return audience is None or not one.audience or audience in one.audience
