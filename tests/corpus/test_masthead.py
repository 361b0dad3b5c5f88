"""The lines on top of an article that are its outlet's, and real headlines that look like them."""

from datetime import date

import pytest

from corpus.dates import date_of_line
from corpus.formats.kinds import Kind
from corpus.masthead import outlet_above
from corpus.metadata import read_metadata

BODY = (
    "The ferry Astrid burned off the eastern quay of Varrhaven on Sunday night, and nine people "
    "are missing, the port office said on Monday.\n"
)
JUNE_3, JUNE_5 = date(2032, 6, 3), date(2032, 6, 5)
HEADS: list[tuple[list[str], str | None, date | None, str]] = [
    (
        [
            "The Island Courier",
            "Nine missing as ferry burns off Varrhaven",
            "By Tove Lind\n3 June 2032",
            BODY,
        ],
        "The Island Courier",
        JUNE_3,
        "Nine missing as ferry burns off Varrhaven",
    ),
    (
        ["Morning Mail | World", "Ferry owner denies doors were chained", "June 3, 2032", BODY],
        "Morning Mail",
        JUNE_3,
        "Ferry owner denies doors were chained",
    ),
    (
        [
            "Der Küstenbote",
            "Fähre brennt vor Varrhafen: Neun Vermisste",
            "Samstag, 5. Juni 2032",
            "Die Fähre Astrid ist am Sonntag vor dem Hafen ausgebrannt, teilte die Behörde mit.",
        ],
        "Der Küstenbote",
        JUNE_5,
        "Fähre brennt vor Varrhafen: Neun Vermisste",
    ),
    (
        ["Tidewire, Varrhaven, 3 June 2032", "Ferry burns off Varrhaven", BODY],
        "Tidewire",
        JUNE_3,
        "Ferry burns off Varrhaven",
    ),
    (
        ["Ferry burns off Varrhaven", "VARRHAVEN, June 3 (Tidewire) - " + BODY],
        "Tidewire",
        None,
        "Ferry burns off Varrhaven",
    ),
    (
        ["Ferry burns off Varrhaven", "VARRHAVEN, June 3, 2032 (Tidewire) - " + BODY],
        "Tidewire",
        JUNE_3,
        "Ferry burns off Varrhaven",
    ),
    (
        [
            "Северный вестник",
            "Паром сгорел у Варрхавена",
            "5 июня 2032",
            "Паром сгорел в воскресенье, сообщили в порту.",
        ],
        "Северный вестник",
        JUNE_5,
        "Паром сгорел у Варрхавена",
    ),
    (
        [
            "Паром сгорел у Варрхавена",
            "5 июня 2032 г.",
            "Паром сгорел в воскресенье, сообщили в порту.",
        ],
        None,
        JUNE_5,
        "Паром сгорел у Варрхавена",
    ),
    (
        [
            "Le Courrier des Îles",
            "Un ferry brûle au large de Varrhaven",
            "Par Anne Duval\nPublié le 3 juin 2032",
            "Le ferry a brûlé dimanche, selon le port.",
        ],
        "Le Courrier des Îles",
        JUNE_3,
        "Un ferry brûle au large de Varrhaven",
    ),
    (
        [
            "Un ferry brûle au large de Varrhaven",
            "jeudi 3 juin 2032 à 14h05",
            "Le ferry a brûlé dimanche, selon le port.",
        ],
        None,
        JUNE_3,
        "Un ferry brûle au large de Varrhaven",
    ),
    (
        [
            "El Faro de Levante",
            "Arde un ferri frente a Varrhaven",
            "3 de junio de 2032",
            "El ferri ardió el domingo, dijo el puerto.",
        ],
        "El Faro de Levante",
        JUNE_3,
        "Arde un ferri frente a Varrhaven",
    ),
    (
        [
            "O ferry pega fogo em Varrhaven",
            "quinta-feira, 3 de junho de 2032",
            "O ferry ardeu no domingo, disse o porto.",
        ],
        None,
        JUNE_3,
        "O ferry pega fogo em Varrhaven",
    ),
    (
        [
            "Brucia un traghetto a Varrhaven",
            "giovedì 3 giugno 2032",
            "Il traghetto è bruciato domenica, ha detto il porto.",
        ],
        None,
        JUNE_3,
        "Brucia un traghetto a Varrhaven",
    ),
    (
        [
            "Veerboot brandt uit bij Varrhaven",
            "donderdag 3 juni 2032",
            "De veerboot brandde zondag uit, zei de haven.",
        ],
        None,
        JUNE_3,
        "Veerboot brandt uit bij Varrhaven",
    ),
    (
        ["Prom spłonął w Varrhaven", "3 czerwca 2032", "Prom spłonął w niedzielę, podał port."],
        None,
        JUNE_3,
        "Prom spłonął w Varrhaven",
    ),
    (
        [
            "Färja brann vid Varrhaven",
            "Torsdag 3 juni 2032",
            "Färjan brann i söndags, enligt hamnen.",
        ],
        None,
        JUNE_3,
        "Färja brann vid Varrhaven",
    ),
    (
        [
            "Varrhaven'da feribot yandı",
            "3 Haziran 2032",
            "Feribot pazar günü yandı, liman söyledi.",
        ],
        None,
        JUNE_3,
        "Varrhaven'da feribot yandı",
    ),
    (
        [
            "Пором згорів біля Варргавена",
            "5 червня 2032",
            "Пором згорів у неділю, повідомили в порту.",
        ],
        None,
        JUNE_5,
        "Пором згорів біля Варргавена",
    ),
    (
        ["Silence in the Harbour", "By Tove Lind\n3 June 2032", BODY],
        None,
        JUNE_3,
        "Silence in the Harbour",
    ),
    (
        ["The Courier Who Never Came", "By Tove Lind", BODY],
        None,
        None,
        "The Courier Who Never Came",
    ),
    (["Herald of Disaster", BODY], None, None, "Herald of Disaster"),
    (
        [
            "Morning After the Fire",
            "Islanders wait at the quay for news of the missing",
            "3 June 2032",
            BODY,
        ],
        None,
        JUNE_3,
        "Morning After the Fire",
    ),
    (["Post Office Closed", "Staff told to stay at home", BODY], None, None, "Post Office Closed"),
    (
        [
            "The Times They Changed",
            "A year after the ferry fire, an island remembers",
            "By Ilo Varr",
            BODY,
        ],
        None,
        None,
        "The Times They Changed",
    ),
    (["Nine Missing", "Ferry burns off the eastern quay", BODY], None, None, "Nine Missing"),
    (["Ferry Fire", "What we know so far", "3 June 2032", BODY], None, JUNE_3, "Ferry Fire"),
    (
        ["Gulf Standard", "Ferry burns off Varrhaven", "By Staff Writer | June 3, 2032", BODY],
        "Gulf Standard",
        JUNE_3,
        "Ferry burns off Varrhaven",
    ),
    (
        ["The Harbour Post\nFerry burns off Varrhaven\nThursday, June 3, 2032", BODY],
        "The Harbour Post",
        JUNE_3,
        "Ferry burns off Varrhaven",
    ),
    (
        ["Coast Wire\n2032-06-03", "Ferry burns off Varrhaven", BODY],
        "Coast Wire",
        JUNE_3,
        "Ferry burns off Varrhaven",
    ),
    (
        [
            "Sundmark Radio News",
            "Minister resigns over ferry fire",
            "Published 3 June 2032, 18:40",
            BODY,
        ],
        "Sundmark Radio News",
        JUNE_3,
        "Minister resigns over ferry fire",
    ),
    (
        ["Editorial: Who chained the doors?", "The Island Courier, 3 June 2032", BODY],
        "The Island Courier",
        JUNE_3,
        "Editorial: Who chained the doors?",
    ),
    (
        ["Mirror of the sea", "Poems for the dead of the Astrid", "By Mira Aalto", BODY],
        None,
        None,
        "Mirror of the sea",
    ),
    (
        [
            "Harbour master questioned",
            "Elias Brand says he was not told",
            "VARRHAVEN (Tidewire) — " + BODY,
        ],
        "Tidewire",
        None,
        "Harbour master questioned",
    ),
    (
        ["World", "Ferry burns off Varrhaven", "June 3, 2032", BODY],
        None,
        JUNE_3,
        "Ferry burns off Varrhaven",
    ),
]


