"""Values the law works with: money, dates, units, and what is not known."""
