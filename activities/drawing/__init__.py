"""From rows to pictures: the sheet, the SVG, the figures of the tables and the diagrams of the chapters."""
