import {FileUploadKanbanController} from "@account/views/file_upload_kanban/file_upload_kanban_controller";
import {FileUploadKanbanRenderer} from "@account/views/file_upload_kanban/file_upload_kanban_renderer";
import {InboxAddress} from "./inbox_address.esm";
import {fileUploadKanbanView} from "@account/views/file_upload_kanban/file_upload_kanban_view";
import {inboxController} from "./inbox_controller.esm";
import {inboxDropZone} from "./inbox_list_view.esm";
import {registry} from "@web/core/registry";

export class InboxKanbanRenderer extends FileUploadKanbanRenderer {
    static template = "doc_intake.InboxKanbanRenderer";
    static components = {...FileUploadKanbanRenderer.components, InboxAddress};

    setup() {
        super.setup();
        Object.assign(this, inboxDropZone());
    }
}

registry.category("views").add("doc_intake_inbox_kanban", {
    ...fileUploadKanbanView,
    Controller: inboxController(FileUploadKanbanController),
    Renderer: InboxKanbanRenderer,
    buttonTemplate: "doc_intake.InboxKanbanView.Buttons",
});
