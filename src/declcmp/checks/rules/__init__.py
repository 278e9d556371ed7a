"""The rules of `declcmp check`, one a file: its name is its code and what it is called."""