@pytest.mark.parametrize(("blocks", "outlet", "day", "title"), HEADS)
def test_the_outlets_line_is_no_title(
    blocks: list[str], outlet: str | None, day: date | None, title: str
) -> None:
    found = read_metadata("\n\n".join(blocks), Kind.TEXT)
    assert (found.outlet, found.date, found.title) == (outlet, day, title)


HEADLINES = [
    "Hard Times",
    "Good News at Last",
    "Ferry Goes Down on Live Television",
    "No Word From the Radio",
    "Fire at the Post Office",
    "A Star Is Gone",
    "What We Know Today",
    "Under the Evening Sun",
    "Captain Found Guilty",
    "Island in Mourning",
    "Blaze",
    "Fake News",
    "The Last Dispatch",
    "Letter From Varrhaven",
    "The Island Waits",
    "Minister: No Review",
    "Public Told to Boycott Sunday Mail",
    "Editor Quits Evening Standard",
    "Murder on the Express",
    "Death of a Courier",
    "Barbed Wire",
    "Crossing the Wire",
    "The Message in the Mirror",
    "Watching From the Chronicle",
    "End of the World",
    "Ferry Owners Review",
    "Strike Hits Royal Mail",
    "Union Wins Sunday Press",
    "Power of the Press",
    "Fears Grow Over Live Wire",
    "Sold Down the Express",
    "Through the Looking Glass",
    "Court Clears Daily Mirror",
    "Nachrichten aus Varrhafen",
    "Der letzte Bote",
    "Le temps des adieux",
    "Le monde en deuil",
    "El mundo mira a Varrhaven",
    "La voix du port",
    "Плохие новости",
    "Правда о пароме",
]
DECKS = ["Islanders wait at the quay for news of the missing", "Ferry burns", "Who is to blame"]


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("tail", ["By Tove Lind\n3 June 2032\n\n", "3 June 2032\n\n", ""])
def test_a_headline_above_its_deck_stays_the_title(headline: str, tail: str) -> None:
    for deck in DECKS:
        found = read_metadata(f"{headline}\n\n{deck}\n\n{tail}{BODY}", Kind.TEXT)
        assert (found.title, found.outlet) == (headline, None)


