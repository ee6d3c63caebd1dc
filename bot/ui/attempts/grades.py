"""The four self-grades in words, and what each of them claims."""

from bot.domain.attempts.grading import Grade

__all__ = ["GRADE_LABELS", "GRADE_MEANINGS"]

GRADE_LABELS = {
    Grade.MISSED: "Missed it",
    Grade.PARTLY: "Partly there",
    Grade.SOLID: "Solid",
    Grade.COULD_TEACH: "Could teach it",
}
"""What the buttons say."""
GRADE_MEANINGS = {
    Grade.MISSED: "I had little or none of it",
    Grade.PARTLY: "I had some of it, with gaps or after a hint",
    Grade.SOLID: "I had nearly every key point myself",
    Grade.COULD_TEACH: "I had every key point, and could defend the trade-offs",
}
"""What a grade claims, so that two members who pick it mean the same."""
