"""Holds a finished film against what must be in it: `python -m scenes._audit`.

What is shown and where comes from a silent run of the scene (`stated`), what is true from a forward
pass of the audit's own (`truth`), and what is there from the film's frames (`film`).
"""

import os

# One audit is a process of its own, and several run side by side: what one of them shares among
# threads waits for a core that another one has, and burns its time with waiting. It has to be said
# before numpy is there.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
