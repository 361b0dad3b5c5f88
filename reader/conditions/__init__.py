"""What has to hold for an action, and the words that say so where it does not."""
