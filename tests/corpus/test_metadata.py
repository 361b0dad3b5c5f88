"""Title, outlet, author and date: given in front matter, or detected in the head of an article."""

import datetime
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import date_of_line, ends_in_date
from corpus.formats.kinds import Kind
from corpus.metadata import HEAD, Metadata, read_metadata

BODY = "The ferry burned off the eastern quay on Sunday, January 5, 2031, the port office said.\n"
MAY_4 = date(2031, 5, 4)


def detected(**fields: str | datetime.date) -> Metadata:
    return Metadata(**fields, detected=frozenset(fields))  # type: ignore[arg-type]  # by the cases


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2031-05-04", MAY_4),
        ("2031-05-04T10:00:00Z", MAY_4),
        ("2031/5/4", MAY_4),
        ("May 4, 2031", MAY_4),
        ("4 May 2031", MAY_4),
        ("4th of May 2031", MAY_4),
        ("SUNDAY, MAY 4TH, 2031", MAY_4),
        ("Sun., 4. May 2031", MAY_4),
        ("Published: May 4, 2031 10:30 a.m. GMT", MAY_4),
        ("Updated on 4 May 2031, 14:05", MAY_4),
        ("(May 4, 2031)", MAY_4),
        ("Friday, 01/19/2024", date(2024, 1, 19)),
        ("Friday, 01/05/2024", date(2024, 1, 5)),
        ("Wednesday, 07/02/2024", date(2024, 2, 7)),  # the weekday decides against the US order
        ("07/02/2024", date(2024, 7, 2)),
        ("04.05.2031", MAY_4),
        ("31/12/2031", date(2031, 12, 31)),
        ("04.13.2031", date(2031, 4, 13)),
        ("04-05-2031", MAY_4),
        (f"May 4, 2031{'':69}", MAY_4),
        (f"May 4, 2031{'':70}", None),  # longer than a line of a head is
        ("Monday, 04/05/2031", None),  # neither order is a Monday
        ("31 February 2031", None),
        ("13/13/2031", None),
        ("2031", None),
        ("May 2031", None),
        ("4", None),
        ("4 5 2031", None),
        ("11/12", None),
        ("1 2 3", None),
        ("On May 4, 2031 it burned", None),
        ("May 4", None),
        ("9999-99-99", None),
        ("۲۰۳۱-۰۵-۰۴", None),
        ("", None),
    ],
)
def test_a_line_that_is_a_date_and_nothing_else(line: str, day: date | None) -> None:
    assert date_of_line(line) == day


@given(st.text(max_size=100) | st.from_regex(r"[0-9/. -]{1,20}[A-Za-z]{0,9} [0-9:]{1,12}"))
def test_no_line_makes_the_dates_fail(line: str) -> None:
    assert date_of_line(line) is None or isinstance(date_of_line(line), date)
    assert ends_in_date(line) in {True, False}


SEEDS = [
    (
        "000",
        "Iranian Intelligence Announces Arrests For Deadly Twin Bombing",
        date(2024, 1, 19),
        None,
    ),
    ("001", "Iran Claims One Of Kerman Suicide Bombers Was A Tajik", date(2024, 1, 5), None),
    (
        "002",
        "Iran's Security Apparatus Under Fire Over Kerman Twin Blasts",
        date(2024, 1, 7),
        "Iran International",
    ),
    ("003", "Iranian media reports say Iran's Ministry of Intelligence Friday", None, None),
    ("004", "Iran Reports Killing Two Individuals Linked to Kerman Attack", None, None),
]


