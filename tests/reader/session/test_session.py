"""The session with a real corpus and its threads: every effect is answered by messages."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from annotations.editing import revise, tag_passage
from annotations.history import Journal, finish
from annotations.model import TagBody
from annotations.selectors import Span
from annotations.sidecar import read_sidecar
from corpus.codebook_edits import renamed
from corpus.codebook_writing import write_codebook
from corpus.errors import NoPlaceForSidecar
from corpus.folders import state_folder
from corpus.index.protocol import Hit
from corpus.library import Corpus
from corpus.query import Query
from reader.effects import (
    ChangeTag,
    Commit,
    CommitAll,
    CompleteQuery,
    CountFacets,
    CountTags,
    CountWords,
    FindInCorpus,
    KeepAnnotator,
    ListLibrary,
    NoteSearch,
    Open,
    PrepareToFind,
    Reanchor,
    Remember,
    SaveSearch,
    SearchDocument,
    together,
)
from reader.found import ShownHit
from reader.messages import (
    Anchored,
    AnnotationsRead,
    ChangedOnDisk,
    CodebookRead,
    CodebookSaved,
    CommitFailed,
    Committed,
    Completed,
    FacetsCounted,
    Found,
    Indexed,
    Known,
    LayoutChanged,
    Listed,
    Matched,
    Migration,
    Opened,
    OpenFailed,
    ReadThrough,
    Remembered,
    ReprintMarks,
    SearchesRead,
    TagsCounted,
    Told,
    WordsCounted,
)
from reader.modes.edits import codebook_edit, target_of
from reader.modes.step import with_reading
from reader.searches import SavedSearch, SearchFile
from reader.session import answering, presenting, saving, searching
from reader.settings import chosen_annotator
from tests.reader.harness import reader_of
from tests.reader.session.desk import Desk, until
from tests.reader.shelf import LAMP

# ---- documents -----------------------------------------------------------------------------


def test_a_document_is_opened_with_its_digest_and_where_it_was_left(desk: Desk) -> None:
    opened = desk.open()
    assert opened.document.title == "Night ward counts the rescued"
    assert opened.document.digest is not None
    assert opened.byte == 0
    desk.session.perform(Remember("b-lamp.txt", 40, 90, 200, (("nurse", 3),)))
    desk.session.perform(ListLibrary())
    desk.wait(Known)
    again = desk.open()
    assert (again.byte, again.furthest) == (40, 90)
    assert again.document.numbers == {"nurse": 3}


def test_at_a_byte_or_a_code_point(desk: Desk) -> None:
    assert desk.open(byte=17).byte == 17
    assert desk.open("c-cjk.txt", point=9).byte == 7 * 3 + 2


def test_for_an_annotation(desk: Desk) -> None:
    assert desk.open(point=0, focus="urn:uuid:1").focus == "urn:uuid:1"


def test_a_document_that_is_not_there_says_so(desk: Desk) -> None:
    desk.session.perform(Open("none.txt"))
    failed = desk.wait(OpenFailed)
    assert failed.name == "none.txt"
    assert "none.txt" in failed.reason


def test_a_long_document_is_shown_before_it_is_read_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "SMALL", 1000)
    opened = desk.open("g-long.txt")
    assert opened.document.digest is None
    assert desk.wait(ReadThrough).digest.startswith("urn:sha256:")


def test_one_that_proves_not_to_be_utf8_is_shown_anew(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "SMALL", 1000)
    (folder / "g-long.txt").write_bytes(b"It was late.\n" * 20_000 + "Zoë left.\n".encode("cp1252"))
    assert desk.open("g-long.txt").document.digest is None
    anew = desk.wait(Opened)
    assert anew.document.digest is not None
    size = anew.document.text.size
    assert "Zo" in anew.document.text.read(size - 20, size).decode()


def test_a_file_that_changed_is_read_anew(desk: Desk, folder: Path) -> None:
    before = desk.open().document.digest
    (folder / "b-lamp.txt").write_text("Another text by now.\n")
    after = desk.open().document
    assert after.digest != before
    assert after.text.read(0, 99) == b"Another text by now.\n"


def test_what_another_program_changes_is_noticed(desk: Desk, folder: Path) -> None:
    desk.open()
    desk.session.watch()
    (folder / "b-lamp.txt").write_text("Another text by now.\n")
    desk.session.watch()
    assert desk.wait(ChangedOnDisk).name == "b-lamp.txt"


def test_of_many_annotations_those_in_sight_are_shown_first(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "LONG", 10)
    monkeypatch.setattr(presenting, "IN_SIGHT", 20)
    opened = desk.open()
    for words in ("Night ward", "about 60 people"):
        commit = desk.claim(opened, words)
        desk.session.perform(commit)
        desk.wait(Committed)
    start = LAMP.index("about 60 people")
    part = desk.open(byte=start).document
    assert [mark.span.start for mark in part.marks] == [start]
    assert part.partial
    assert part.digest is None
    whole = desk.wait(AnnotationsRead).document
    assert len(whole.marks) == 2
    assert not whole.partial
    assert whole.digest is not None


def test_what_is_shown_anew_comes_with_all_of_them(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With those in sight alone, the keys that waited could tag nothing."""
    monkeypatch.setattr(presenting, "LONG", 10)
    monkeypatch.setattr(presenting, "IN_SIGHT", 20)
    opened = desk.open()
    for words in ("Night ward", "about 60 people"):
        desk.session.perform(desk.claim(opened, words))
        desk.wait(Committed)
    desk.session.perform(Open("b-lamp.txt", byte=LAMP.index("about 60 people"), anew=True))
    shown = desk.wait(Opened)
    assert shown.anew
    assert len(shown.document.marks) == 2
    assert not shown.document.partial


