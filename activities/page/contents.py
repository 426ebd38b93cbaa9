"""The contents of the book where `_toc.yml` says "all in this folder": the rows give the order."""

from __future__ import annotations

from pathlib import PurePosixPath

from sphinx.util.matching import get_matching_files, patmatch
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


def leave_out_others(config, root) -> None:
    """Keep what the contents do not name out of the book.

    root: the folder of `_config.yml`. Jupyter Book's `only_build_toc_files` does the same, but walks through every folder
    before it asks which are excluded: those of the npm packages are more than all others.
    """
    contents, globs, suffixes = config.external_site_map, config.external_site_map.globs(), tuple(config.source_suffix)

    def is_named(name: str) -> bool:
        page = str(PurePosixPath(name).with_suffix(""))
        return name in contents or page in contents or any(patmatch(page, pattern) for pattern in globs)

    pages = [name for name in get_matching_files(root, exclude_patterns=config.exclude_patterns) if name.endswith(suffixes)]
    config.exclude_patterns = [*config.exclude_patterns, *(name for name in pages if not is_named(name))]
    # Which pages there are, Sphinx finds out by itself. Without this it would read all of them anew where one more is left out.
    option = config.values["exclude_patterns"]
    config.values["exclude_patterns"] = type(option)(option.default, "", option.valid_types)
