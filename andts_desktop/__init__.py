"""ANDTS Desktop: plan, survey and annual follow-up of local ANDTS prevention, offline."""

__version__ = "0.1.0"
