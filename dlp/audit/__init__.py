"""What is kept of a verdict: one record without content, and the file it is written to."""
