"""Ink told from paper: in any light, without lines, edges and frames, digit by digit."""
