"""The question bank: what a question is, how it is read from files, and how it is found."""

from bot.bank.model import Bank, Kind, Level, Phase, Question, Topic
from bot.bank.reader import BrokenBankError, Fault, read_bank

__all__ = [
    "Bank",
    "BrokenBankError",
    "Fault",
    "Kind",
    "Level",
    "Phase",
    "Question",
    "Topic",
    "read_bank",
]
