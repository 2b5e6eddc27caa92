"""Which reports are not independent: copies, versions, rewrites, shared passages, agencies, publishers."""
