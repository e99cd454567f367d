"""Asks the workers of a cluster what they are: only those that draw the same films are used."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from scenes.delivery.cluster import remote

Client = Any  # distributed's: mypy knows nothing of its methods
Answers = dict[str, str | None]  # by worker: None when it is used, else why not
ANSWER = 20.0  # seconds within which a worker says what it is
SHOWN = 3  # files that are worth naming


def ask(client: Client, workers: Sequence[str], here: Mapping[str, str]) -> Answers:
    """Ask workers what they are: for each None when it is as `here`, else why it is not used."""

    async def answer(worker: str) -> str | None:
        try:
            async with asyncio.timeout(ANSWER):
                there = await client.run(remote.identity, workers=[worker])
        except TimeoutError:
            return f"it gave no answer in {ANSWER:g} s."
        except Exception as error:  # whatever is wrong with a worker, the others can be used
            return why_no_answer(error)
        return why_refused(here, there[worker])

    async def answers() -> Answers:
        return dict(zip(workers, await asyncio.gather(*map(answer, workers)), strict=True))

    return client.sync(answers)


def why_refused(here: Mapping[str, str], there: Mapping[str, str]) -> str | None:
    """Why a worker is not used; a file that only it has does no harm."""
    different = [label for label in here if there.get(label) != here[label]]
    files = [label for label in different if len(here[label]) == 64]  # their digests
    reasons = [
        f"{label} is {there.get(label, 'missing')} there and {here[label]} here"
        for label in different
        if label not in files
    ]
    if files:
        more = f" and {len(files) - SHOWN} more files" if len(files) > SHOWN else ""
        reasons.append(f"it has another version of {', '.join(files[:SHOWN])}{more}")
    return f"{'; '.join(reasons)}." if reasons else None


def why_no_answer(error: Exception) -> str:
    """Why something that was asked on a machine did not even run there."""
    kinds = ("ModuleNotFoundError", "ImportError", "AttributeError")  # maybe inside another one
    if type(error).__name__ in kinds or any(f"{kind}(" in str(error) for kind in kinds):
        return "it has no nnfilm, or another version of it."
    return f"it cannot be asked what it has ({first_line(error)})."


def first_line(error: BaseException) -> str:
    """The first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0]
