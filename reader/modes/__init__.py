"""What every action does: pure transitions from a state to a state and its effects."""
