"""Write the colour profile that every PDF names as what its colours mean.

It is sRGB as Little CMS, which comes with Pillow, has it built in; only the date and the name of
the platform are made the same everywhere, so that the file does not change with the day.
"""

from pathlib import Path

from PIL import ImageCms

PROFILE = Path(__file__).parent.parent / "resources" / "colours" / "srgb.icc"
_DATE = slice(24, 36)
_PLATFORM = slice(40, 44)
_DAY = b"".join(part.to_bytes(2, "big") for part in (2026, 1, 1, 0, 0, 0))


def profile() -> bytes:
    """Return the profile with its date and platform fixed."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_DATE] = _DAY
    made[_PLATFORM] = bytes(4)
    return bytes(made)


if __name__ == "__main__":
    PROFILE.parent.mkdir(exist_ok=True)
    PROFILE.write_bytes(profile())
    print(f"{PROFILE} {PROFILE.stat().st_size} byte")
