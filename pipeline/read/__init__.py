"""From bytes to a `Document`: what a reader sees of a page, and where in the source each character of it stands."""

from pipeline.read.document import Document
from pipeline.read.reader import read

__all__ = ["Document", "read"]
