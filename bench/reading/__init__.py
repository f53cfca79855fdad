"""How well and how fast documents are read: ``make bench ONLY=reading`` and ``python -m bench.reading``."""
