"""What keeps content inside a process: no core dumps, no debuggers, a cap on memory."""

import ctypes
import faulthandler
import os
import resource
import signal

PR_SET_PDEATHSIG = 1  # linux/prctl.h
PR_SET_DUMPABLE = 4


def _prctl(option: int, argument: int) -> None:
    """Call prctl(2). Raises: OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, argument, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl failed")


def harden(*, memory_bytes: int) -> None:
    """Forbid core dumps and attaching, and cap the address space (0 is no cap).

    A crash prints the Python frames by file and line (faulthandler), never a value.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(PR_SET_DUMPABLE, 0)
    if memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    faulthandler.enable(all_threads=False)


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when `parent` ends, even by SIGKILL."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
