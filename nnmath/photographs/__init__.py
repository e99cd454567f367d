"""Photographs of handwritten digits as people take them, made by seed: paper, light and camera."""
