"""Rule files: read, merged with their templates, indexed by place and date, fingerprinted."""
