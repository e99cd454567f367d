"""Handwriting of our own: pen strokes, and the curves and images that become of them."""
