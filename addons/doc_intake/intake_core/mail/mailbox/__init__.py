"""What is decided about a mailbox: when it is asked, how far it is fetched, what is done there, whether all is here."""