def test_a_caption_that_ends_in_place_and_day_does_not_date_the_article() -> None:
    caption = "Flowers on the eastern quay, Varrhaven, May 4, 2032"
    found = read_metadata(f"{caption}\n\nNine Missing\n\n3 June 2032\n\n{BODY}", Kind.TEXT)
    assert (found.title, found.date) == ("Nine Missing", JUNE_3)


def test_an_outlet_alone_has_no_headline_below_it() -> None:
    assert outlet_above("The Island Courier", "Ferry burns off Varrhaven", dated=False)
    assert not outlet_above("The Island Courier", "Tidewire", dated=True)
    assert not outlet_above("", "Ferry burns off Varrhaven", dated=True)


DATES = [
    ("Samstag, 5. Juni 2032", JUNE_5),
    ("5 июня 2032", JUNE_5),
    ("5 июня 2032 г.", JUNE_5),
    ("5 июня 2032, 14:05", JUNE_5),
    ("sábado 5 de junio de 2032", JUNE_5),
    ("Publié le 5 juin 2032 à 14h05", JUNE_5),
    ("sabato 5 giugno 2032", JUNE_5),
    ("zaterdag 5 juni 2032", JUNE_5),
    ("5 czerwca 2032", JUNE_5),
    ("Lördag 5 juni 2032", JUNE_5),
    ("den 5. juni 2032 kl. 14.05", JUNE_5),
    ("5 Haziran 2032 Cumartesi", JUNE_5),
    ("5 червня 2032", JUNE_5),
    ("2032年6月5日", JUNE_5),
    ("2032년 6월 5일", JUNE_5),
    ("٥ يونيو ٢٠٣٢", JUNE_5),
    ("۵ ژوئن ۲۰۳۲", JUNE_5),
    ("Stand: 5. Juni 2032, 14:05 Uhr", JUNE_5),
    ("5. kesäkuuta 2032", JUNE_5),
    ("5 Ιουνίου 2032", JUNE_5),
    ("El 5 de junio de 2032 ardió", None),
    ("Im Juni 2032", None),
    ("Mai 2032", None),
    ("31. Februar 2032", None),
    ("5. Brumaire 2032", None),
    ("Juni 5", None),
    ("1er août 2031", date(2031, 8, 1)),
    ("3 listopada 2031", date(2031, 11, 3)),
]


@pytest.mark.parametrize(("line", "day"), DATES)
def test_dates_in_other_languages(line: str, day: date | None) -> None:
    assert date_of_line(line) == day
