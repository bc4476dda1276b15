"""Reads the pages, proves their examples, and renders the site.

A room uses only the rooms before it::

    read      docs/**/*.md -> Page -> Catalogue
    prove     Catalogue -> what its examples did -> problems
    publish   Catalogue -> pages, map, search index, symptoms.json
    measure   how long, how large, how often right

``plugin`` is the edge to MkDocs; ``__main__``, ``new`` and ``tools`` are the maintainer's commands.
"""
