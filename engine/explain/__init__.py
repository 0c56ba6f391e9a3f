"""Outcomes in words and numbers that people can follow to the article."""
