from odoo import Command, api, fields, models
from odoo.exceptions import ValidationError

INBOX = "INBOX"
_MOST_SUGGESTED = 1_000  # folders of one account that are remembered from the server's list


class MailboxFolder(models.Model):
    """A folder of a mail account, as the server spells it: one that buffers read, or could read."""

    _name = "doc.intake.mailbox.folder"
    _description = "Mailbox Folder"
    _order = "name, id"

    mailbox_id = fields.Many2one("doc.intake.mailbox", required=True, index=True, ondelete="cascade")
    name = fields.Char(required=True)
    is_missing = fields.Boolean(
        readonly=True, help="The server did not have this folder when the connection was tested last."
    )
    color = fields.Integer(compute="_compute_color")
    buffer_ids = fields.Many2many("doc.intake.buffer", "doc_intake_buffer_folder_rel", "folder_id", "buffer_id")

    _name_once = models.UniqueIndex("(mailbox_id, name)", "The mailbox has this folder already.")

    @api.depends("is_missing")
    def _compute_color(self):
        for folder in self:
            folder.color = 1 if folder.is_missing else 0  # red, among the colours of tags

    @api.depends("is_missing")
    def _compute_display_name(self):
        for folder in self:
            folder.display_name = (
                self.env._("%s (not on the server)", folder.name) if folder.is_missing else folder.name
            )

    @api.model_create_multi
    def create(self, vals_list):
        mailboxes = self.env["doc.intake.mailbox"]
        for vals in vals_list:
            vals["name"] = mailboxes._folder_name(vals.get("name"))
        return super().create(vals_list)

    def write(self, vals):
        if "name" in vals:
            vals = {**vals, "name": self.env["doc.intake.mailbox"]._folder_name(vals["name"])}
        return super().write(vals)

    @api.constrains("name", "mailbox_id")
    def _check_buffers(self):
        """What holds for the folders of a buffer holds after they were renamed, too."""
        buffers = self.sudo().with_context(active_test=False).buffer_ids
        buffers._check_folders()
        buffers._check_after_folder()

    @api.model
    def name_create(self, name):
        """Typed into the folders of a buffer: the one there is, however its capitals are written, or a new one."""
        mailbox = self.env["doc.intake.mailbox"].browse(self.env.context.get("default_mailbox_id"))
        if not mailbox:
            raise ValidationError(self.env._("Choose the mailbox first."))
        mailbox.check_access("write")
        folder = self._named(mailbox, [name]).with_env(self.env)
        return folder.id, folder.display_name

    @api.model
    def _named(self, mailbox, names):
        """The folders of ``mailbox`` with these names; those that nobody has named before are added."""
        names = list(dict.fromkeys(map(mailbox._folder_name, names)))
        folders = self.sudo().search([("mailbox_id", "=", mailbox.id), ("name", "in", names)])
        missing = set(names) - set(folders.mapped("name"))
        folders += folders.create([{"mailbox_id": mailbox.id, "name": name} for name in names if name in missing])
        return folders.sorted(lambda folder: names.index(folder.name))


class Mailbox(models.Model):
    """The folders of an account."""

    _inherit = "doc.intake.mailbox"

    folder_ids = fields.One2many("doc.intake.mailbox.folder", "mailbox_id", string="Folders")

    @api.model_create_multi
    def create(self, vals_list):
        mailboxes = super().create(vals_list)
        for mailbox in mailboxes:
            mailbox._inbox()  # so that it can be chosen at once
        return mailboxes

    def _inbox(self):
        """The folder that every account has; none for a mailbox that is not saved yet."""
        folders = self.env["doc.intake.mailbox.folder"]
        return folders._named(self, [INBOX]) if self.id else folders

    def _learn_folders(self, names):
        """Remember the server's folders as suggestions, and which of those in use it does not have.

        :param names: iterable of names as the server spells them
        """
        self.ensure_one()
        there = list(dict.fromkeys(map(self._folder_name, names)))[:_MOST_SUGGESTED]
        folders = self.env["doc.intake.mailbox.folder"]._named(self, [INBOX, *there])
        folders.filtered("is_missing").is_missing = False
        gone = self.sudo().folder_ids - folders
        used = gone.with_context(active_test=False).filtered("buffer_ids")
        used.is_missing = True
        (gone - used).unlink()

    @api.constrains("protocol")
    def _check_protocol_folders(self):
        self.sudo().buffer_ids._check_folders()


class Buffer(models.Model):
    """The folders a buffer reads."""

    _inherit = "doc.intake.buffer"

    folder_ids = fields.Many2many(
        "doc.intake.mailbox.folder",
        "doc_intake_buffer_folder_rel",
        "buffer_id",
        "folder_id",
        string="Folders",
        compute="_compute_folder_ids",
        store=True,
        readonly=False,
        copy=False,
        ondelete="restrict",
        domain="[('mailbox_id', '=', mailbox_id)]",
        tracking=True,
        help="The folders of the mailbox that are read for this buffer. Type a name, or test the connection to choose "
        "from those on the server.",
    )

    @api.depends("mailbox_id")
    def _compute_folder_ids(self):
        for buffer in self:
            mailbox = buffer.mailbox_id._origin
            kept = buffer.folder_ids._origin.filtered(lambda folder, m=mailbox: folder.mailbox_id == m)
            buffer.folder_ids = [Command.set((kept or mailbox._inbox()).ids)]

    @api.constrains("folder_ids", "mailbox_id")
    def _check_folders(self):
        for buffer in self:
            mailbox, folders = buffer.mailbox_id.sudo(), buffer.folder_ids.sudo()
            if folders.mailbox_id - mailbox:
                raise ValidationError(
                    self.env._("The folders of %s are not in its mailbox. Choose them again.", buffer.name)
                )
            if mailbox and not folders:
                raise ValidationError(self.env._("Say which folders of the mailbox are read for %s.", buffer.name))
            if mailbox.protocol == "pop3" and folders.mapped("name") != [INBOX]:
                raise ValidationError(
                    self.env._("By POP3 only INBOX can be read. Choose INBOX for %s, or use IMAP.", buffer.name)
                )

    @api.constrains("after_action", "after_folder", "folder_ids", "mailbox_id", "active")
    def _check_after_folder(self):
        for buffer in self:
            if buffer.after_action == "move" and not buffer.after_folder:
                raise ValidationError(self.env._("Say into which folder the mail should be moved."))
        for mailbox in self.mailbox_id.sudo():
            buffers = mailbox.buffer_ids
            read = {_plain_name(name) for name in buffers.folder_ids.mapped("name")}
            for buffer in buffers.filtered(lambda b: b.after_action == "move"):
                if _plain_name(mailbox._folder_name(buffer.after_folder)) in read:
                    raise ValidationError(
                        self.env._(
                            "Mail cannot be moved into %s: this folder is read, so the mail would come in again.",
                            buffer.after_folder,
                        )
                    )


def _plain_name(name):
    """A name by which two spellings of one folder are told: servers write Archive/2026, Archive.2026 or
    INBOX.Archive.2026.
    """
    return name.replace(".", "/").removeprefix(f"{INBOX}/")
