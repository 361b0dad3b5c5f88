"""The `dataclass` of our value types: the standard library's, its methods made when first needed.

The standard library compiles six methods of a frozen class when the class is defined; a program
that defines hundreds and uses some of them waits for that at every start. Here it collects fields
and makes slots, defaults, `__match_args__` and all that `fields`, `replace` and `asdict` read, and
a method is compiled when it is looked up for the first time. From then on it stands in its class
as any other. A type checker sees `dataclasses.dataclass` and nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, fields, is_dataclass
from dataclasses import dataclass as standard_dataclass  # noqa: TID251 - the one that it rests on
from functools import partial
from itertools import pairwise
from operator import attrgetter
from reprlib import recursive_repr
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


class _Factory:
    """Stands for a default that a factory makes."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()


class _Late:
    """A method that is compiled when it is first looked up, and then put in its own place.

    Two threads that come at the same time compile two functions that do the same; either may stay.
    """

    __slots__ = ("_make", "_name", "_owner")

    def __init__(self, owner: type, name: str, make: Callable[[type], FunctionType]) -> None:
        self._owner, self._name, self._make = owner, name, make

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        method = self._make(self._owner)
        method.__qualname__ = f"{self._owner.__qualname__}.{self._name}"
        if vars(self._owner).get(self._name) is self:
            setattr(self._owner, self._name, method)
        return method.__get__(instance, owner)


def _compiled(cls: type, head: str, lines: Iterable[str], **known: object) -> FunctionType:
    """The method of `cls` with this head and these lines; `known` are its globals."""
    space: dict[str, Any] = {"__name__": cls.__module__, **known}
    exec("\n ".join([f"def {head}:", *lines]), space)
    made: FunctionType = space[head.partition("(")[0]]
    return made


def _init(cls: type, *, frozen: bool) -> FunctionType:
    """`__init__`: fields in their order, those by name alone behind them, then `__post_init__`."""
    own = fields(cls)
    me = "__self" if any(f.name == "self" for f in own) else "self"
    known: dict[str, object] = {"__set": object.__setattr__, "__factory": _FACTORY}
    lines = []
    for f in own:
        value = f.name
        if f.default_factory is not MISSING:
            known[f"__make_{f.name}"] = f.default_factory
            value = f"__make_{f.name}() if {f.name} is __factory else {f.name}"
        lines.append(f"__set({me}, {f.name!r}, {value})" if frozen else f"{me}.{f.name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(f"{me}.__post_init__()")
    placed, named = [f for f in own if not f.kw_only], [f for f in own if f.kw_only]
    heads = [me, *map(attrgetter("name"), placed), *(["*"] if named else [])]
    heads += map(attrgetter("name"), named)
    made = _compiled(cls, f"__init__({', '.join(heads)})", lines or ["pass"], **known)
    made.__defaults__ = tuple(_default(f) for f in placed if _has_default(f))
    made.__kwdefaults__ = {f.name: _default(f) for f in named if _has_default(f)}
    made.__annotations__ = {**{f.name: f.type for f in (*placed, *named)}, "return": None}
    return made


def _comparison(cls: type, *, name: str, sign: str) -> FunctionType:
    """Comparison of the fields that are compared; nothing but its own class compares with it."""
    names = [f.name for f in fields(cls) if f.compare]
    lines = [
        *(["if other is self:", " return True"] if sign == "==" else []),
        "if other.__class__ is self.__class__:",
        f" return {_tuple_of('self', names)} {sign} {_tuple_of('other', names)}",
        "return NotImplemented",
    ]
    return _compiled(cls, f"{name}(self, other)", lines)


def _hash(cls: type) -> FunctionType:
    """The hash of the fields that are compared, or of those that say so."""
    names = [f.name for f in fields(cls) if (f.compare if f.hash is None else f.hash)]
    return _compiled(cls, "__hash__(self)", [f"return hash({_tuple_of('self', names)})"])


def _tuple_of(whose: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{whose}.{name}, ' for name in names)})"


def _has_default(f: "Field[Any]") -> bool:
    return f.default is not MISSING or f.default_factory is not MISSING


def _default(f: "Field[Any]") -> object:
    return f.default if f.default_factory is MISSING else _FACTORY


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _getstate(self: Any) -> list[object]:
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self: Any, state: list[object]) -> None:
    for f, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, f.name, value)


