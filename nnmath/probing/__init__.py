"""Asking a network: what it answers when something is covered, muted or tried out."""
