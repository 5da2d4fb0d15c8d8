import io
from collections.abc import Callable

import pytest
from PIL import Image

from andts_desktop.errors import InputError
from andts_desktop.reports.pictures import MOST_PIXELS, checked_logo


def packed(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **more)
    return data.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(checked_logo(data)))


def drawn(mode: str = "RGB", size: tuple[int, int] = (300, 120)) -> Image.Image:
    """A picture whose edges are coloured, so that nothing is cut away."""
    return Image.radial_gradient("L").resize(size).convert(mode)


def speck() -> Image.Image:
    """Draw a dot in the middle of an empty picture."""
    picture = Image.new("RGB", (400, 200), "white")
    picture.putpixel((50, 50), (0, 0, 0))
    return picture


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
def test_every_common_kind_of_picture_becomes_rgb(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(packed(drawn(mode), kind)).mode == "RGB"


def test_a_grey_picture_of_sixteen_bits_keeps_its_greys() -> None:
    grey = Image.new("I;16", (64, 64), 0x8000)
    assert opened(packed(grey)).getpixel((10, 10)) == (128, 128, 128)


def test_the_transparent_becomes_white() -> None:
    clear = Image.new("RGBA", (100, 60), (0, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 50, 30))
    clear.paste((200, 0, 0, 255), (50, 30, 100, 60))
    found = opened(packed(clear))
    assert (found.getpixel((75, 15)), found.getpixel((25, 15))) == ((255,) * 3, (200, 0, 0))


def test_empty_edges_are_cut_away() -> None:
    whole = Image.new("RGB", (400, 300), "white")
    whole.paste("black", (100, 100, 200, 150))
    assert opened(packed(whole)).size == (100, 50)


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    assert opened(packed(drawn(size=(4800, 1600)))).size == (MOST_PIXELS, MOST_PIXELS // 3)


def test_a_photograph_is_kept_in_few_bytes() -> None:
    noise = Image.effect_noise((1600, 1600), 90).convert("RGB")
    made = checked_logo(packed(noise, "JPEG", quality=95))
    assert Image.open(io.BytesIO(made)).format == "JPEG"
    assert len(made) < 1_500_000


def test_a_photograph_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert opened(packed(drawn(), "JPEG", exif=turned)).size == (120, 300)


def test_the_same_picture_gives_the_same_file() -> None:
    data = packed(drawn())
    assert checked_logo(data) == checked_logo(data)


def test_a_checked_picture_passes_again() -> None:
    made = checked_logo(packed(drawn("L")))
    assert checked_logo(made) == made


def huge() -> bytes:
    """A small file that says it is 60,000 points wide and high."""
    data = bytearray(packed(Image.new("1", (8, 8))))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = b"\0\0\0\0"
    return bytes(data)


def cut(kind: str) -> Callable[[], bytes]:
    def made() -> bytes:
        whole = packed(Image.effect_noise((300, 300), 90), kind)
        return whole[: len(whole) // 2]

    return made


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "ingen bild"),
        (lambda: b"%PDF-1.7 not a picture", "ingen bild"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ingen bild"),
        (lambda: packed(drawn(), "GIF"), "ingen bild"),
        (lambda: b"\x89PNG\r\n\x1a\n", "ingen bild"),
        (cut("PNG"), "skadad"),
        (cut("JPEG"), "skadad"),
        (lambda: packed(Image.new("1", (12_000, 16_000))), "för stor"),
        (lambda: bytes(41_000_000), "för stor"),
        (lambda: packed(drawn(size=(20, 16))), "för liten"),
        (lambda: packed(speck()), "för liten"),
        (lambda: packed(Image.new("1", (7_000, 7_000))), "för stor"),
        (lambda: packed(Image.new("RGB", (200, 80), "white")), "syns inte"),
        (lambda: packed(Image.new("RGBA", (200, 80), (255, 255, 255, 90))), "syns inte"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(make: Callable[[], bytes], said: str) -> None:
    data = make()
    with pytest.raises(InputError, match=said):
        checked_logo(data)


def test_a_picture_that_lies_about_its_size_is_refused() -> None:
    data = huge()
    with pytest.raises(InputError):
        checked_logo(data)
