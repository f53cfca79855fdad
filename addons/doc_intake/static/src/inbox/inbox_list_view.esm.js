import {FileUploadListController} from "@account/views/file_upload_list/file_upload_list_controller";
import {FileUploadListRenderer} from "@account/views/file_upload_list/file_upload_list_renderer";
import {InboxAddress} from "./inbox_address.esm";
import {_t} from "@web/core/l10n/translation";
import {fileUploadListView} from "@account/views/file_upload_list/file_upload_list_view";
import {onWillUnmount} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

// At most one reload in this time (ms): documents come in bunches
const REFRESH_PAUSE = 1000;

export class InboxListController extends FileUploadListController {
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
}

export class InboxListRenderer extends FileUploadListRenderer {
    static template = "doc_intake.InboxListRenderer";
    static components = {...FileUploadListRenderer.components, InboxAddress};

    setup() {
        super.setup();
        this.dropZoneTitle = _t("Drop files to take them in");
        this.dropZoneDescription = _t(
            "PDF, XML, JPEG, PNG or TIFF; each file becomes a document."
        );
    }
}

export const inboxListView = {
    ...fileUploadListView,
    Controller: InboxListController,
    Renderer: InboxListRenderer,
    buttonTemplate: "doc_intake.InboxListView.Buttons",
};

registry.category("views").add("doc_intake_inbox_list", inboxListView);
