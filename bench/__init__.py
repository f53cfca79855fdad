"""Benchmarks: each figure is measured beside the peer it is compared with, in one run."""
