"""A QR code as a picture that a printer keeps sharp: one square a pixel, scaled up by whole numbers."""

from __future__ import annotations

import io

QUIET = 4  # squares of white around a code, as its standard asks
SCALE = 8


def draw_code(address: str) -> bytes:
    """The code of an address as PNG. Raises ValueError where it is too long for one."""
    from PIL import Image
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(address)
    try:
        code.make()
    except Exception as error:  # the encoder raises its own and bare ones alike
        raise ValueError(f"{address}: too long for a code; right is a short address") from error
    size = code.getModuleCount()
    image = Image.new("1", (size + 2 * QUIET, size + 2 * QUIET), 1)
    for row in range(size):
        for column in range(size):
            if code.isDark(row, column):
                image.putpixel((column + QUIET, row + QUIET), 0)
    image = image.resize((image.width * SCALE, image.height * SCALE), Image.Resampling.NEAREST)
    picture = io.BytesIO()
    image.save(picture, "PNG")
    return picture.getvalue()
