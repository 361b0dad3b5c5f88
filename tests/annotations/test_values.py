"""Value types behave as the standard library's, whose `dataclass` is asked beside ours."""

import copy
import dataclasses
import inspect
import pickle
import sys
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError, InitVar, field
from functools import cached_property
from types import FunctionType
from typing import Any, ClassVar, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import values
from annotations.values import dataclass

OURS: Any = values.dataclass
THEIRS: Any = dataclasses.dataclass  # noqa: TID251 - the oracle
MISSING: Any = dataclasses.MISSING

NAMES = ("self", "a", "b", "name", "hash", "other", "cls")
OPTIONS = st.fixed_dictionaries(
    {"frozen": st.booleans(), "slots": st.booleans()}
    | {"eq": st.booleans(), "order": st.booleans()},
)
FIELDS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["nothing", "default", "factory"]),
        st.fixed_dictionaries(
            {
                "compare": st.booleans(),
                "hash": st.sampled_from([None, True, False]),
                "repr": st.booleans(),
                "kw_only": st.booleans(),
            }
        ),
    ),
    unique_by=lambda one: one[0],
    max_size=5,
)
ANYTHING = st.integers(0, 2) | st.sampled_from(["", "x"]) | st.just((1,))


def built(decorate: Any, specification: Any, options: Any) -> Any:
    """A class `Drawn` of these fields, decorated."""
    space: dict[str, Any] = {"__module__": __name__, "__annotations__": {}}
    for name, default, flags in specification:
        more: dict[str, Any] = {"default": {"default": 7}, "factory": {"default_factory": list}}
        space["__annotations__"][name] = int
        space[name] = field(**more.get(default, {}), **flags)
    return decorate(**options)(type("Drawn", (), space))


def outcome(work: Callable[..., Any], *given: Any) -> Any:
    """What work answers, or the kind and the words of what it raises."""
    try:
        return work(*given)
    except Exception as error:  # whatever the oracle raises
        return type(error), str(error).replace(".", "")  # which not every Python puts alike


def arguments(draw: Callable[[Any], Any], specification: Any) -> tuple[list[Any], dict[str, Any]]:
    """Arguments by place and by name, mostly as many as there are fields."""
    by_name = {n: draw(ANYTHING) for n, *_ in specification if draw(st.booleans())}
    return draw(st.lists(ANYTHING, max_size=len(specification) + 1)), by_name


def fitting(draw: Callable[[Any], Any], specification: Any) -> dict[str, Any]:
    """A value by name for each field that needs one, and for some that do not."""
    return {
        name: draw(ANYTHING)
        for name, default, _ in specification
        if default == "nothing" or draw(st.booleans())
    }


def state(value: Any) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}


def pairs(data: Any) -> list[tuple[Any, Any, list[str]]]:
    """Three values of the same class twice, ours and theirs, with the names of its fields; none
    where the standard library makes no such class, which ours then must not make either.
    """
    specification, options = data.draw(FIELDS), data.draw(OPTIONS)
    theirs = outcome(built, THEIRS, specification, options)
    ours = outcome(built, OURS, specification, options)
    if not isinstance(theirs, type):
        assert ours[0] is theirs[0]
        assert ours[1].startswith(theirs[1])
        return []
    given_values = [fitting(data.draw, specification) for _ in range(3)]
    names = [name for name, *_ in specification]
    return [(ours(**one), theirs(**one), names) for one in given_values]


@given(st.data())
def test_it_is_called_as_the_standard_librarys(data: Any) -> None:
    specification, options = data.draw(FIELDS), data.draw(OPTIONS)
    theirs = outcome(built, THEIRS, specification, options)
    if inspect.isclass(theirs):
        ours: Any = built(OURS, specification, options)
        placed, named = arguments(data.draw, specification)
        assert outcome(lambda: state(ours(*placed, **named))) == outcome(
            lambda: state(theirs(*placed, **named))
        )
        assert str(inspect.signature(ours)) == str(inspect.signature(theirs))
        assert inspect.get_annotations(vars(ours)["__init__"]) == {
            **dict.fromkeys(inspect.signature(ours).parameters, int),
            "return": None,
        }
        for name in ("__match_args__", "__slots__"):
            assert vars(ours).get(name) == vars(theirs).get(name)
        assert {f.name for f in dataclasses.fields(ours)} == {n for n, *_ in specification}