@pytest.mark.parametrize(("name", "title", "day", "outlet"), SEEDS)
def test_the_seeds(
    seeds: Path, name: str, title: str, day: date | None, outlet: str | None
) -> None:
    (path,) = seeds.glob(f"{name}_*")
    found = read_metadata(path.read_text()[:HEAD], Kind.TEXT)
    assert found.title
    assert found.title == title or found.title.startswith(title + " ")
    assert (found.date, found.outlet, found.author) == (day, outlet, None)
    assert found.detected == {"title"} | ({"date"} if day else set()) | (
        {"outlet"} if outlet else set()
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Ferry burns", detected(title="Ferry burns")),
        (f"Ferry burns\n\n{BODY}", detected(title="Ferry burns")),
        (f"Ferry burns\n{BODY}", detected(title="Ferry burns")),
        (f"\n\n\nFerry burns\r\n\r\n{BODY}", detected(title="Ferry burns")),
        (f"Who knew?\n\n{BODY}", detected(title="Who knew?")),
        (f"Photo: Ilo Varr\n\nFerry burns\n\n{BODY}", detected(title="Ferry burns")),
        (
            f"The Astrid on fire (Photo: Coast Wire)\n\nFerry burns\n\n{BODY}",
            detected(title="Ferry burns"),
        ),
        (
            f"People watch the fire at the quay.\n\nFerry burns\n\nMay 4, 2031\n\n{BODY}",
            detected(title="Ferry burns", date=MAY_4),
        ),
        (
            f"People watch the fire\n\nFerry Burns Near Quay\n\nMay 4, 2031\n\n{BODY}",
            detected(title="Ferry Burns Near Quay", date=MAY_4),
        ),
        (
            "The quay on May 4, 2031\n\n" + BODY,
            detected(title="The quay on May 4, 2031"),
        ),
        (
            f"Ferry burns\nBy Ilo Varr\nMay 4, 2031\n\n{BODY}",
            detected(title="Ferry burns", author="Ilo Varr", date=MAY_4),
        ),
        (
            f"Ferry burns\n\nBy Ilo Varr | May 4, 2031\n\n{BODY}",
            detected(title="Ferry burns", author="Ilo Varr", date=MAY_4),
        ),
        (
            f"Harbour Post — 4 May 2031\n\nFerry burns\n\n{BODY}",
            detected(title="Ferry burns", outlet="Harbour Post", date=MAY_4),
        ),
        (
            f"Ferry burns\n\nSunday, May 4, 2031\n\nHarbour Post Newsroom\n\nIsland News\n\n{BODY}",
            detected(title="Ferry burns", outlet="Harbour Post", date=MAY_4),
        ),
        (
            "VARRHAVEN, May 4, 2031 (Coast Wire) — " + BODY,
            detected(title=BODY.strip(), outlet="Coast Wire", date=MAY_4),
        ),
        (
            "Ferry burns\n\nVARRHAVEN, May 4 (Coast Wire) — " + BODY,
            detected(title="Ferry burns", outlet="Coast Wire"),
        ),
        (
            f"Title: Ferry burns\nAuthor: Ilo Varr\nSource: Coast Wire\nDate: 2031-05-04\n\n{BODY}",
            detected(title="Ferry burns", author="Ilo Varr", outlet="Coast Wire", date=MAY_4),
        ),
        (BODY + "\nMay 4, 2031\n", detected(title=BODY.strip())),
        ("渡轮起火\n\n港务局表示，十一人获救。\n", detected(title="渡轮起火")),
        ("", Metadata()),
        ("\n \n\t\n", Metadata()),
    ],
)
def test_the_head_of_an_article(head: str, expected: Metadata) -> None:
    assert read_metadata(head, Kind.TEXT) == expected


HEADS = [
    (
        "the first byline counts",
        "Ferry burns\nBy Ilo Varr\nBy Ada Quist\n\n",
        {"author": "Ilo Varr"},
    ),
    (
        "the first date counts",
        "Ferry burns\nMay 4, 2031\nUpdated: June 1, 2031\n\n",
        {"date": MAY_4},
    ),
    (
        "the outlet may stand in the byline",
        "Ferry burns\nBy Ilo Varr | Coast Wire\n\n",
        {"author": "Ilo Varr", "outlet": "Coast Wire"},
    ),
    (
        "outlet and date on a line",
        "Ferry burns\nCoast Wire — May 4, 2031\n\n",
        {"outlet": "Coast Wire", "date": MAY_4},
    ),
    ("a place and a date on a line", "Ferry burns\nVarrhaven, May 4, 2031\n\n", {"date": MAY_4}),
    ("a newsroom", "Ferry burns\nCoast Wire Newsroom\n\n", {"outlet": "Coast Wire"}),
    (
        "a masthead above its headline",
        "THE COAST WIRE\n\nFerry burns\n\n",
        {"outlet": "The Coast Wire"},
    ),
    (
        "a headline in capitals is no masthead",
        "FERRY BURNS\n\nNO ONE DEAD\n\n",
        {"title": "FERRY BURNS"},
    ),
    (
        "six words in capitals are no masthead",
        "THE FERRY BURNED ON ITS WAY\n\nNobody is dead\n\n",
        {"title": "THE FERRY BURNED ON ITS WAY"},
    ),
]


