"""Changes to a plan, each of which can be taken back."""

from dataclasses import replace

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId
from andts_desktop.domain.plan import (
    IndicatorKind,
    NationalGoalLink,
    Node,
    Plan,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    read_plan_template,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import FileError, InputError
from andts_desktop.exchange.library import NATIONAL_GOALS, Library

PLAN = PlanId(1)
TOUCHED = Changes(plan=True, follow_up=True)


def read(document: Document) -> Plan:
    return document.plans.plan(PLAN)


def numbered(document: Document, number: str) -> Node:
    (found,) = (node for node in read(document).walk() if node.number == number)
    return found


def numbers_of(nodes: tuple[Node, ...]) -> list[str]:
    return [node.number for node in nodes]


def test_a_plan_is_stored_as_its_template_gives_it(stockholm: Document, library: Library) -> None:
    template = library.template("stockholm-2023-2026")
    plan = read(stockholm)
    assert plan.details == template.details
    assert plan.levels == template.levels
    assert plan.chapters == template.chapters
    drafted = [(d.level_key, d.number, d.title, d.text, d.key) for d in template.walk()]
    assert [(n.level.key, n.number, n.title, n.text, n.key) for n in plan.walk()] == drafted
    goals = [tuple(link.number for link in node.national_goals) for node in plan.walk()]
    assert goals == [draft.national_goals for draft in template.walk()]


def test_responsibilities_and_indicators_are_stored_in_the_templates_order(
    vasteras: Document, library: Library
) -> None:
    drafts = list(library.template("vasteras-2022-2025").walk())
    for node, draft in zip(read(vasteras).walk(), drafts, strict=True):
        stored = [(each.unit_name, each.role) for each in node.responsibilities.entries]
        assert stored == [(each.unit_name, each.role) for each in draft.responsibilities]
        assert [(each.text, each.kind, each.target) for each in node.indicators] == [
            (each.text, each.kind, each.target) for each in draft.indicators
        ]
        for indicator, drafted in zip(node.indicators, draft.indicators, strict=True):
            assert [entry.unit_name for entry in indicator.responsibilities.entries] == [
                each.unit_name for each in drafted.responsibilities
            ]


def test_several_plans_lie_in_one_file_and_share_their_units(
    vasteras: Document, library: Library
) -> None:
    before = read(vasteras)
    units = len(vasteras.units.all())
    second = vasteras.plans.add(library.template("vasteras-2022-2025"))
    assert vasteras.plans.ids() == (PLAN, second)
    assert read(vasteras) == before
    assert len(vasteras.units.all()) == units


def test_a_plan_that_is_not_there_is_named_with_those_that_are(
    vasteras: Document, document: Document
) -> None:
    with pytest.raises(InputError, match=r"Planen 7 finns inte i filen. Planer: 1\."):
        vasteras.plans.plan(PlanId(7))
    with pytest.raises(InputError, match=r"Planer: ingen\."):
        document.plans.plan(PLAN)


def test_the_seven_national_goals_can_be_linked_to(vasteras: Document) -> None:
    goals = vasteras.plans.national_goals()
    assert [goal.number for goal in goals] == ["1", "2", "3", "4", "5", "6", "7"]
    links = [NationalGoalLink(NATIONAL_GOALS, number) for number in ("3", "4")]
    node = numbered(vasteras, "3.1")
    assert vasteras.plans.link_national_goals(node.id, links) == TOUCHED
    assert numbered(vasteras, "3.1").national_goals == tuple(links)
    vasteras.plans.link_national_goals(node.id, node.national_goals)
    assert numbered(vasteras, "3.1") == node


def test_without_districts_the_municipality_answers(vasteras: Document) -> None:
    assert vasteras.units.named("Västerås stad").kind is UnitKind.MUNICIPALITY


def test_the_named_units_answer_in_place_of_the_templates_districts(
    document: Document, library: Library
) -> None:
    document.plans.add(library.template("stockholm-2023-2026"), [" Bromma", "Tensta", "", "bromma"])
    districts = [u.name for u in document.units.all() if u.kind is UnitKind.DISTRICT]
    assert districts == ["Bromma", "Tensta"]


def test_a_district_that_the_plan_names_stays_even_where_others_answer(document: Document) -> None:
    text = """{"format": "andts-plan-1", "id": "x", "title": "X", "period": {},
     "levels": [{"key": "g", "role": "goal", "singular": "mål", "plural": "mål"}],
     "units": [{"name": "Alby", "kind": "district"}, {"name": "Berga", "kind": "district"}],
     "nodes": [{"level": "g", "title": "M", "indicators": [{"text": "I", "lead": "Berga"}]}]}"""
    document.plans.add(read_plan_template(text, "x.json"), ["Centrum"])
    assert [unit.name for unit in document.units.all()] == ["Berga", "Centrum"]


def test_a_node_is_added_where_it_is_put(vasteras: Document) -> None:
    goal = numbered(vasteras, "2")
    draft = NodeDraft("activity", " Ny\naktivitet\x00 ", "2.x", "Text\r\nmer \ud800")
    made = vasteras.plans.add_node(PLAN, goal.id, 1, draft)
    assert numbers_of(numbered(vasteras, "2").children) == ["2.1", "2.x", "2.2"]
    node = numbered(vasteras, "2.x")
    assert (node.id, node.title, node.text) == (made, "Ny aktivitet", "Text\nmer ")


def test_a_node_is_added_with_its_units_and_indicators(vasteras: Document) -> None:
    named = (NamedResponsibility("Kulturnämnden", ResponsibilityRole.LEAD),)
    indicator = IndicatorDraft("Antal", IndicatorKind.PROCESS, "30", responsibilities=named)
    draft = NodeDraft(
        "activity", "Ny", "1.x", responsibilities=named, indicators=(indicator, indicator)
    )
    vasteras.plans.add_node(PLAN, numbered(vasteras, "1").id, 0, draft)
    node = numbered(vasteras, "1.x")
    assert node.responsibilities.lead == "Kulturnämnden"
    assert [each.responsibilities.lead for each in node.indicators] == ["Kulturnämnden"] * 2


@pytest.mark.parametrize(
    ("level", "above", "said"),
    [
        ("activity", None, "Aktivitet kan inte ligga överst i planen."),
        ("goal", "1", "Målområde kan inte ligga under målområde."),
        ("goal", "1.1", "Målområde kan inte ligga under aktivitet."),
    ],
)
def test_a_node_cannot_be_added_where_its_level_may_not_lie(
    vasteras: Document, level: str, above: str | None, said: str
) -> None:
    before = read(vasteras)
    parent_id = None if above is None else numbered(vasteras, above).id
    with pytest.raises(InputError) as caught:
        vasteras.plans.add_node(PLAN, parent_id, 0, NodeDraft(level, "Ny"))
    assert str(caught.value) == said
    assert read(vasteras) == before


def test_a_node_cannot_be_added_under_one_that_is_gone(vasteras: Document) -> None:
    with pytest.raises(InputError, match="finns inte längre"):
        vasteras.plans.add_node(PLAN, NodeId(999), 0, NodeDraft("activity", "Ny"))


def test_a_node_cannot_be_moved_into_itself_or_to_an_illegal_place(stockholm: Document) -> None:
    before = read(stockholm)
    goal = before.nodes[0]
    with pytest.raises(InputError, match="kan inte flyttas in under sig själv"):
        stockholm.plans.move(PLAN, goal.id, goal.children[0].id, 0)
    with pytest.raises(InputError, match="kan inte ligga överst"):
        stockholm.plans.move(PLAN, goal.children[0].id, None, 0)
    assert read(stockholm) == before


def test_a_moved_node_takes_everything_below_it_along(vasteras: Document) -> None:
    goal, node = numbered(vasteras, "1"), numbered(vasteras, "2.1")
    assert vasteras.plans.move(PLAN, node.id, goal.id, 1) == TOUCHED
    moved = numbered(vasteras, "1").children
    assert numbers_of(moved) == ["1.1", "2.1", "1.2", "1.3"]
    assert moved[1] == replace(node, parent_id=goal.id)


def test_a_removed_node_comes_back_with_all_that_hung_on_it(vasteras: Document) -> None:
    before = read(vasteras)
    trash_id = vasteras.plans.remove(PLAN, numbered(vasteras, "2").id)
    assert numbers_of(read(vasteras).nodes) == ["1", "3", "4", "5"]
    assert vasteras.plans.restore(trash_id) == TOUCHED
    assert read(vasteras) == before


def test_the_trash_survives_closing(vasteras: Document, library: Library) -> None:
    before = read(vasteras)
    trash_id = vasteras.plans.remove(PLAN, numbered(vasteras, "2").id)
    vasteras.close()
    reopened = Document.open(vasteras.path, library)
    reopened.plans.restore(trash_id)
    assert read(reopened) == before
    reopened.close()


def test_a_deletion_brings_back_only_what_it_took(vasteras: Document) -> None:
    first = vasteras.plans.remove(PLAN, numbered(vasteras, "2.1").id)
    second = vasteras.plans.remove(PLAN, numbered(vasteras, "2").id)
    vasteras.plans.restore(second)
    assert numbers_of(numbered(vasteras, "2").children) == ["2.2"]
    vasteras.plans.restore(first)
    assert numbers_of(numbered(vasteras, "2").children) == ["2.1", "2.2"]


def test_what_came_back_cannot_come_back_again(vasteras: Document) -> None:
    trash_id = vasteras.plans.remove(PLAN, numbered(vasteras, "2.1").id)
    vasteras.plans.restore(trash_id)
    with pytest.raises(KeyError):
        vasteras.plans.restore(trash_id)


def test_what_is_gone_cannot_be_removed_again(vasteras: Document) -> None:
    node = numbered(vasteras, "2.1")
    vasteras.plans.remove(PLAN, node.id)
    with pytest.raises(InputError, match="finns inte längre"):
        vasteras.plans.remove(PLAN, node.id)


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("title", " Ny\ttitel\n", "Ny titel"),
        ("number", "5 och 6", "5 och 6"),
        ("text", "rad 1\r\nrad 2\x07", "rad 1\nrad 2"),
    ],
)
def test_a_field_is_stored_as_it_can_be_printed(
    vasteras: Document, field: str, typed: str, stored: str
) -> None:
    node = numbered(vasteras, "1.2")
    assert vasteras.plans.set_field(node.id, field, typed) == TOUCHED  # type: ignore[arg-type]
    changed = read(vasteras).node(node.id)
    assert changed == replace(node, **{field: stored})  # type: ignore[arg-type]


