"""The table of keys, by what its actions are for; `reader.action_table` is the whole of it."""
