"""Wages and debts: what is owed to a worker, from records of hours, payments, deductions and debts. Pure; no file is opened here."""

from .reckoning import reckon
from .sheets import read_sheet

__all__ = ["read_sheet", "reckon"]
