"""What meets the terminal: making text inert, capabilities, output."""
