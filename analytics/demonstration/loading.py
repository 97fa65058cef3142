"""The demonstration data as drafts, and their way into an empty store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analytics.demonstration.behaviour import Behaviour, read_behaviour
from analytics.demonstration.event_lists import event_rows
from analytics.demonstration.event_pool import read_event_pool
from analytics.demonstration.events import Diary
from analytics.demonstration.figures import Figures
from analytics.demonstration.list_returns import ListReturns, Told
from analytics.demonstration.lists import read_list_behaviour
from analytics.demonstration.measure_pool import read_measure_pool
from analytics.demonstration.model import Model, draw, read_model
from analytics.demonstration.partner_pool import read_partner_pool
from analytics.demonstration.partnerships import partnerships
from analytics.demonstration.places import read_places
from analytics.demonstration.plan_lists import listed_plans
from analytics.demonstration.plan_schedules import schedules
from analytics.demonstration.published import read_published
from analytics.demonstration.published_year import with_published_year
from analytics.demonstration.questions import answer_some, with_questions
from analytics.demonstration.reporting import Carriers, carriers_of, reported_figures
from analytics.demonstration.returns import Returns, corrected
from analytics.demonstration.world import World, build_world
from analytics.intake.batch import Draft
from analytics.settings import settings

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def drafts(folder: Path | None = None) -> tuple[Draft, ...]:
    """The demonstration returns of 2015 to 2025, the same at every call: figures first, then lists.

    Form 1-M of 2022Q4 holds the real published figures (origin ``published``); everything else
    is generated (origin ``synthetic``) and says so. A revised return stands as two drafts in
    the order of their revisions. The folder holds the parameters; by default the project's own.
    """
    source = folder or settings().data / "demo"
    model, behaviour = read_model(source), read_behaviour(source)
    world = demonstration_world(source, model)
    carriers, drawn = carriers_of(world), draw(model, world)
    reported = reported_figures(world, carriers, drawn)
    reported = with_published_year(model, world, reported)
    figures = corrected(reported, behaviour.corrections)
    returns = Returns(model, behaviour, world.published, figures).drafts()
    return returns + list_returns(source, model, behaviour, world, carriers, drawn).drafts()


def list_returns(
    folder: Path, model: Model, behaviour: Behaviour, world: World, carriers: Carriers, drawn: Figures
) -> ListReturns:
    """The lists of events, plan measures and partners that go with the figures drawn."""
    lists, places = read_list_behaviour(folder), read_places(folder)
    partner_pool, measure_pool = read_partner_pool(folder), read_measure_pool(folder)
    events = Diary(read_event_pool(folder), places, world, model.seed, lists.kazakh).events()
    due = schedules(model, world, drawn, measure_pool)
    told = Told(
        events=event_rows(world, events, lists),
        plans=listed_plans(due, measure_pool, places, model.seed, lists.kazakh),
        partnerships=partnerships(world, drawn, partner_pool, places, model.seed, lists.kazakh),
    )
    return ListReturns(model, behaviour, lists, partner_pool, world, carriers, told)


def demonstration_world(folder: Path, model: Model) -> World:
    """The stage of the model: its time, its territories and the published returns."""
    published = read_published(folder)
    return build_world(folder, model.first, model.last, model.children, published)


def load(journal: Journal, actor: str = "demonstration") -> int:
    """Store the demonstration returns; the number stored, 0 where they are there already.

    What the checks find in the last quarter is stored with it, and some of it is answered. A store that an
    earlier version filled gets the forms that it has none of, such as the lists.
    """
    stored = journal.table("journal/register", form_code=None, region_code=None, origin="synthetic")
    known = set(stored["form_code"])
    number = journal.accept_many(
        (draft for draft in with_questions(drafts()) if draft.form_code not in known), actor
    )
    if not known:
        answer_some(journal, read_behaviour(settings().data / "demo").answers, actor)
    return number
