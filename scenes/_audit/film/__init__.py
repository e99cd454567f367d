"""A film's frames, and what is read from them."""
