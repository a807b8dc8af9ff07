"""From bytes to a `Document`: what a reader sees of a page, and where in the source each character of it stands."""
