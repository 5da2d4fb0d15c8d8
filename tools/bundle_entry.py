"""What the bundle starts: the same as "python -m andts_desktop"."""

import sys

from andts_desktop.__main__ import main

sys.exit(main())
