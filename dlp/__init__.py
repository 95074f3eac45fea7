"""Roeland's library: bytes in, verdict out. Imports `recognizers`, never `api`."""
