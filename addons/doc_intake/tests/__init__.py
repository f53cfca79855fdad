from . import test_booking
from . import (
    test_fetch,
    test_fetch_lease,
    test_fetch_trouble,
    test_mailbox,
    test_neutralize,
    test_secrets,
    test_server_action,
    test_unpack,
    test_work_mixin,
)
from . import test_upload
from . import test_at_once
from . import test_reading
from . import test_decisions
from . import test_security
from . import test_review_tour
