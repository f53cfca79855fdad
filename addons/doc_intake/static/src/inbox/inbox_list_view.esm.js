import {FileUploadListController} from "@account/views/file_upload_list/file_upload_list_controller";
import {FileUploadListRenderer} from "@account/views/file_upload_list/file_upload_list_renderer";
import {_t} from "@web/core/l10n/translation";
import {fileUploadListView} from "@account/views/file_upload_list/file_upload_list_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

export class InboxListController extends FileUploadListController {
    setup() {
        super.setup();
        this.orm = useService("orm");
        this.action = useService("action");
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
