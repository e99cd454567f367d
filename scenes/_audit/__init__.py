"""Holds a finished film against what must be in it: `python -m scenes._audit`.

What is shown and where comes from a silent run of the scene (`stated`), what is true from a forward
pass of the audit's own (`truth`), and what is there from the film's frames (`film`).
"""
