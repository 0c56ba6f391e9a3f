"""A household's answers: read strictly, kept typed, never guessed."""
