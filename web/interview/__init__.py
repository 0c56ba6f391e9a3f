"""The interview as data: questions, what may be typed, and the screens they stand on. No Flask in here."""
