"""Mail accounts: reaching them, listing, fetching and acting, whatever the protocol."""