@given(st.data())
def test_it_is_shown_compared_hashed_and_ordered_as_the_standard_librarys(data: Any) -> None:
    made = pairs(data)
    for our, their, _ in made:
        assert repr(our) == repr(their)
        assert ("__hash__" in vars(type(our))) == ("__hash__" in vars(type(their)))
        if "__hash__" in vars(type(their)):  # else by identity
            assert outcome(hash, our) == outcome(hash, their)
        assert our.__eq__(object()) is NotImplemented
        for our_2, their_2, _ in made:
            assert (our == our_2) == (their == their_2)
            assert (our != our_2) == (their != their_2)
            for name in ("__lt__", "__le__", "__gt__", "__ge__"):
                assert outcome(getattr(our, name), our_2) == outcome(getattr(their, name), their_2)


@given(st.data())
def test_it_is_changed_copied_and_kept_as_the_standard_librarys(data: Any) -> None:
    made = pairs(data)
    if not made:
        return
    our, their, names = made[0]
    change = {name: data.draw(ANYTHING) for name in names if data.draw(st.booleans())}
    assert state(dataclasses.replace(our, **change)) == state(dataclasses.replace(their, **change))
    assert dataclasses.asdict(our) == dataclasses.asdict(their)
    assert state(copy.copy(our)) == state(copy.deepcopy(our)) == state(our)
    sys.modules[__name__].__dict__["Drawn"] = type(our)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(our, protocol))  # noqa: S301 - our own bytes
        assert type(again) is type(our)
        assert state(again) == state(our)
    for name in names:
        assert outcome(setattr, our, name, 1) == outcome(setattr, their, name, 1)
        assert outcome(delattr, our, name) == outcome(delattr, their, name)
    if not hasattr(our, "__dict__"):  # the standard library's own may raise TypeError by a fault
        with pytest.raises(AttributeError):
            our.unheard = 1
    assert {n: getattr(our, n, None) for n in names} == {n: getattr(their, n, None) for n in names}


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Checks itself, and has a method of its own."""

    x: int
    y: int = 0
    kind: ClassVar[str] = "point"

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("below 0")

    def moved(self) -> "Point":
        return dataclasses.replace(self, x=self.x + 1)


def test_what_is_checked_after_init_is_checked_when_a_value_is_replaced_too() -> None:
    assert Point(1).moved() == Point(2, 0)
    assert Point.kind == "point"
    with pytest.raises(ValueError, match="below 0"):
        Point(-1)
    with pytest.raises(ValueError, match="below 0"):
        dataclasses.replace(Point(1), x=-1)


def test_a_pattern_takes_it_apart_by_place_and_by_name() -> None:
    match Point(1, 2):
        case Point(2):
            pytest.fail("another value fits")
        case Point(x, y=2):
            assert x == 1
        case _:
            pytest.fail("no pattern fits")


def test_a_method_is_compiled_when_it_is_first_needed_and_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []

    def counted(source: str, space: dict[str, Any]) -> None:
        compiled.append(source.partition("(")[0])
        exec(source, space)

    monkeypatch.setattr(values, "exec", counted, raising=False)
    cls = built(OURS, [("a", "nothing", {})], {"frozen": True, "slots": True})
    assert compiled == []
    one, two = cls(1), cls(2)
    assert compiled == ["def __init__"]
    for _ in range(2):
        assert one != two
        assert len({one, two, cls(2)}) == 2
    assert compiled == ["def __init__", "def __eq__", "def __hash__"]
    assert all(isinstance(vars(cls)[n], FunctionType) for n in ("__init__", "__eq__", "__hash__"))


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize("slots", [True, False])
@pytest.mark.parametrize(
    "name",
    ["__init__", "__repr__", "__eq__", "__hash__", "__lt__", "__setattr__", "__getstate__"],
)
@pytest.mark.parametrize("order", [True, False])
def test_a_method_of_its_own_stays_or_is_refused(
    name: str, order: bool, slots: bool, frozen: bool
) -> None:
    def own(self: object, *_: object) -> str:
        return "own"

    def kept(decorate: Any) -> dict[str, Any]:
        space = {"__module__": __name__, "__annotations__": {"a": int}, name: own}
        cls = decorate(order=order, slots=slots, frozen=frozen)(type("Drawn", (), space))
        special = ("__init__", "__repr__", "__eq__", "__lt__", "__getstate__", "__setstate__")
        return {
            **{n: vars(cls).get(n) is own for n in (*special, "__hash__", "__setattr__")},
            "hashable": cls.__hash__ is not None,
        }

    assert outcome(kept, OURS) == outcome(kept, THEIRS)


def test_a_class_below_may_have_more_and_shares_what_it_inherits() -> None:
    @dataclass(frozen=True)
    class Base:
        a: int

        @cached_property
        def twice(self) -> int:
            return self.a * 2

    class Below(Base):
        def __init__(self, a: int) -> None:
            super().__init__(a + 1)
            self.more = 5

    one = Below(1)
    assert (one.a, one.more, one.twice) == (2, 5, 4)
    assert one == Below(1) != Base(2)
    assert hash(one) == hash(Base(2))
    assert repr(one).endswith("Below(a=2)")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        one.a = 3  # type: ignore[misc] # it is refused
    del one.more
    assert not hasattr(one, "more")


def test_a_protocol_may_be_its_base_and_it_may_hold_itself() -> None:
    class Named(Protocol):
        @property
        def name(self) -> str: ...

    @dataclass(slots=True)
    class Thing(Named):
        name: str
        inner: Any = None

    one = Thing("a")
    one.inner = one
    assert repr(one).endswith("Thing(name='a', inner=...)")


def test_many_threads_may_make_the_first_value() -> None:
    for _ in range(30):
        cls = built(OURS, [(n, "nothing", {}) for n in NAMES], {"frozen": True, "slots": True})
        together = threading.Barrier(6)
        made: list[tuple[Any, int, bool]] = []

        def make(cls: Any = cls, wait: Any = together.wait, made: list[Any] = made) -> None:
            wait()
            one = cls(*range(len(NAMES)))
            made.append((one, hash(one), one == cls(*range(len(NAMES)))))

        threads = [threading.Thread(target=make) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 6
        assert len({one for one, *_ in made}) == len({h for _, h, _ in made}) == 1
        assert all(same for *_, same in made)


@pytest.mark.parametrize(
    ("space", "options"),
    [
        ({"__annotations__": {"a": InitVar[int]}}, {}),
        ({"__annotations__": {"a": int}, "a": field(default=1, init=False)}, {}),
        ({"__annotations__": {"a": int}, "__match_args__": ()}, {}),
        ({"__annotations__": {"a": int}}, {"kw_only": True}),
        ({"__annotations__": {"a": int}}, {"unsafe_hash": True}),
        ({"__annotations__": {"a": int}, "__slots__": ("a",)}, {"slots": True}),
        ({"__annotations__": {"a": list}, "a": []}, {}),
    ],
)
def test_what_is_not_offered_is_refused_where_the_class_is_made(space: Any, options: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        OURS(**options)(type("Drawn", (), {**space, "__module__": __name__}))


def test_a_base_that_has_fields_is_refused() -> None:
    with pytest.raises(TypeError, match="Sub: no base of it can be a dataclass"):
        OURS(type("Sub", (Point,), {"__annotations__": {"z": int}}))
