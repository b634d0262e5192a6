"""Generated pages: one view a page, one template a kind."""
