"""How the names model is trained, measured and packed; see models/README.md."""
