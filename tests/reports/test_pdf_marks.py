"""The marks in a page's code are followed."""

import pytest

from andts_desktop.reports.pdf_marks import page_marks


def test_what_is_shown_inside_marks_is_counted_as_marked() -> None:
    code = b"/P <</MCID 0>> BDC BT (a) Tj ET EMC /Artifact BMC 0 0 m 1 1 l S EMC"
    marks = page_marks(code, {})
    assert (marks.numbers, marks.unmarked, marks.mixed, marks.is_closed) == ([0], 0, 0, True)


@pytest.mark.parametrize(
    "shown",
    [b"(a) Tj", b"[(a) 3 (b)] TJ", b"/Im0 Do", b"0 0 9 9 re f*", b"0 0 m 9 9 l S", b"(a)'"],
)
def test_what_is_shown_outside_of_marks_is_counted(shown: bytes) -> None:
    code = b"/P <</MCID 0>> BDC (x) Tj EMC q " + shown + b" Q"
    assert page_marks(code, {}).unmarked == 1


def test_setting_a_state_shows_nothing() -> None:
    code = b"1 0 0 1 0 0 cm q 0.5 g /F1 9 Tf 1 w [] 0 d 0 0 9 9 re W n Q 3 Tr /gRLs0 gs"
    assert page_marks(code, {}).unmarked == 0


def test_texts_may_look_like_anything() -> None:
    code = rb"/P <</MCID 0>> BDC (EMC \) S /P <</MCID 7>> BDC \\) Tj <454D43> Tj EMC"
    marks = page_marks(code, {})
    assert (marks.numbers, marks.unmarked, marks.is_closed) == ([0], 0, True)


def test_a_mark_may_be_named_and_may_stand_inside_another() -> None:
    code = b"/P /MC0 BDC /Span <</Lang (en)>> BDC (a) Tj EMC (b) Tj EMC"
    marks = page_marks(code, {b"/MC0": b"<< /MCID 4 >>"})
    assert (marks.numbers, marks.unmarked) == ([4], 0)


def test_a_mark_without_a_number_is_no_content() -> None:
    assert page_marks(b"/Span <</Lang (sv)>> BDC (a) Tj EMC", {}).unmarked == 1


def test_furniture_inside_content_is_told() -> None:
    assert page_marks(b"/P <</MCID 0>> BDC /Artifact BMC f EMC EMC", {}).mixed == 1
    assert page_marks(b"/Artifact BMC /P <</MCID 0>> BDC f EMC EMC", {}).mixed == 1


@pytest.mark.parametrize("code", [b"/P <</MCID 0>> BDC (a) Tj", b"EMC"])
def test_marks_that_do_not_match_are_told(code: bytes) -> None:
    assert not page_marks(code, {}).is_closed


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "code",
    [
        b"/a <<" * 300_000,
        (b"/" + b"a" * 3_000 + b" " * 3_000) * 300,
        b"/a BMC " * 100_000 + b"f " * 100_000,
        b"/a<<" + b" " * 2_000_000,
    ],
    ids=["openings", "spaces", "depth", "one opening"],
)
def test_a_page_made_to_take_long_is_read_in_time(code: bytes) -> None:
    assert page_marks(code, {}).numbers == []
