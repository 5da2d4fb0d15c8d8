"""The form as a workbook: its sheets and columns, and the names of its rows and lists."""

MARK = "ANDTS_FORM"
"""The defined name that marks the workbook as a form of ours."""
SHEET = "Enkät"
FACTS = "Nyckel"
"""The hidden sheet with the form's key and the lists to choose from."""
KEY_LABEL = "Formulärets nyckel"
SENT_LABEL = "Ifyllt från början"
"""What stands before what the form was filled in with when it was made, which takes rows."""
YES = "Ja"
RESPONDENT_LABEL = "Ifylld av"
NUMBER, QUESTION, ANSWER, COMMENT, OPTIONS, GUIDE, NAME = (
    "Nr",
    "Fråga",
    "Svar",
    "Kommentar",
    "Alternativ och poäng",
    "Vägledning",
    "Fält",
)
HEADERS = (NUMBER, QUESTION, ANSWER, COMMENT, OPTIONS, GUIDE, NAME)
"""The columns from left to right; the last is hidden and says what each row is."""
NEEDED = (QUESTION, ANSWER, NAME)
OPTION_MARK = "– "
"""What stands before an option that has a row of its own."""
