import {FileUploadListController} from "@account/views/file_upload_list/file_upload_list_controller";
import {FileUploadListRenderer} from "@account/views/file_upload_list/file_upload_list_renderer";
import {InboxAddress} from "./inbox_address.esm";
import {inboxController} from "./inbox_controller.esm";
import {_t} from "@web/core/l10n/translation";
import {fileUploadListView} from "@account/views/file_upload_list/file_upload_list_view";
import {registry} from "@web/core/registry";

export const inboxDropZone = () => ({
    dropZoneTitle: _t("Drop files to take them in"),
    dropZoneDescription: _t(
        "PDF, XML, JPEG, PNG or TIFF; each file becomes a document."
    ),
});

export class InboxListRenderer extends FileUploadListRenderer {
    static template = "doc_intake.InboxListRenderer";
    static components = {...FileUploadListRenderer.components, InboxAddress};

    setup() {
        super.setup();
        Object.assign(this, inboxDropZone());
    }
}

export const inboxListView = {
    ...fileUploadListView,
    Controller: inboxController(FileUploadListController),
    Renderer: InboxListRenderer,
    buttonTemplate: "doc_intake.InboxListView.Buttons",
};

registry.category("views").add("doc_intake_inbox_list", inboxListView);
