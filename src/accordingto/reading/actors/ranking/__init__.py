"""Who a nameless source is: those it may be, compared."""
