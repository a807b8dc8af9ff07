"""Who held which office, from when to when."""
