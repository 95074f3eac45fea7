"""Document and Decision to what may leave: placeholders, and the content in its own shape."""
