"""Files made to bring a reader down: each function returns the bytes of one, a few megabytes at most."""
