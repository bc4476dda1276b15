"""What a reader gets: pages, the map, the search index, the files for tools."""
