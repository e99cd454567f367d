"""Sound as data: read with limits, levelled, mixed, and laid under films whose pictures stay."""