def _freeze(cls: Any, names: frozenset[str]) -> dict[str, object]:
    """`__setattr__` and `__delattr__` of a frozen class; a class below it may have more than it."""

    def set_attribute(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete_attribute(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": set_attribute, "__delattr__": delete_attribute}


def _checked(cls: type, defined: frozenset[str], *, eq: bool, order: bool, frozen: bool) -> None:
    """Raise what the standard library raises, and TypeError for what is not done here."""
    name = cls.__name__
    placed = [f for f in fields(cls) if not f.kw_only]
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    hints = dict.fromkeys(_ORDERS if order else (), ". Consider using functools.total_ordering")
    hints |= dict.fromkeys(("__setattr__", "__delattr__") if frozen else (), "")
    for method, hint in hints.items():
        if method in defined:
            raise TypeError(f"Cannot overwrite attribute {method} in class {name}{hint}")
    if "__match_args__" in defined or vars(cls)["__match_args__"] != tuple(f.name for f in placed):
        raise TypeError(
            f"{name}: InitVar, field(init=False) and an own __match_args__ are not offered by"
            " annotations.values.dataclass: let each argument of __init__ be a field, and a field"
            " an argument"
        )
    for before, f in pairwise(placed):
        if _has_default(before) and not _has_default(f):
            raise TypeError(
                f"non-default argument {f.name!r} follows default argument {before.name!r}"
            )


def _methods(cls: type, *, frozen: bool, slots: bool, eq: bool, order: bool) -> dict[str, object]:
    """What a class of these options has, by name."""
    makers: dict[str, Callable[[type], FunctionType]] = {"__init__": partial(_init, frozen=frozen)}
    signs = ({"__eq__": "=="} if eq else {}) | (_ORDERS if order else {})
    makers |= {name: partial(_comparison, name=name, sign=sign) for name, sign in signs.items()}
    methods: dict[str, object] = {n: _Late(cls, n, make) for n, make in makers.items()}
    methods["__repr__"] = _repr
    if eq:
        methods["__hash__"] = _Late(cls, "__hash__", _hash) if frozen else None
    if frozen:
        methods |= _freeze(cls, frozenset(map(attrgetter("name"), fields(cls))))
    if frozen and slots:
        methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
    return methods


def _dataclass(
    cls: type | None = None,
    /,
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    order: bool = False,
) -> Any:
    """A class of fields, as `dataclasses.dataclass` makes it from these options.

    Raises TypeError and ValueError where that does, and TypeError for what is not offered: a base
    that is a dataclass itself, a field that is no argument of `__init__`, or the other way round.
    """
    if cls is None:
        return partial(_dataclass, frozen=frozen, slots=slots, eq=eq, order=order)
    if any(map(is_dataclass, cls.__mro__[1:])):
        raise TypeError(f"{cls.__name__}: no base of it can be a dataclass; have one as a field")
    defined = frozenset(vars(cls))
    if "__eq__" in defined and vars(cls).get("__hash__") is None:
        defined -= {"__hash__"}  # Python has put None there, not whoever wrote the class
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # or the standard library works out a signature for it
    made: type = standard_dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    _checked(made, defined, eq=eq, order=order, frozen=frozen)
    for name, method in _methods(made, frozen=frozen, slots=slots, eq=eq, order=order).items():
        if name not in defined:
            setattr(made, name, method)
    return made


if TYPE_CHECKING:
    from dataclasses import dataclass  # noqa: TID251 - what a type checker sees
else:
    dataclass = _dataclass
