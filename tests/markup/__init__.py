"""What valid HTML asks of a page, as far as it can be told without the standard's own checker."""
