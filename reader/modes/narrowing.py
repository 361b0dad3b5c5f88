"""Narrowing what was found to an outlet, a month, a tag."""

from dataclasses import replace

from reader.effects import CountFacets
from reader.found import Facets
from reader.messages import FacetsCounted
from reader.modes import finding
from reader.modes.recalling import noted
from reader.modes.step import Step, Transition, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State


def narrow(state: State, _key: str) -> Step:
    """Show by what the documents found can be told apart, with how many there are of each."""
    query = state.finding.query
    facets = Facets(query, waiting=True)
    if state.facets.query == query and not state.facets.error:
        facets = replace(state.facets, waiting=True)
    state = replace(state, facets=facets, prompt=Prompt(PromptKind.NARROW), message="")
    return state, (CountFacets(query, state.finding.entered),)


def counted(state: State, answer: FacetsCounted) -> State:
    """The answer, unless something else was asked since."""
    if answer.query != state.facets.query:
        return state
    facets = Facets(answer.query, answer.facets, error=answer.error)
    return replace(state, facets=facets)


def narrow_to(state: State, asked: str) -> Step:
    """Ask only for the documents that a part of a query, ``outlet:wire``, finds."""
    from corpus.facets import narrowed  # noqa: PLC0415 - SQLite, not before the first page

    facet = next((each for each in state.facets.facets if each.asked == asked), None)
    if facet is None:
        return stay(state, "nothing to narrow it to" if state.facets.facets else "not counted yet")
    query = narrowed(state.finding.query, facet)
    finished = state.finding.entered
    return noted(finding.asked(state, query, finished=finished, steady=False), query)


TRANSITIONS: dict[str, Transition] = {"narrow": narrow}
