"""Two documents: which sentences correspond, what moved, what was edited inside, and of what class."""
