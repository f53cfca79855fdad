"""What approved documents of a supplier teach about his next one.

``spots`` finds everything on the pages that may be a field, with the words around it; ``lesson``
turns an approved document into facts; ``decide`` holds a new reading against them. A profile never
gives a value that does not stand on the page.
"""
