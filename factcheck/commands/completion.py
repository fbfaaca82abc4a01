"""``factcheck completion``: a script by which a shell completes commands, options and their values."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print what completes commands in a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options, rules, formats and languages.

    \b
    in ~/.bashrc:                   eval "$(factcheck completion bash)"
    in ~/.zshrc, behind compinit:   eval "$(factcheck completion zsh)"
    in ~/.config/fish/config.fish:  factcheck completion fish | source
    """
    from click.shell_completion import get_completion_class

    from factcheck import streams

    made = get_completion_class(shell)
    if made is not None:
        streams.emit(made(context.find_root().command, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
