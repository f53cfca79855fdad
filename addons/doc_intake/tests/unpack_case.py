import io
import itertools

from .common import IntakeCase

uids = itertools.count(1000)


class UnpackCase(IntakeCase):
    """Mails as the fetch leaves them in the vault, unpacked by the queue."""

    def unpack(self, *raws, **values):
        """The messages of ``raws``, unpacked in one batch."""
        messages = self.env["doc.intake.message"]
        for raw in raws:
            messages += self.new_message(raw, uid=str(next(uids)), **values)
        self.unpack_queue()
        return messages

    def table(self, message):
        """[(path, state, reason code)] of a mail's parts."""
        return [(part.path, part.state, part.reason_code or "") for part in message.part_ids.sorted("sequence")]

    def another_buffer(self, **values):
        return self.env["doc.intake.buffer"].create(
            {
                "name": "Second",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "address": "invoices+second@intake.test",
                "user_ids": [(6, 0, self.user.ids)],
                **values,
            }
        )


def picture(seed, width=180, height=60):
    """A PNG like a logo: blocks of colours that depend on ``seed``."""
    import random

    from PIL import Image, ImageDraw

    rng = random.Random(seed)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for _ in range(6):
        x, y = rng.randrange(width), rng.randrange(height)
        colour = tuple(rng.randrange(200) for _ in range(3))
        draw.rectangle((x, y, x + width // 3, y + height // 2), fill=colour)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
