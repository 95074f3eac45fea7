"""Envoy's external processing over gRPC."""
