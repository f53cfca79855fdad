"""What one mail says and holds: bytes to headers, texts, parts, links, and the letter as a document."""
