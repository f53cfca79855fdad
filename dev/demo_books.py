"""The demo's companies, people, mailboxes and buffers, put into the demo's database.

Runs inside Odoo's shell, where ``env`` is given: ``bin/odoo shell -d doc_intake < dev/demo_books.py``. May be run again
and again: what exists is brought up to date, so that a demo mail server with a new certificate is reached at once.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))

from dev import demo_world, mail_server

APPROVER_LOGIN = "akceptacja"
CLERK_LOGIN = "biuro"


def ensure(env, xmlid, model, values):
    """The record known as ``doc_intake_demo.<xmlid>``, created or updated with ``values``."""
    record = env.ref(f"doc_intake_demo.{xmlid}", raise_if_not_found=False)
    if record:
        record.write(values)
        return record
    record = env[model].create(values)
    env["ir.model.data"].create(
        {"module": "doc_intake_demo", "name": xmlid, "model": model, "res_id": record.id, "noupdate": True}
    )
    return record


def ensure_company(env, world):
    country = env["res.country"].search([("code", "=", world.country)])
    company = ensure(
        env,
        f"company_{world.key}",
        "res.company",
        {
            "name": world.name,
            "vat": world.vat,
            "street": world.street,
            "zip": world.zip,
            "city": world.city,
            "country_id": country.id,
            "currency_id": env.ref("base.PLN").id,
        },
    )
    # Only now: with an e-mail address at its birth, Odoo would ask a service outside about the company.
    company.email = world.email
    env["res.currency"].with_context(active_test=False).search([("name", "in", ("PLN", "EUR"))]).active = True
    if not company.chart_template:
        env["account.chart.template"].try_loading("pl", company, install_demo=False)
    return company


def ensure_people(env, companies):
    """An approver who may book and a clerk who may not, in both companies; the administrator joins them."""
    administrator = env.ref("base.user_admin")
    env["res.lang"]._activate_lang("en_US")
    administrator.lang = "en_US"  # the other people of the demo see it in Polish
    administrator.write({"company_ids": [(4, company.id) for company in companies], "company_id": companies[0].id})
    groups = {
        APPROVER_LOGIN: (
            "doc_intake.group_doc_intake_approver",
            "account.group_account_invoice",
            "base.group_partner_manager",
        ),
        CLERK_LOGIN: ("doc_intake.group_doc_intake_user",),
    }
    names = {APPROVER_LOGIN: "Demo Approver", CLERK_LOGIN: "Demo Clerk"}
    people = administrator
    for login, xmlids in groups.items():
        people |= ensure(
            env,
            f"user_{login}",
            "res.users",
            {
                "name": names[login],
                "login": login,
                "lang": "pl_PL",
                "password": login,
                "email": f"{login}@{demo_world.DOMAIN}",
                "company_id": companies[0].id,
                "company_ids": [(6, 0, [company.id for company in companies])],
                "group_ids": [(4, env.ref(xmlid).id) for xmlid in xmlids],
            },
        )
    return people


def ensure_mailbox(env, world, company, settings):
    return ensure(
        env,
        f"mailbox_{world.key}",
        "doc.intake.mailbox",
        {
            "name": world.account,
            "host": settings.host,
            "security": "ssl",
            "port": settings.imaps_port,
            "ca_certificate": settings.ca_file.read_text(),
            "user": world.account,
            "password": settings.accounts[world.account],
            "company_ids": [(6, 0, company.ids)],
            "manager_ids": [(4, env.ref("base.user_admin").id)],
        },
    )


def set_up(env):
    settings = mail_server.settings()
    companies = [ensure_company(env, world) for world in demo_world.COMPANIES]
    people = ensure_people(env, companies)
    for world, company in zip(demo_world.COMPANIES, companies, strict=True):
        mailbox = ensure_mailbox(env, world, company, settings)
        ensure(
            env,
            f"buffer_{world.key}",
            "doc.intake.buffer",
            {
                "name": f"{world.name.split()[0]} · Purchases",
                "company_id": company.id,
                "mailbox_id": mailbox.id,
                "address": world.address,
                "vat": world.vat,
                "user_ids": [(6, 0, people.ids)],
                "responsible_id": env.ref("base.user_admin").id,
                "document_type_id": env.ref("doc_intake.document_type_fk").id,
                "after_action": "mark_read",
                "grace_days": 0,
            },
        )
    env.cr.commit()


if "env" in globals():
    set_up(env)  # noqa: F821  (given by Odoo's shell)