@pytest.mark.parametrize(("_name", "head", "fields"), HEADS, ids=[each[0] for each in HEADS])
def test_lines_around_a_headline(
    _name: str, head: str, fields: dict[str, str | datetime.date]
) -> None:
    body = "The ferry burned off the eastern quay, the port office said.\n"
    assert read_metadata(head + body, Kind.TEXT) == detected(**{"title": "Ferry burns", **fields})


@pytest.mark.parametrize(
    ("dateline", "fields"),
    [
        ("VARRHAVEN, May 4, 2031 (Coast Wire) — ", {"outlet": "Coast Wire", "date": MAY_4}),
        ("VARRHAVEN (Coast Wire) — ", {"outlet": "Coast Wire"}),
        ("Varrhaven, May 4, 2031 — ", {"date": MAY_4}),
        ("Varrhaven (on the coast) — ", {}),
        ("The ferry line — ", {}),
    ],
)
def test_a_dateline_tells_the_agency_and_the_day(
    dateline: str, fields: dict[str, str | datetime.date]
) -> None:
    text = f"Ferry burns\n\n{dateline}The ferry burned off the eastern quay, the office said.\n"
    assert read_metadata(text, Kind.TEXT) == detected(title="Ferry burns", **fields)


def test_a_wrapped_paragraph_is_no_headline() -> None:
    wrapped = "The ferry burned off the eastern quay of the\nisland for many hours, the port\nsaid."
    found = read_metadata(wrapped, Kind.TEXT)
    assert found.title == " ".join(wrapped.split())


def test_a_long_first_sentence_is_clipped_at_a_word() -> None:
    found = read_metadata("word " * 100 + ".", Kind.TEXT)
    assert found.title
    assert found.title.endswith("word…")
    assert len(found.title) <= 100


@pytest.mark.parametrize(
    ("head", "kind", "expected"),
    [
        (
            "---\ntitle: 'Ferry: doors'\ndate: 2031-05-04\nauthor: [Ilo Varr, Ada Quist]\n---\n",
            Kind.MARKDOWN,
            Metadata("Ferry: doors", None, "Ilo Varr, Ada Quist", MAY_4),
        ),
        (
            "---\r\ntitle: Ferry\r\nauthors:\r\n  - name: Ilo Varr\r\n---\r\n# Other\r\n",
            Kind.MARKDOWN,
            Metadata("Ferry", None, "Ilo Varr"),
        ),
        (
            '+++\ntitle = "Ferry"\ndate = 2031-05-04T10:00:00Z\nsource = "Coast Wire"\n+++\n',
            Kind.TEXT,
            Metadata("Ferry", "Coast Wire", None, MAY_4),
        ),
        ("# Ferry burns #\n\nText.\n", Kind.MARKDOWN, Metadata("Ferry burns")),
        ("Ferry burns\n===========\n\nText.\n", Kind.MARKDOWN, Metadata("Ferry burns")),
        (
            "===\nFer\n===\n\n:Author: Ilo Varr\n:Date: May 4, 2031\n\nText.\n",
            Kind.RST,
            Metadata("Fer", None, "Ilo Varr", MAY_4),
        ),
        (
            "# Ferry burns\n\n*By Ilo Varr*\n\n**May 4, 2031**\n\nText.\n",
            Kind.MARKDOWN,
            Metadata("Ferry burns", None, "Ilo Varr", MAY_4, frozenset({"author", "date"})),
        ),
        (
            f"---\noutlet: Coast Wire\n---\nFerry burns\n\nMay 4, 2031\n\n{BODY}",
            Kind.TEXT,
            Metadata("Ferry burns", "Coast Wire", None, MAY_4, frozenset({"title", "date"})),
        ),
        (
            "---\ntitle: Doors\noutlet: Coast Wire\nauthor: Ilo Varr\ndate: 2031-05-04\n---\n"
            f"Title: Ferry\nOutlet: Port Daily\nBy Ada Quist\n1 June 2031\n\n{BODY}",
            Kind.TEXT,
            Metadata("Doors", "Coast Wire", "Ilo Varr", MAY_4),
        ),
        (
            f"# Ferry burns\n\nTitle: Doors\n\n{BODY}",
            Kind.MARKDOWN,
            Metadata("Ferry burns"),
        ),
        ("**Ferry** burns\n\nText.\n", Kind.TEXT, detected(title="**Ferry** burns")),
        ("> **Ferry burns**\n\nText.\n", Kind.MARKDOWN, detected(title="Ferry burns")),
        (
            "Ferry burns\n===========\n:Author: Ilo Varr\n\nText.\n",
            Kind.RST,
            Metadata("Ferry burns", None, "Ilo Varr"),
        ),
        ("===\nFer\n", Kind.RST, detected(title="Fer")),
        (f"---\ntitle: Doors\nx: {'[' * 50}{']' * 50}\n---\n", Kind.TEXT, Metadata("Doors")),
        ("---\n- a list\n---\n\nFerry\n", Kind.MARKDOWN, detected(title="- a list")),
        ("---\ntitle: [unclosed\n---\n\nFerry\n", Kind.MARKDOWN, detected(title="Ferry")),
        ("---\nlang: en\n\nFerry\n", Kind.MARKDOWN, detected(title="lang: en")),
        ("+++\ntitle = \n+++\n\nFerry\n", Kind.TEXT, detected(title="Ferry")),
        ('---\ntitle: "half \\ud800"\n---\n', Kind.TEXT, Metadata("half ?")),
        ("---\n---\nFerry\n", Kind.TEXT, detected(title="Ferry")),
        ("import this\n", Kind.CODE, Metadata()),
    ],
)
def test_what_the_document_says_of_itself(head: str, kind: Kind, expected: Metadata) -> None:
    assert read_metadata(head, kind) == expected


