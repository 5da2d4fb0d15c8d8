import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.text import UserText, clean


@pytest.fixture
def user_text() -> UserText:
    return UserText(fonts.register())


def test_markup_in_user_text_is_escaped(user_text: UserText) -> None:
    assert user_text.inline("<b>fet & grov</b>") == "&lt;b&gt;fet &amp; grov&lt;/b&gt;"


def test_control_characters_are_removed() -> None:
    assert clean("a\x00b\x07c\x1b[0m\ud800\u202e") == "abc[0m"


def test_every_kind_of_line_end_is_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\vf") == "a\nb\nc\nd\ne\nf"


def test_decomposed_letters_are_composed() -> None:
    assert clean("a\u030a\u0065\u0301") == "åé"


def test_a_line_end_is_a_line_break(user_text: UserText) -> None:
    assert user_text.inline("ett\ntvå") == "ett<br/>två"


def test_blank_lines_part_paragraphs_and_dashes_make_bullets(user_text: UserText) -> None:
    blocks = user_text.blocks("Först\nfortsatt\n\n- ett\n- två\n  vidare\n\nSist")
    assert [(block.markup, block.is_bullet) for block in blocks] == [
        ("Först<br/>fortsatt", False),
        ("ett", True),
        ("två<br/>vidare", True),
        ("Sist", False),
    ]


@pytest.mark.parametrize("sign", ["•", "–", "*", "·", "-  "])
def test_lists_from_before_the_markup_are_still_lists(user_text: UserText, sign: str) -> None:
    blocks = user_text.blocks(f"Vi ska:\n{sign} ett\n{sign} två")
    assert [(each.markup, each.is_bullet) for each in blocks] == [
        ("Vi ska:", False),
        ("ett", True),
        ("två", True),
    ]


def test_bold_is_set_in_paragraphs_and_bullets(user_text: UserText) -> None:
    blocks = user_text.blocks("Vi **ska** det\n\n- **Skola** och hem")
    assert [each.markup for each in blocks] == ["Vi <b>ska</b> det", "<b>Skola</b> och hem"]


def test_a_sign_for_bold_without_its_partner_is_two_stars(user_text: UserText) -> None:
    assert user_text.blocks("2 ** 3 är 8")[0].markup == "2 ** 3 är 8"


def test_bold_text_is_escaped(user_text: UserText) -> None:
    assert user_text.blocks("**<para>** & <b>")[0].markup == ("<b>&lt;para&gt;</b> &amp; &lt;b&gt;")


def test_other_fonts_stand_outside_bold_which_they_do_not_have(user_text: UserText) -> None:
    (block,) = user_text.blocks("**bra 😀 ● 漢!**")
    assert block.markup == (
        '<b>bra </b><font name="NotoEmoji">😀</font><b> </b>'
        '<font name="AndtsSigns">●</font><b> </b><b>□</b><b>!</b>'
    )
    assert Paragraph(block.markup, theme.BODY).wrap(400, 100)[1] > 0


def test_plain_text_has_no_signs_of_markup(user_text: UserText) -> None:
    assert user_text.plain("**Mål** för\n\n- alla") == "Mål för alla"


def test_a_dash_inside_a_word_is_no_bullet(user_text: UserText) -> None:
    assert not user_text.blocks("-5 grader")[0].is_bullet


def test_emoji_are_set_in_the_emoji_font(user_text: UserText) -> None:
    assert user_text.inline("bra 😀!") == 'bra <font name="NotoEmoji">😀</font>!'
    assert user_text.warnings() == ()


def test_status_signs_are_set_in_the_sign_font(user_text: UserText) -> None:
    assert user_text.inline("◐") == '<font name="AndtsSigns">◐</font>'


def test_the_dash_of_running_text_stays_in_the_text_font(user_text: UserText) -> None:
    assert user_text.inline("2023–2026") == "2023–2026"


def test_characters_in_no_font_become_boxes_and_are_counted_once(user_text: UserText) -> None:
    assert user_text.inline("متن x") == "□□□ x"
    user_text.inline("متن x")
    user_text.plain("متن x")
    assert user_text.warnings() == ("3 tecken kunde inte visas och är utbytta mot □.",)


def test_one_missing_character_is_told_in_the_singular(user_text: UserText) -> None:
    user_text.inline("漢")
    assert user_text.warnings() == ("1 tecken kunde inte visas och är utbytt mot □.",)


def test_plain_text_is_one_line_without_emoji(user_text: UserText) -> None:
    assert user_text.plain(" a\n b 😀") == "a b □"


def test_a_long_word_with_a_slash_may_end_a_line_there(user_text: UserText) -> None:
    assert user_text.inline("samverkansgrupp/BRÅ") == ('samverkansgrupp/<font size="1"> </font>BRÅ')
    assert user_text.inline("och/eller") == "och/eller"


@given(st.text(max_size=300) | st.text("*-• <b>/&;\n\\a😀", max_size=60))
def test_any_text_at_all_can_be_set(text: str) -> None:
    for block in UserText(fonts.register()).blocks(text):
        paragraph = Paragraph(block.markup, theme.CELL)
        assert paragraph.wrap(120, 1e6)[1] > 0


def test_letters_that_were_set_together_are_parted() -> None:
    assert clean("tra\ufb01k och e\ufb00ekt") == "trafik och effekt"
