"""The coverage: what each municipality has, and what is missing."""
