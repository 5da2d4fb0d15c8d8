#!/usr/bin/env python3
"""Cut resources/fonts/InterFields.ttf, the font of what people type in forms, out of Inter.

It has the letters of code page 1252, which a simple font of a PDF can name, and nothing that
readers do not use. Needs fontTools, which only this script and the one beside it use. The same
script gives the same bytes: run it again after a change of Inter, and commit both.
"""

from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCE, TARGET = FONTS / "Inter-Regular.ttf", FONTS / "InterFields.ttf"


def main() -> None:
    """Write the font."""
    options = subset.Options(
        hinting=False,
        layout_features=[],
        glyph_names=False,
        notdef_outline=True,
        recalc_timestamp=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=["DSIG", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "meta"],
    )
    font = subset.load_font(str(SOURCE), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=map(ord, letters()))
    cut.subset(font)
    subset.save_font(font, str(TARGET), options)
    print(f"{TARGET}: {len(font.getGlyphOrder())} glyphs, {TARGET.stat().st_size} bytes")


def letters() -> str:
    """Return every letter of code page 1252."""
    return bytes(range(32, 256)).decode("cp1252", "ignore")


if __name__ == "__main__":
    main()
