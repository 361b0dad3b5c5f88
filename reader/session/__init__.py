"""What the reader does on the disk and in the index, in threads of its own, without a screen."""
