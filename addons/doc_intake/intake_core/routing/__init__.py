"""Where a mail belongs: addresses now; subjects, senders and rules later."""
