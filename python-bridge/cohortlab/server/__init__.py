"""The Jupyter server's half: it starts the query service, watches it, and lets panel routes through."""
