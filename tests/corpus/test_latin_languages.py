"""The language of passages in Latin letters, by their small words."""

import pytest

from corpus.latin_languages import LATIN_LANGUAGES, latin_language

PASSAGES = {
    "en": "The ferry was late, and nobody on the quay knew why it had not been seen since noon.",
    "de": "Die Fähre kam zu spät, und niemand am Kai wusste, wo sie seit dem Mittag war.",
    "fr": "Le ferry est arrivé en retard et personne sur le quai ne savait pourquoi.",
    "es": "El barco llegó tarde y nadie en el muelle supo que se había quemado.",
    "pt": "O barco chegou com atraso e ninguém no cais sabia que uma parte da carga ardeu.",
    "it": "Il traghetto è arrivato in ritardo e nessuno nel porto lo sapeva, che si dica.",
    "nl": "De boot was te laat en niet een van de mensen aan de kade wist dat het brandde.",
    "da": "Færgen blev forsinket, og det var der ikke en på kajen, der vidste noget om.",
    "nb": "Fergen ble forsinket, og det var ikke en av dem på kaien som visste det.",
    "sv": "Färjan blev försenad och det var inte en på kajen som hade hört av den.",
    "fi": "Lautta oli myöhässä, ja kukaan ei tiennyt, että se oli syttynyt tuleen.",
    "pl": "Prom się spóźnił i nikt na nabrzeżu nie wiedział, że jest w ogniu, jak było.",
    "cs": "Trajekt se zpozdil a nikdo na molu nevěděl, že hoří, ale byl v přístavu.",
    "sk": "Trajekt sa oneskoril a nikto na móle nevedel, že horí, ale bol v prístave.",
    "hu": "A komp késett, és senki sem tudta, hogy az égett már, nem csak egy hajó volt.",
    "ro": "Feribotul a întârziat și nimeni nu știa că este în flăcări, pentru că a fost noapte.",
    "tr": "Feribot gecikti ve bir kişi bile bunu bilmiyordu, çok sonra da yangın için geldiler.",
}


@pytest.mark.parametrize("code", PASSAGES)
def test_small_words_tell_the_language(code: str) -> None:
    assert latin_language(PASSAGES[code]) == code


def test_every_language_has_a_passage() -> None:
    assert PASSAGES.keys() - {"en"} == LATIN_LANGUAGES


@pytest.mark.parametrize(
    "passage", ["", "12 84", "La Scala, the opera of Milan, is closed.", "Le Monde said."]
)
def test_what_does_not_stand_out_is_english(passage: str) -> None:
    assert latin_language(passage) == "en"
