"""What each kind of answer changes on the screen: pure."""
