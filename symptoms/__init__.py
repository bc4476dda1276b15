"""Reads the pages, proves their examples, and renders the map, the catalogue and the index.

Data flows one way::

    docs/**/*.md --read--> Page --collect--> Catalogue --> site (plugin) and proof (check, update)
"""
