"""Rules over booleans: the status of a scheme from its conditions, and advice from the status of all schemes."""
