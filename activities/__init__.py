"""Interactive courseware on forced labour for labour inspectors: the engine behind the book."""

__all__ = ["open_activity", "open_file", "open_room", "open_sheet"]


def __getattr__(name):
    # Loaded on use: commands that only check rows need no widgets.
    if name == "open_activity":
        from activities.activity import open_activity

        return open_activity
    if name == "open_file":
        from activities.kinds.case_file.opened import open_file

        return open_file
    if name == "open_room":
        from activities.debrief.opened import open_room

        return open_room
    if name == "open_sheet":
        from activities.kinds.wage_sheet.opened import open_sheet

        return open_sheet
    raise AttributeError(name)
