"""Importing this loads the models: the fork server does, so that all workers share one copy and start at once."""

import contextlib
import ctypes
import gc

from bot.pipeline.study import warm

warm()
gc.collect()
with contextlib.suppress(OSError, AttributeError):  # another C library than glibc
    ctypes.CDLL("libc.so.6").malloc_trim(0)  # 40 MB of the three vocabularies, of which one stays
gc.freeze()  # what is there now is never collected, so its pages stay shared
