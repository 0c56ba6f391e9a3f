"""Formulas: read from text, resolved against names, checked for types and units."""