def test_what_a_reader_does_with_them(tmp_path: Path) -> None:
    reader = reader_of(tmp_path)
    reader.to("41 people").type("c a l")
    whole = reader.reading.document
    part = replace(whole, partial=True, digest=None)
    reader.does(with_reading(reader.state, replace(reader.reading, document=part)))
    assert any(row.startswith((">C ", " C ")) for row in reader.rows())
    assert "reading the annotations" in reader.status
    cursor = reader.reading.cursor
    assert "still reading" in reader.type("c").message
    reader.hears(AnnotationsRead(whole))
    assert reader.reading.cursor == cursor
    assert not reader.reading.document.partial
    reader.type("l h")
    assert "1 claim" in reader.status


def test_documents_that_come_and_go_are_noticed(desk: Desk, folder: Path) -> None:
    for _ in range(2):
        desk.session.perform(ListLibrary())
        desk.wait(Listed, lambda listed: listed.counted)
        desk.session.watch()
    desk.session.perform(ListLibrary())
    desk.wait(Listed, lambda listed: listed.counted)
    (folder / "z-late.txt").write_text("A late report.\n")

    def listed(*, late: bool) -> bool:
        """Whether it is listed so; a look that comes too soon after the last list makes none."""
        desk.session.watch()
        lists = [m for m in desk.messages if isinstance(m, Listed) and m.counted]
        names = {entry.name for each in lists[-1:] for entry in each.entries}
        return ("z-late.txt" in names) is late

    until(lambda: listed(late=True))
    desk.wait(Indexed, lambda indexed: not indexed.total)
    (folder / "z-late.txt").unlink()
    until(lambda: listed(late=False))


def test_saving_is_no_change_of_the_corpus(desk: Desk, folder: Path) -> None:
    desk.session.perform(desk.claim(desk.open(), "about 60 people"))
    desk.wait(Committed)
    desk.session.watch()
    desk.open()
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.wait(Committed)
    desk.messages.clear()
    desk.session.watch()
    desk.open("a-toll.txt")
    desk.session.perform(Remember("a-toll.txt", 0, 0, 1, ()))
    assert not [m for m in desk.messages if isinstance(m, Listed | ChangedOnDisk)]


def test_another_keyboard_in_the_config_is_used_at_once(desk: Desk) -> None:
    file = Path(os.environ["GLOSS_CONFIG_DIR"]) / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("keys = ")
    desk.session.watch()
    file.write_text('[keys]\nlayout = "ru"\n')
    desk.session.watch()
    changed = desk.wait(LayoutChanged, lambda changed: changed.layout == "ru")
    assert changed.layout == "ru"