@pytest.mark.parametrize(
    "head",
    [
        "---\n" + "[" * 8000 + "\n---\n",
        "---\n" + "a: &a [x,x]\nb: &b {<<: *a}\n" * 100 + "---\n",
        "---\nl0: &l0 {k: v}\n"
        + "".join(f"l{i}: &l{i} {{<<: [{', '.join([f'*l{i - 1}'] * 9)}]}}\n" for i in range(1, 40))
        + "---\n",
        "+++\na = " + "[" * 8000 + "\n+++\n",
        "---\ndate: 2031-99-99\ntitle: !!python/object/apply:os.system [echo]\n---\n",
        "a" * HEAD,
        "A " * (HEAD // 2),
        "a\n" * (HEAD // 2),
        "- " * (HEAD // 2),
        ("A" * 50 + "(" * 50) * 80,
        "# " * 4000,
        "=" * HEAD,
        "*" * HEAD,
        " " * HEAD,
    ],
)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN, Kind.RST])
def test_hostile_heads_cost_little(head: str, kind: Kind) -> None:
    begun = time.process_time()
    read_metadata(head[:HEAD], kind)
    assert time.process_time() - begun < 2


@given(st.text(max_size=300), st.sampled_from(Kind))
def test_any_head_is_read(head: str, kind: Kind) -> None:
    found = read_metadata(head, kind)
    for field in ("title", "outlet", "author", "date"):
        assert (field not in found.detected) or getattr(found, field)


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        (
            "THE MORNING BELL\n3 May 2031, late edition\n\nFerry towed in\n\nIt was towed in.\n",
            "The Morning Bell",
            "Ferry towed in",
        ),
        (
            "FERRY TOWED IN\n\nTHREE STILL MISSING\n\nThe ferry was towed in.\n",
            None,
            "FERRY TOWED IN",
        ),
        ("FERRY TOWED IN\n\nThe ferry was towed in on Monday.\n", None, "FERRY TOWED IN"),
    ],
)
def test_a_masthead_in_capitals_above_the_headline_is_the_outlet(
    head: str, outlet: str | None, title: str
) -> None:
    found = read_metadata(head, Kind.TEXT)
    assert (found.outlet, found.title) == (outlet, title)


def test_front_matter_with_more_brackets_than_honest_is_not_parsed() -> None:
    nested = "[" * 101 + "]" * 101
    assert read_metadata(f"---\ntitle: Doors\nx: {nested}\n---\n", Kind.TEXT) == Metadata()
