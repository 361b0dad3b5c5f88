"""``gloss annotate``: what is saved, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.sidecar import read_sidecar
from reader.commands.quoting import listed, places_of
from tests.reader.commanding import corpus_of, gloss

TEXT = (
    "Coast Wire said that harbour master\nIlo Varr counted 32 people.\n\n"
    "Ilo Varr said: e\u0301 bien. 32 people, he said again. 👩\u200d🔬\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "corpus", ferry=TEXT) / "ferry.txt"


def items(document: Path, annotator: str = "anna") -> list[dict[str, Any]]:
    sidecar = document.with_name(f"{document.name}.{annotator}.annotations.json")
    found: list[dict[str, Any]] = json.loads(sidecar.read_bytes())["first"]["items"]
    return found


def selected(item: dict[str, Any]) -> tuple[int, int, str]:
    position, quote = item["target"]["selector"]
    return position["start"], position["end"], quote["exact"]


@pytest.mark.parametrize(
    ("options", "start", "words"),
    [
        (["--quote", "Coast Wire"], 0, "Coast Wire"),
        (["--quote", "32 people", "--nth", "2"], TEXT.rindex("32"), "32 people"),
        (["--quote", "harbour master Ilo Varr"], 21, "harbour master\nIlo Varr"),
        (["--start", "6", "--end", "10"], 6, "Wire"),
    ],
)
def test_a_passage_is_named_by_its_words_or_its_place(
    document: Path, options: list[str], start: int, words: str
) -> None:
    result = gloss("annotate", document, "--tag", "claim", *options)
    assert (result.code, result.err) == (0, "")
    (item,) = items(document)
    assert result.out == item["id"] + "\n"
    assert selected(item) == (start, start + len(words), words)


def test_a_selection_never_splits_a_character(document: Path) -> None:
    at = TEXT.index("e\u0301")
    result = gloss("annotate", document, "--tag", "x", "--start", f"{at}", "--end", f"{at + 1}")
    assert result.code == 0
    assert f"{at}..{at + 2}" in result.err
    assert selected(items(document)[0]) == (at, at + 2, "e\u0301")


def test_a_claim_with_all_that_can_be_said_of_it(document: Path) -> None:
    source = gloss("annotate", document, "--tag", "source", "--quote", "Ilo Varr",
                   "--nth", "1", "--entity", "Ilo Varr").out.strip()  # fmt: skip
    claim = gloss("annotate", document, "--tag", "claim", "--quote", "counted 32 people",
                  "--note", "by telephone", "--source", source).out.strip()  # fmt: skip
    voiced = gloss("annotate", document, "--tag", "claim", "--quote", "again", "--own-voice")
    by_id = {item["id"]: item for item in items(document)}
    assert by_id[source]["body"]["entity"] == "Ilo Varr"
    assert [body["value"] for body in by_id[claim]["body"]] == ["claim", "by telephone"]
    links = [(x["target"], x["body"]) for x in by_id.values() if x["motivation"] == "linking"]
    identity = by_id[claim]["target"]["source"]
    assert sorted(links) == sorted([(claim, source), (voiced.out.strip(), identity)])


SAID = [
    (["--figure", "at least 84 people"], {"figure": ("84", "people", "at least", None)}),
    (["--figure", "about 90 people as of 2031-05-04"],
     {"figure": ("90", "people", "about", "2031-05-04")}),
    (["--value", "32", "--unit", "people"], {"figure": ("32", "people", "exactly", None)}),
    (["--value", "0.50", "--qualifier", "Nearly"], {"figure": ("0.50", None, "nearly", None)}),
    (["--value", "10", "--unit", "cars", "--qualifier", "to 15", "--as-of", "2031-05-04"],
     {"figure": ("10", "cars", "to 15", "2031-05-04")}),
    (["--topic", "2022: killed"], {"topic": "2022: killed"}),
    (["--certainty", "Probable", "--polarity", "negative", "--stance", "doubts",
      "--directness", "indirect", "--review"],
     {"certainty": "probable", "polarity": "negative", "stance": "doubts",
      "directness": "indirect", "review": True}),
    (["--attribute", "certainty=certain", "--attribute", "topic=the toll"],
     {"certainty": "certain", "topic": "the toll"}),
]  # fmt: skip


@pytest.mark.parametrize(("options", "said"), SAID)
def test_figure_topic_and_attributes_are_saved_as_the_reader_saves_them(
    document: Path, options: list[str], said: dict[str, Any]
) -> None:
    result = gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire", *options)
    assert (result.code, result.err) == (0, "")
    (item,) = items(document)
    body = {k: v for k, v in item["body"].items() if k not in {"type", "purpose", "value"}}
    if "figure" in body:
        keys = ("amount", "unit", "qualifier", "asOf")
        body["figure"] = tuple(body["figure"].get(key) for key in keys)
    assert body == said


def test_attributes_of_the_codebook_are_set_by_name(document: Path) -> None:
    (document.parent / "glossator.toml").write_text(
        '[tags.rumour]\n[attributes.urgency]\nvalues = ["low", "high"]\ntags = ["rumour"]\n'
    )
    words: list[str | Path] = ["annotate", document, "--quote", "Coast Wire", "--attribute"]
    assert gloss(*words, "urgency=HIGH", "--tag", "rumour").code == 0
    assert items(document)[0]["body"]["gloss:attr_urgency"] == "high"
    for value, tag, says in [
        ("urgency=some", "rumour", "want one of low, high; 'some' is none"),
        ("urgency=low", "claim", "urgency is no attribute of the tag claim; those it may have"),
        ("hurry=low", "rumour", "hurry is no attribute of the tag rumour"),
    ]:
        result = gloss(*words, value, "--tag", tag)
        assert result.code == 2
        assert says in result.err
    assert len(items(document)) == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--figure", "many people"], "--figure many people: no number in it"),
        (["--figure", "84", "--value", "84"], "give --figure in words, or --value"),
        (["--figure", "84", "--unit", "people"], "give --figure in words, or --value"),
        (["--value", "NaN"], "--value NaN: want a number such as 84"),
        (["--value", "1e999999999"], "want a number such as 84"),
        (["--value", "84", "--qualifier", "some"], "--qualifier some: want one of exactly, about"),
        (["--value", "84", "--qualifier", "to 15"], "84 to 15 is no range"),
        (["--value", "84", "--as-of", "May"], "--as-of May: want a day such as"),
        (["--unit", "people"], "--unit needs a number: add --value"),
        (["--as-of", "2031-05-04"], "--as-of needs a number: add --value"),
        (["--certainty", "sure"], "certainty: want one of certain, probable, possible, unknown"),
        (["--topic", " "], "topic: want a value"),
        (["--attribute", "certainty"], "write it as NAME=VALUE"),
        (["--figure", "84 people", "--tag", "source"], "a figure is a claim's"),
        (["--topic", "killed", "--tag", "source"], "topic is no attribute of the tag source"),
    ],
)
def test_what_cannot_be_said_of_a_passage_is_refused(
    document: Path, options: list[str], says: str
) -> None:
    result = gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire", *options)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert [path.name for path in document.parent.iterdir()] == ["ferry.txt"]


def test_a_source_may_be_in_another_document_of_the_corpus(document: Path) -> None:
    other = corpus_of(document.parent, other="The port office said so.") / "other.txt"
    source = gloss("annotate", other, "--tag", "source", "--quote", "The port office", "--as",
                   "ben").out.strip()  # fmt: skip
    short = source.removeprefix("urn:uuid:")
    for options in ([], ["--corpus", str(document.parent)]):
        result = gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire",
                       "--source", short, *options)  # fmt: skip
        assert result.code == 0
    assert {x["body"] for x in items(document) if x["motivation"] == "linking"} == {source}


def test_annotations_may_be_kept_in_a_tree_of_their_own(document: Path, tmp_path: Path) -> None:
    options = ["--quote", "Coast Wire", "--annotations", str(tmp_path / "tree")]
    corpus = ["--corpus", str(tmp_path)]
    assert gloss("annotate", document, "--tag", "claim", *options, *corpus).code == 0
    name = "ferry.txt.anna.annotations.json"
    assert (tmp_path / "tree" / "corpus" / name).exists()
    assert not document.with_name(name).exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--quote", "32 people"], "stand in it 2 times; choose by --nth: 1 in line 2"),
        (["--quote", "32 people", "--nth", "3"], "2 times, so --nth 3 is too many"),
        (["--quote", "44 people"], "it does not say '44 people'"),
        (["--quote", " "], "it does not say"),
        (["--quote", ""], "it does not say ''"),
        ([], "--quote TEXT, or by both --start and --end"),
        (["--start", "3"], "by both --start and --end"),
        (["--start", "3", "--end", "5", "--nth", "1"], "by both --start and --end"),
        (["--start", "3", "--end", "3"], "want start before end"),
        (["--start", "3", "--end", "9999"], "is no passage of its"),
        (["--quote", "Coast", "--start", "3", "--end", "4"], "not both"),
        (["--quote", "Coast", "--source", "0"], "no annotation in"),
        (["--quote", "Coast", "--source", "0", "--own-voice"], "not both"),
        (["--quote", "Coast", "--tag", " "], "a tag needs a letter"),
        (["--quote", "Coast", "--note", "\udcff"], "--note \ufffd: it is not UTF-8"),
        (["--quote", "Coast", "--tag", "cl\udcffim"], "--tag cl\ufffdim: it is not UTF-8"),
        (["--quote", "Coast", "--topic", "\udcff"], "--topic \ufffd: it is not UTF-8"),
        (["--quote", "Coast", "--value", "1e308"], "of at most 30 digits"),
        (["--quote", "Coast", "--topic", "2022:"], "what it says of the event, as in 2022: killed"),
        (["--quote", "Coast", "--topic", ":"], "as in 2022: killed"),
        (
            ["--quote", "Coast", "--attribute", "topic=saved", "--topic", "drowned"],
            "topic is given 2 times; give it once",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_saved(
    document: Path, options: list[str], says: str
) -> None:
    result = gloss("annotate", document, "--tag", "claim", *options)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert [path.name for path in document.parent.iterdir()] == ["ferry.txt"]


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("klaim", "klaim is a new tag here; if you meant claim, delete it by x in `gloss /"),
        ("claims", "if you meant claim,"),
        ("rumor", "if you meant rumour,"),
        ("rumour", ""),
        ("question", ""),
        ("claim", ""),
    ],
)
def test_a_new_tag_that_is_almost_one_in_use_is_told_of(
    document: Path, tag: str, told: str
) -> None:
    gloss("annotate", document, "--tag", "rumour", "--quote", "Coast Wire")
    result = gloss("annotate", document, "--tag", tag, "--quote", "Coast Wire")
    assert result.code == 0
    assert told in result.err if told else not result.err


def test_an_unreadable_sidecar_is_never_written_over(document: Path) -> None:
    sidecar = document.with_name("ferry.txt.anna.annotations.json")
    sidecar.write_text('{"id": 1')
    result = gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire")
    assert result.code == 2
    assert f"{sidecar}:1:" in result.err
    assert sidecar.read_text() == '{"id": 1'


def test_an_unreadable_sidecar_of_somebody_else_is_told_of_and_does_not_stop_the_work(
    document: Path,
) -> None:
    document.with_name("ferry.txt.ben.annotations.json").write_text("[]")
    result = gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire")
    assert result.code == 0
    assert "left out" in result.err
    assert "ferry.txt.ben.annotations.json" in result.err


def test_a_step_that_a_crash_cut_short_is_saved_first(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str | Path] = ["annotate", document, "--tag", "claim", "--quote"]
    with monkeypatch.context() as crashing:
        crashing.setattr("annotations.history.save", lambda *_, **__: 1 / 0)
        assert gloss(*words, "Coast Wire").code == 2
    result = gloss(*words, "harbour master")
    assert result.code == 0
    assert "ferry.txt: saved “tag as claim”, which a crash had cut short" in result.err
    assert [selected(item)[2] for item in items(document)] == ["Coast Wire", "harbour master"]


def test_a_step_that_no_longer_fits_is_told_of(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str | Path] = ["annotate", document, "--tag", "claim", "--quote", "Coast Wire"]
    with monkeypatch.context() as crashing:
        crashing.setattr("annotations.history.save", lambda *_, **__: 1 / 0)
        gloss(*words)
    document.with_name("ferry.txt.anna.annotations.json").write_text("[]")
    result = gloss(*words, "--as", "ben")
    assert result.code == 0
    assert "“tag as claim” is not saved: " in result.err


def test_text_in_another_encoding_is_counted_as_it_is_read(tmp_path: Path) -> None:
    document = tmp_path / "old.txt"
    document.write_bytes("Crème brûlée für alle Gäste, sagte die Wirtin.\n".encode("cp1252") * 3)
    result = gloss("annotate", document, "--tag", "claim", "--quote", "Gäste", "--nth", "2")
    assert result.code == 0
    sidecar = read_sidecar(document.with_name("old.txt.anna.annotations.json"))
    assert sidecar is not None
    assert sidecar.header.encoding != "utf-8"
    assert selected(items(document)[0])[2] == "Gäste"


def test_a_quotation_is_taken_to_the_letter_before_white_space_is_folded() -> None:
    text = "one  two\none two"
    assert [span.of(text) for span in places_of(text, "one two")] == ["one two"]
    assert [span.start for span in places_of(text, "one\ttwo")] == [0, 9]
    assert places_of(text, "") == places_of("", "one") == []


def test_many_places_are_told_of_up_to_a_limit() -> None:
    text = "ferry\n" * 12
    told = listed(text, places_of(text, "ferry"))
    assert told.startswith("1 in line 1 ([ferry] ferry")
    assert told.endswith("; and 4 more")
