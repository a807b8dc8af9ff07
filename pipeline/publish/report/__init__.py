"""The report: one folder of static files that opens from disk, for people who would rather look than read.

It needs no server and loads nothing from elsewhere. `site.write` writes it. What the documents say is untrusted: it
reaches a page only through a template that escapes it, and an address from it is a link only where it is http(s).
"""
