"""No number that somebody gives to an option is one that the program cannot hold."""

from __future__ import annotations

from itertools import chain

import click
import pytest

from accordingto.cli import main

LARGEST = 2**31 - 1


def options() -> list[click.Option]:
    context = click.Context(main)
    commands = [main.get_command(context, name) for name in main.list_commands(context)]
    params = chain.from_iterable(command.params for command in commands if command is not None)
    return [
        one
        for one in params
        if isinstance(one, click.Option) and isinstance(one.type, click.types.IntParamType)
    ]


@pytest.mark.parametrize("option", options(), ids=lambda one: one.opts[0])
def test_every_number_has_a_bound(option: click.Option) -> None:
    assert isinstance(option.type, click.IntRange)
    assert option.type.max is not None and option.type.max <= LARGEST
