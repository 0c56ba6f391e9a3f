"""The use cases, one per file. A service checks, changes and commits; a view only calls one and renders."""
