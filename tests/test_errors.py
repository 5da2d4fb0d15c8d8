"""What the system says, in Swedish."""

import errno

from andts_desktop.errors import reason


def test_a_known_refusal_is_said_in_words() -> None:
    assert reason(OSError(errno.EROFS, "Read-only file system")) == "platsen är skrivskyddad"


def test_an_unusual_refusal_is_given_by_its_number() -> None:
    assert reason(OSError(errno.EXDEV, "Cross-device link")) == f"systemets felkod {errno.EXDEV}"
    assert reason(OSError("no number")) == "systemets felkod saknas"
