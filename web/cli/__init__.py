"""The commands: each reads its input, calls the engine or the plan, and prints."""
