"""What each screen shows, as pure functions from state to rows."""
