"""A finished film, read back: its frames, and the colours and lengths in them."""
