"""Mail: from a server (``imap``) to bytes, from bytes to parts (``message``), and back to the
server's own copy.
"""