def test_those_who_take_part_are_stored_in_order_and_taken_back(vasteras: Document) -> None:
    node = numbered(vasteras, "1.1")
    units = [vasteras.units.named(name).id for name in ("Region Västmanland", "Kulturnämnden")]
    roles = [ResponsibilityRole.PARTNER, ResponsibilityRole.LEAD]
    assert vasteras.plans.assign(node.id, list(zip(units, roles, strict=True))) == TOUCHED
    changed = numbered(vasteras, "1.1").responsibilities
    assert (changed.lead, changed.names(ResponsibilityRole.PARTNER)) == (
        "Kulturnämnden",
        ("Region Västmanland",),
    )
    vasteras.plans.assign(node.id, [(e.unit_id, e.role) for e in node.responsibilities.entries])
    assert numbered(vasteras, "1.1") == node


def indicators(document: Document, number: str) -> list[str]:
    return [indicator.text for indicator in numbered(document, number).indicators]


def add_indicator(document: Document, number: str, text: str) -> IndicatorId:
    return document.plans.add_indicator(numbered(document, number), IndicatorDraft(text))


def test_a_new_indicator_stands_last_even_after_deletions(vasteras: Document) -> None:
    first, second, _ = numbered(vasteras, "2.1").indicators
    add_indicator(vasteras, "2.1", "fjärde")
    for indicator in (first, second):
        vasteras.plans.remove_indicator(indicator.id, indicator.text)
    add_indicator(vasteras, "2.1", "femte\x00")
    assert indicators(vasteras, "2.1")[1:] == ["fjärde", "femte"]


