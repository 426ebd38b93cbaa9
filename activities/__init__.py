"""Interactive courseware on forced labour for labour inspectors: the engine behind the book."""

__all__ = ["open_activity"]


def __getattr__(name):
    # Loaded on use: commands that only check rows need no widgets.
    if name == "open_activity":
        from activities.activity import open_activity

        return open_activity
    raise AttributeError(name)
