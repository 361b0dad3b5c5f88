"""Full-text indexes behind one protocol; `protocol` has it, the other modules implement it."""
