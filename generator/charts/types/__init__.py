"""The chart types, one module each; they do not know one another."""
