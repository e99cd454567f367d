"""The audit's own witness of what is true: files, numpy and scipy, and nothing that draws films.

What it computes it computes another way than nnmath, so that a fault of one is not one of both.
"""
