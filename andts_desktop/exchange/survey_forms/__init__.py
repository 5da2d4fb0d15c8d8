"""Surveys as files that units fill in: forms as they leave, and whatever comes back."""

from andts_desktop.exchange.survey_forms.recognising import FORM_SUFFIXES, looks_like_form
from andts_desktop.exchange.survey_forms.returned import read_returned
from andts_desktop.exchange.survey_forms.writing import write_form_workbook

__all__ = ["FORM_SUFFIXES", "looks_like_form", "read_returned", "write_form_workbook"]
