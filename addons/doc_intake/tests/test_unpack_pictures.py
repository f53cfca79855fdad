from odoo.tests import tagged

from .mail_case import PDF, make_mail
from .unpack_case import UnpackCase, picture

PNG = "image/png"


@tagged("post_install", "-at_install")
class TestUnpackPictures(UnpackCase):
    """Small pictures that come with mail after mail are logos, unless somebody ever wanted one."""

    def mail(self, image, name="image001.png", **kwargs):
        return make_mail(files=[(name, image, PNG), ("FV.pdf", PDF + name.encode() + image[-8:])], **kwargs)

    def fates(self, messages):
        return [message.part_ids[0].state for message in messages]

    def test_fourth_time_is_a_logo(self):
        logo = picture("logo")
        messages = [self.unpack(self.mail(logo)) for _ in range(4)]
        self.assertEqual(self.fates(messages), ["document"] * 3 + ["ignored"])
        part = messages[3].part_ids[0]
        self.assertEqual((part.reason_code, part.reason_params), ("part_seen_often", {"count": 3}))
        self.assertIn("3 other mails", part.reason_text)
        self.assertEqual(messages[3].state, "done")
        other = self.unpack(self.mail(picture("another")))
        self.assertEqual(self.fates([other]), ["document"], "another picture is another matter")

    def test_mails_of_one_batch_count_too(self):
        logo = picture("batch")
        messages = self.unpack(*(self.mail(logo, name=f"{number}.png") for number in range(5)))
        self.assertEqual(self.fates(messages), ["ignored"] * 5)

    def test_brought_back_once_is_never_ignored_again(self):
        logo = picture("receipt")
        messages = [self.unpack(self.mail(logo)) for _ in range(4)]
        ignored = messages[3].part_ids[0]
        ignored.with_user(self.user).action_bring_back()
        self.assertEqual(ignored.state, "document")
        self.assertEqual(self.fates([self.unpack(self.mail(logo))]), ["document"])

    def test_booked_once_is_never_ignored(self):
        logo = picture("booked")
        messages = [self.unpack(self.mail(logo)) for _ in range(3)]
        messages[0].part_ids[0].document_ids.state = "filed"
        self.assertEqual(self.fates([self.unpack(self.mail(logo))]), ["document"])

    def test_another_company_does_not_count(self):
        logo = picture("company")
        company = self.env["res.company"].create({"name": "Other"})
        self.mailbox.company_ids |= company
        theirs = self.another_buffer(company_id=company.id, address="invoices+theirs@intake.test", user_ids=False)
        for _ in range(3):
            self.unpack(self.mail(logo))
        message = self.unpack(self.mail(logo, to=theirs.address))
        self.assertEqual(message.buffer_ids, theirs)
        self.assertEqual(self.fates([message]), ["document"])

    def test_only_a_known_logo_is_no_file(self):
        logo = picture("alone")
        for _ in range(3):
            self.unpack(self.mail(logo))
        message = self.unpack(make_mail(files=[("image001.png", logo, PNG)]))
        self.assertEqual((message.state, message.reason_code), ("held", "no_file"))

    def test_a_photograph_is_never_a_logo(self):
        photo = picture("photo", 1200, 900)
        messages = [self.unpack(self.mail(photo, name=f"{number}.png")) for number in range(5)]
        self.assertEqual(self.fates(messages), ["document"] * 5)

    def test_inline_pdf_is_always_kept(self):
        raw = make_mail(files=[("FV.pdf", PDF)]).replace(b"attachment;", b"inline;")
        self.assertIn(b"inline;", raw)
        for _ in range(5):
            message = self.unpack(raw)
            self.assertEqual(message.part_ids.state, "document")
