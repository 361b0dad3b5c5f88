"""Several changes to one document's annotations that are one step to undo."""

from dataclasses import replace

from annotations import editing
from annotations.changes import Edit, combined
from annotations.collected import AnnotationSet
from annotations.identifiers import Author
from annotations.model import Annotation, Relation, TagBody, Target
from annotations.values import dataclass
from reader.modes.step import reading_of
from reader.state import State


@dataclass(frozen=True, slots=True)
class Draft:
    """annotations: as they are after `edits`; made: id of the newest annotation or link."""

    annotations: AnnotationSet
    author: Author
    cursor: int
    edits: tuple[Edit, ...] = ()
    made: str = ""

    def then(self, edit: Edit) -> "Draft":
        """With one more edit, built on what the others left."""
        if edit.is_empty:
            return self
        return replace(
            self,
            annotations=self.annotations.applied(edit),
            edits=(*self.edits, edit),
            made=edit.subject or "",
        )

    def tagged(self, targets: tuple[Target, ...], tag: str, entity: str | None = None) -> "Draft":
        """With a passage tagged; its id is `made`."""
        return self.tagged_as(targets, TagBody(tag, entity=entity))

    def tagged_as(self, targets: tuple[Target, ...], body: TagBody) -> "Draft":
        """The same, with the attributes of a claim."""
        return self.then(editing.tag_passage(self.annotations, self.author, body, targets))

    def remarked(self, targets: tuple[Target, ...], text: str) -> "Draft":
        """With a note on a passage that is not tagged."""
        return self.then(editing.comment(self.annotations, self.author, text, targets))

    def noted(self, id_: str, text: str) -> "Draft":
        """With another note on an annotation; none where `text` is blank."""
        return self.then(editing.set_note(self.annotations, self.author, id_, text))

    def with_body(self, id_: str, body: TagBody) -> "Draft":
        """With another tagging body in the place of the first."""
        before = self.get(id_)
        bodies = [body if old is before.tag_body else old for old in before.bodies]
        return self.then(editing.revise(self.annotations, self.author, id_, bodies=bodies))

    def with_targets(self, id_: str, targets: tuple[Target, ...]) -> "Draft":
        """With an annotation on another passage."""
        return self.then(editing.move_edges(self.annotations, self.author, id_, targets))

    def linked(
        self, attributed: str, to: str, relation: Relation = Relation.ATTRIBUTED_TO
    ) -> "Draft":
        """With a link; nothing where it is there already."""
        return self.then(
            editing.link(self.annotations, self.author, attributed, to, relation=relation)
        )

    def unlinked(self, link: str) -> "Draft":
        """Without one of one's own links."""
        return self.then(editing.unlink(self.annotations, link))

    def without(self, id_: str) -> "Draft":
        """Without an annotation and one's own links to it."""
        return self.then(editing.delete(self.annotations, id_))

    def get(self, annotation_id: str) -> Annotation:
        """An annotation as it is after the edits."""
        return self.annotations.annotations[annotation_id]

    def edit(self, label: str) -> Edit:
        """All of it as one step."""
        if not self.edits:
            return Edit(label, self.annotations.document, (), self.cursor)
        return replace(combined(label, self.edits), cursor=self.cursor)


def draft_of(state: State) -> Draft:
    """An empty draft on the open document, its cursor on the sentence."""
    reading = reading_of(state)
    document = reading.document
    cursor = document.offsets.code_point_of(reading.cursor.start)
    return Draft(document.annotations, state.author, cursor)
