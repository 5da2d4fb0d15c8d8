"""The rules that a calculation follows, in words, and why there is no index."""

from andts_desktop.domain.instrument import NotApplicablePolicy, PartRule
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.swedish import plural

_POLICIES = {
    NotApplicablePolicy.ZERO: "Ej tillämplig räknas som noll poäng.",
    NotApplicablePolicy.EXCLUDED: "Ej tillämplig räknas bort ur maxpoängen.",
}


def rules_of(score: Score) -> tuple[str, ...]:
    """Return the rules that matter to this score, as whole sentences."""
    if not score.instrument.scored:
        return (counts_of(score),)
    rules = [counts_of(score), _POLICIES[score.instrument.not_applicable]]
    rules.append("Vet ej och ej besvarad ger noll poäng.")
    if score.prefilled:
        rules.append("Förifyllda svar räknas först när de är bekräftade.")
    if score.hidden:
        rules.append("En fråga som inte ställdes räknas som ej tillämplig.")
    if any(part.part.rule is PartRule.SCALED for part in score.walk_parts()):
        rules.append("I en omräknad del blir andelen av det möjliga samma andel av delens poäng.")
    if any(question.weight != 1 for question in score.instrument.questions()):
        rules.append("Vikten säger hur många gånger svarets poäng räknas.")
    rules += _least(score)
    rules.append("Nollor skrivs inte ut i summorna. Indexet avrundas först när det visas.")
    return tuple(rules)


def counts_of(score: Score) -> str:
    """Say how many questions are answered, and what the others are."""
    asked = plural(score.question_count, "fråga är besvarad", "frågor är besvarade")
    words = [f"{score.answered} av {asked}"]
    if score.unknown:
        words.append(f"{score.unknown} vet ej")
    if score.not_applicable:
        words.append(plural(score.not_applicable, "ej tillämplig", "ej tillämpliga"))
    if score.unanswered:
        words.append(plural(score.unanswered, "ej besvarad", "ej besvarade"))
    if score.prefilled:
        waiting = plural(score.prefilled, "som är förifylld", "som är förifyllda")
        words.append(f"varav {waiting} och inte bekräftad{'e' if score.prefilled > 1 else ''}")
    if score.hidden:
        words.append(f"{score.hidden} ställdes inte")
    return f"{', '.join(words)}."


def why_no_index(score: Score) -> str:
    """Say why a score has no index, as one whole sentence."""
    instrument = score.instrument
    if not instrument.scored:
        return "Enkäten räknar inga poäng, så den har inget index."
    if not score.answered + score.unknown + score.not_applicable:
        return "Ingen fråga är besvarad."
    if not score.has_value:
        return _too_few(score)
    if not score.max:
        return "Ingen fråga kan ge poäng."
    return "Enheter av det här slaget får inget index."


def _too_few(score: Score) -> str:
    least = score.instrument.minimum_answers
    if score.answered < least:
        answered = plural(score.answered, "fråga är besvarad", "frågor är besvarade")
        return f"{answered}, men det behövs minst {least} för ett index."
    return "En av delarna har för få besvarade frågor."


def _least(score: Score) -> list[str]:
    least = score.instrument.minimum_answers
    rules = (
        [f"För ett index behövs minst {plural(least, 'besvarad fråga', 'besvarade frågor')}."]
        if least
        else []
    )
    if any(part.part.minimum_answers for part in score.walk_parts()):
        rules.append("En del med för få svar har inget värde, och då blir det inget index.")
    return rules
