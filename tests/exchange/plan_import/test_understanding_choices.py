"""What the user decides stands, and all else is understood around it."""

from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.exchange.plan_import.understanding import understand
from andts_desktop.exchange.plan_import.understood import (
    SURE,
    BlockRole,
    Choices,
    ColumnMeaning,
    Understood,
)
from tests.exchange.plan_import.sources import document

SOURCE = document(
    "Handlingsplan 2024–2027",
    "# Inledning",
    "Vi bryr oss om unga.",
    "# Mål 1. Tillgång",
    "Tillgången ska minska.",
    (
        ("Aktivitet", "Ansvarig", "Uppföljning"),
        ("Tillsyn", "**Miljönämnden**, Socialnämnden", "Antal"),
    ),
    "# Mål 2. Vård",
    "Vården ska vara god.",
)
INTRODUCTION, PROSE, FIRST, TEXT, TABLE, SECOND = range(1, 7)


def chosen(**choices: object) -> Understood:
    return understand(SOURCE, Choices(**choices))  # type: ignore[arg-type]


def titles(understood: Understood) -> list[str]:
    return [node.title for node in understood.template.walk()]


def test_without_choices_everything_is_a_guess_with_its_reason() -> None:
    understood = understand(SOURCE)
    assert titles(understood) == ["Tillgång", "Tillsyn", "Vård"]
    assert all(guess.reason and 0 < guess.certainty <= 1 for guess in understood.blocks)
    assert [guess.level for guess in understood.blocks if guess.level] == ["goal", "goal"]
    assert [column.level for column in understood.columns] == ["activity", "", ""]


def test_every_node_has_its_origin() -> None:
    understood = understand(SOURCE)
    assert {path: each.block for path, each in understood.origins.items()} == {
        (0,): FIRST,
        (0, 0): TABLE,
        (1,): SECOND,
    }


def test_to_choose_every_guess_changes_nothing() -> None:
    guessed = understand(SOURCE)
    understood = chosen(
        blocks={each.block: (each.role, each.level) for each in guessed.blocks},
        columns={(each.block, each.column): (each.meaning, each.level) for each in guessed.columns},
    )
    assert understood.template == guessed.template


def test_a_chapter_can_be_made_a_goal() -> None:
    understood = chosen(blocks={INTRODUCTION: (BlockRole.LEVEL, "goal")})
    assert titles(understood) == ["Inledning", "Tillgång", "Tillsyn", "Vård"]
    assert understood.template.nodes[0].text == "Vi bryr oss om unga."


def test_a_goal_can_be_made_a_chapter() -> None:
    understood = chosen(blocks={SECOND: (BlockRole.CHAPTER, "")})
    assert titles(understood) == ["Tillgång", "Tillsyn"]
    assert understood.template.chapters[-1].text == "Vården ska vara god."


def test_a_goal_can_be_put_at_a_level_of_its_own() -> None:
    understood = chosen(blocks={SECOND: (BlockRole.LEVEL, "area")})
    assert [level.key for level in understood.template.levels] == ["goal", "area", "activity"]
    assert [child.title for child in understood.template.nodes[0].children] == ["Tillsyn", "Vård"]


def test_what_is_ignored_is_told_of() -> None:
    understood = chosen(blocks={PROSE: (BlockRole.IGNORE, ""), TABLE: (BlockRole.IGNORE, "")})
    assert titles(understood) == ["Tillgång", "Vård"]
    told = [each.text for each in understood.left_out]
    assert "Vi bryr oss om unga." in told
    assert any("Tillsyn" in each for each in told)


def test_a_line_can_be_made_the_title() -> None:
    understood = chosen(blocks={PROSE: (BlockRole.TITLE, "")})
    assert understood.template.details.title == "Vi bryr oss om unga."


def test_a_column_can_be_given_another_meaning() -> None:
    understood = chosen(columns={(TABLE, 2): (ColumnMeaning.TEXT, "")})
    node = understood.template.nodes[0].children[0]
    assert (node.text, node.indicators) == ("Antal", ())
    assert understood.columns[2].certainty == 1


def test_a_column_can_be_given_another_level() -> None:
    understood = chosen(columns={(TABLE, 0): (ColumnMeaning.LEVEL, "area")})
    assert [level.key for level in understood.template.levels] == ["goal", "area"]


def test_levels_can_be_renamed() -> None:
    understood = chosen(level_names={"goal": ("huvudmål", "huvudmål")})
    assert understood.template.levels[0].singular == "huvudmål"


def test_bold_can_be_told_to_mean_nothing() -> None:
    mixed = document("# Mål 1. Ett", (("Aktivitet", "Ansvar"), ("A", "Socialnämnden, **Polisen**")))
    by_bold = understand(mixed, Choices()).template.nodes[0].children[0]
    by_order = understand(mixed, Choices(bold_leads=False)).template.nodes[0].children[0]
    leads = [
        each.unit_name
        for node in (by_bold, by_order)
        for each in node.responsibilities
        if each.role is ResponsibilityRole.LEAD
    ]
    assert leads == ["Polisen", "Socialnämnden"]


def test_a_lead_among_several_without_a_mark_is_unsure() -> None:
    several = document("# Mål 1. Ett", (("Aktivitet", "Ansvar"), ("A", "Socialnämnden, Polisen")))
    understood = understand(several)
    assert understood.unsure() == ((0, 0),)
    assert understood.origins[(0, 0)].certainty < SURE
