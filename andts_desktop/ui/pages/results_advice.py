"""The results' advice: structure or activity, with the figures behind it."""

from andts_desktop.domain.survey_result import advice_heading
from andts_desktop.ui.pages.results_values import Results
from andts_desktop.ui.widgets.basic import Card, label


class AdviceCard(Card):
    """Says which part to develop first, and why."""

    def __init__(self) -> None:
        super().__init__(" ")
        self.advice = label("", "heading", wrap=True)
        self.reasons = label("", wrap=True)
        self.body.addWidget(self.advice)
        self.body.addWidget(self.reasons)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show the advice for the chosen unit and year, nothing where there is none."""
        advice = results.advice
        self.setVisible(advice is not None and bool(advice.reasons))
        if advice is not None and results.instrument is not None:
            self.heading.setText(advice_heading(results.instrument))
            self.advice.setText(advice.title)
            self.reasons.setText("\n".join(f"– {reason}" for reason in advice.reasons))