def test_an_indicator_comes_back_in_its_place(vasteras: Document) -> None:
    before = read(vasteras)
    first = numbered(vasteras, "2.1").indicators[0]
    trash_id = vasteras.plans.remove_indicator(first.id, first.text)
    assert len(indicators(vasteras, "2.1")) == 2
    vasteras.plans.restore(trash_id)
    assert read(vasteras) == before


def test_the_addition_of_an_indicator_is_taken_back_and_made_again(vasteras: Document) -> None:
    before = read(vasteras)
    made = add_indicator(vasteras, "2.1", "ny")
    after = read(vasteras)
    assert vasteras.plans.discard_indicator(made) == TOUCHED
    assert read(vasteras) == before
    vasteras.plans.add_indicator(numbered(vasteras, "2.1"), IndicatorDraft("ny"), made)
    assert read(vasteras) == after


def test_an_indicators_fields_are_stored(vasteras: Document) -> None:
    indicator = numbered(vasteras, "2.1").indicators[0]
    for field, value in (("text", "a\r\nb"), ("target", "minst 30"), ("kind", "result")):
        assert vasteras.plans.set_indicator_field(indicator.id, field, value) == TOUCHED  # type: ignore[arg-type]
    changed = numbered(vasteras, "2.1").indicators[0]
    assert changed == replace(indicator, text="a\nb", target="minst 30", kind=IndicatorKind.RESULT)


def test_the_title_page_is_stored_without_what_cannot_be_printed(vasteras: Document) -> None:
    details = read(vasteras).details
    typed = replace(details, title=" Ny\nplan ", case_number="KS\x00 1", decided_by="\ud800KF")
    assert vasteras.plans.set_details(PLAN, typed) == TOUCHED
    stored = read(vasteras).details
    assert stored == replace(details, title="Ny plan", case_number="KS 1", decided_by="KF")


def test_a_plan_without_a_title_is_refused(vasteras: Document) -> None:
    before = read(vasteras).details
    with pytest.raises(InputError, match="behöver en titel"):
        vasteras.plans.set_details(PLAN, replace(before, title=" \n"))
    assert read(vasteras).details == before


def test_a_very_long_text_is_stored_whole(vasteras: Document) -> None:
    node = numbered(vasteras, "1.1")
    text = "<b>=cmd()</b> 🍺 \u202e" + "å" * 50_000
    vasteras.plans.set_field(node.id, "text", text)
    assert numbered(vasteras, "1.1").text == text


def test_a_file_that_is_only_read_takes_no_change(vasteras: Document, library: Library) -> None:
    vasteras.close()
    reading = Document.open(vasteras.path, library, read_only=True)
    with pytest.raises(FileError, match="skrivskyddad"):
        reading.plans.set_field(NodeId(1), "title", "Ny")
    reading.close()
