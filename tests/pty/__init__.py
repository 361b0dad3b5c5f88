"""The real program at a pseudo-terminal: keys in, a screen out, files checked afterwards."""
