"""Names that two languages spell apart by no rule of letters: Kyiv and Kiev. Pure.

Each line is one name, in spellings as searches fold them.
"""

from collections.abc import Mapping

_GROUPS = """
kyiv kiev київ киев
kharkiv kharkov харків харьков
lviv lvov львів львов
mykolaiv nikolaev nikolayev
chernihiv chernigov
luhansk lugansk
zaporizhzhia zaporozhye
volodymyr vladimir володимир владимир
serhiy serhii sergei sergey сергій сергеи
mykola nikolai nikolay микола николаи
kyrylo kirill кирило кирилл
dmytro dmitry dmitri
andriy andrii andrei andrey
mykhailo mikhail
pavlo pavel
petro pyotr
yevhen yevhenii evgeny yevgeny
oleksiy oleksii aleksei alexei aleksey alexey
oleksandr aleksandr alexander
olena elena yelena
hryhoriy grigory grigori
heorhiy georgy georgi
ihor igor
oleh oleg
bohdan bogdan
danylo daniil
tetyana tatyana tatiana
yusuf yousef youssef yosef
maryam mariam meryem
fatima fatemeh fatma
ebrahim ibrahim abraham
esmail ismail esmaeil
khosrow khusrau khosro
zhou chou
deng teng
jiang chiang
zhang chang
zheng cheng
qing ching
cao tsao
beijing peking
zedong tsetung
xiaoping hsiaoping
"""

_ALSO: Mapping[str, frozenset[str]] = {
    word: frozenset(line.split()) - {word} for line in _GROUPS.split("\n") for word in line.split()
}


def also_spelled(word: str) -> frozenset[str]:
    """The other spellings of a folded name; none for a name that is spelled by rule."""
    return _ALSO.get(word, frozenset())
