"""Identifiers of the neighbours that Belgian files hold: Dutch, French, German and others."""
