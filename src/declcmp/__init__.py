"""declcmp compares diplomatic declarations in Russian: what changed, what is reused, where each sentence comes from."""

__version__ = "0.1.0"
