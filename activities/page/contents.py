"""The contents of the book where `_toc.yml` says "all in this folder": the rows give the order."""

from __future__ import annotations

from sphinx_external_toc.api import Document, FileItem, GlobItem


def fill_contents(site_map, pages: dict[str, list[str]]) -> None:
    """Put pages where `_toc.yml` has a `glob` of their folder.

    pages: folder → names of the pages in it, in the order of the contents; a folder with none leaves no line.
    """
    for document in list(site_map.values()):
        for tree in document.subtrees:
            items = []
            for item in tree.items:
                folder = str(item).removesuffix("/*")
                if not isinstance(item, GlobItem) or folder not in pages:
                    items.append(item)
                    continue
                for page in pages[folder]:
                    items.append(FileItem(f"{folder}/{page}"))
                    site_map[f"{folder}/{page}"] = Document(docname=f"{folder}/{page}")
            tree.items = items
