"""The command line, `dlp`: arguments in, an exit status out.

Nothing heavy is imported before a command needs it, so that `dlp --help` answers at once.
"""

import os
import sys
from collections.abc import Sequence

GOOD, OWN_FAILURE, WRONG_USE, MISTAKES = 0, 1, 2, 3
REDACT, BLOCK = 10, 20  # of `dlp scan`
PIPE_CLOSED, INTERRUPTED = 128 + 13, 128 + 2  # as a shell reports SIGPIPE and SIGINT


def main() -> None:
    """Entry point of the installed command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and give the exit status; never shows content or a traceback."""
    _usable_streams()
    try:
        status = _dispatch(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _usable_streams() -> None:
    """Streams that take any text, closed ones too."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _dispatch(arguments: Sequence[str]) -> int:
    import typer

    from dlp.cli.program import COMMAND
    from dlp.errors import ConfigurationError, StoreError

    try:
        # Not COMMAND.main(): that has its own ideas of a closed pipe.
        with COMMAND.make_context("dlp", list(arguments)) as context:
            status = COMMAND.invoke(context)
    except typer.Exit as end:  # after --help
        return end.exit_code
    except typer.TyperException as error:  # wrong options: says which, and how it is written
        show = getattr(error, "show", None)
        if show is not None:
            show()
        else:
            _complain([error.format_message()])
        return WRONG_USE
    except typer.Abort:
        return INTERRUPTED
    except ConfigurationError as error:
        _complain(error.mistakes)
        return WRONG_USE
    except StoreError as error:
        _complain([str(error)])
        return OWN_FAILURE
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 - reported by place: its message may quote content
        _complain([f"internal failure: {_place(error)}; please report this line"])
        return OWN_FAILURE
    return status if isinstance(status, int) else GOOD


def _complain(lines: Sequence[str]) -> None:
    from dlp.cli.show import plain

    for line in lines:
        print(f"dlp: {plain(line)}", file=sys.stderr)  # noqa: T201


def _place(error: BaseException) -> str:
    """Kind of error and the line that raised it, without its message."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    path = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
    return f"{type(error).__name__} at {'/'.join(path.split('/')[-3:])}:{trace.tb_lineno}"
