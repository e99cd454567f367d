"""What is measured once on MNIST, and kept."""
