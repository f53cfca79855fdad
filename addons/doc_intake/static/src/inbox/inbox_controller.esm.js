import {onWillUnmount} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";

// At most one reload in this time (ms): documents come in bunches
const REFRESH_PAUSE = 1000;

/**
 * What list and cards of the Inbox have in common: they follow what comes in,
 * and have mail fetched.
 */
export const inboxController = (Controller) =>
    class extends Controller {
        setup() {
            super.setup();
            this.orm = useService("orm");
            this.action = useService("action");
            this.bus = useService("bus_service");
            this.onInboxChanged = this.onInboxChanged.bind(this);
            this.bus.subscribe("doc_intake.inbox", this.onInboxChanged);
            onWillUnmount(() => {
                this.bus.unsubscribe("doc_intake.inbox", this.onInboxChanged);
                clearTimeout(this.refreshTimer);
            });
        }

        onInboxChanged() {
            if (!this.refreshTimer) {
                this.refreshTimer = setTimeout(() => {
                    this.refreshTimer = null;
                    this.refresh();
                }, REFRESH_PAUSE);
            }
        }

        async refresh() {
            // Rows must not move under the hands of somebody who is selecting some
            if (this.model.root.selection?.length) {
                this.onInboxChanged();
                return;
            }
            await this.env.searchModel._notify();
        }

        async onFetchNow() {
            const action = await this.orm.call(
                "doc.intake.document",
                "action_fetch_now",
                []
            );
            this.action.doAction(action);
        }
    };
