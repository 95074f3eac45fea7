"""Content to Document: runs of text with paths, and reasons for what was not read."""
