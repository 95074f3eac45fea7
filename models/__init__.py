"""The shipped names model, and the project that trains it."""
