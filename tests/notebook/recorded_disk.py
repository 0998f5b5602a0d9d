"""Every write, flush and name that a process gives its files, in their order, and what a power cut
may leave of them.

SQLite's are seen through a layer put over its own access to files, Python's through ``os``. What
was not flushed when the power goes may be there or not, write by write, in sectors of 512 bytes,
whatever the order; a name is there for sure once its folder was flushed.
"""

from __future__ import annotations

import ctypes
import os
import random
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512

Op = tuple[Any, ...]
"""``write`` name offset bytes, ``truncate`` name size, ``sync`` name, ``create`` name,
``rename`` from to, ``delete`` name, ``mkdir`` name, ``syncdir`` name, ``mark`` anything."""


# -- what a process does -----------------------------------------------------------------------


class Recorder:
    """The operations under a folder, since ``start``."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}{os.sep}"
        self.ops: list[Op] = []
        self._known: set[str] = set()
        self._named: set[str] = set()
        self._keep: list[Any] = []

    def start(self) -> None:
        """Record all that this process does from now on, in every thread."""
        self._watch_python()
        self._watch_sqlite()

    def mark(self, told: object) -> None:
        """Something was acknowledged at this point."""
        self.ops.append(("mark", told))

    def _tell(self, op: str, name: str, *rest: Any) -> None:
        if name.startswith(self._root):
            if op == "write" and name not in self._known:
                self._known.add(name)
                self.ops.append(("create", name))
            self.ops.append((op, name, *rest))

    def _watch_python(self) -> None:
        fsync, replace, unlink, mkdir = os.fsync, os.replace, os.unlink, os.mkdir

        def recorded_fsync(handle: int) -> None:
            fsync(handle)
            name = str(Path(f"/proc/self/fd/{handle}").readlink())
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                self._tell("syncdir", name)
            else:
                self._tell("truncate", name, 0)
                self._tell("write", name, 0, Path(name).read_bytes())
                self._tell("sync", name)

        def recorded_replace(source: Any, target: Any) -> None:
            replace(source, target)
            self._known |= {str(target)}
            self._tell("rename", str(source), str(target))

        def recorded_unlink(name: Any, **how: Any) -> None:
            unlink(name, **how)
            self._known.discard(str(name))
            self._tell("delete", str(name))

        def recorded_mkdir(name: Any, *how: Any, **more: Any) -> None:
            mkdir(name, *how, **more)
            self._tell("mkdir", str(name))

        os.fsync, os.replace, os.unlink = recorded_fsync, recorded_replace, recorded_unlink  # type: ignore[assignment]
        os.mkdir = recorded_mkdir  # type: ignore[assignment]

    def written(self, path: Path) -> None:
        """Python wrote a file that it may not flush."""
        self._tell("truncate", str(path), 0)
        self._tell("write", str(path), 0, path.read_bytes())

    def _watch_sqlite(self) -> None:
        import sqlite3

        sqlite3.connect(":memory:").close()
        library = ctypes.CDLL("libsqlite3.so.0")
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        library.sqlite3_vfs_register.argtypes = (ctypes.POINTER(_Vfs), ctypes.c_int)
        original = library.sqlite3_vfs_find(None).contents
        layer = _Vfs()
        ctypes.memmove(ctypes.byref(layer), ctypes.byref(original), ctypes.sizeof(_Vfs))
        layer.name = b"recorded"
        names: dict[int, str] = {}
        methods: dict[int, _Methods] = {}

        def opened(vfs: Any, name: Any, file: Any, flags: int, out: Any) -> int:
            outcome: int = original.open(vfs, name, file, flags, out)
            handle = ctypes.cast(file, ctypes.POINTER(_File)).contents
            if outcome == 0 and handle.methods:
                told = ctypes.string_at(name).decode() if name else ""
                names[file] = told
                if told and not Path(told).stat().st_size and told not in self._known:
                    self._tell("write", told, 0, b"")
                self._known.add(told)
                handle.methods = ctypes.pointer(self._layer_of(handle.methods, names, methods))
            return outcome

        def deleted(vfs: Any, name: Any, sync: int) -> int:
            outcome: int = original.delete(vfs, name, sync)
            if outcome == 0:
                told = ctypes.string_at(name).decode()
                self._known.discard(told)
                self._tell("delete", told)
                if sync:
                    self._tell("syncdir", str(Path(told).parent))
            return outcome

        layer.open, layer.delete = _Vfs.OPEN(opened), _Vfs.DELETE(deleted)
        self._keep += [library, original, layer, methods]
        assert library.sqlite3_vfs_register(ctypes.byref(layer), 1) == 0

    def _layer_of(self, plain: Any, names: dict[int, str], made: dict[int, _Methods]) -> _Methods:
        address = ctypes.addressof(plain.contents)
        if address in made:
            return made[address]
        original = plain.contents
        layer = _Methods()
        ctypes.memmove(ctypes.byref(layer), ctypes.byref(original), ctypes.sizeof(_Methods))

        def write(file: int, data: int, amount: int, offset: int) -> int:
            outcome: int = original.write(file, data, amount, offset)
            self._tell("write", names[file], offset, ctypes.string_at(data, amount))
            return outcome

        def truncate(file: int, size: int) -> int:
            outcome: int = original.truncate(file, size)
            self._tell("truncate", names[file], size)
            return outcome

        def sync(file: int, flags: int) -> int:
            outcome: int = original.sync(file, flags)
            self._tell("sync", names[file])
            if names[file].endswith("-journal") and names[file] not in self._named:
                self._named.add(names[file])  # SQLite flushes the folder of a new journal
                self._tell("syncdir", str(Path(names[file]).parent))
            return outcome

        layer.write, layer.truncate = _Methods.WRITE(write), _Methods.TRUNCATE(truncate)
        layer.sync = _Methods.SYNC(sync)
        made[address] = layer
        self._keep.append(layer)
        return layer


class _Methods(ctypes.Structure):
    """``sqlite3_io_methods``."""

    WRITE = ctypes.CFUNCTYPE(
        ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
    )
    TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
    SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("others", ctypes.c_void_p * 13),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """``sqlite3_vfs``."""

    OPEN = ctypes.CFUNCTYPE(
        ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int,
        ctypes.c_void_p,
    )  # fmt: skip
    DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    _fields_ = (
        ("version", ctypes.c_int),
        ("size_of_file", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
        ("others", ctypes.c_void_p * 14),
    )


# -- what a power cut leaves -------------------------------------------------------------------


@dataclass(slots=True)
class _Disk:
    """What is there for sure, and what is not yet: contents by a number of their own, as a disk
    has them, and the names they go by.
    """

    names: dict[str, int] = field(default_factory=dict)
    sure_names: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    contents: dict[int, bytearray] = field(default_factory=dict)
    writes: dict[int, list[Op]] = field(default_factory=dict)
    moves: list[Op] = field(default_factory=list)

    def do(self, op: Op) -> None:
        kind, name, *rest = op
        if kind == "create":
            number = len(self.contents)
            self.contents[number], self.writes[number] = bytearray(), []
            self.names[name] = number
            self.moves.append((name, "put", name, number))
        elif kind in ("write", "truncate"):
            if name in self.names:
                self.writes[self.names[name]].append((kind, *rest))
        elif kind == "sync":
            self._settle(self.names[name])
        elif kind == "rename":
            number = self.names.pop(name)
            self.names[rest[0]] = number
            self.moves.append((rest[0], "move", name, rest[0], number))
        elif kind == "delete":
            if self.names.pop(name, None) is not None:
                self.moves.append((name, "take", name))
        elif kind == "mkdir":
            self.moves.append((name, "folder", name))
        elif kind == "syncdir":
            self._settle_names(lambda moved: str(Path(moved).parent) == name)

    def _settle(self, number: int) -> None:
        for write in self.writes[number]:
            _apply(self.contents[number], write)
        self.writes[number] = []

    def _settle_names(self, wanted: Callable[[str], bool]) -> None:
        for move in [each for each in self.moves if wanted(each[0])]:
            self._move(move)
            self.moves.remove(move)

    def _move(self, move: Op) -> None:
        _where, what, *told = move
        if what == "put":
            self.sure_names[told[0]] = told[1]
        elif what == "move":
            self.sure_names.pop(told[0], None)
            self.sure_names[told[1]] = told[2]
        elif what == "take":
            self.sure_names.pop(told[0], None)
        else:
            self.folders.add(told[0])

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The power goes: each file that is found afterwards."""
        luck = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for move in self.moves:
            if chance.random() < luck:
                self._move(move)
        for number, writes in self.writes.items():
            for write in writes:
                for part in _sectors(write):
                    if chance.random() < luck:
                        _apply(self.contents[number], part)
        return {
            name: bytes(self.contents[number])
            for name, number in self.sure_names.items()
            if self._is_reached(name)
        }

    def _is_reached(self, name: str) -> bool:
        made = {told[2] for told in self.moves if told[1] == "folder"} - self.folders
        return not any(name.startswith(f"{folder}{os.sep}") for folder in made)


def _sectors(write: Op) -> Iterable[Op]:
    if write[0] == "truncate":
        yield write
        return
    _kind, offset, data = write
    start = 0
    while start < len(data) or start == 0:
        end = min(len(data), start + SECTOR - (offset + start) % SECTOR)
        yield ("write", offset + start, data[start:end])
        start = max(end, 1)


def _apply(content: bytearray, write: Op) -> None:
    if write[0] == "truncate":
        size = write[1]
        del content[size:]
        content.extend(bytes(size - len(content)))
    else:
        _kind, offset, data = write
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def after_cut(ops: Iterable[Op], seed: int) -> dict[str, bytes]:
    """The files found when the power went after these operations."""
    disk = _Disk()
    for op in ops:
        if op[0] != "mark":
            disk.do(op)
    return disk.cut(random.Random(seed))
