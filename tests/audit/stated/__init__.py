"""Tests of what a scene states of its pictures."""
