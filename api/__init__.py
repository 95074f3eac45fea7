"""What listens: HTTP and gateways. Imports dlp only; scanning runs in worker processes."""
