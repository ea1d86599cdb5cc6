"""The command line: ``python -m analytics COMMAND``; exit 0 done, 1 refused with reasons, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from analytics.commands.output import DONE, REFUSED, complain, emit_json
from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.snapshots import Archive, data_root

# Each command with its module, in the order of the help; one is loaded when it is called, so that it starts fast.
MODULES = {
    "import": "ledgers",
    "template": "ledgers",
    "snapshots": "snapshots",
    "diff": "snapshots",
    "verify": "snapshots",
    "headline": "headline",
    "published": "published",
    "compare": "compare",
    "explain": "explain",
    "brief": "brief",
    "restated": "restated",
    "check": "check",
}


def parser(named: Sequence[str] = ()) -> ArgumentParser:
    """The parser of every command; the common options may stand before or after the command's name.

    Where some of ``named`` are commands, it knows only those.
    """
    modules = [MODULES[name] for name in named if name in MODULES] or MODULES.values()
    top = ArgumentParser(prog="python -m analytics", description="Major-projects figures from monthly ledgers")
    common(top, data=None, json=False, lang=str(Language.ZH))
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in dict.fromkeys(modules):
        import_module(f"analytics.commands.{module}").add(commands)
    for command in commands.choices.values():
        common(command, data=SUPPRESS, json=SUPPRESS, lang=SUPPRESS)
    return top


def common(target: ArgumentParser, *, data: object, json: object, lang: object) -> None:
    """Add the options that every command has."""
    target.add_argument("--data", metavar="DIR", default=data, help="where the snapshots lie (or PORTFOLIO_DATA)")
    target.add_argument("--json", action="store_true", default=json, help="print one JSON object and nothing else")
    target.add_argument("--lang", choices=[str(language) for language in Language], default=lang)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    archive = Archive(Path(args.data) if args.data else data_root())
    try:
        code = int(args.run(args, archive))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain again while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except PortfolioError as refusal:
        text = refusal.text(Language(args.lang))
        complain(text)
        if args.json:
            emit_json({"refused": text})
        return REFUSED
    return code


if __name__ == "__main__":
    sys.exit(main())
