"""On Windows a job ends the programs in it when the last handle to it is closed, as it is when we end in whatever way.

Standard library only. The numbers and the structures are those of winnt.h.
"""

from __future__ import annotations

import ctypes
import subprocess
from functools import cache

EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
KILL_ON_CLOSE = 0x2000  # JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = [
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_memory", ctypes.c_size_t),
        ("most_memory", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    ]


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = [("basic", BasicLimits), ("io", ctypes.c_uint64 * 6), ("memory", ctypes.c_size_t * 4)]


def end_with_us(program: subprocess.Popen) -> None:
    """Have `program`, and what it starts from now on, end when we do. Where Windows refuses, it runs without."""
    kernel, job = _make_job()
    kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(int(program._handle)))  # type: ignore[attr-defined]


@cache
def _make_job():
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    limits = ExtendedLimits()
    limits.basic.flags = KILL_ON_CLOSE
    kernel.SetInformationJobObject(ctypes.c_void_p(job), EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    return kernel, job
