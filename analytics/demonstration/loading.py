"""The demonstration data as drafts, and their way into an empty store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analytics.demonstration.behaviour import read_behaviour
from analytics.demonstration.model import Model, draw, read_model
from analytics.demonstration.published import read_published
from analytics.demonstration.published_year import with_published_year
from analytics.demonstration.questions import answer_some, with_questions
from analytics.demonstration.reporting import carriers_of, reported_figures
from analytics.demonstration.returns import Returns, corrected
from analytics.demonstration.world import World, build_world
from analytics.intake.batch import Draft
from analytics.settings import settings

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def drafts(folder: Path | None = None) -> tuple[Draft, ...]:
    """The demonstration returns of 2015 to 2025, the same at every call.

    Form 1-M of 2022Q4 holds the real published figures (origin ``published``); everything else
    is generated (origin ``synthetic``) and says so. A revised return stands as two drafts in
    the order of their revisions. The folder holds the parameters; by default the project's own.
    """
    source = folder or settings().data / "demo"
    model, behaviour = read_model(source), read_behaviour(source)
    world = demonstration_world(source, model)
    reported = reported_figures(world, carriers_of(world), draw(model, world))
    reported = with_published_year(model, world, reported)
    figures = corrected(reported, behaviour.corrections)
    return Returns(model, behaviour, world.published, figures).drafts()


def demonstration_world(folder: Path, model: Model) -> World:
    """The stage of the model: its time, its territories and the published returns."""
    published = read_published(folder)
    return build_world(folder, model.first, model.last, model.children, published)


def load(journal: Journal, actor: str = "demonstration") -> int:
    """Store the demonstration returns; the number stored, 0 where synthetic ones are there already.

    What the checks find in the last quarter is stored with it, and some of it is answered.
    """
    stored = journal.table("journal/register", form_code=None, region_code=None, origin="synthetic")
    if len(stored) > 0:
        return 0
    number = journal.accept_many(with_questions(drafts()), actor)
    answer_some(journal, read_behaviour(settings().data / "demo").answers, actor)
    return number
