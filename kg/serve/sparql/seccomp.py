"""Takes the network and the power to start programs away from this process, for good.

On Linux by a seccomp filter (x86_64 and aarch64), without privileges: the calls answer EPERM. Elsewhere on Linux by a
network namespace of its own. Sources: seccomp(2), unshare(2), the kernel's tables of system calls.
"""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import sys
from typing import Literal

Walls = Literal["seccomp", "namespace", "none"]

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_MODE_FILTER = 2
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000

_LOAD_WORD, _JUMP_EQUAL, _JUMP_FROM, _RETURN = 0x20, 0x15, 0x35, 0x06
_KILL_PROCESS, _REFUSE, _ALLOW = 0x80000000, 0x00050000 | 1, 0x7FFF0000  # refusing gives errno 1, EPERM
_AT_NUMBER, _AT_ARCHITECTURE = 0, 4
_X32 = 0x40000000  # x86_64 reaches the same calls again by these numbers

#: machine: value of AUDIT_ARCH, then the number of each call that is refused
_MACHINES: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41, "connect": 42, "accept": 43, "bind": 49, "listen": 50, "socketpair": 53, "accept4": 288,
            "execve": 59, "execveat": 322, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311,
            "pidfd_getfd": 438, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "bpf": 321,
            "setns": 308, "unshare": 272, "mount": 165, "open_by_handle_at": 304, "userfaultfd": 323,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "socket": 198, "connect": 203, "accept": 202, "bind": 200, "listen": 201, "socketpair": 199,
            "accept4": 242, "execve": 221, "execveat": 281, "ptrace": 117, "process_vm_readv": 270,
            "process_vm_writev": 271, "pidfd_getfd": 438, "io_uring_setup": 425, "io_uring_enter": 426,
            "io_uring_register": 427, "bpf": 280, "setns": 268, "unshare": 97, "mount": 40, "open_by_handle_at": 265,
            "userfaultfd": 282,
        },
    ),
}  # fmt: skip


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(_Instruction)))


def shut_in() -> Walls:
    """Shuts this process and all that it starts afterwards in. Returns what holds it, "none": nothing does.

    What is told was tried: no socket can be made (seccomp), or none that leads anywhere (namespace).
    """
    if sys.platform != "linux":
        return "none"
    machine = _MACHINES.get(platform.machine())
    if machine is not None and _filtered(*machine) and not _makes_sockets():
        return "seccomp"
    libc = ctypes.CDLL(None, use_errno=True)
    return "namespace" if libc.unshare(_NEW_USER_AND_NETWORK) == 0 else "none"


def die_with_parent(parent: int) -> None:
    """Linux ends this process when its parent `parent` ends, however that came about."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)
        if os.getppid() != parent:  # it ended before we asked
            os._exit(0)


def _filtered(architecture: int, calls: dict[str, int]) -> bool:
    numbers = sorted(calls.values())
    lines = [
        (_LOAD_WORD, 0, 0, _AT_ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD_WORD, 0, 0, _AT_NUMBER),
        (_JUMP_FROM, len(numbers) + 1, 0, _X32),
        *((_JUMP_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    instructions = (_Instruction * len(lines))(*(_Instruction(*line) for line in lines))
    program = _Program(len(lines), ctypes.cast(instructions, ctypes.POINTER(_Instruction)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _makes_sockets() -> bool:
    try:
        socket.socket().close()
    except PermissionError:
        return False
    return True
