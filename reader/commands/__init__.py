"""The commands of `gloss`, one module each, loaded when called."""
