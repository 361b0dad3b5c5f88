"""What is drawn before anything is loaded, by `os` and `sys` alone, and is shared with the rest."""
