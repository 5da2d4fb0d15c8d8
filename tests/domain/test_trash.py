"""What comes back from the trash finds its place, in whatever order things come back."""

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.trash import places_with


class Shelf:
    """Things in an order, some of them in the trash with the place they had when they left."""

    def __init__(self, size: int) -> None:
        self.living = list(range(size))
        self.gone: list[tuple[int, int]] = []

    def remove(self, each: int) -> None:
        self.gone.append((each, self.living.index(each)))
        self.living.remove(each)

    def restore(self, back: int) -> None:
        places = places_with(back, self.living, self.gone)
        self.gone = [(each, places.get(each, at)) for each, at in self.gone if each != back]
        self.living = sorted([*self.living, back], key=places.__getitem__)


@given(st.data())
def test_things_stand_as_they_stood_whatever_the_order_in_which_they_come_back(
    data: st.DataObject,
) -> None:
    shelf = Shelf(data.draw(st.integers(1, 7)))
    removed = data.draw(st.lists(st.sampled_from(shelf.living), unique=True))
    for each in removed:
        shelf.remove(each)
    for each in data.draw(st.permutations(removed)):
        shelf.restore(each)
        assert shelf.living == sorted(shelf.living)


def test_a_place_that_is_not_there_any_more_is_the_last() -> None:
    assert places_with(9, [1], [(9, 5)]) == {1: 0, 9: 1}