def test_a_document_that_is_written_to_is_indexed_anew(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine the rest after the first time would be longer than patience here.
    monkeypatch.setattr(searching, "REST", 0.1)
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.wait(Listed, lambda listed: listed.counted)
    with (folder / "b-lamp.txt").open("a") as file:
        file.write("A quokka was seen.\n")

    def indexed() -> bool:
        desk.session.watch()
        return any(isinstance(m, Indexed) and m.changed for m in desk.messages)

    until(indexed)
    desk.session.perform(FindInCorpus("quokka", "rank", 1, finished=True))
    finding = desk.wait(Found).finding
    assert [p.name for p in finding.passages] == ["b-lamp.txt"]


def test_all_hits_are_answered_with_where_all_are_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a question that is looked at, only some; that there are more is told."""
    monkeypatch.setattr(answering, "LISTED", 1)
    monkeypatch.setattr(answering, "LIMIT", 1)
    (folder / "c-more.txt").write_text("A quokka met a quokka.\n")
    (folder / "d-more.txt").write_text("One quokka more.\n")
    desk = Desk(folder)
    desk.session.start()
    desk.wait(Indexed, lambda m: m.total == 0)
    desk.session.perform(FindInCorpus("quokka", "rank", 1, True, at_once=True))
    few = desk.wait(Found).finding
    desk.session.perform(FindInCorpus("quokka", "rank", 2, True, at_once=True, everything=True))
    every = desk.wait(Found, lambda m: m.finding.ticket == 2).finding
    desk.session.close()
    assert (len(few.passages), len(few.documents), few.total) == (1, 1, 2)
    assert few.is_part
    assert (len(every.passages), len(every.documents), every.total) == (3, 2, 2)
    assert not every.is_part


def test_nothing_is_told_where_nothing_has_changed(desk: Desk) -> None:
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.wait(Listed, lambda listed: listed.counted)
    desk.messages.clear()
    desk.session.searcher.start_indexing()
    until(lambda: desk.session.searcher.start_indexing() or bool(desk.messages))
    assert not desk.wait(Indexed, lambda indexed: not indexed.total).changed


@pytest.mark.parametrize("how", ["deleted", "flipped"])
def test_an_index_that_is_lost_while_open_is_told_of_and_made_anew(
    desk: Desk, folder: Path, how: str
) -> None:
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.session.perform(FindInCorpus("people", "rank", 1, finished=True))
    before = desk.wait(Found, lambda m: m.finding.ticket == 1 and m.finding.whole).finding
    index = desk.session.searcher.corpus.cache_folder() / "index"
    if how == "deleted":
        shutil.rmtree(index)
    else:
        (index / "stamp.json").write_text("{}")
    until(lambda: not desk.session.searcher.growing)
    desk.messages.clear()
    desk.session.perform(FindInCorpus("people", "rank", 2, finished=True))
    lost = desk.wait(Found, lambda m: m.finding.ticket == 2).finding
    assert "made anew" in lost.error
    assert not lost.complete
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.session.perform(FindInCorpus("people", "rank", 3, finished=True))
    after = desk.wait(Found, lambda m: m.finding.ticket == 3 and m.finding.whole).finding
    desk.session.close()
    assert before.documents == after.documents
    assert after.documents


# ---- saving --------------------------------------------------------------------------------


def test_an_edit_is_saved_and_said_to_be(desk: Desk, folder: Path) -> None:
    commit = desk.claim(desk.open(), "11 people were rescued")
    desk.session.perform(commit)
    committed = desk.wait(Committed)
    assert committed.edit == commit.edit
    kept = read_sidecar(folder / "b-lamp.txt.anna.annotations.json")
    assert kept is not None
    assert kept.lines == committed.sidecar.lines


def test_what_we_saved_ourselves_is_no_change_on_the_disk(desk: Desk) -> None:
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.wait(Committed)
    desk.session.watch()
    desk.open("a-toll.txt")
    assert not [m for m in desk.messages if isinstance(m, ChangedOnDisk)]


def test_edits_are_saved_in_the_order_they_were_made(desk: Desk) -> None:
    opened = desk.open()
    for words in ("about 60 people", "11 people", "The doors", "Night ward"):
        commit = desk.claim(opened, words)
        annotations = opened.document.annotations.applied(commit.edit)
        document = replace(opened.document, annotations=annotations)
        opened = opened._replace(document=document)
        desk.session.perform(commit)
    saved = [desk.wait(Committed).sidecar for _ in range(4)]
    assert [len(sidecar.annotations) for sidecar in saved] == [1, 2, 3, 4]


def test_what_waits_is_saved_when_it_is_closed(folder: Path) -> None:
    desk = Desk(folder)
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.session.close()
    kept = read_sidecar(folder / "b-lamp.txt.anna.annotations.json")
    assert kept is not None
    assert len(kept.annotations) == 1


def test_a_disk_that_refuses_is_tried_again(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    opened = desk.open()
    real, fails = finish, [True]

    def full(*arguments: object, **options: object) -> object:
        if fails:
            fails.pop()
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(saving, "finish", full)
    desk.session.perform(desk.claim(opened, "11 people were rescued"))
    assert "No space left" in desk.wait(CommitFailed).reason
    assert len(desk.wait(Committed).sidecar.annotations) == 1


def test_a_sidecar_that_cannot_be_read_is_never_written_over(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    opened = desk.open()
    path = folder / "b-lamp.txt.anna.annotations.json"
    path.write_text("{ torn")
    desk.session.perform(desk.claim(opened, "11 people were rescued"))
    failed = desk.wait(CommitFailed)
    assert failed.kept
    assert not failed.final
    assert path.read_text() == "{ torn"
    path.unlink()
    assert len(desk.wait(Committed).sidecar.annotations) == 1


def test_an_edit_that_is_not_on_the_disk_yet_is_on_the_screen_when_opened_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.05)

    def full(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    opened = desk.open()
    with monkeypatch.context() as broken:
        broken.setattr(saving, "finish", full)
        desk.session.perform(desk.claim(opened, "11 people were rescued"))
        desk.wait(CommitFailed)
        assert len(desk.open().document.annotations.annotations) == 1
    desk.wait(Committed)


def test_what_a_crash_cut_short_is_saved_at_the_next_start(desk: Desk, folder: Path) -> None:
    opened = desk.open()
    edit = desk.claim(opened, "11 people were rescued").edit
    path = folder / "b-lamp.txt.anna.annotations.json"
    Journal(state_folder()).begin(edit, path, opened.document.annotations.mine.render())
    later = Desk(folder)
    later.session.start()
    assert "restored" in later.wait(Told).text
    later.session.close()
    kept = read_sidecar(path)
    assert kept is not None
    assert len(kept.annotations) == 1


def test_another_annotator_goes_on_with_steps_of_their_own(desk: Desk, folder: Path) -> None:
    desk.session.perform(desk.claim(desk.open(), "about 60 people"))
    desk.wait(Committed)
    desk.session.perform(KeepAnnotator("ben"))
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    made = desk.wait(Committed).edit
    desk.session.perform(KeepAnnotator("ben"))
    assert desk.wait(Remembered).history.done == (made,)


def test_undo_goes_on_after_a_restart(desk: Desk, folder: Path) -> None:
    for words in ("about 60 people", "11 people were rescued"):
        desk.session.perform(desk.claim(desk.open(), words))
        desk.wait(Committed)
    undone = desk.wait_for_history(folder).undo()
    assert undone is not None
    desk.session.perform(Commit(undone[1]))
    desk.wait(Committed)
    history = desk.wait_for_history(folder)
    assert [len(history.done), len(history.undone)] == [1, 1]
    assert history.redo() == (
        replace(history, done=(*history.done, *history.undone), undone=()),
        undone[1].inverse(),
    )


def test_a_step_that_cannot_be_restored_yet_waits_and_is_saved_when_it_can_be(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.05)
    opened = desk.open()
    edit = desk.claim(opened, "11 people were rescued").edit
    path = folder / "b-lamp.txt.anna.annotations.json"
    mine = opened.document.annotations.mine
    Journal(state_folder(), folder).begin(edit, path, mine.render())
    path.write_text("{ torn")
    later = Desk(folder)
    later.session.start()
    failed = later.wait(CommitFailed)
    assert (failed.waiting, failed.kept, failed.final) == (1, True, False)
    assert edit.subject in later.open().document.annotations.annotations
    path.unlink()
    assert edit.subject in later.wait(Committed).sidecar.annotations
    later.session.close()


def test_what_waits_is_in_the_journal_before_the_reader_ends(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 60)
    desk = Desk(folder)
    opened = desk.open()
    path = folder / "b-lamp.txt.anna.annotations.json"
    path.write_text("{ torn")
    for words in ("about 60 people", "11 people were rescued"):
        desk.session.perform(desk.claim(opened, words))
        assert desk.wait(CommitFailed).kept
    desk.session.close()
    path.unlink()
    later = Desk(folder)
    later.session.start()
    assert later.wait(Told).text == f"restored: 2 steps in {path.name}"
    later.session.close()
    kept = read_sidecar(path)
    assert kept is not None
    assert len(kept.annotations) == 2


def test_a_folder_that_may_not_be_written_any_more_lets_the_work_wait(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.02)
    opened = desk.open()
    refuses = [True]
    real = Corpus.sidecar_path

    def place(corpus: Corpus, name: str, annotator: str) -> Path:
        if refuses:
            raise NoPlaceForSidecar(f"{name}: you may not write here")
        return real(corpus, name, annotator)

    monkeypatch.setattr(Corpus, "sidecar_path", place)
    monkeypatch.setattr(saving, "finish", lambda *_, **__: refused())
    desk.session.perform(desk.claim(opened, "11 people were rescued"))
    failed = desk.wait(CommitFailed)
    assert (failed.final, failed.kept) == (False, True)
    refuses.clear()
    monkeypatch.setattr(saving, "finish", finish)
    assert len(desk.wait(Committed).sidecar.annotations) == 1


def refused() -> None:
    raise PermissionError(13, "Permission denied")


def test_two_readers_of_one_sidecar_lose_nothing(desk: Desk, folder: Path) -> None:
    other = Desk(folder)
    for mine, words in ((desk, "about 60 people"), (other, "11 people were rescued")):
        mine.session.perform(mine.claim(mine.open(), words))
        mine.wait(Committed)
    opened = other.open()
    id_ = next(iter(opened.document.annotations.mine.annotations))
    desk.open()
    for mine, tag in ((desk, "rumour"), (other, "report")):
        edit = revise(opened.document.annotations, mine.session.author, id_, bodies=[TagBody(tag)])
        mine.session.perform(Commit(edit))
    conflicts = [c for mine in (desk, other) for c in mine.wait(Committed).conflicts]
    assert conflicts == [id_]
    kept = read_sidecar(folder / "b-lamp.txt.anna.annotations.json")
    assert kept is not None
    assert sorted(str(x.tag) for x in kept.annotations.values()) == ["claim", "report", "rumour"]
    other.session.close()


def test_the_codebook_is_told_at_the_start_and_when_it_changes(desk: Desk, folder: Path) -> None:
    desk.session.start()
    assert desk.wait(CodebookRead).file.text is None
    (folder / "glossator.toml").write_text("[tags.rumour]\n", "utf-8")
    desk.session.watch()
    assert "rumour" in desk.wait(CodebookRead).file.codebook.by_name
    desk.session.watch()
    time.sleep(0.1)
    assert not [m for m in desk.messages if isinstance(m, CodebookRead)]


def renaming(desk: Desk, folder: Path) -> Migration:
    """One annotation tagged rumour, and what renaming the tag takes."""
    text = "[tags.rumour]\n"
    (folder / "glossator.toml").write_text(text, "utf-8")
    document = desk.open().document
    target = target_of(document, Span(0, 11))
    edit = tag_passage(document.annotations, desk.session.author, TagBody("rumour"), [target])
    desk.session.perform(Commit(edit))
    desk.wait(Committed)
    after = renamed(text, "rumour", "gossip")
    desk.session.perform(ChangeTag("rename", "rumour", "gossip", text, after))
    return desk.wait(Migration)


def test_a_tag_is_renamed_counted_and_undone_after_a_restart(desk: Desk, folder: Path) -> None:
    migration = renaming(desk, folder)
    assert [edit.document for edit in migration.edits] == ["glossator.toml", "b-lamp.txt"]
    for edit in migration.edits:
        desk.session.perform(Commit(edit))
    desk.wait(CodebookSaved)
    desk.wait(Committed)
    desk.session.perform(CountTags())
    assert desk.wait(TagsCounted).uses.mine == {"gossip": 1}
    desk.session.close()
    history = desk.wait_for_history(folder)
    _, parts = history.undo_all()
    assert {part.document for part in parts} == {"glossator.toml", "b-lamp.txt"}
    again = Desk(folder)
    for part in parts:
        again.session.perform(Commit(part))
    again.wait(CodebookSaved)
    again.wait(Committed)
    again.session.close()
    assert (folder / "glossator.toml").read_text("utf-8") == "[tags.rumour]\n"


def test_nobody_else_takes_back_the_codebooks_part_of_a_rename(desk: Desk, folder: Path) -> None:
    for edit in renaming(desk, folder).edits:
        desk.session.perform(Commit(edit))
    desk.wait(CodebookSaved)
    desk.wait(Committed)
    desk.session.perform(KeepAnnotator("ben"))
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    made = desk.wait(Committed).edit
    desk.session.perform(KeepAnnotator("ben"))
    assert desk.wait(Remembered).history.done == (made,)


def test_a_codebook_that_changed_meanwhile_takes_no_annotations_with_it(
    desk: Desk, folder: Path
) -> None:
    migration = renaming(desk, folder)
    (folder / "glossator.toml").write_text("[tags.theirs]\n", "utf-8")
    for edit in migration.edits:
        desk.session.perform(Commit(edit))
    failed = [desk.wait(CommitFailed) for _ in migration.edits]
    assert all(each.final for each in failed)
    assert "changed meanwhile" in failed[0].reason
    desk.session.perform(CountTags())
    assert desk.wait(TagsCounted).uses.mine == {"rumour": 1}
    assert (folder / "glossator.toml").read_text("utf-8") == "[tags.theirs]\n"


def test_annotations_are_anchored_in_the_text_as_it_is(desk: Desk, folder: Path) -> None:
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    committed = desk.wait(Committed)
    (folder / "b-lamp.txt").write_text("One line more.\n" + LAMP)
    desk.session.perform(Reanchor("b-lamp.txt"))
    (place,) = desk.wait(Anchored).places.values()
    (id_,) = committed.sidecar.annotations
    assert place.landing == "moved"
    assert id_ in desk.open().document.places


# ---- finding and listing -------------------------------------------------------------------


def test_a_document_is_searched(desk: Desk) -> None:
    desk.session.perform(SearchDocument("b-lamp.txt", "rescued", 7, 0))
    matched = desk.wait(Matched, lambda m: m.final)
    assert matched.ticket == 7
    assert len(matched.spans) == 3


def test_names_at_once_then_titles_and_counts(desk: Desk) -> None:
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.wait(Committed)
    desk.session.perform(ListLibrary())
    known = desk.wait(Known)
    listed = [m for m in desk.messages if isinstance(m, Listed)]
    assert len(listed[-1].entries) == 8
    assert {e.claims for e in listed[0].entries} == {0}
    lamp = next(e for e in listed[-1].entries if e.name == "b-lamp.txt")
    assert (lamp.title, lamp.claims) == ("Night ward counts the rescued", 1)
    assert known.own_claims == 1


def test_a_name_is_kept_in_the_config(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GLOSS_ANNOTATOR")
    desk.session.perform(KeepAnnotator("ben"))
    desk.session.perform(ListLibrary())
    desk.wait(Known)
    chosen = chosen_annotator()
    assert chosen is not None
    assert chosen.name == "ben"


def test_the_corpus_is_indexed_behind_and_searched(folder: Path) -> None:
    desk = Desk(folder)
    desk.session.start()
    desk.wait(Indexed, lambda m: m.total == 0)
    desk.session.perform(FindInCorpus('"11 people"', "rank", 1, True))
    found = desk.wait(Found).finding
    desk.session.close()
    assert [p.text for p in found.passages] == ["11 people"]
    assert found.complete
    assert found.passages[0].span.of(LAMP) == "11 people"


def test_words_and_values_are_completed_and_facets_counted(folder: Path) -> None:
    desk = Desk(folder)
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.wait(Known)
    desk.session.perform(CompleteQuery("rescu"))
    completed = desk.wait(Completed)
    assert (completed.start, "rescued" in completed.offers) == (0, True)
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.wait(Committed)
    desk.session.perform(CompleteQuery("x tag:cl"))
    assert desk.wait(Completed).offers == ("claim",)
    desk.session.perform(CountFacets("rescued tag:claim", finished=True))
    counted = desk.wait(FacetsCounted)
    assert ("tag:claim", 1) in {(f.asked, f.documents) for f in counted.facets}
    desk.session.perform(CountFacets("(rescued", finished=True))
    assert desk.wait(FacetsCounted).error
    desk.session.perform(CountWords("rescued", finished=True))
    words = desk.wait(WordsCounted).words
    assert words.hits and words.common and words.total == len(words.places)
    desk.session.perform(CountWords("(rescued", finished=True))
    assert desk.wait(WordsCounted).words.error
    desk.session.close()


def test_the_index_is_opened_when_somebody_begins_to_ask(desk: Desk) -> None:
    desk.session.perform(PrepareToFind())
    desk.session.perform(FindInCorpus("rescued", "rank", 1, finished=False))
    assert not desk.wait(Found).finding.complete
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.session.perform(PrepareToFind())
    desk.session.perform(FindInCorpus("rescued", "rank", 2, finished=False))
    assert desk.wait(Found).finding.total
    assert not [message for message in desk.messages if isinstance(message, Told)]


def test_what_stands_nowhere_is_answered_as_the_beginning_of_words(desk: Desk) -> None:
    """The list said so while it was typed; the query answered tells."""
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.session.perform(FindInCorpus("quokk", "rank", 1, finished=True))
    finding = desk.wait(Found).finding
    assert (finding.query, finding.total) == ("quokk", 0)
    desk.session.perform(FindInCorpus("rescu", "rank", 2, finished=True))
    finding = desk.wait(Found, lambda found: found.finding.answered == 2).finding
    assert finding.query == "rescu*" and finding.total


def test_before_there_is_an_index_nothing_of_the_texts_is_offered(desk: Desk) -> None:
    desk.session.perform(CompleteQuery("ta"))
    assert desk.wait(Completed).offers == ("tag:",)
    desk.session.perform(CountFacets("rescued", finished=True))
    assert desk.wait(FacetsCounted).error


def test_searches_are_kept_over_a_restart(desk: Desk, folder: Path) -> None:
    desk.session.perform(NoteSearch("ferry"))
    desk.session.perform(SaveSearch(SavedSearch("fire", "ferry fire", "date")))
    desk.session.close()
    later = Desk(folder)
    later.session.start()
    searches = later.wait(SearchesRead).searches
    assert searches.asked == ("ferry fire", "ferry")
    assert searches.named("fire") == SavedSearch("fire", "ferry fire", "date")
    later.session.close()


def test_what_another_process_saves_is_told_of_once(desk: Desk, folder: Path) -> None:
    desk.session.start()
    assert desk.wait(SearchesRead).searches.saved == ()
    other = SearchFile(state_folder(), desk.session.corpus.root)
    other.keep(SavedSearch("theirs", "nurse"))
    desk.session.watch()
    assert desk.wait(SearchesRead).searches.named("theirs")
    desk.session._asking.look()
    assert not [each for each in desk.messages if isinstance(each, SearchesRead)]


def test_a_slow_search_that_is_no_longer_wanted_is_dropped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(folder)
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    real, begun, goes_on = answering._document, Event(), Event()

    def slow(hit: Hit, query: Query, corpus: Corpus, most: int | None) -> ShownHit | None:
        begun.set()
        assert goes_on.wait(20)
        return real(hit, query, corpus, most)

    monkeypatch.setattr(answering, "_document", slow)
    desk.session.perform(FindInCorpus("the", "rank", 1, finished=False))
    assert begun.wait(20)
    for ticket, query in enumerate(("n", "nu", "nurse"), 2):
        desk.session.perform(FindInCorpus(query, "rank", ticket, finished=False))
    goes_on.set()
    found = desk.wait(Found)
    assert (found.finding.query, found.finding.ticket) == ("nurse", 4)
    desk.session.close()
    assert not [m for m in desk.messages if isinstance(m, Found) and m.finding.query != "nurse"]


def test_the_documents_in_sight_come_before_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "IN_SIGHT", 1)
    desk = Desk(folder)
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    desk.session.perform(FindInCorpus("the", "rank", 1, finished=False))
    first, whole = desk.wait(Found).finding, desk.wait(Found).finding
    assert (first.whole, whole.whole) == (False, True)
    assert len(first.documents) == 1
    assert first.documents == whole.documents[:1]
    assert len(whole.documents) == first.total > 1
    desk.session.perform(FindInCorpus("the", "rank", 2, finished=True, at_once=True))
    assert desk.wait(Found).finding.whole
    desk.session.close()


def test_before_there_is_an_index_the_the_answer_is_not_complete(desk: Desk) -> None:
    desk.session.perform(FindInCorpus("ferry", "rank", 1, True))
    found = desk.wait(Found).finding
    assert not found.complete
    assert found.documents == ()


def test_a_bad_question_is_answered_with_its_error(desk: Desk) -> None:
    desk.session.perform(FindInCorpus('"ferry', "rank", 1, True))
    assert desk.wait(Found).finding.error


def test_after_it_is_closed_nothing_is_done(folder: Path) -> None:
    desk = Desk(folder)
    desk.session.close()
    desk.session.perform(Open("b-lamp.txt"))
    assert desk.messages == []


def test_what_is_shown_is_anchored_before_it_is_on_the_disk(desk: Desk) -> None:
    """As after an undo that is still being saved."""
    opened = desk.open()
    edit = desk.claim(opened, "11 people were rescued").edit
    shown = opened.document.annotations.applied(edit).annotations
    desk.session.perform(Reanchor("b-lamp.txt", shown))
    (place,) = desk.wait(Anchored).places.values()
    assert opened.document.words(place.pieces[0]) == "11 people were rescued"


def test_the_parts_of_a_step_are_in_the_journal_together_the_codebook_too(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    real = write_codebook

    def write(path: Path, before: str | None, after: str | None) -> None:
        seen.append([step.edit.document for step in Journal(state_folder()).pending()])
        real(path, before, after)

    monkeypatch.setattr(saving, "write_codebook", write)
    claim = desk.claim(desk.open(), "11 people were rescued").edit
    after = '[tags.gossip]\nkey = "g"\n'
    listed = codebook_edit(None, after, "add gossip", "g")
    (both,) = together((Commit(listed), Commit(replace(claim, group="g"))))
    assert isinstance(both, CommitAll)
    desk.session.perform(both)
    desk.wait(CodebookSaved)
    desk.wait(Committed)
    assert seen == [["glossator.toml", "b-lamp.txt"]]
    assert (folder / "glossator.toml").read_text() == after


def test_that_undo_ends_with_the_program_is_said_once(desk: Desk, folder: Path) -> None:
    history = state_folder() / "history"
    history.write_text("in the way")
    opened = desk.open()
    desk.session.perform(desk.claim(opened, "11 people were rescued"))
    desk.wait(Committed)
    assert "undo of this ends with the program" in desk.wait(Told).text
    desk.session.perform(desk.claim(opened, "about 60 people"))
    desk.wait(Committed)
    assert not any(isinstance(m, Told) and "undo" in m.text for m in desk.messages)
    assert read_sidecar(folder / "b-lamp.txt.anna.annotations.json") is not None


def test_a_search_does_not_wait_for_reprints(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts that repeat each other and themselves take long to compare."""
    desk.session.start()
    desk.wait(Indexed, lambda indexed: not indexed.total)
    begun, goes_on = Event(), Event()

    def slow(name: str) -> ReprintMarks:
        begun.set()
        assert goes_on.wait(20)
        return ReprintMarks(name, ())

    monkeypatch.setattr(desk.session.reprints, "marks", slow)
    desk.open()
    assert begun.wait(20)
    desk.session.perform(FindInCorpus("nurse", "rank", 1, finished=True))
    try:
        assert desk.wait(Found, lambda m: m.finding.whole).finding.total
    finally:
        goes_on.set()
    desk.wait(ReprintMarks)
    desk.session.close()


def test_all_hits_are_counted_and_those_of_what_is_listed_are_passages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as a count of the whole corpus says, though few documents are shown."""
    (folder / "c-more.txt").write_text("A quokka.\n" * 30)
    (folder / "d-more.txt").write_text("One quokka more, among many other words. " * 2)
    desk = Desk(folder)
    desk.session.start()
    desk.wait(Indexed, lambda m: m.total == 0)
    desk.session.perform(FindInCorpus("quokka", "path", 1, finished=False))
    typed = desk.wait(Found, lambda m: m.finding.whole).finding
    assert [(d.hits, len(d.passages)) for d in typed.documents] == [(30, 12), (2, 2)]
    assert typed.documents[0].bar == "|" * 12
    desk.session.perform(FindInCorpus("quokka", "path", 2, finished=True))
    entered = desk.wait(Found, lambda m: m.finding.ticket == 2 and m.finding.whole).finding
    assert [(d.hits, len(d.passages)) for d in entered.documents] == [(30, 30), (2, 2)]
    monkeypatch.setattr(answering, "LIMIT", 1)
    desk.session.perform(FindInCorpus("quokka", "path", 3, finished=True))
    first = desk.wait(Found, lambda m: m.finding.ticket == 3 and m.finding.whole).finding
    desk.session.close()
    assert (len(first.documents), first.total, first.hits) == (1, 2, 32)
