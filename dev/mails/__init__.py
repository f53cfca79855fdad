"""Mails as suppliers, banks and mail servers send them, composed for the demo."""
