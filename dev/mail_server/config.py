"""The text of Dovecot's configuration: one user for everything, so that no part of it needs root.

Facts are from Dovecot 2.3 (Debian 12); 2.4 renamed most settings and is refused in ``server.py``.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

# What Dovecot 2.3.19 announces after login, without the capabilities that a test may take away.
_IMAP_CAPABILITIES = [
    "IMAP4rev1",
    "SASL-IR",
    "LOGIN-REFERRALS",
    "ID",
    "ENABLE",
    "IDLE",
    "SORT",
    "SORT=DISPLAY",
    "THREAD=REFERENCES",
    "THREAD=REFS",
    "THREAD=ORDEREDSUBJECT",
    "MULTIAPPEND",
    "URL-PARTIAL",
    "CATENATE",
    "UNSELECT",
    "CHILDREN",
    "NAMESPACE",
    "UIDPLUS",
    "LIST-EXTENDED",
    "I18NLEVEL=1",
    "CONDSTORE",
    "QRESYNC",
    "ESEARCH",
    "ESORT",
    "SEARCHRES",
    "WITHIN",
    "CONTEXT=SEARCH",
    "LIST-STATUS",
    "BINARY",
    "MOVE",
    "SNIPPET=FUZZY",
    "PREVIEW=FUZZY",
    "PREVIEW",
    "STATUS=SIZE",
    "SAVEDATE",
    "LITERAL+",
    "NOTIFY",
]


@dataclass(frozen=True, slots=True)
class Features:
    """What the server may do less of than Dovecot usually does.

    ``without`` takes capabilities out of what is announced (``MOVE``, ``UIDPLUS``); a client that
    uses what is not announced is still served, so a test of the fallback must look at the commands.
    ``tls`` False: no STARTTLS, and the two TLS ports stay closed. ``prefix`` and ``separator``: how
    folder names are built. ``oauth`` adds XOAUTH2 and OAUTHBEARER beside passwords, with a token
    server of its own (``MailServer.tokens``). ``pop3_lock``: a mailbox that is open by POP3 is
    closed to a second POP3 session (RFC 1939 asks for it, Dovecot does not do it by itself).
    """

    without: frozenset[str] = frozenset()
    tls: bool = True
    prefix: str = ""
    separator: str = "/"
    oauth: bool = False
    pop3_lock: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one instance keeps its files; ``run`` holds the sockets and must be a short path (108
    bytes).
    """

    home: Path
    run: Path

    @property
    def instance(self) -> str:
        """The name that the processes of this instance show, different for every directory."""
        return "doc_intake-" + hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]

    @property
    def conf(self) -> Path:
        return self.home / "dovecot.conf"

    @property
    def oauth_conf(self) -> Path:
        return self.home / "dovecot-oauth2.conf.ext"

    @property
    def log(self) -> Path:
        return self.home / "dovecot.log"

    @property
    def accounts(self) -> Path:
        return self.home / "accounts"

    @property
    def mail(self) -> Path:
        return self.home / "mail"

    @property
    def tls(self) -> Path:
        return self.home / "tls"

    @property
    def pid_file(self) -> Path:
        return self.run / "master.pid"


def dovecot_conf(
    layout: Layout,
    *,
    host: str,
    ports: dict[str, int],
    user: str,
    group: str,
    uid: int,
    gid: int,
    features: Features,
) -> str:
    """Return dovecot.conf for one instance; ``ports`` has the keys imap, imaps, pop3 and pop3s."""
    capability = ""
    if features.without:
        capability = "imap_capability = " + " ".join(
            c for c in _IMAP_CAPABILITIES if c not in features.without
        )
    tls_ports = {name: (port if features.tls else 0) for name, port in ports.items()}
    # A passdb without a list of mechanisms is asked for each of them; a token is no password.
    mechanisms, password_mechanisms, oauth_passdb = "plain login", "", ""
    if features.oauth:
        mechanisms = "plain login xoauth2 oauthbearer"
        password_mechanisms = "mechanisms = plain login"
        oauth_passdb = f"""passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {layout.oauth_conf}
}}"""
    return f"""# Written by dev/mail_server; changes are lost at the next start.
base_dir = {layout.run}
state_dir = {layout.run}
instance_name = {layout.instance}
protocols = imap pop3
listen = {host}
log_path = {layout.log}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
default_process_limit = 200
first_valid_uid = {uid}
first_valid_gid = {gid}

ssl = {"yes" if features.tls else "no"}
ssl_cert = <{layout.tls / "server.pem"}
ssl_key = <{layout.tls / "server.key"}
ssl_dh =
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
login_trusted_networks =
{capability}

mail_location = maildir:~/Maildir
mail_home = {layout.mail}/%Lu
mail_fsync = never
mail_max_userip_connections = 200
pop3_lock_session = {"yes" if features.pop3_lock else "no"}
namespace inbox {{
  inbox = yes
  prefix = {features.prefix}
  separator = {features.separator}
}}

{oauth_passdb}
passdb {{
  driver = passwd-file
  {password_mechanisms}
  args = username_format=%Lu {layout.accounts}/%Lu
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={layout.mail}/%Lu
}}

service imap-login {{
  chroot =
  inet_listener imap {{
    port = {ports["imap"]}
  }}
  inet_listener imaps {{
    port = {tls_ports["imaps"]}
    ssl = yes
  }}
}}
service pop3-login {{
  chroot =
  inet_listener pop3 {{
    port = {ports["pop3"]}
  }}
  inet_listener pop3s {{
    port = {tls_ports["pop3s"]}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  user = {user}
}}
service auth-worker {{
  user = {user}
}}
"""


def oauth_conf(introspection_url: str) -> str:
    """Return the settings of Dovecot's oauth2 passdb: each token is shown to the token server, which
    says whose it is (RFC 7662).
    """
    return f"""# Written by dev/mail_server; changes are lost at the next start.
introspection_mode = post
introspection_url = {introspection_url}
username_attribute = username
active_attribute = active
active_value = true
timeout_msecs = 5000
"""
